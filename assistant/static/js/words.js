// The page's own words, in the language that the person reads now.

export const settings = JSON.parse(document.getElementById("settings").textContent);

let current = settings.locale;

export const locale = () => current;

/** The string called `key`, its `{places}` filled in. */
export function say(key, places = {}) {
  return settings.words[current][key].replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}

export const number = (value, options = {}) => new Intl.NumberFormat(current, options).format(value);

/** Money in minor units as text, e.g. 35900 CNY -> ¥359; used where the server gave no text. */
export function money(minor, currency) {
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol", trailingZeroDisplay: "stripIfInteger" };
  const digits = new Intl.NumberFormat(current, style).resolvedOptions().maximumFractionDigits;
  return number(minor / 10 ** digits, style);
}

/** Changes the language of every marked label on the page; what was said before stays as it was said. */
export function switchTo(next) {
  current = next;
  document.documentElement.lang = settings.lang[next];
  document.cookie = `locale=${next}; path=/; max-age=31536000; samesite=lax`;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-say-label]")) node.setAttribute("aria-label", say(node.dataset.sayLabel));
  for (const node of document.querySelectorAll("[data-say-placeholder]")) node.setAttribute("placeholder", say(node.dataset.sayPlaceholder));
}
