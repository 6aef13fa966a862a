// The widget: one script tag puts a button on any page, and the chat slides over it. Needs no other file.
//
//   <script type="module" src="https://shop.example/static/js/widget.js" data-product="EB-1003"></script>
//
// data-product: what the page is about; data-locale: "zh" or "en" (else the page's lang); data-accent: a colour;
// data-identity: whom the shop has signed in, as a token that it signs.
// The shopper's cart comes to the page as an event of the document, with what is in it:
//
//   document.addEventListener("assistant:checkout", ({ detail: { lines, total, currency, coupon, url } }) => { … });
//
// Any link of the page to the chat that carries data-shop-chat opens the panel too, with the link's question.

const CHECKOUT = "assistant:checkout";

const WORDS = {
  zh: { open: "问问助手", close: "收起助手", panel: "购物助手" },
  en: { open: "Ask", close: "Close the assistant", panel: "Shopping assistant" },
};

const STYLE = `
  :host { all: initial; }
  * { box-sizing: border-box; }
  button { position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom)); z-index: 2147483000;
    display: flex; align-items: center; gap: 8px; min-height: 50px; padding: 0 20px 0 16px; border: 0; border-radius: 25px; cursor: pointer;
    background: var(--fill); color: #fff; font: 600 15px/1 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
    box-shadow: 0 8px 24px rgb(0 0 0 / .2); transition: transform 160ms; }
  button:hover { transform: translateY(-2px); }
  button:focus-visible { outline: 2px solid var(--fill); outline-offset: 3px; }
  svg { width: 22px; height: 22px; }
  .panel { position: fixed; z-index: 2147483001; inset: 12px 12px 12px auto; width: min(440px, calc(100vw - 24px)); border-radius: 20px; overflow: hidden;
    background: #faf8f4; box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 24px 64px rgb(0 0 0 / .28); visibility: hidden; transform: translateX(calc(100% + 24px));
    transition: transform 180ms cubic-bezier(.2, .7, .3, 1), visibility 0s 180ms; }
  .panel.open { visibility: visible; transform: none; transition: transform 180ms cubic-bezier(.2, .7, .3, 1); }
  iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: normal; }
  @media (max-width: 640px) { .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; } }
  @media (prefers-color-scheme: dark) { .panel { background: #161412; } }
  @media (prefers-reduced-motion: reduce) { .panel, .panel.open, button { transition: none; } }
`;

const own = [...document.querySelectorAll('script[type="module"]')].find((script) => script.src === import.meta.url);
const { product, locale: asked, accent, identity } = own?.dataset ?? {};
const locale = asked ?? (document.documentElement.lang.startsWith("zh") ? "zh" : "en");
const words = WORDS[locale] ?? WORDS.en;
const home = new URL(import.meta.url).origin;

const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
// A constructed sheet is allowed under any content security policy and cannot leak into the page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
root.adoptedStyleSheets = [sheet];
host.style.setProperty("--fill", accent ?? "var(--accent-fill, #0f766e)");

const launcher = document.createElement("button");
launcher.type = "button";
launcher.setAttribute("aria-haspopup", "dialog");
launcher.setAttribute("aria-expanded", "false");
const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
drawing.setAttribute("viewBox", "0 0 24 24");
drawing.setAttribute("aria-hidden", "true");
const bubble = document.createElementNS("http://www.w3.org/2000/svg", "path");
bubble.setAttribute("d", "M5 5.500h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7.500L7 20v-3.500H5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM8.500 11h7");
for (const [name, value] of Object.entries({ fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linejoin": "round", "stroke-linecap": "round" })) bubble.setAttribute(name, value);
drawing.append(bubble);
launcher.append(drawing, words.open);

const panel = document.createElement("div");
panel.className = "panel";
panel.setAttribute("role", "dialog");
panel.setAttribute("aria-label", words.panel);
root.append(launcher, panel);

let frame = null;
let opener = launcher;

function address(question) {
  const chat = new URL("/chat", home);
  chat.searchParams.set("embed", "1");
  chat.searchParams.set("locale", locale);
  chat.searchParams.set("host", location.origin);
  if (product) chat.searchParams.set("product", product);
  if (question) chat.searchParams.set("ask", question);
  if (identity) chat.hash = new URLSearchParams({ identity }).toString();
  return chat.href;
}

function open(from, question = null) {
  opener = from;
  if (!frame) {
    frame = document.createElement("iframe");
    frame.title = words.panel;
    frame.allow = "clipboard-write";
    frame.src = address(question);
    frame.addEventListener("load", () => panel.classList.contains("open") && frame.focus());
    panel.append(frame);
  } else if (question) {
    frame.src = address(question);
  }
  panel.classList.add("open");
  launcher.setAttribute("aria-expanded", "true");
  frame.focus();
}

function close() {
  panel.classList.remove("open");
  launcher.setAttribute("aria-expanded", "false");
  opener.focus();
}

launcher.addEventListener("click", () => open(launcher));
addEventListener("message", (event) => {
  if (!frame || event.source !== frame.contentWindow || event.origin !== home) return;
  if (event.data?.shopChat === "close") close();
  if (event.data?.type === CHECKOUT) document.dispatchEvent(new CustomEvent(CHECKOUT, { detail: event.data }));
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.classList.contains("open")) close();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-shop-chat]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(link, new URL(link.href).searchParams.get("ask"));
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-shop-chat]")) return;
  event.preventDefault();
  const question = new FormData(event.target).get("ask").trim();
  open(event.target.querySelector("input"), question || null);
});
document.body.append(host);
