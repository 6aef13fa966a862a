// The log: who said what, in order, and how far it is scrolled.

import { element, icon } from "./dom.js";
import { drawReply, settle, settleCopies, withoutRefused } from "./reply.js";
import { say } from "./words.js";

const TYPING_AFTER_MS = 150;

/** The log as a set of verbs. `log` is the role=log element, `scroller` what scrolls it. */
export function transcript(log, scroller) {
  let asked = null;
  let replied = null;

  let isAtEnd = true;

  const toEnd = () => scroller.scrollTo({ top: scroller.scrollHeight });

  // A phone's keyboard, the tray or the banner takes room: whoever was reading the end still sees the end.
  scroller.addEventListener("scroll", () => {
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 4;
  });
  new ResizeObserver(() => isAtEnd && log.childElementCount && toEnd()).observe(scroller);

  function add(node) {
    log.append(node);
    return node;
  }

  function unseen(who) {
    return element("span", { class: "unseen" }, `${who}: `);
  }

  return {
    toEnd,

    /** A shopper's words, or a quiet line for what they did. */
    shopper(text, isAct = false) {
      const bubble = element("div", { class: isAct ? "turn me act" : "turn me" }, element("p", { class: "bubble" }, unseen(say("you")), text));
      asked = add(bubble);
      toEnd();
      return bubble;
    },

    /** The assistant's reply to `said`; a long one is shown from the question on, not from its end. */
    reply(answer, said, isFresh = true) {
      const node = drawReply(isFresh ? answer : withoutRefused(answer), said);
      if (!node) return;
      if (replied) settle(replied);
      settleCopies(log, answer);
      replied = node;
      node.classList.toggle("fresh", isFresh);
      add(node);
      if (isFresh) (asked?.isConnected ? asked : node).scrollIntoView({ block: "start" });
    },

    /** A cart that was changed on its panel, after a reload: only as it was in the end. */
    cartAgain(answer) {
      if (!replied?.querySelector(".cart")) return this.reply(answer, "", false);
      replied.remove();
      replied = null;
      return this.reply(answer, "", false);
    },

    person({ name, text }) {
      const who = element("small", {}, icon("person"), say("agent", { name }));
      add(element("div", { class: "turn person" }, who, element("p", { class: "bubble" }, text)));
      toEnd();
    },

    aside(text) {
      add(element("p", { class: "turn aside" }, text));
      toEnd();
    },

    /** Three dots, if the answer takes long enough to need them; call the result to take them away. */
    typing() {
      let dots = null;
      const timer = setTimeout(() => {
        dots = add(element("div", { class: "turn typing" }, element("span", { class: "unseen" }, say("typing")), element("i"), element("i"), element("i")));
        toEnd();
      }, TYPING_AFTER_MS);
      return () => {
        clearTimeout(timer);
        dots?.remove();
      };
    },

    /** Marks a bubble as not sent, with the way to send it again. */
    unsent(bubble, explanation, retry) {
      const again = element("button", { type: "button", class: "plain", on: { click: () => {
        bubble.classList.remove("unsent");
        bubble.querySelector(".fate").remove();
        asked = add(bubble);
        retry();
      } } }, say("retry"));
      bubble.classList.add("unsent");
      bubble.append(element("p", { class: "fate", role: "alert" }, `${say("unsent")} · ${explanation}`, again));
      bubble.scrollIntoView({ block: "nearest" });
    },

    clear() {
      log.replaceChildren();
      asked = replied = null;
    },
  };
}
