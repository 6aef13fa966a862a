// Calls to the shop's server; every failure becomes one Unsent with a kind that the page can explain.

const PATIENCE_MS = 20000;

/** Why something did not arrive. `kind`: "offline", "limited" (see `seconds`), "gone", "signed_out", "refused" (see `message`) or "failed". */
export class Unsent extends Error {
  constructor(kind, message = "", seconds = 0) {
    super(message);
    this.kind = kind;
    this.seconds = seconds;
  }
}

/** The answer's JSON, or null where the server had nothing to add (204). Throws Unsent. */
export async function call(path, { body, conversation } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  // The token opens the conversation, so it travels in a header or body, never in an address that logs keep.
  if (conversation) headers["X-Conversation"] = conversation;
  let response;
  try {
    response = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new Unsent(navigator.onLine ? "failed" : "offline");
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  const message = answer?.error?.message ?? "";
  if (response.status === 429) throw new Unsent("limited", message, Number(response.headers.get("Retry-After")) || 10);
  if (response.status === 404) throw new Unsent("gone", message);
  if (response.status === 401) throw new Unsent("signed_out", message);
  if (response.status >= 400 && response.status < 500) throw new Unsent("refused", message);
  throw new Unsent("failed", message);
}
