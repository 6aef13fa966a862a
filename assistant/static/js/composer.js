// The message box: grows with its text, sends on Enter, never in the middle of an input method's composition.

import { say, settings } from "./words.js";

const MOST = settings.max_message_chars;
const WARN_AT = MOST * 0.9;
// Safari ends the composition just before the keydown of the Enter that ended it.
const COMPOSED_JUST_NOW_MS = 50;

/** Calls `onSend(text)` for each message; returns `{focus, fill, refresh}`. */
export function composer(form, onSend) {
  const box = form.querySelector("textarea");
  const send = form.querySelector(".send");
  const counter = form.querySelector(".counter");
  const growsByItself = CSS.supports("field-sizing", "content");
  let composedAt = -Infinity;

  function refresh() {
    const length = [...box.value].length;
    const left = MOST - length;
    send.disabled = !box.value.trim() || left < 0;
    counter.hidden = length < WARN_AT;
    counter.classList.toggle("over", left < 0);
    if (!counter.hidden) counter.textContent = say(left < 0 ? "over" : "left", { count: Math.abs(left) });
    if (growsByItself) return;
    box.style.setProperty("height", "auto");
    box.style.setProperty("height", `${box.scrollHeight}px`);
  }

  function submit() {
    refresh();
    if (send.disabled) return;
    const text = box.value.trim();
    box.value = "";
    refresh();
    onSend(text);
  }

  const isComposing = (event) => event.isComposing || event.keyCode === 229 || event.timeStamp - composedAt < COMPOSED_JUST_NOW_MS;

  box.addEventListener("compositionend", (event) => {
    composedAt = event.timeStamp;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    submit();
  });
  box.addEventListener("input", refresh);
  // The tap on the button must not take the focus, and the phone's keyboard with it, from the box.
  send.addEventListener("pointerdown", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  refresh();

  return {
    refresh,
    focus: () => box.focus({ preventScroll: true }),
    fill(text) {
      box.value = text;
      refresh();
    },
  };
}
