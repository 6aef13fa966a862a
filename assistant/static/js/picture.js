// Pictures of goods on a tinted ground; where there is none, the first letter of their kind stands in for it.

import { element, tint } from "./dom.js";

// Pale grounds for goods without a picture, one for each kind, so that a row of them is no wall of one colour.
const GROUNDS = ["#e5edf6", "#f8e6e3", "#e8f1e6", "#f8f1da", "#eee9f5", "#f9ebdf", "#eaf3f4", "#f1e9e0"];

function groundOf(kind) {
  const sum = [...kind].reduce((total, letter) => total + letter.codePointAt(0), 0);
  return GROUNDS[sum % GROUNDS.length];
}

/** Puts the letter of a kind of goods where the picture would be. */
export function standIn(holder, kind, colour = null) {
  const letter = [...kind.trim()][0]?.toLocaleUpperCase() ?? "";
  holder.replaceChildren(element("span", { class: "initial", "aria-hidden": "true" }, letter));
  return tint(holder, colour ?? groundOf(kind));
}

/** The picture of a card; the ground holds the place while it loads, and the letter takes it if it never comes. */
export function picture(card, tag = "div") {
  const holder = element(tag, { class: "picture" });
  const kind = card.category || card.title;
  if (!card.image) return standIn(holder, kind, card.tint);
  const missing = () => standIn(holder, kind, card.tint);
  holder.append(element("img", { src: card.image, alt: "", width: 160, height: 160, loading: "lazy", decoding: "async", on: { error: missing } }));
  return tint(holder, card.tint);
}
