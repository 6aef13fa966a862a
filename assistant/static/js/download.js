// A file that the browser writes: what the shop keeps of this visitor.

import { did, element, icon } from "./dom.js";
import { say } from "./words.js";

const NAME = "chat-export.json";

/** The button that fetches the file. */
export function downloadButton() {
  const click = ({ currentTarget }) => did(currentTarget, "export", { button: currentTarget });
  return element("p", { class: "download" }, element("button", { type: "button", class: "button", on: { click } }, icon("file", "small"), say("download")), element("span", { role: "status" }));
}

/** Has the browser save `data` as JSON. */
export function save(data) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
  const link = element("a", { href: address, download: NAME, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
