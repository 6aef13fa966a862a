// While a person answers: the banner that says where the shopper stands, and the poll that brings the person's words.

import { Unsent, call } from "./api.js";
import { element, icon } from "./dom.js";
import { say } from "./words.js";

const EVERY_MS = 3000;

function sentence({ state, position, agent }) {
  if (state === "with_agent") return say("handoff_with", { name: agent ?? "" });
  if (state === "closed_hours") return say("handoff_closed");
  return position > 1 ? say("handoff_waiting", { position }) : say("handoff_next");
}

/** `onMessage({name, text})` for each message of a person, `onOver()` when the assistant is back, `onBack()` when the shopper asks for it. */
export function handoff(banner, { token, onMessage, onOver, onBack }) {
  let now = null;
  let after = 0;
  let timer = null;

  function draw() {
    banner.hidden = now === null;
    if (now === null) return banner.replaceChildren();
    const hours = now.hours ? element("small", {}, say("handoff_hours", { hours: now.hours })) : null;
    const back = element("button", { type: "button", class: "plain", on: { click: onBack } }, say("handoff_back"));
    return banner.replaceChildren(element("div", { class: "column" }, icon("person"), element("span", { role: "status" }, sentence(now)), ...[hours, back].filter(Boolean)));
  }

  async function poll() {
    const asked = token();
    try {
      const news = await call(`/api/conversation/messages?after=${after}`, { conversation: asked });
      // An answer that arrives after "new conversation" belongs to the old one.
      if (timer === null || asked !== token()) return;
      news.messages.forEach(onMessage);
      after = Math.max(after, news.last);
      show(news.handoff);
      if (now === null) onOver();
    } catch (error) {
      if (!(error instanceof Unsent)) throw error;
      if (error.kind === "gone") show(null);
    }
    if (timer !== null) timer = setTimeout(poll, EVERY_MS);
  }

  /** Takes the handoff of any answer; `null` ends it. */
  function show(next) {
    if (JSON.stringify(next) !== JSON.stringify(now)) {
      now = next;
      draw();
    }
    if (now !== null && timer === null) timer = setTimeout(poll, EVERY_MS);
    if (now === null) {
      clearTimeout(timer);
      timer = null;
    }
  }

  return {
    show,
    draw,
    /** Messages up to this number are already in the log. */
    seen(last) {
      after = last;
    },
  };
}
