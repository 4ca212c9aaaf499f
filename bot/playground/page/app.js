// The page as a whole: one view of one chat, kept true by the live stream.
import { find, make } from "./dom.js";
import { inTopic, isBots, isOwn } from "./authors.js";
import { change, inOrder, reading } from "./changes.js";
import { changeDraft, edit, grow, nameComposer, put, reply, sendText, setUpComposer, showKeyboard } from "./composer.js";
import { showStrips } from "./groups.js";
import { answered as inlineAnswered, hide as hideInline, setUpInline } from "./inline.js";
import { alertBox, copy, popup, setUpLayers, toast } from "./layers.js";
import { atEnd, setUpLog, showLog, showMessage } from "./log.js";
import { askGroup, askName, askTopic, chooseChat, chooseGroup, openChats, openSheet, showPeople, title } from "./people.js";
import { setUpViewer, view as viewPictures } from "./viewer.js";
import { fileUrl, listen, wire } from "./wire.js";
import { keepTime, now, say, speak } from "./words.js";
import { hue } from "./dom.js";

const PATIENCE = 20_000; // how long a pressed button turns without an answer
const view = { chat: 0, topic: 0, person: 0, messages: [], marks: {}, votes: {}, people: [], chats: [], commands: [], keyboard: null, pressed: [], bot: {}, unread: new Map(), stick: false };
const arrived = new URLSearchParams(location.search);
let action = null;
let lost = false;

const act = {
  copy: (text) => copy(text, say("copied")),
  command: (text) => sendText(text),
  show: showMessage,
  view: (id) => viewPictures(view.messages.filter((message) => message.photo), id),
  follow,
  press,
  menu: openMessageMenu,
  open,
  reload: loadState,
  newPerson: () => askName(act),
  newGroup: () => askGroup(view, act),
  speakAs: (person) => { view.person = person; hideInline(); loadChat(); },
  openTopic: (topic) => { view.topic = topic; show(); },
  newTopic: () => askTopic(view, act),
  settings: () => openSheet(view, act),
  start,
  stick: () => { view.stick = true; },
  redraw: () => showLog(view, act),
  vote: async (message, options) => {
    try { await wire.vote(view.chat, { person: view.person, message_id: message.message_id, options }); } catch (error) { toast(error.message); }
  },
};

const states = inOrder();

function loadState() {
  const person = view.people.find((one) => one.id === view.person);
  return states(() => wire.state(person?.language_code || navigator.language), takeState);
}

async function takeState(state) {
  keepTime(state.now);
  Object.assign(view, state);
  if (!view.people.length) {
    view.unread.clear();
    const russian = navigator.language.startsWith("ru");
    await wire.addPerson({ first_name: russian ? "Аня" : "Anna", language_code: russian ? "ru" : "en" });
    await loadState();
    return;
  }
  if (!view.chats.some((chat) => chat.id === view.chat)) {
    choose(Number(location.hash.slice(1)) || Number(localStorage.getItem("chat")));
    changeDraft(0, view.chat); // what was being typed when the page was closed
  }
  speak(view.people.find((one) => one.id === view.person)?.language_code);
  nameComposer();
  showPeople(view, act);
  showHeader();
}

function choose(wanted) {
  const chat = view.chats.find((one) => one.id === wanted) || view.chats[0];
  if (view.chat !== chat.id) view.topic = 0;
  view.chat = chat.id;
  if (!chat.members.includes(view.person)) [view.person] = chat.members;
}

async function open(chat) {
  const was = view.chat;
  choose(chat);
  hideInline();
  changeDraft(was, view.chat);
  view.unread.delete(view.chat);
  localStorage.setItem("chat", String(view.chat));
  history.replaceState(null, "", `#${view.chat}`);
  action = null;
  await loadState();
  await loadChat();
  if (matchMedia("(pointer: fine)").matches) find("text").focus({ preventScroll: true });
}

async function loadChat() {
  await reading(view, () => wire.chat(view.chat, view.person), ({ messages, alone, marks, votes, keyboard, commands, presses }) => {
    // What one person sees alone has a number of its own: below zero here.
    const own = alone.map((message) => ({ ...message, message_id: -message.ephemeral_message_id }));
    Object.assign(view, { messages: [...messages, ...own], marks, votes, keyboard, commands });
    view.pressed = presses.filter((press) => !press.answer && press.person === view.person && now() - press.at * 1000 < PATIENCE);
  }, show);
}

function show() {
  showLog(view, act);
  showStrips(view, act);
  showBottom();
  showHeader();
}

function showBottom() {
  const empty = !view.messages.length && view.chat > 0; // a group has no such button
  find("start").hidden = !empty;
  find("start").textContent = say("start");
  find("composer").hidden = empty;
  showKeyboard(view.keyboard);
  grow();
}

function showHeader() {
  const chat = view.chats.find((one) => one.id === view.chat);
  const inGroup = chat && chat.type !== "private";
  const name = inGroup ? title(chat) : view.bot.first_name;
  document.title = name;
  find("new-group").hidden = Boolean(inGroup);
  find("bot-name").textContent = name;
  const photo = !inGroup && view.bot.photo;
  find("avatar").replaceChildren(photo ? make("img", { src: fileUrl(photo), alt: "" }) : [...(name || "?")][0]);
  find("avatar").style.setProperty("--hue", inGroup ? hue(chat.id) : 152);
  const status = find("status");
  status.className = lost || !view.bot.online ? "off" : action ? "busy" : "";
  status.textContent = lost ? say("lost") : !view.bot.online ? say("offline") : action ? say("actions")[action.name] || say("actions").typing
    : inGroup ? `${say("members")}: ${chat.members.length + (["left", "kicked"].includes(chat.bot) ? 0 : 1)}` : say("bot");
}

async function press(message, button) {
  if (button.callback_data !== undefined) {
    const pressed = { message_id: message.message_id, data: button.callback_data, person: view.person };
    view.pressed.push(pressed);
    showLog(view, act);
    setTimeout(() => forget((one) => one === pressed), PATIENCE);
    try {
      const { query } = await wire.press(view.chat, { person: view.person, message_id: message.message_id, data: button.callback_data });
      pressed.id = query;
      if (answered.delete(query)) forget((one) => one === pressed);
    } catch (error) {
      forget((one) => one === pressed);
      toast(error.message);
    }
  } else if (button.url) {
    const event = new Event("click", { cancelable: true });
    follow(event, button.url);
    if (!event.defaultPrevented) window.open(button.url, "_blank", "noopener,noreferrer");
  } else if (button.copy_text) act.copy(button.copy_text.text);
  else if ("switch_inline_query_current_chat" in button) put(`@${view.bot.username} ${button.switch_inline_query_current_chat}`);
  else if ("switch_inline_query" in button) sendTo(`@${view.bot.username} ${button.switch_inline_query}`);
  else if (button.switch_inline_query_chosen_chat) sendTo(`@${view.bot.username} ${button.switch_inline_query_chosen_chat.query || ""}`);
  else toast(say("here"));
}

function sendTo(text, link) {
  chooseChat(view, async (chat) => {
    const another = chat > 0 && chat !== view.person; // people have no chats among themselves here
    await open(chat);
    if (another && link) follow(new Event("click", { cancelable: true }), link); // they get it and open it
    else put(text);
  });
}

const answered = new Set(); // answers that came before the press itself was known by id

function forget(which) {
  view.pressed = view.pressed.filter((one) => !which(one));
  showLog(view, act);
}

function follow(event, url) {
  // Links to the bot itself open here: a deep link starts it, startgroup asks for a group;
  // Telegram's own way to share asks for a chat, and a message of a group is gone to.
  const place = /^https:\/\/t\.me\/c\/(\d+)\/(?:\d+\/)?(\d+)$/.exec(url);
  if (place && view.chats.some((chat) => chat.id === Number(`-100${place[1]}`))) {
    event.preventDefault();
    goTo(Number(`-100${place[1]}`), Number(place[2]));
    return;
  }
  const shared = /^https:\/\/t\.me\/share\/url\?/.test(url) && new URL(url).searchParams;
  if (shared) {
    event.preventDefault();
    sendTo([shared.get("url"), shared.get("text")].filter(Boolean).join("\n"), shared.get("url"));
    return;
  }
  const match = new RegExp(`^(?:https?://)?t\\.me/${view.bot.username}\\?(start|startgroup)=([\\w-]*)`, "i").exec(url)
    || new RegExp(`^tg://resolve\\?domain=${view.bot.username}&(start|startgroup)=([\\w-]*)`, "i").exec(url);
  if (!match) return;
  event.preventDefault();
  if (match[1] === "startgroup") chooseGroup(view, act, match[2]);
  else start(match[2]);
}

async function goTo(chat, message) {
  if (chat !== view.chat) await open(chat);
  const there = view.messages.find((one) => one.message_id === message);
  if (!there) { toast(say("nothing")); return; }
  const topic = there.is_topic_message ? there.message_thread_id : 0;
  if (view.chats.find((one) => one.id === chat)?.is_forum && topic !== view.topic) act.openTopic(topic);
  showMessage(message);
}

async function start(payload) {
  try { await wire.say(view.person, { person: view.person, start: payload }); if (view.chat !== view.person) open(view.person); } catch (error) { toast(error.message); }
}

function openMessageMenu(event, message, near) {
  if (event.target.closest?.("a, textarea")) return;
  event.preventDefault?.();
  const own = isOwn(message, view);
  const text = message.text || message.caption;
  const entries = [{ icon: "reply", label: say("reply"), act: () => reply(message) }];
  if (text) entries.push({ icon: "copy", label: say("copy"), act: () => act.copy(text) });
  if (own && text && !message.via_bot) entries.push({ id: "edit", icon: "edit", label: say("edit"), act: () => edit(message) });
  entries.push({ id: "delete", icon: "trash", label: say("remove"), danger: true, act: () => wire.remove(view.chat, message.message_id).catch((error) => toast(error.message)) });
  popup(entries, near, { point: { x: event.clientX, y: event.clientY } });
}

// -- the stream ------------------------------------------------------------------------------

const heard = {
  hello: async () => { lost = false; await loadState(); await loadChat(); },
  message: (event) => {
    const { chat, message, mark } = event;
    remember(chat, message);
    if (message.migrate_to_chat_id && chat === view.chat) { loadState().then(() => open(message.migrate_to_chat_id)); return; }
    if (isBots(message, view) && chat === view.chat) action = null;
    const unseen = (mark?.person ?? message.from.id) !== view.person && (chat !== view.chat || !atEnd() || !inTopic(message, view.topic));
    if (unseen) view.unread.set(chat, (view.unread.get(chat) || 0) + 1);
    if (change(view, event)) show();
    showPeople(view, act);
  },
  edit: (event) => {
    if (view.chats.find((one) => one.id === event.chat)?.last?.message_id === event.message.message_id) remember(event.chat, event.message);
    showPeople(view, act);
    if (event.message.poll && event.chat === view.chat) loadChat(); // who voted how is read anew
    else if (change(view, event)) show();
  },
  delete: (event) => { loadState(); if (change(view, event)) show(); },
  answer: ({ chat, query, person, answer }) => {
    if (chat !== view.chat || person !== view.person) return;
    if (!view.pressed.some((press) => press.id === query)) answered.add(query);
    forget((press) => press.id === query);
    if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
    if (answer.url) follow(new Event("click", { cancelable: true }), answer.url);
  },
  inline: ({ query, person, chat }) => { if (person === view.person && chat === view.chat) inlineAnswered(view, act, query); },
  action: ({ chat, action: name }) => {
    if (chat !== view.chat) return;
    const mine = { name };
    action = mine;
    showHeader();
    setTimeout(() => { if (action === mine) { action = null; showHeader(); } }, 5000);
  },
  clock: async () => { await loadState(); show(); },
  shown: async ({ person }) => { if (!person) toast(say("exampleFailed")); else { await loadState(); await open(person); } },
  bot: ({ online }) => { view.bot.online = online; showHeader(); },
  chat: async ({ chat }) => { await loadState(); if (chat === view.chat) await loadChat(); },
  person: async () => { await loadState(); await loadChat(); },
  profile: async () => { await loadState(); await loadChat(); },
};

function remember(chat, message) {
  const known = view.chats.find((one) => one.id === chat);
  if (known) known.last = message;
}

setUpLayers();
setUpLog(view);
setUpViewer();
setUpComposer(view);
setUpInline(view, act);
find("start").onclick = () => start(arrived.get("start") || "");
find("open-menu").onclick = () => openSheet(view, act);
find("open-chats").onclick = () => openChats(view, act);
find("new-group").onclick = () => askGroup(view, act);
addEventListener("hashchange", () => open(Number(location.hash.slice(1))));
listen((event) => heard[event.kind]?.(event), () => { lost = true; showHeader(); });
