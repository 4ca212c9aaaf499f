// Shows the chat's messages, keeps what has not changed, and keeps the scroll where it should be.
import { author, inTopic } from "./authors.js";
import { item } from "./bubbles.js";
import { find, make } from "./dom.js";
import { ticks } from "./polls.js";
import { exampleButton } from "./visiting.js";
import { day, say } from "./words.js";

const shown = new Map(); // key → {sign, node}
const NEAR = 60; // pixels from the end that still count as the end
let chatShown = null;

export function showLog(view, act) {
  const place = `${view.chat}/${view.topic}/${view.person}`;
  const fresh = chatShown !== place;
  if (fresh) { shown.clear(); chatShown = place; }
  const stay = fresh || view.stick || atEnd();
  const top = find("scroll").scrollTop;
  const nodes = rows(view).map((row) => nodeOf(row, view, act, fresh));
  if (!nodes.length) nodes.push(greeting(view));
  arrange(nodes);
  if (stay) toEnd(view); else find("scroll").scrollTop = top;
  view.stick = false;
  showButton(view);
}

function greeting(view) {
  const { first_name: name, description } = view.bot;
  return make("div", { class: "greeting" }, make("b", {}, name), description || "", view.chat > 0 ? exampleButton() : null);
}

function rows(view) {
  const result = [];
  let previous = null;
  const chat = view.chats.find((one) => one.id === view.chat);
  const here = chat?.is_forum ? view.messages.filter((message) => inTopic(message, view.topic)) : view.messages;
  for (const group of groups(here)) {
    const [message] = group;
    const date = day(message.date);
    if (!previous || day(previous.date) !== date) result.push({ key: `day ${date}`, day: date });
    const together = previous && author(previous, view) === author(message, view) && previous.from.id === message.from.id && message.date - previous.date < 300 && day(previous.date) === date;
    const before = result.at(-1);
    if (together && before.messages) before.last = false;
    result.push({ key: `message ${message.message_id}`, messages: group, first: !together, last: true });
    previous = group.at(-1);
  }
  return result;
}

function groups(messages) {
  const result = [];
  for (const message of messages) {
    const album = message.media_group_id;
    if (album && result.at(-1)?.[0].media_group_id === album) result.at(-1).push(message);
    else result.push([message]);
  }
  return result;
}

function nodeOf(row, view, act, fresh) {
  const pressed = row.messages ? view.pressed.filter((press) => row.messages.some((message) => message.message_id === press.message_id)) : [];
  const beside = (row.messages || []).map((message) => [view.marks[message.message_id], message.poll && [view.votes[message.poll.id], ticks(message.poll)]]);
  const sign = JSON.stringify([row, beside, pressed.map((press) => press.data), document.documentElement.lang]);
  const known = shown.get(row.key);
  if (known?.sign === sign) return known.node;
  const node = row.day ? make("div", { class: "day" }, row.day) : item(row, view, act);
  if (!known && !fresh && row.messages) node.classList.add("fresh");
  shown.set(row.key, { sign, node });
  return node;
}

function arrange(nodes) {
  // Move only what must move: a focused button keeps its focus.
  const log = find("log");
  const focus = document.activeElement?.closest?.(".item")?.dataset.messageId;
  const label = document.activeElement?.title;
  const wanted = new Set(nodes);
  for (const child of [...log.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => { if (log.children[index] !== node) log.insertBefore(node, log.children[index] || null); });
  if (focus && document.activeElement === document.body) {
    const again = [...log.querySelectorAll(`[data-message-id="${focus}"] .key`)];
    (again.find((key) => key.title === label) || again[0])?.focus({ preventScroll: true });
  }
}

export function atEnd() {
  const { scrollTop, scrollHeight, clientHeight } = find("scroll");
  return scrollHeight - scrollTop - clientHeight < NEAR;
}

export function toEnd(view, smooth = false) {
  view.unread.delete(view.chat);
  find("scroll").scrollTo({ top: find("scroll").scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

export function showButton(view) {
  const count = view.unread.get(view.chat) || 0;
  if (atEnd()) view.unread.delete(view.chat);
  find("to-bottom").hidden = atEnd();
  find("unread").hidden = !count;
  find("unread").textContent = String(count);
}

export function showMessage(id) {
  const node = find("log").querySelector(`[data-message-id="${id}"]`);
  node?.scrollIntoView({ block: "center", behavior: "smooth" });
}

export function setUpLog(view) {
  const scroll = find("scroll");
  scroll.addEventListener("scroll", () => showButton(view), { passive: true });
  find("to-bottom").onclick = () => toEnd(view, true);
  // A growing text box or an opening keyboard must not hide the last message.
  let end = true;
  scroll.addEventListener("scroll", () => { end = atEnd(); }, { passive: true });
  new ResizeObserver(() => { if (end) toEnd(view); }).observe(scroll);
  find("to-bottom").title = say("toBottom");
}
