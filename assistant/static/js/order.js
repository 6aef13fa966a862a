// An order: how far it has come, what is in it, and the number to follow it by.

import { element, icon } from "./dom.js";
import { say } from "./words.js";

function stepOf(step) {
  const state = element("span", { class: "unseen" }, ` (${say(step.done ? "step_done" : "step_open")})`);
  return element("li", { class: step.done ? "done" : null }, element("span", { class: "dot" }, step.done ? icon("check", "small") : null), element("b", {}, step.label, state), step.at_text ? element("small", {}, step.at_text) : null);
}

/** Copies what a node says. A frame may be kept from the clipboard: then it is at least selected, ready to copy. */
async function copy(node, button) {
  getSelection().selectAllChildren(node);
  try {
    await navigator.clipboard.writeText(node.textContent);
  } catch {
    if (!document.execCommand("copy")) return;
  }
  button.replaceChildren(icon("check", "small"), say("copied"));
  button.removeAttribute("aria-label");
}

function tracking(order) {
  if (!order.tracking_number) return null;
  const number = element("code", {}, order.tracking_number);
  const button = element("button", { type: "button", class: "button", "aria-label": say("copy_label", { number: order.tracking_number }), on: { click: ({ currentTarget }) => copy(number, currentTarget) } }, icon("copy", "small"), say("copy"));
  return element("p", { class: "tracking" }, element("span", {}, order.carrier ?? say("tracking")), number, button);
}

const pair = ({ label, value }, look = null) => element("div", { class: look }, element("dt", {}, label), element("dd", {}, value));

/** An order as a card. */
export function orderCard(order) {
  const title = say("order_slip", { id: order.id });
  const head = element("h3", {}, title, order.state_text ? element("span", { class: "state" }, order.state_text) : null);
  const steps = order.steps?.length ? element("ol", { class: "steps" }, order.steps.map(stepOf)) : null;
  const goods = element("dl", { class: "goods" }, order.lines.map((line) => pair(line)));
  const sums = order.total_text ? element("dl", { class: "sums" }, (order.sums ?? []).map((each) => pair(each)), pair({ label: say("total"), value: order.total_text }, "total")) : null;
  return element("div", { class: "slab order", role: "group", "aria-label": title }, [head, steps, tracking(order), goods, sums].filter(Boolean));
}
