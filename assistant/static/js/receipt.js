// Receipts: the counts behind an offer, on a slip of paper that slides out from under its card.

import { did, element, icon } from "./dom.js";
import { say } from "./words.js";

let numbered = 0;

const line = ({ label, value }) => element("div", {}, element("dt", {}, label), element("dd", {}, value));

/** A slip: title, label and value lines, then anything else. */
export function slip(title, rows, ...rest) {
  return element("div", { class: "slip" }, element("h4", {}, title), element("dl", {}, rows.map(line)), ...rest);
}

function verdict(card) {
  const thanks = element("span", { role: "status" });
  const opinion = (value, word) =>
    element("button", {
      type: "button",
      class: "plain",
      "aria-pressed": "false",
      on: {
        click: ({ currentTarget }) => {
          for (const other of currentTarget.parentElement.querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other === currentTarget));
          thanks.textContent = say("feedback_thanks");
          did(currentTarget, "feedback", { card, value });
        },
      },
    }, say(word));
  const goesWith = element("button", { type: "button", class: "plain", "aria-label": say("goes_with_label", { title: card.title }), on: { click: ({ currentTarget }) => did(currentTarget, "related", { card }) } }, say("goes_with"));
  return element("div", { class: "verdict" }, goesWith, opinion("up", "useful"), opinion("down", "useless"), thanks);
}

/** `{toggle, receipt}` for a card whose reasons carry receipts, else null. */
export function why(card, word = "why") {
  const reasons = (card.reasons ?? []).filter((reason) => reason.receipt?.length);
  if (!reasons.length) return null;
  const id = `receipt-${++numbered}`;
  // Two reasons may rest on the same count; it is printed once.
  const rows = [...new Map(reasons.flatMap((reason) => reason.receipt).map((row) => [`${row.label}\n${row.value}`, row])).values()];
  const foot = element("p", { class: "foot" }, say("receipt_foot"));
  const receipt = element("section", { class: "receipt", id, hidden: true, "aria-label": say("receipt") }, slip(card.title, rows, foot, verdict(card)));
  const toggle = element("button", {
    type: "button",
    class: "plain why",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": say("why_label", { title: card.title }),
    on: { click: () => (receipt.hidden ? open(toggle, receipt) : close(toggle, receipt)) },
  }, icon("slip"), say(word));
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

/** What is in the cart, as a till slip. */
export function cartSlip(cart) {
  const rows = cart.lines.map((entry) => {
    const remove = element("button", { type: "button", class: "plain", "aria-label": say("remove_label", { title: entry.title }), on: { click: ({ currentTarget }) => did(currentTarget, "remove_from_cart", { card: { id: entry.product_id, title: entry.title } }) } }, say("remove"));
    return element("div", {}, element("dt", {}, entry.title), element("dd", {}, `×${entry.quantity} ${entry.price_text}`, remove));
  });
  const total = element("p", { class: "total" }, element("span", {}, say("total")), element("span", {}, cart.total_text));
  const paper = element("div", { class: "slip" }, element("h4", {}, say("cart_slip")), element("dl", {}, rows), total);
  return element("section", { class: "receipt", "aria-label": say("cart_slip") }, paper);
}

/** An order's state, as a slip. */
export function orderSlip(order) {
  const title = say("order_slip", { id: order.id });
  const paper = slip(title, order.lines);
  if (order.state_text) paper.querySelector("h4").append(element("span", {}, order.state_text));
  return element("section", { class: "receipt", "aria-label": title }, paper);
}
