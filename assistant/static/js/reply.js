// One reply of the assistant: what was understood, what is said, what is shown, what could come next.

import { offerCard, row } from "./cards.js";
import { comparisonTable } from "./comparison.js";
import { did, element, icon } from "./dom.js";
import { cartSlip, orderSlip } from "./receipt.js";
import { say } from "./words.js";

function chip(constraint, index) {
  const take = element("button", {
    type: "button",
    "aria-label": say("take_back", { chip: constraint.chip }),
    on: { click: ({ currentTarget }) => did(currentTarget, "drop_constraint", { index, chip: constraint.chip }) },
  }, icon("close", "small"));
  return element("li", { class: constraint.exclude ? "chip not" : "chip" }, constraint.chip, take);
}

// These are about the wish itself, even where nothing was found for it.
const ABOUT_THE_WISH = ["search", "refine", "cheaper", "gift", "recommend"];

function chips({ query, intent, items }) {
  // An answer about a return or the cart has nothing to do with what is looked for.
  if (!items?.length && !ABOUT_THE_WISH.includes(intent)) return null;
  // The index is the constraint's place in the reply, chips without text included.
  const shown = (query?.constraints ?? []).map((constraint, index) => (constraint.chip ? chip(constraint, index) : null)).filter(Boolean);
  return shown.length ? element("ul", { class: "chips", "aria-label": say("understood") }, shown) : null;
}

function corrected(query) {
  const made = query?.corrected ?? [];
  if (!made.length) return null;
  const shown = made.flatMap(({ from, to }, at) => [at ? say("list_separator") : "", element("s", {}, from), " → ", element("b", {}, to)]);
  return element("p", { class: "corrected" }, `${say("corrected_label")} `, shown);
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

/** The reply as an element, or null when there is nothing to show (a person is answering). */
export function drawReply(reply) {
  const parts = [
    chips(reply),
    corrected(reply.query),
    reply.text ? element("p", { class: "say" }, reply.text) : null,
    reply.order ? orderSlip(reply.order) : null,
    reply.cart?.lines?.length ? cartSlip(reply.cart) : null,
    reply.table ? comparisonTable(reply.table) : null,
    reply.items?.length ? row(reply.items) : null,
    offers(reply),
    suggestions(reply),
  ].filter(Boolean);
  return parts.length ? element("div", { class: "turn it" }, parts) : null;
}

/** Takes from an earlier reply what only the newest may offer: the chips' crosses and the suggestions. */
export function settle(node) {
  for (const stale of node.querySelectorAll(".chip button, .next")) stale.remove();
}
