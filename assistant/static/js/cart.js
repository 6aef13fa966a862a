// The cart: lines with a quantity to step, what the coupon saves, the way to the checkout; and what was handed over.

import { did, element, icon, webAddress } from "./dom.js";
import { money, say } from "./words.js";

const MOST = 99;
// Somebody who wants four presses three times: one request when they have stopped.
const STOPPED_MS = 350;

const drawn = new WeakMap();
// Quantities that were stepped to and not sent yet: by panel, then by product.
const unsent = new WeakMap();

function sendLater(panel, key, send) {
  const own = unsent.get(panel) ?? new Map();
  unsent.set(panel, own);
  forget(panel, key);
  own.set(key, { send, timer: setTimeout(() => { own.delete(key); send(); }, STOPPED_MS) });
}

function forget(panel, key) {
  const own = unsent.get(panel);
  clearTimeout(own?.get(key)?.timer);
  own?.delete(key);
}

function sendNow(panel) {
  for (const [key, { send }] of [...(unsent.get(panel) ?? [])]) {
    forget(panel, key);
    send();
  }
}

/** A quantity with a button on each side; the server hears of it when the presses have stopped. */
function stepper(line, panel) {
  const shown = element("output", {}, String(line.quantity));
  let wanted = line.quantity;
  const button = (by, sign, label) => element("button", { type: "button", class: "step", "data-key": `${sign} ${line.product_id}`, "aria-label": say(label, { title: line.title }), on: { click: () => step(by) } }, icon(sign, "small"));
  const fewer = button(-1, "minus", "fewer");
  const more = button(1, "plus", "more");
  const bound = () => {
    // A button that is disabled loses the keyboard's focus; this one only says that it has come to its end.
    fewer.setAttribute("aria-disabled", String(wanted <= 1));
    more.setAttribute("aria-disabled", String(wanted >= (line.most ?? MOST)));
  };
  function step(by) {
    const next = wanted + by;
    if (next < 1 || next > (line.most ?? MOST)) return;
    wanted = next;
    shown.textContent = String(wanted);
    bound();
    sendLater(panel, line.product_id, () => did(panel, "set_quantity", { line, quantity: wanted, panel }));
  }
  bound();
  return element("span", { class: "stepper", role: "group", "aria-label": say("quantity", { title: line.title }) }, fewer, shown, more);
}

function lineOf(line, panel) {
  const click = () => {
    forget(panel, line.product_id);
    did(panel, "remove_from_cart", { line, panel });
  };
  const remove = element("button", { type: "button", class: "plain", "data-key": `remove ${line.product_id}`, "aria-label": say("remove_label", { title: line.title }), on: { click } }, say("remove"));
  const notes = (line.notes ?? []).map((note) => element("p", { class: "note" }, note));
  return element("li", {},
    element("span", { class: "title" }, line.title),
    element("b", { class: "amount" }, line.price_text),
    element("span", { class: "change" }, line.quantity ? stepper(line, panel) : null, remove),
    notes.length ? element("div", { class: "notes" }, notes) : null);
}

const sum = (label, value, look = null) => element("div", { class: look }, element("dt", {}, label), element("dd", {}, value));

function sums(cart) {
  if (!cart.coupon) return element("dl", { class: "sums" }, sum(say("total"), cart.total_text, "total"));
  const { code, title, saving_text: saving } = cart.coupon;
  return element("dl", { class: "sums" },
    sum(say("goods"), cart.total_text),
    sum(say("coupon", { code, title }), `−${saving}`, "saving"),
    sum(say("payable"), cart.payable_text, "total"));
}

/** Draws the cart into its panel; keeps the keyboard's focus on the button that it was on. */
function fillCart(panel, cart) {
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const body = panel.querySelector(".cart-body");
  drawn.set(panel, cart);
  if (!cart.lines.length) {
    body.replaceChildren(element("p", { class: "empty" }, say("cart_empty")));
  } else {
    const goal = cart.goal ? element("p", { class: "goal" }, say("goal", { missing: cart.goal.missing_text, title: cart.goal.title })) : null;
    const go = element("button", { type: "button", class: "button strong", "data-key": "checkout", on: { click: () => { sendNow(panel); did(panel, "checkout"); } } }, say("checkout"));
    body.replaceChildren(...[element("ul", {}, cart.lines.map((line) => lineOf(line, panel))), sums(cart), goal, element("div", { class: "acts" }, go)].filter(Boolean));
  }
  if (focused !== null) ([...panel.querySelectorAll("[data-key]")].find((each) => each.dataset.key === focused) ?? panel).focus();
}

/** What is in the cart, as it is now. */
export function cartPanel(cart) {
  const body = element("div", { class: "cart-body" });
  const panel = element("div", { class: "slab cart", role: "group", tabindex: "-1", "aria-label": say("cart_slip") }, element("h3", {}, say("cart_slip")), body, element("p", { class: "fate", role: "status" }));
  fillCart(panel, cart);
  return panel;
}

/** What came of a press: the cart as it is now, and above it the words for it instead of those of before. */
export function changed(panel, cart, text) {
  fillCart(panel, cart);
  panel.querySelector(".fate").textContent = "";
  const said = panel.parentElement.querySelector(":scope > .say");
  if (said) said.textContent = text;
}

/** A press that did not arrive: the cart as it was, and why. */
export function unchanged(panel, explanation) {
  fillCart(panel, drawn.get(panel));
  panel.querySelector(".fate").textContent = explanation;
}

/** A cart that was shown before: what it was, without buttons that would speak of what it is now. */
export function settleCart(panel) {
  for (const group of panel.querySelectorAll(".stepper")) group.replaceWith(`×${group.querySelector("output").textContent}`);
  for (const stale of panel.querySelectorAll("button, .acts, .goal")) stale.remove();
}

/** The cart as the shop's checkout gets it, and the link that leads there. */
export function checkoutSlip(checkout) {
  const text = (minor) => money(minor, checkout.currency);
  const rows = checkout.lines.map((line) => sum(`${line.title} ×${line.quantity}`, text(line.amount)));
  if (checkout.saving) rows.push(sum(checkout.coupon ?? say("saving"), `−${text(checkout.saving)}`));
  const total = element("p", { class: "total" }, element("span", {}, say("total")), element("span", {}, checkout.total_text ?? text(checkout.total)));
  const paper = element("div", { class: "slip" }, element("h4", {}, say("checkout_slip")), element("dl", {}, rows), total);
  const address = webAddress(checkout.url);
  if (!address) return element("div", { class: "receipt", role: "group", "aria-label": say("checkout_slip") }, paper);
  paper.append(element("p", { class: "foot" }, say("checkout_foot")));
  const go = element("a", { class: "button strong", href: address, target: "_top", rel: "noopener" }, say("checkout"));
  return element("div", { class: "receipt", role: "group", "aria-label": say("checkout_slip") }, paper, element("p", { class: "go" }, go));
}
