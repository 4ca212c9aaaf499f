// The list of chats and the settings sheet. Knows people and groups, not messages.
import { summary } from "./bubbles.js";
import { avatar, find, icon, make } from "./dom.js";
import { botParts, groupParts } from "./groups.js";
import { toast } from "./layers.js";
import { exampleButton, visitParts } from "./visiting.js";
import { wire } from "./wire.js";
import { say, spoken } from "./words.js";

export const title = (chat) => chat.title || [chat.first_name, chat.last_name].filter(Boolean).join(" ");

function line(chat, view, act) {
  const flag = view.people.find((person) => person.id === chat.id)?.language_code;
  const unread = view.unread.get(chat.id);
  return make("button", { class: "person", type: "button", "aria-current": chat.id === view.chat ? "true" : null, "data-testid": "person",
    "data-chat-id": chat.id, onclick: () => { find("sheet").close(); act.open(chat.id); } },
  avatar(title(chat), chat.id),
  make("span", { class: "lines" }, make("b", {}, title(chat) + (flag ? ` · ${flag}` : "")), make("small", {}, summary(chat.last) || say("empty"))),
  unread ? make("span", { class: "badge" }, String(unread)) : null);
}

function lists(view, act) {
  const privates = view.chats.filter((chat) => chat.type === "private");
  const groups = view.chats.filter((chat) => chat.type !== "private");
  return [
    make("h2", {}, say("people")), ...privates.map((chat) => line(chat, view, act)),
    add("newPerson", "plus", "new-person", act.newPerson),
    make("h2", {}, say("groups")), ...groups.map((chat) => line(chat, view, act)),
    add("newGroup", "group", "new-group", act.newGroup),
    exampleButton(),
  ];
}

function add(word, sign, id, act) {
  return make("button", { class: "text-button", type: "button", "data-testid": id, onclick: () => { find("sheet").close(); act(); } }, icon(sign), say(word));
}

export function showPeople(view, act) {
  find("people").replaceChildren(...lists(view, act));
  showPlaces(view);
}

export function openSheet(view, act) {
  const person = view.people.find((one) => one.id === view.person);
  const change = async (wanted) => {
    try { await wire.changePerson(view.person, wanted); } catch (error) { toast(error.message); }
  };
  const languages = [["ru", "Русский"], ["en", "English"]].map(([code, name]) => make("button", { type: "button", "data-testid": `language-${code}`,
    "aria-pressed": String((person.language_code || "").startsWith(code)), onclick: async () => { await change({ language_code: code }); find("sheet").close(); } }, name));
  const blocked = make("input", { type: "checkbox", "data-testid": "block", onchange: (event) => change({ blocked: event.target.checked }) });
  blocked.checked = person.blocked;
  const parts = [
    make("header", {}, make("h2", {}, `${say("settings")} · ${person.first_name}`),
      make("button", { class: "icon-button", type: "button", "aria-label": say("close"), onclick: () => find("sheet").close() }, icon("close"))),
    make("h3", {}, say("language")), make("div", { class: "choice" }, ...languages),
    make("label", { class: "line" }, say("block"), blocked),
    ...groupParts(view, act),
    ...botParts(view, act),
    ...visitParts(act),
    make("p", { class: "note" }, say("note")),
  ];
  find("sheet").replaceChildren(...parts.filter(Boolean));
  if (!find("sheet").open) find("sheet").showModal();
}

export function openChats(view, act) {
  // Where there is no room for the list beside the chat.
  find("sheet").replaceChildren(...lists(view, act).map((node) => (node.tagName === "H2" ? make("h3", {}, node.textContent) : node)));
  find("sheet").showModal();
}

export function showPlaces(view) {
  // How much is unread in other chats.
  const elsewhere = [...view.unread].reduce((sum, [chat, count]) => sum + (chat === view.chat ? 0 : count), 0);
  find("elsewhere").hidden = !elsewhere;
  find("elsewhere").textContent = String(elsewhere);
}

export function chooseChat(view, chosen) {
  // Telegram's «send to»: one tap on a chat.
  find("sheet").replaceChildren(make("h2", {}, say("whereTo")), ...view.chats.map((chat) => make("button", { class: "person", type: "button", "data-testid": "send-to",
    onclick: () => { find("sheet").close(); chosen(chat.id); } }, avatar(title(chat), chat.id), make("b", {}, title(chat)))));
  find("sheet").showModal();
}

export function askTopic(view, act) {
  ask(say("topicName"), async (name) => {
    const made = await wire.addTopic(view.chat, { name, by: view.person });
    await act.reload();
    act.openTopic(made.message_thread_id);
  });
}

export function askName(act) {
  ask(say("name"), async (name) => {
    const person = await wire.addPerson({ first_name: name, language_code: spoken() });
    await act.reload();
    act.open(person.id);
  });
}

export function chooseGroup(view, act, start) {
  // A startgroup link: into a group that is there, or a new one.
  const own = view.chats.filter((chat) => chat.type !== "private" && chat.members.includes(view.person));
  if (!own.length) { askGroup(view, act, start); return; }
  const enter = async (chat) => {
    find("sheet").close();
    try {
      await wire.setBot(chat.id, { status: chat.bot === "administrator" ? chat.bot : "member", by: view.person, start });
      act.open(chat.id);
    } catch (error) { toast(error.message); }
  };
  find("sheet").replaceChildren(make("h2", {}, say("whereTo")), ...own.map((chat) => make("button", { class: "person", type: "button", "data-testid": "send-to",
    onclick: () => enter(chat) }, avatar(title(chat), chat.id), make("b", {}, title(chat)))), add("newGroup", "group", "fresh-group", () => askGroup(view, act, start)));
  find("sheet").showModal();
}

export function askGroup(view, act, start) {
  ask(say("title"), async (name) => {
    const others = view.people.map((person) => person.id).filter((id) => id !== view.person);
    const wanted = { title: name, members: [view.person, ...others] };
    if (start !== undefined) wanted.start = start;
    const group = await wire.addGroup(wanted);
    await act.reload();
    act.open(group.id);
  });
}

function ask(question, answered) {
  const field = make("input", { class: "field", "aria-label": question, maxlength: "64", required: true, "data-testid": "ask", autocomplete: "off" });
  const form = make("form", { method: "dialog", class: "ask" }, make("h2", {}, question), field,
    make("div", { class: "buttons" }, make("button", { type: "button", onclick: () => find("sheet").close() }, say("cancel")), make("button", { "data-testid": "ask-ok" }, "OK")));
  form.addEventListener("submit", () => answered(field.value.trim()).catch((error) => toast(error.message)));
  find("sheet").replaceChildren(form);
  find("sheet").showModal();
  field.focus();
}
