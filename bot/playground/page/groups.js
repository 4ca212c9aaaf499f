// What surrounds a group's chat: who speaks, topics, and the sheet where the group is changed.
import { role } from "./authors.js";
import { avatar, find, icon, make } from "./dom.js";
import { toast } from "./layers.js";
import { wire } from "./wire.js";
import { say } from "./words.js";

export function showStrips(view, act) {
  const chat = view.chats.find((one) => one.id === view.chat);
  const inGroup = chat && chat.type !== "private";
  find("speakers").hidden = !inGroup;
  find("topics").hidden = !chat?.is_forum;
  if (inGroup) find("speakers").replaceChildren(make("small", {}, say("as")), ...chat.members.map((id) => speaker(id, chat, view, act)));
  if (chat?.is_forum) find("topics").replaceChildren(...topics(chat, view, act));
}

function speaker(id, chat, view, act) {
  const person = view.people.find((one) => one.id === id);
  const hidden = chat.admins?.[id]?.anonymous ? icon("group") : null; // speaks as the group
  return make("button", { type: "button", class: "chip", "aria-pressed": String(id === view.person), "data-testid": "speaker", onclick: () => act.speakAs(id) },
    avatar(person.first_name, id), person.first_name, hidden);
}

function topics(chat, view, act) {
  const all = [[0, { name: say("general"), closed: chat.general_closed }], ...Object.entries(chat.topics || {}).map(([id, topic]) => [Number(id), topic])];
  const chips = all.map(([id, topic]) => make("button", { type: "button", class: "chip", "aria-pressed": String(id === view.topic), "data-testid": "topic", onclick: () => act.openTopic(id) },
    topic.closed ? icon("lock") : null, topic.name));
  return [...chips, make("button", { type: "button", class: "chip", "data-testid": "new-topic", "aria-label": say("newTopic"), title: say("newTopic"), onclick: act.newTopic }, icon("plus"))];
}

export function groupParts(view, act) {
  // The group's part of the settings sheet.
  const chat = view.chats.find((one) => one.id === view.chat);
  if (!chat || chat.type === "private") return [];
  const attempt = async (doing) => {
    try {
      await doing();
      await act.reload();
      if (find("sheet").open) act.settings(); // closed meanwhile: it stays closed
    } catch (error) { toast(error.message); }
  };
  const change = (body) => attempt(() => wire.group(chat.id, body));
  const strangers = view.people.filter((person) => !chat.members.includes(person.id));
  return [
    make("h3", {}, say("members")), ...chat.members.map((id) => member(id, chat, view, attempt)),
    ...strangers.map((person) => make("button", { class: "text-button", type: "button", onclick: () => attempt(() => wire.join(chat.id, person.id)) }, icon("plus"), person.first_name)),
    make("h3", {}, say("botHere")), choice(chat.bot, [["member", "botMember"], ["administrator", "botAdmin"], ["left", "botOut"]], (status) => attempt(() => wire.setBot(chat.id, { status, by: view.person })), "bot"),
    toggle("forum", Boolean(chat.is_forum), (on) => change({ forum: on })),
    chat.is_forum && view.topic !== null ? toggle("topicClosed", isClosed(chat, view.topic), (closed) => attempt(() => wire.topic(chat.id, view.topic || 1, { closed, by: view.person }))) : null,
    toggle("anonymous", Boolean(chat.admins?.[view.person]?.anonymous), (on) => attempt(() => wire.appoint(chat.id, view.person, { anonymous: on }))),
  ].filter(Boolean);
}

const isClosed = (chat, topic) => Boolean(topic ? chat.topics?.[topic]?.closed : chat.general_closed);

function member(id, chat, view, attempt) {
  const person = view.people.find((one) => one.id === id);
  const is = role(chat, id);
  const act = is === "admin" ? ["demote", { admin: false }] : ["promote", { admin: true }];
  return make("div", { class: "member" }, avatar(person.first_name, id), make("b", {}, person.first_name), is ? make("small", {}, say(is)) : null,
    is === "owner" ? null : make("button", { class: "text-button", type: "button", onclick: () => attempt(() => wire.appoint(chat.id, id, act[1])) }, say(act[0])),
    is === "owner" ? null : make("button", { class: "icon-button", type: "button", "aria-label": say("expel"), onclick: () => attempt(() => wire.leave(chat.id, id, view.person)) }, icon("close")));
}

export function botParts(view, act) {
  // What the bot's owner sets with BotFather, and Telegram's patience.
  const set = async (doing) => { try { await doing(); await act.reload(); } catch (error) { toast(error.message); } };
  return [
    make("h3", {}, say("botSettings")),
    toggle("readsAll", !view.bot.settings.privacy, (on) => set(() => wire.bot({ privacy: !on }))),
    toggle("inlineMode", view.bot.settings.inline, (on) => set(() => wire.bot({ inline: on }))),
    toggle("rates", view.bot.rates, (on) => set(() => wire.rates({ on })), "ratesHint"),
  ];
}

function toggle(word, on, act, hint) {
  const box = make("input", { type: "checkbox", "data-testid": word, onchange: (event) => act(event.target.checked) });
  box.checked = on;
  return make("label", { class: "line" }, make("span", {}, say(word), hint ? make("small", {}, say(hint)) : null), box);
}

function choice(now, options, act, id) {
  return make("div", { class: "choice" }, ...options.map(([value, word]) => make("button", { type: "button", "aria-pressed": String(value === now || (value === "left" && now === "kicked")),
    "data-testid": `${id}-${value}`, onclick: () => act(value) }, say(word))));
}
