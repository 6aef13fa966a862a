// One conversation on the desk: its turns, and beside them what the agent needs to know.

import { chip } from "./chips.js";
import { element, tint } from "./dom.js";
import { locale, say } from "./words.js";

function clock(iso) {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? "" : new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(at);
}

function goods(cards) {
  if (!cards?.length) return null;
  const rows = cards.map((card) => {
    const image = card.image ? element("img", { src: card.image, alt: "", width: 40, height: 40, loading: "lazy" }) : null;
    const ground = tint(element("span", { class: "picture" }, image), card.tint);
    const link = element("a", { href: card.url ?? "#", target: "_blank", rel: "noopener", title: card.title }, ground, element("b", {}, card.title), element("span", {}, card.stock === null ? card.price_text : `${card.price_text} · ${say("stock", { count: card.stock })}`));
    return element("li", {}, link);
  });
  return element("ul", { class: "goods" }, rows);
}

/** How the shopper's words were read, where that is not plain: corrections, and what was not understood. */
function reading({ corrected = [], unknown = [] }) {
  const list = (words) => words.join(say("list_separator"));
  const notes = [];
  if (corrected.length) notes.push(say("corrected", { words: list(corrected.map(({ from, to }) => `${from} → ${to}`)) }));
  if (unknown.length) notes.push(say("unknown", { words: list(unknown) }));
  return notes.length ? element("small", { class: "reading" }, notes.join(" · ")) : null;
}

/** A turn as a list item, or null when there is nothing to read in it. */
export function drawTurn(turn) {
  const who = turn.role === "agent" ? say("agent", { name: turn.name }) : say(turn.role);
  const text = turn.role === "assistant" ? turn.reply.text : turn.text;
  const shown = turn.role === "assistant" ? goods([...turn.reply.items, ...turn.reply.related, ...turn.reply.premium]) : null;
  if (!text && !shown) return null;
  const read = turn.role === "assistant" ? reading(turn.reply.query) : null;
  return element("li", { class: `line ${turn.role}` }, element("small", {}, `${who} ${clock(turn.at)}`), read, text ? element("p", {}, text) : null, shown);
}

function part(word, content) {
  return [element("h2", {}, say(word)), content ?? element("p", { class: "none" }, say("empty"))];
}

function cartSlip(cart) {
  if (!cart?.lines?.length) return null;
  const lines = cart.lines.map((entry) => element("div", {}, element("dt", {}, `${entry.title} ×${entry.quantity}`), element("dd", {}, entry.price_text)));
  const total = element("p", { class: "total" }, element("span", {}, say("total")), element("span", {}, cart.total_text));
  return element("div", { class: "receipt" }, element("div", { class: "slip" }, element("dl", {}, lines), total));
}

/** The side: wishes, cart, what was shown last, orders. Redrawn only when something in it changed. */
export function drawDetails(side, { constraints, cart, items, order_ids: orders }) {
  const chips = constraints?.length ? element("ul", { class: "chips" }, constraints.map((constraint) => chip(constraint))) : null;
  const numbers = orders?.length ? element("ul", {}, orders.map((id) => element("li", {}, element("code", {}, id)))) : null;
  const fresh = element("div", {}, part("wishes", chips), part("cart", cartSlip(cart)), part("shown", goods(items)), part("orders", numbers));
  const shown = side.querySelector("div");
  if (shown?.innerHTML === fresh.innerHTML) return;
  if (shown) shown.replaceWith(fresh);
  else side.append(fresh);
}
