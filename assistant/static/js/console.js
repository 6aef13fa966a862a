// The service desk: the list of conversations, and the one that is open.

import { Unsent, call } from "./api.js";
import { drawQueue } from "./console-queue.js";
import { drawDetails, drawTurn } from "./console-conversation.js";
import { say, settings } from "./words.js";

const EVERY_MS = 3000;
const byId = (id) => document.getElementById(id);
const open = settings.conversation_id;
let last = 0;
let isAsking = false;

function explain(error) {
  if (!(error instanceof Unsent)) throw error;
  if (error.kind === "signed_out") location.assign("/console/login");
  return error.message;
}

function drawState(conversation) {
  const { state, agent, mine } = conversation;
  byId("name").textContent = `${say("visitor")} ${conversation.name}`;
  byId("state").textContent = mine ? say("state_mine") : say(`state_${state}`, { name: agent ?? "" });
  byId("speaks").textContent = say(`speaks_${conversation.locale}`);
  byId("take").hidden = state === "taken";
  byId("release").hidden = !mine;
  const box = byId("reply");
  box.disabled = !mine;
  box.placeholder = say(mine ? "reply_placeholder" : "reply_take_first");
  byId("send").disabled = !mine;
}

async function refreshConversation() {
  const asked = last;
  const conversation = await call(`/console/api/conversations/${encodeURIComponent(open)}?after=${last}`);
  // Two polls may cross, one from the clock and one after a reply; the turns of the slower are already drawn.
  if (asked !== last) return;
  drawState(conversation);
  drawDetails(byId("details"), conversation);
  const scroller = byId("transcript");
  const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
  byId("turns").append(...conversation.turns.map(drawTurn).filter(Boolean));
  last = conversation.last;
  if (isAtEnd || asked === 0) scroller.scrollTo({ top: scroller.scrollHeight });
}

async function refresh() {
  if (isAsking) return;
  isAsking = true;
  try {
    const [queue] = await Promise.all([call("/console/api/queue"), open ? refreshConversation() : null]);
    drawQueue(queue, open);
    tell("");
  } catch (error) {
    explain(error);
    tell(say(error.kind === "gone" ? "not_found" : "failed"));
  } finally {
    isAsking = false;
  }
}

function tell(text) {
  const status = byId("status");
  if (status.textContent !== text) status.textContent = text;
}

/** POSTs a verb on the open conversation; returns whether it was done. */
async function order(verb, body = {}) {
  try {
    await call(`/console/conversations/${encodeURIComponent(open)}/${verb}`, { body });
  } catch (error) {
    tell(explain(error) || say("unsent"));
    return false;
  }
  await refresh();
  return true;
}

async function reply() {
  const box = byId("reply");
  const text = box.value.trim();
  if (!text || box.readOnly) return;
  // Locked, not cleared, until the server has it: nothing that was written is lost.
  box.readOnly = true;
  if (await order("reply", { text })) box.value = "";
  box.readOnly = false;
  box.focus();
}

if (open) {
  byId("take").addEventListener("click", async () => {
    if (await order("take")) byId("reply").focus();
  });
  byId("release").addEventListener("click", () => order("release"));
  byId("answer").addEventListener("submit", (event) => {
    event.preventDefault();
    reply();
  });
  byId("reply").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    reply();
  });
  byId("details").open = matchMedia("(min-width: 1081px)").matches;
}

await refresh();
setInterval(refresh, EVERY_MS);
