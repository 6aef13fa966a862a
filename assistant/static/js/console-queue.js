// The desk's list: who waits and how long, what is mine, what was lately.

import { element } from "./dom.js";
import { locale, say } from "./words.js";

const MINUTE_MS = 60_000;

/** How long ago an ISO time was, in the short words of the page's language. */
function since(iso) {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(iso)) / MINUTE_MS));
  const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: "short" }).format(count);
}

function row(entry, isWaiting, open) {
  const iso = isWaiting ? entry.waiting_since : entry.last_at;
  const time = element("time", { datetime: iso }, isWaiting ? say("waited", { time: since(iso) }) : since(iso));
  const name = element("b", {}, `${say("visitor")} ${entry.name}`, entry.agent && !isWaiting ? element("small", {}, ` ${entry.agent}`) : null);
  const link = element("a", { href: `/console/conversations/${encodeURIComponent(entry.id)}`, "aria-current": String(entry.id) === String(open) ? "page" : null }, name, time, element("p", { class: "last" }, entry.last_text));
  return element("li", {}, link);
}

/** Redraws only a list that changed, so that focus and scroll stay where they are. */
export function drawQueue(queue, open) {
  for (const part of ["waiting", "mine", "recent"]) {
    const section = document.getElementById(part);
    const rows = queue[part].map((entry) => row(entry, part === "waiting", open));
    const fresh = rows.length ? element("ul", { class: part }, rows) : element("p", { class: "none" }, say(`none_${part}`));
    section.querySelector("h2 span").textContent = rows.length ? String(rows.length) : "";
    const shown = section.querySelector("h2 + *");
    if (shown?.outerHTML === fresh.outerHTML) continue;
    const focused = shown?.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    if (shown) shown.replaceWith(fresh);
    else section.append(fresh);
    if (focused) fresh.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }
}
