// Comparing: the tray where two to four products are gathered, and the table that answers.

import { did, element, icon } from "./dom.js";
import { picture } from "./picture.js";
import { say } from "./words.js";

const MOST = 4;
const chosen = new Map();

function mark(id, pressed) {
  for (const button of document.querySelectorAll("[data-choose]")) {
    if (button.dataset.choose === id) button.setAttribute("aria-pressed", String(pressed));
  }
}

/** Puts a card on the tray, or takes it off. */
export function choose(tray, card) {
  if (chosen.has(card.id)) chosen.delete(card.id);
  else if (chosen.size < MOST) chosen.set(card.id, card);
  else return draw(tray, say("compare_full"));
  mark(card.id, chosen.has(card.id));
  return draw(tray);
}

/** Empties the tray. */
export function clear(tray) {
  for (const id of chosen.keys()) mark(id, false);
  chosen.clear();
  draw(tray);
}

/** Draws the tray in the current language; `note` takes the place of the count. */
export function draw(tray, note = null) {
  tray.querySelector(".choice")?.remove();
  if (!chosen.size) return;
  const pictures = [...chosen.values()].map((card) =>
    element("li", {}, element("button", { type: "button", "aria-label": say("compare_drop", { title: card.title }), title: card.title, on: { click: () => choose(tray, card) } }, picture(card, "span"))));
  const told = note ?? (chosen.size < 2 ? say("compare_more") : say("compare_bar", { count: chosen.size }));
  const go = element("button", { type: "button", class: "button strong", disabled: chosen.size < 2, on: { click: ({ currentTarget }) => did(currentTarget, "compare", { cards: [...chosen.values()] }) } }, say("compare_go"));
  const empty = element("button", { type: "button", class: "plain", on: { click: () => clear(tray) } }, say("compare_clear"));
  tray.append(element("div", { class: "choice", role: "group", "aria-label": say("compare") }, element("ul", {}, pictures), element("span", { role: "status" }, told), element("div", { class: "acts" }, empty, go)));
}

function cell(text, isBetter) {
  const told = isBetter ? [icon("check", "small"), element("span", { class: "unseen" }, ` (${say("better")})`)] : [];
  return element("td", { class: isBetter ? "better" : null }, text, ...told);
}

/** How it is known what is better, once for each way of knowing, with the rows that it holds for. */
function grounds(rows) {
  const rowsBy = new Map();
  for (const { name, better, known } of rows) {
    if (better !== null && known) rowsBy.set(known, [...(rowsBy.get(known) ?? []), name]);
  }
  if (!rowsBy.size) return null;
  const told = [...rowsBy].map(([known, names]) => element("li", {}, say("better_known", { names: names.join(say("list_separator")), known })));
  return element("ul", { class: "grounds", "aria-label": say("better") }, told);
}

/** The products in columns, what differs in rows, the better value marked, and how that is known. */
export function comparisonTable(table) {
  const head = element("tr", {}, element("td"), table.columns.map((title) => element("th", { scope: "col" }, title)));
  const rows = table.rows.map((entry) =>
    element("tr", {}, element("th", { scope: "row" }, entry.name), entry.values.map((value, at) => cell(value, at === entry.better))));
  const grid = element("table", {}, element("caption", { class: "unseen" }, say("compare_caption")), element("thead", {}, head), element("tbody", {}, rows));
  const scroller = element("div", { class: "table", role: "region", tabindex: "0", "aria-label": say("compare_caption") }, grid);
  return element("div", { class: "comparison" }, scroller, grounds(table.rows));
}
