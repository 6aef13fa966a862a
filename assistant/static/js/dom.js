// Elements from plain data: text goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element; `attributes` may hold `class`, `on: {event: listener}` and anything setAttribute takes (null and false are left out). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  const { on = {}, ...plain } = attributes;
  for (const [name, value] of Object.entries(plain)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** One picture of the sprite, silent to screen readers. */
export function icon(name, extra = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${extra}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Tells the page that a person did something, e.g. `did(button, "add_to_cart", {card})`. */
export function did(node, kind, detail = {}) {
  node.dispatchEvent(new CustomEvent("did", { bubbles: true, detail: { kind, ...detail } }));
}

/** The only colours that may reach a style: six hex digits. */
export function tint(node, colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) node.style.setProperty("--tint", colour);
  return node;
}

/** The address where a browser may follow it (http or https, as seen from this page), else null. */
export function webAddress(address) {
  if (!address) return null;
  try {
    return ["http:", "https:"].includes(new URL(address, location.href).protocol) ? address : null;
  } catch {
    return null;
  }
}
