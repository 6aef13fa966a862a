// Product cards: in rows for results, one by one for offers.

import { did, element, icon, tint } from "./dom.js";
import { why } from "./receipt.js";
import { money, number, say } from "./words.js";

const FEW = 5;

/** A shop that does not count a product's stock (null) can always sell it. */
const isSoldOut = (card) => card.stock !== null && card.stock <= 0;

/** The picture on its tinted ground; the ground holds the place while the picture loads. */
export function picture(card, tag = "div") {
  const image = card.image ? element("img", { src: card.image, alt: "", width: 160, height: 160, loading: "lazy", decoding: "async" }) : null;
  return tint(element(tag, { class: "picture" }, image), card.tint);
}

function name(card) {
  const title = card.url ? element("a", { href: card.url, target: "_top" }, card.title) : card.title;
  return element("h3", { class: "name" }, title);
}

function facts(card) {
  const parts = [];
  if (card.rating_count && card.rating !== null) {
    const rating = number(card.rating, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    parts.push(element("span", { "aria-label": say("rating", { rating }) }, icon("star"), ` ${rating}`));
    parts.push(say("reviews", { count: number(card.rating_count) }));
  }
  parts.push(...(card.facts ?? []));
  return parts.length ? element("p", { class: "facts" }, parts.flatMap((part, at) => (at ? [" · ", part] : [part]))) : null;
}

function price(card) {
  const line = element("p", { class: "price" }, element("b", {}, card.price_text));
  if (card.list_price > card.price) {
    const before = card.list_price_text ?? money(card.list_price, card.currency);
    line.append(element("s", {}, element("span", { class: "unseen" }, `${say("list_price")} `), before));
  }
  if (isSoldOut(card)) line.append(element("small", {}, say("sold_out")));
  else if (card.stock !== null && card.stock <= FEW) line.append(element("small", {}, say("few_left", { count: card.stock })));
  return line;
}

function addButton(card) {
  const click = ({ currentTarget }) => did(currentTarget, "add_to_cart", { card, button: currentTarget });
  return element("button", { type: "button", class: "button strong", disabled: isSoldOut(card), "aria-label": say("add_label", { title: card.title }), on: { click } }, say("add"));
}

/** Shows on its own button that a card is in the cart. */
export function markAdded(button) {
  button.replaceChildren(icon("check", "small"), say("added"));
}

function compareButton(card) {
  const click = ({ currentTarget }) => did(currentTarget, "choose", { card });
  return element("button", { type: "button", class: "button", "aria-pressed": "false", "data-choose": card.id, "aria-label": say("compare_label", { title: card.title }), on: { click } }, say("compare"));
}

/** What sets a match apart from the others that fit; its rating alone stands on the card already. */
function distinction(card) {
  const told = card.reasons?.find((each) => each.kind !== "well_rated");
  return told ? element("p", { class: "reason" }, told.text) : null;
}

/** One result. */
export function resultCard(card) {
  const reason = why(card, "why_items");
  const acts = element("div", { class: "acts" }, addButton(card), compareButton(card));
  const words = element("div", { class: "words" }, name(card), facts(card), price(card), distinction(card), reason?.toggle, acts);
  return element("div", { class: "slot", role: "listitem" }, element("article", { class: "card" }, picture(card), words), reason?.receipt);
}

/** Results side by side; arrow keys scroll the row once it has focus. */
export function row(cards) {
  return element("div", { class: "row", role: "list", tabindex: "0", "aria-label": say("items", { count: cards.length }) }, cards.map(resultCard));
}

/** One thing that goes with a result, or one step up from it: the reason in words, the counts a tap away. */
export function offerCard(card) {
  const reason = why(card);
  const gain = card.gain ? element("p", { class: "gain" }, card.gain) : null;
  // The gain is the reason in other words; beside it stands only when the cheaper one will do.
  const told = card.gain ? card.enough : card.reasons?.[0]?.text;
  const acts = element("div", { class: "acts" }, addButton(card), reason?.toggle);
  const words = element("div", { class: "words" }, name(card), gain, told ? element("p", { class: "reason" }, told) : null, price(card), acts);
  return element("div", { class: "offer" }, element("article", { class: "card" }, picture(card), words), reason?.receipt);
}
