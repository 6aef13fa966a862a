// Which conversation this tab is in, and what was thought of its offers. A frame in a shop that blocks storage
// remembers until it is closed.

const KEY = "shop-conversation";
const OPINIONS = "shop-opinions";
const kept = new Map();

function read(key) {
  try {
    return sessionStorage.getItem(key) ?? kept.get(key) ?? null;
  } catch {
    return kept.get(key) ?? null;
  }
}

function write(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
    kept.delete(key);
  } catch {
    // Storage is blocked: `kept` serves as long as the page lives.
    kept.set(key, value);
  }
}

export const recall = () => read(KEY);

/** Keeps a conversation's token; `null` forgets it, and what was thought of its offers. */
export function remember(token) {
  write(KEY, token);
  if (token === null) write(OPINIONS, null);
}

const opinions = () => JSON.parse(read(OPINIONS) ?? "{}");

/** "up", "down" or null. */
export const opinionOn = (product) => opinions()[product] ?? null;

export function keepOpinion(product, value) {
  write(OPINIONS, JSON.stringify({ ...opinions(), [product]: value }));
}
