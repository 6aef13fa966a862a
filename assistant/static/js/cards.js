// Product cards: in rows for results, one by one for offers.

import { did, element, icon, webAddress } from "./dom.js";
import { opinions } from "./opinions.js";
import { picture } from "./picture.js";
import { why } from "./receipt.js";
import { money, number, say } from "./words.js";

const FEW = 5;
const DIFFERS = "differs";

/** A shop that does not count a product's stock (null) can always sell it. */
const isSoldOut = (card) => card.stock !== null && card.stock <= 0;

/** A card's title, as a link where the shop has a page for it. */
export function title(card) {
  const address = webAddress(card.url);
  return address ? element("a", { href: address, target: "_top" }, card.title) : card.title;
}

const name = (card) => element("h3", { class: "name" }, title(card));

function facts(card) {
  const parts = [];
  if (card.rating_count && card.rating !== null) {
    const rating = number(card.rating, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    parts.push(element("span", {}, icon("star"), element("span", { class: "unseen" }, say("rating")), ` ${rating}`));
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
export function markAdded(button, title = null) {
  button.replaceChildren(icon("check", "small"), say("added"));
  if (title !== null) button.setAttribute("aria-label", say("added_label", { title }));
}

function compareButton(card) {
  const click = ({ currentTarget }) => did(currentTarget, "choose", { card });
  return element("button", { type: "button", class: "button", "aria-pressed": "false", "data-choose": card.id, "aria-label": say("compare_label", { title: card.title }), on: { click } }, say("compare"));
}

/** In what the nearest match is not as it was wished: all of it, before anybody buys it. */
function differences(card) {
  const told = (card.reasons ?? []).filter((each) => each.kind === DIFFERS);
  return told.map((each) => element("p", { class: "differs" }, icon("differs", "small"), element("span", {}, each.text)));
}

/** What sets a match apart from the others that fit; its rating alone stands on the card already. */
function distinction(card) {
  const told = card.reasons?.find((each) => each.kind !== "well_rated" && each.kind !== DIFFERS);
  return told ? element("p", { class: "reason" }, told.text) : null;
}

const worth = (card) => element("div", { class: "worth" }, price(card), opinions(card));

/** One result. */
export function resultCard(card) {
  const reason = why(card);
  const acts = element("div", { class: "acts" }, addButton(card), compareButton(card));
  const words = element("div", { class: "words" }, name(card), differences(card), facts(card), worth(card), distinction(card), reason?.toggle, acts);
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
  const words = element("div", { class: "words" }, name(card), gain, told ? element("p", { class: "reason" }, told) : null, worth(card), acts);
  return element("div", { class: "offer" }, element("article", { class: "card" }, picture(card), words), reason?.receipt);
}
