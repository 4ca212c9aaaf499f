// The list of chats and the settings sheet. Knows people and groups, not messages.
import { summary } from "./bubbles.js";
import { avatar, find, icon, make } from "./dom.js";
import { toast } from "./layers.js";
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
  ];
}

function add(word, sign, id, act) {
  return make("button", { class: "text-button", type: "button", "data-testid": id, onclick: () => { find("sheet").close(); act(); } }, icon(sign), say(word));
}

export function showPeople(view, act) {
  find("people").replaceChildren(...lists(view, act));
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
  const narrow = matchMedia("(max-width: 899px)").matches;
  const parts = [
    make("header", {}, make("h2", {}, `${say("settings")} · ${person.first_name}`),
      make("button", { class: "icon-button", type: "button", "aria-label": say("close"), onclick: () => find("sheet").close() }, icon("close"))),
    make("h3", {}, say("language")), make("div", { class: "choice" }, ...languages),
    speakers(view, act),
    make("label", { class: "line" }, say("block"), blocked),
    ...(narrow ? lists(view, act).map((node) => (node.tagName === "H2" ? make("h3", {}, node.textContent) : node)) : []),
    make("p", { class: "note" }, say("note")),
  ];
  find("sheet").replaceChildren(...parts.filter(Boolean));
  find("sheet").showModal();
}

function speakers(view, act) {
  // In a group it matters who speaks.
  const chat = view.chats.find((one) => one.id === view.chat);
  if (!chat || chat.type === "private") return null;
  const choices = chat.members.map((id) => view.people.find((one) => one.id === id)).filter(Boolean).map((one) => make("button", { type: "button",
    "aria-pressed": String(one.id === view.person), onclick: () => { find("sheet").close(); act.speakAs(one.id); } }, one.first_name));
  return make("div", {}, make("h3", {}, say("as")), make("div", { class: "choice" }, ...choices));
}

export function askName(act) {
  ask(say("name"), async (name) => {
    const person = await wire.addPerson({ first_name: name, language_code: spoken() });
    await act.reload();
    act.open(person.id);
  });
}

export function askGroup(view, act, start) {
  ask(say("title"), async (name) => {
    const others = view.people.map((person) => person.id).filter((id) => id !== view.person);
    const group = await wire.addGroup({ title: name, members: [view.person, ...others] });
    await act.reload();
    act.open(group.id);
    if (start !== undefined) await wire.say(group.id, { person: view.person, start });
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
