// A set under one budget: a piece for each role, any of which can be swapped, and all of it in one press.

import { title } from "./cards.js";
import { did, element, icon } from "./dom.js";
import { picture } from "./picture.js";
import { why } from "./receipt.js";
import { say } from "./words.js";

function piece({ role, card, quantity, amount_text: amount }) {
  const reason = why(card);
  const click = ({ currentTarget }) => did(currentTarget, "swap_piece", { card, role });
  const swap = element("button", { type: "button", class: "button stale", "aria-label": say("swap_label", { title: card.title }), on: { click } }, icon("swap", "small"), say("swap"));
  const words = element("div", { class: "names" },
    element("small", {}, role),
    element("span", { class: "title" }, title(card), quantity > 1 ? ` ×${quantity}` : ""));
  const deal = element("div", { class: "deal" }, element("b", { class: "amount" }, amount ?? card.price_text), swap);
  return element("li", {}, picture(card), element("div", { class: "words" }, words, reason?.toggle), deal, reason?.receipt);
}

const sum = (label, value, look = null) => element("div", { class: look }, element("dt", {}, label), element("dd", {}, value));

/** The set as a card. */
export function bundleCard(bundle) {
  const sums = [sum(say("total"), bundle.total_text, "total")];
  if (bundle.budget_text) sums.push(sum(say("budget"), bundle.budget_text), sum(say("left_over"), bundle.left_text));
  const all = element("button", { type: "button", class: "button strong", on: { click: ({ currentTarget }) => did(currentTarget, "add_set", { button: currentTarget }) } }, say("add_set"));
  return element("div", { class: "slab bundle", role: "group", "aria-label": say("bundle") },
    element("h3", {}, say("bundle")),
    element("ul", {}, bundle.lines.map(piece)),
    element("dl", { class: "sums" }, sums),
    element("div", { class: "acts stale" }, all));
}
