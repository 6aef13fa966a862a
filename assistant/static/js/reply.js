// One reply of the assistant: what was understood, what is said, what is shown, what could come next.

import { bundleCard } from "./bundle.js";
import { offerCard, row } from "./cards.js";
import { cartPanel, checkoutSlip, settleCart } from "./cart.js";
import { chip } from "./chips.js";
import { comparisonTable } from "./comparison.js";
import { did, element, icon, webAddress } from "./dom.js";
import { downloadButton } from "./download.js";
import { opinionOn } from "./memory.js";
import { orderCard } from "./order.js";
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

const sayable = (text, look) => element("button", { type: "button", class: look, on: { click: ({ currentTarget }) => did(currentTarget, "say", { text }) } }, text);

/** How many of the suggestions answer what is asked: every one narrows a wish, else the first two are yes and no. */
function countAnswers({ question, suggestions }) {
  if (!question) return 0;
  return question.kind === "clarify" ? suggestions.length : Math.min(2, suggestions.length);
}

/** The answers to a question, as large as their weight in the conversation. */
function answers(reply) {
  const texts = (reply.suggestions ?? []).slice(0, countAnswers(reply));
  if (!texts.length) return null;
  return element("div", { class: "answers", role: "group", "aria-label": say("answers") }, texts.map((text) => sayable(text, "answer")));
}

function suggestions(reply) {
  const texts = (reply.suggestions ?? []).slice(countAnswers(reply));
  if (!texts.length) return null;
  return element("div", { class: "next", role: "group", "aria-label": say("suggestions") }, texts.map((text) => sayable(text, "soft")));
}

/** Where the quoted rule stands. */
function source({ article }) {
  const address = article ? webAddress(article.url || `/help#${encodeURIComponent(article.id)}`) : null;
  return address ? element("p", { class: "source" }, element("a", { href: address, target: "_blank", rel: "noopener" }, say("source", { title: article.title }))) : null;
}

/** The goods of a reply; those of a set or a cart that are drawn as such are not drawn twice. */
function goods(reply) {
  if (reply.bundle) return bundleCard(reply.bundle);
  return reply.items?.length ? row(reply.items) : null;
}

function till(reply) {
  if (reply.checkout) return checkoutSlip(reply.checkout);
  return reply.cart?.lines?.length ? cartPanel(reply.cart) : null;
}

/** The reply to `said` as an element, or null when there is nothing to show (a person is answering). */
export function drawReply(reply, said) {
  const parts = [
    chips(reply),
    reply.text ? element("p", { class: "say" }, reply.text) : null,
    source(reply),
    corrected(reply, said),
    answers(reply),
    reply.order ? orderCard(reply.order) : null,
    till(reply),
    reply.download ? downloadButton() : null,
    reply.table ? comparisonTable(reply.table) : null,
    goods(reply),
    offers(reply),
    suggestions(reply),
  ].filter(Boolean);
  return parts.length ? element("div", { class: "turn it" }, parts) : null;
}

const wanted = (cards) => (cards ?? []).filter((card) => opinionOn(card.id) !== "down");

/** A reply of before the page was loaded anew, without what has been put away since. */
export const withoutRefused = (reply) => ({ ...reply, items: wanted(reply.items), related: wanted(reply.related), premium: wanted(reply.premium) });

/** Takes from an earlier reply what only the newest may offer: chips' crosses, undo, answers and suggestions. */
export function settle(node) {
  for (const stale of node.querySelectorAll(".chip button, .corrected button, .answers, .next")) stale.remove();
}

/** Takes the buttons from the carts and sets in `log` that this reply has newer ones of. */
export function settleCopies(log, reply) {
  if (reply.cart || reply.checkout) log.querySelectorAll(".cart").forEach(settleCart);
  if (reply.bundle) log.querySelectorAll(".bundle .stale").forEach((button) => button.remove());
}
