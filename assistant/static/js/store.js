// The store's pages: tinted grounds under the pictures, letters for those that are missing, a remembered language.

import { tint } from "./dom.js";
import { standIn } from "./picture.js";

for (const holder of document.querySelectorAll(".picture")) {
  const { tint: colour = null, kind } = holder.dataset;
  const image = holder.querySelector("img");
  const missing = () => standIn(holder, kind, colour);
  tint(holder, colour);
  image?.addEventListener("error", missing);
  // A picture may have failed before this script came.
  if (!image || (image.complete && !image.naturalWidth)) missing();
}

for (const link of document.querySelectorAll(".languages [data-locale]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.cookie = `locale=${link.dataset.locale}; path=/; max-age=31536000; samesite=lax`;
    const here = new URL(location.href);
    here.searchParams.set("locale", link.dataset.locale);
    location.replace(here);
  });
}
