// Receipts: the counts behind an offer, on a slip of paper that slides out from under its card.

import { did, element, icon } from "./dom.js";
import { say } from "./words.js";

let numbered = 0;

const line = ({ label, value }) => element("div", {}, element("dt", {}, label), element("dd", {}, value));

/** A slip of paper: title, label and value lines, then anything else. */
export function slip(title, rows, ...rest) {
  return element("div", { class: "slip" }, element("h4", {}, title), element("dl", {}, rows.map(line)), ...rest);
}

/** What may be asked of an offer whose evidence lies open, and that it was made for somebody else. */
function asks(card) {
  const plain = (kind, word) => element("button", { type: "button", class: "plain", on: { click: ({ currentTarget }) => did(currentTarget, kind, { card }) } }, say(word));
  // Only what was offered beside another thing can have been offered for a gift.
  const isBesideAnother = card.reasons.some((reason) => reason.evidence?.anchor);
  return element("div", { class: "asks" },
    plain("why", "why"),
    plain("related", "goes_with"),
    isBesideAnother ? plain("strike", "for_other") : null);
}

/** `{toggle, receipt}` for a card whose reasons carry receipts, else null. */
export function why(card) {
  const reasons = (card.reasons ?? []).filter((reason) => reason.receipt?.length);
  if (!reasons.length) return null;
  const id = `receipt-${++numbered}`;
  // Two reasons may rest on the same count; it is printed once.
  const rows = [...new Map(reasons.flatMap((reason) => reason.receipt).map((row) => [`${row.label}\n${row.value}`, row])).values()];
  const foot = element("p", { class: "foot" }, say("receipt_foot"));
  const receipt = element("section", { class: "receipt", id, hidden: true, "aria-label": say("receipt", { title: card.title }) }, slip(card.title, rows, foot, asks(card)));
  const toggle = element("button", {
    type: "button",
    class: "plain why",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": say("evidence_label", { title: card.title }),
    on: { click: () => (receipt.hidden ? open(toggle, receipt) : close(toggle, receipt)) },
  }, icon("slip"), say("evidence"));
  return { toggle, receipt };
}

function open(toggle, receipt) {
  receipt.hidden = false;
  receipt.classList.add("printing");
  toggle.setAttribute("aria-expanded", "true");
  receipt.scrollIntoView({ block: "nearest" });
}

function close(toggle, receipt) {
  receipt.hidden = true;
  toggle.setAttribute("aria-expanded", "false");
}

/** Closes every open receipt; focus that was inside one goes back to its button. Returns whether any was open. */
export function closeReceipts() {
  const toggles = [...document.querySelectorAll('.why[aria-expanded="true"]')];
  for (const toggle of toggles) {
    const receipt = document.getElementById(toggle.getAttribute("aria-controls"));
    if (receipt.contains(document.activeElement)) toggle.focus();
    close(toggle, receipt);
  }
  return toggles.length > 0;
}
