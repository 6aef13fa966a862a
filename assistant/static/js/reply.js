// One reply of the assistant: what was understood, what is said, what is shown, what could come next.

import { offerCard, row } from "./cards.js";
import { chip } from "./chips.js";
import { comparisonTable } from "./comparison.js";
import { did, element, icon } from "./dom.js";
import { cartSlip, orderSlip } from "./receipt.js";
import { say } from "./words.js";

function removable(constraint, index) {
  return chip(constraint, element("button", {
    type: "button",
    "aria-label": say("take_back", { chip: constraint.chip }),
    on: { click: ({ currentTarget }) => did(currentTarget, "drop_constraint", { index, chip: constraint.chip }) },
  }, icon("close", "small")));
}

// These are about the wish itself, even where nothing was found for it.
const ABOUT_THE_WISH = ["search", "refine", "cheaper", "gift", "recommend"];

const isAboutTheWish = ({ intent, items }) => items?.length > 0 || ABOUT_THE_WISH.includes(intent);

function chips(reply) {
  const { query } = reply;
  // An answer about a return or the cart has nothing to do with what is looked for.
  if (!isAboutTheWish(reply)) return null;
  // The index is the constraint's place in the reply, chips without text included.
  const shown = (query?.constraints ?? []).map((constraint, index) => (constraint.chip ? removable(constraint, index) : null)).filter(Boolean);
  return shown.length ? element("ul", { class: "chips", "aria-label": say("understood") }, shown) : null;
}

/** What was read otherwise than it was written, and the way back to the words of `said`. */
function corrected(reply, said) {
  const made = reply.query?.corrected ?? [];
  if (!made.length) return null;
  const quoted = (end) => made.map((pair) => `“${pair[end]}”`).join(say("list_separator"));
  const words = { from: quoted("from"), to: quoted("to") };
  const line = element("p", { class: "corrected" }, say(isAboutTheWish(reply) ? "corrected" : "corrected_read", words));
  // Once a person is called, what is written goes to them, and there is nothing to find again.
  if (said && !reply.handoff) {
    const click = ({ currentTarget }) => did(currentTarget, "as_written", { text: said, button: currentTarget });
    line.append(element("button", { type: "button", class: "plain", "aria-label": say("undo_label", words), on: { click } }, say("undo")));
  }
  return line;
}

function offers(reply) {
  const strips = [["related", reply.related], ["premium", reply.premium]].filter(([, cards]) => cards?.length);
  if (!strips.length) return null;
  return element("div", { class: "offers" }, strips.map(([word, cards]) => element("section", {}, element("h3", {}, say(word)), cards.map(offerCard))));
}

function suggestions(reply) {
  if (!reply.suggestions?.length) return null;
  const buttons = reply.suggestions.map((text) => element("button", { type: "button", class: "soft", on: { click: ({ currentTarget }) => did(currentTarget, "say", { text }) } }, text));
  return element("div", { class: "next", role: "group", "aria-label": say("suggestions") }, buttons);
}

/** The reply to `said` as an element, or null when there is nothing to show (a person is answering). */
export function drawReply(reply, said) {
  const parts = [
    chips(reply),
    reply.text ? element("p", { class: "say" }, reply.text) : null,
    corrected(reply, said),
    reply.order ? orderSlip(reply.order) : null,
    reply.cart?.lines?.length ? cartSlip(reply.cart) : null,
    reply.table ? comparisonTable(reply.table) : null,
    reply.items?.length ? row(reply.items) : null,
    offers(reply),
    suggestions(reply),
  ].filter(Boolean);
  return parts.length ? element("div", { class: "turn it" }, parts) : null;
}

/** Takes from an earlier reply what only the newest may offer: the chips' crosses, the undo and the suggestions. */
export function settle(node) {
  for (const stale of node.querySelectorAll(".chip button, .corrected button, .next")) stale.remove();
}
