// Which conversation this tab is in. A frame in a shop that blocks storage remembers until it is closed.

const KEY = "shop-conversation";
let kept = null;

export function recall() {
  try {
    return sessionStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}

export function remember(token) {
  kept = token;
  try {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // Storage is blocked: `kept` serves as long as the page lives.
  }
}
