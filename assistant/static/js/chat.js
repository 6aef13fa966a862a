// The chat page: joins the composer, the log, the tray and the server.

import { Unsent, call } from "./api.js";
import { markAdded, row } from "./cards.js";
import { changed, unchanged } from "./cart.js";
import { choose, clear, draw as drawTray } from "./comparison.js";
import { composer } from "./composer.js";
import { did, element, icon } from "./dom.js";
import { save } from "./download.js";
import { handoff } from "./handoff.js";
import { recall, remember } from "./memory.js";
import { picture } from "./picture.js";
import { closeReceipts } from "./receipt.js";
import { transcript } from "./transcript.js";
import { locale, say, settings, switchTo } from "./words.js";

const byId = (id) => document.getElementById(id);
const tray = byId("tray");
const log = transcript(byId("log"), byId("main"));
const box = composer(byId("composer"), (text) => send(text));
const person = handoff(byId("banner"), {
  token: recall,
  onMessage: (message) => log.person(message),
  onOver: () => log.aside(say("handoff_over")),
  onBack: () => act("resume_assistant", {}, say("handoff_back")),
});
const hasKeyboard = matchMedia("(pointer: fine)");

// Who the shop has signed in, as it says: in the part of the address that no server and no log gets to see.
let identity = new URLSearchParams(location.hash.slice(1)).get("identity") ?? undefined;
if (identity) history.replaceState(null, "", location.pathname + location.search);

let viewing = settings.product;
let cartCount = 0;
let line = Promise.resolve();
// Rises with every new conversation, so that answers to the old one are dropped.
let epoch = 0;

function explain({ kind, message, seconds }) {
  if (kind === "limited") return say("limited", { seconds });
  if (kind === "offline") return say("offline_short");
  return message || say("failed");
}

/** What a message is called, so that it can be sent again and be done once. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function ask(body) {
  // A retry sends the same body, and with it the same id.
  body.id ??= newId();
  const page = viewing ? { product_id: viewing[locale()].id } : undefined;
  const conversation = recall() ?? undefined;
  try {
    return await call("/api/chat", { body: { ...body, conversation, locale: locale(), page, identity } });
  } catch (error) {
    if (error.kind === "gone" && conversation) remember(null);
    // A sign-in that has run out is no reason to leave a shopper without an answer.
    else if (error.kind === "refused" && identity) identity = undefined;
    else throw error;
    return ask(body);
  }
}

function receive(reply, said) {
  remember(reply.conversation);
  // The banner first: it takes room from the log, and the log then scrolls to the right place.
  person.show(reply.handoff);
  log.reply(reply, said);
  if (reply.cart) countCart(reply.cart.count);
  if (reply.checkout) tellHost({ type: "assistant:checkout", ...reply.checkout });
}

/** Tells the page that the widget is on: the widget wrote its origin into the address, and the browser tells no other. */
function tellHost(message) {
  const host = settings.embed && new URL(location.href).searchParams.get("host");
  if (host && URL.canParse(host)) parent.postMessage(message, new URL(host).origin);
}

async function deliver(bubble, body, at) {
  if (at !== epoch) return false;
  const stop = log.typing();
  try {
    const reply = await ask(body);
    stop();
    if (at !== epoch) return false;
    receive(reply, body.message);
    return true;
  } catch (error) {
    stop();
    if (!(error instanceof Unsent)) throw error;
    if (at === epoch) log.unsent(bubble, explain(error), () => queue(bubble, body));
    return false;
  }
}

// One at a time and in order: the second message may lean on the reply to the first.
function queue(bubble, body) {
  const at = epoch;
  line = line.then(() => deliver(bubble, body, at));
  return line;
}

function send(message) {
  leaveWelcome();
  if (hasKeyboard.matches) box.focus();
  return queue(log.shopper(message), { message });
}

function act(kind, fields, told) {
  leaveWelcome();
  return queue(log.shopper(told, true), { message: "", action: { kind, ...fields } });
}

/** What is asked of the shop without a turn in the log; an opinion that gets lost on the way costs the shopper nothing. */
function beside(request, take, fail = () => {}) {
  const at = epoch;
  line = line.then(async () => {
    if (at !== epoch) return;
    try {
      const answer = await request();
      if (at === epoch) take(answer);
    } catch (error) {
      if (!(error instanceof Unsent)) throw error;
      if (at === epoch) fail(error);
    }
  });
  return line;
}

/** Changes the cart where it is shown, without a turn in the log. */
function adjust(panel, action) {
  const take = (reply) => {
    remember(reply.conversation);
    person.show(reply.handoff);
    if (!reply.cart) return;
    changed(panel, reply.cart, reply.text);
    countCart(reply.cart.count);
  };
  return beside(() => ask({ message: "", action }), take, (error) => unchanged(panel, `${say("unsent")} · ${explain(error)}`));
}

const deeds = {
  say: ({ text }) => send(text),
  async add_to_cart({ card, button }) {
    button.disabled = true;
    if (await act("add_to_cart", { product_id: card.id }, `${say("add")} · ${card.title}`)) markAdded(button, card.title);
    button.disabled = false;
  },
  set_quantity: ({ line: { product_id }, quantity, panel }) => adjust(panel, { kind: "set_quantity", product_id, quantity }),
  remove_from_cart: ({ line: { product_id }, panel }) => adjust(panel, { kind: "remove_from_cart", product_id }),
  checkout: () => act("checkout", {}, say("checkout")),
  swap_piece: ({ card, role }) => act("swap_piece", { product_id: card.id }, say("act_swap", { role })),
  async add_set({ button }) {
    button.disabled = true;
    if (await act("add_set", {}, say("add_set"))) markAdded(button);
    else button.disabled = false;
  },
  why: ({ card }) => act("why", { product_id: card.id }, say("act_why", { title: card.title })),
  strike: ({ card }) => act("strike", { product_id: card.id }, say("for_other")),
  related: ({ card }) => act("related", { product_id: card.id }, say("goes_with_label", { title: card.title })),
  drop_constraint: ({ index, chip }) => act("drop_constraint", { index }, say("act_drop", { chip })),
  async as_written({ text, button }) {
    // One tap, one answer; and a keyboard's focus does not get lost with the button.
    button.disabled = true;
    if (hasKeyboard.matches) box.focus();
    await queue(log.shopper(say("as_written", { text }), true), { message: text, as_written: true });
    button.disabled = false;
  },
  choose: ({ card }) => choose(tray, card),
  compare({ cards }) {
    clear(tray);
    return act("compare", { product_ids: cards.map((card) => card.id) }, say("act_compare", { titles: cards.map((card) => card.title).join(say("list_separator")) }));
  },
  feedback: ({ card, value }) => beside(() => ask({ message: "", action: { kind: "feedback", product_id: card.id, value } }), (reply) => remember(reply.conversation)),
  async export({ button }) {
    const told = button.parentElement.querySelector("[role=status]");
    button.disabled = true;
    await beside(() => call("/api/conversation/export", { conversation: recall() }), save, (error) => {
      told.textContent = explain(error);
    });
    button.disabled = false;
  },
};

function countCart(count) {
  cartCount = count;
  const badge = byId("cart-count");
  badge.hidden = !count;
  badge.textContent = String(count);
  byId("cart").setAttribute("aria-label", count ? say("cart_count", { count }) : say("cart"));
}

function drawViewing() {
  tray.querySelector(".viewing")?.remove();
  if (!viewing) return;
  const card = viewing[locale()];
  const forget = () => {
    viewing = null;
    drawViewing();
    drawWelcome();
    box.focus();
  };
  const cross = element("button", { type: "button", class: "round", "aria-label": say("viewing_drop"), on: { click: forget } }, icon("close", "small"));
  tray.prepend(element("div", { class: "viewing" }, picture(card), element("span", {}, say("viewing")), element("b", {}, card.title), cross));
}

function drawWelcome() {
  const welcome = byId("welcome");
  if (!welcome) return;
  const examples = viewing ? ["ask_goes_with", "ask_better", "ask_cheaper", "ask_stock"].map((key) => say(key)) : settings.examples[locale()];
  const items = viewing ? [] : settings.welcome_items[locale()];
  const buttons = examples.map((text) => element("li", {}, element("button", { type: "button", on: { click: ({ currentTarget }) => did(currentTarget, "say", { text }) } }, text)));
  welcome.replaceChildren(
    element("header", {}, element("h1", {}, say("greeting")), element("p", {}, say("greeting_more"))),
    element("section", {}, element("h2", {}, say("examples")), element("ul", { class: "examples" }, buttons)),
    ...(items.length ? [element("section", {}, element("h2", {}, say(settings.sells ? "popular" : "goods_here")), row(items))] : []),
  );
}

function leaveWelcome() {
  byId("welcome").hidden = true;
}

function speak(next) {
  switchTo(next);
  for (const button of document.querySelectorAll("[data-locale]")) button.setAttribute("aria-pressed", String(button.dataset.locale === next));
  byId("shop").textContent = settings.shops[next].name;
  document.title = `${say("title")} · ${settings.shops[next].name}`;
  countCart(cartCount);
  drawWelcome();
  drawViewing();
  drawTray(tray);
  person.draw();
  box.refresh();
}

function startAnew() {
  epoch += 1;
  remember(null);
  log.clear();
  clear(tray);
  person.show(null);
  countCart(0);
  byId("welcome").hidden = false;
  byId("main").scrollTo({ top: 0 });
  box.focus();
}

/** Draws a reply of before. Without words of the shopper it answered a button: an opinion, or a press on the cart. */
function recount(reply, said) {
  const isOpinion = reply.intent === "feedback" && ![reply.items, reply.related, reply.premium].some((cards) => cards?.length);
  if (said) log.reply(reply, said, false);
  else if (reply.cart && !reply.checkout) log.cartAgain(reply);
  else if (!isOpinion) log.reply(reply, "", false);
}

async function resume() {
  if (!recall()) return;
  let past;
  try {
    past = await call("/api/conversation", { conversation: recall() });
  } catch (error) {
    if (!(error instanceof Unsent)) throw error;
    if (error.kind === "gone") remember(null);
    else byId("status").textContent = say("resume_failed");
    return;
  }
  leaveWelcome();
  byId("log").setAttribute("aria-busy", "true");
  let said = "";
  for (const [at, turn] of past.turns.entries()) {
    if (turn.role === "assistant") recount(turn.reply, past.turns[at - 1]?.role === "shopper" ? said : "");
    else if (turn.role === "agent") log.person(turn);
    else if (turn.text) {
      said = turn.text;
      if (past.turns[at + 1]?.reply?.query?.as_written) log.shopper(say("as_written", { text: said }), true);
      else log.shopper(said);
    }
  }
  byId("log").removeAttribute("aria-busy");
  log.toEnd();
  countCart(past.cart_count);
  person.seen(past.last);
  person.show(past.handoff);
}

/** A question that came with the address: asked at once if this shop's own page sent it, else only written into the box. */
function takeQuestion() {
  const address = new URL(location.href);
  const question = address.searchParams.get("ask")?.trim();
  if (!question) return;
  address.searchParams.delete("ask");
  history.replaceState(null, "", address);
  if (document.referrer && new URL(document.referrer).origin === location.origin) send(question);
  else box.fill(question);
}

document.addEventListener("did", ({ detail: { kind, ...rest } }) => deeds[kind](rest));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || closeReceipts()) return;
  if (settings.embed) parent.postMessage({ shopChat: "close" }, "*");
});
for (const button of document.querySelectorAll("[data-locale]")) button.addEventListener("click", () => speak(button.dataset.locale));
byId("new").addEventListener("click", startAnew);
byId("cart").addEventListener("click", () => send(say("cart_message")));
byId("human").addEventListener("click", () => send(say("human")));
byId("close")?.addEventListener("click", () => parent.postMessage({ shopChat: "close" }, "*"));
for (const event of ["offline", "online"]) {
  addEventListener(event, () => {
    byId("status").textContent = navigator.onLine ? "" : say("offline");
  });
}

speak(settings.locale);
await resume();
takeQuestion();
if (hasKeyboard.matches) box.focus();
