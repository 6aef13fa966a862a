// A thumb up for more like it; a thumb down, and the offer is gone at once.

import { did, element, icon } from "./dom.js";
import { keepOpinion, opinionOn } from "./memory.js";
import { say } from "./words.js";

/** Takes a card off the page, with a line in its place that says so. */
function putAway(holder, card) {
  const row = holder.closest(".row");
  const place = row ?? holder;
  if (place.nextElementSibling?.matches(".put-away")) place.nextElementSibling.remove();
  const note = element("p", { class: "put-away", role: "status", tabindex: "-1" }, say("put_away", { title: card.title }));
  const hadFocus = holder.contains(document.activeElement);
  place.after(note);
  holder.remove();
  if (row && !row.childElementCount) row.remove();
  if (hadFocus) note.focus({ preventScroll: true });
}

/** Both thumbs of a card. */
export function opinions(card) {
  const thumb = (value, word, label, click) =>
    element("button", { type: "button", class: "thumb", "data-opinion": value, title: say(word), "aria-label": say(label, { title: card.title }), on: { click } }, icon(value, "small"));
  const up = thumb("up", "like", "like_label", () => {
    if (up.getAttribute("aria-pressed") === "true") return;
    up.setAttribute("aria-pressed", "true");
    keepOpinion(card.id, "up");
    did(up, "feedback", { card, value: "up" });
  });
  up.setAttribute("aria-pressed", String(opinionOn(card.id) === "up"));
  const down = thumb("down", "dislike", "dislike_label", () => {
    keepOpinion(card.id, "down");
    did(down, "feedback", { card, value: "down" });
    putAway(down.closest(".slot, .offer"), card);
  });
  return element("span", { class: "thumbs" }, up, down);
}
