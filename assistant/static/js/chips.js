// Chips: one constraint each, as a list item.

import { element } from "./dom.js";

/** A chip: dashed for what is not wanted, quiet for what is only preferred; `control` takes it back. */
export function chip(constraint, control = null) {
  const look = ["chip", constraint.exclude && "not", constraint.soft && "preferred"].filter(Boolean).join(" ");
  return element("li", { class: look }, constraint.chip, control);
}
