// The store's pages: tinted grounds under the pictures, and a language that is remembered.

import { tint } from "./dom.js";

for (const ground of document.querySelectorAll("[data-tint]")) tint(ground, ground.dataset.tint);

for (const link of document.querySelectorAll(".languages [data-locale]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.cookie = `locale=${link.dataset.locale}; path=/; max-age=31536000; samesite=lax`;
    const here = new URL(location.href);
    here.searchParams.set("locale", link.dataset.locale);
    location.replace(here);
  });
}
