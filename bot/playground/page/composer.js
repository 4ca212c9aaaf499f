// The text box: growing, sending, replying, editing, attaching, commands, reply keyboard.
import { isOwn, nameOf } from "./authors.js";
import { summary } from "./bubbles.js";
import { find, icon, make } from "./dom.js";
import { replyKeyboard } from "./keyboards.js";
import { closePopup, popup, toast } from "./layers.js";
import { wire } from "./wire.js";
import { say } from "./words.js";

const drafts = { of: (chat) => localStorage.getItem(`draft ${chat}`) || "", keep: (chat, text) => text ? localStorage.setItem(`draft ${chat}`, text) : localStorage.removeItem(`draft ${chat}`) };
let view; // what the page shows now; set by setUpComposer
let mode = null; // {kind: "reply" | "edit", message, forced}

const box = () => find("text");

export function setUpComposer(shown) {
  view = shown;
  find("composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  box().addEventListener("input", () => { grow(); if (!mode || mode.kind === "reply") drafts.keep(view.chat, box().value); suggest(); });
  box().addEventListener("keydown", onKey);
  box().addEventListener("paste", (event) => {
    const [file] = event.clipboardData.files;
    if (file) { event.preventDefault(); sendFile(file.type.startsWith("image/") ? "photo" : "document", file); }
  });
  find("attach").onclick = openAttach;
  find("open-commands").onclick = openCommands;
  find("file").onchange = () => { const [file] = find("file").files; if (file) sendFile(find("file").dataset.kind, file); find("file").value = ""; };
  setUpDrop();
}

function setUpDrop() {
  const chat = find("chat");
  chat.addEventListener("dragover", (event) => { event.preventDefault(); find("drop").hidden = false; });
  chat.addEventListener("dragleave", (event) => { if (!chat.contains(event.relatedTarget)) find("drop").hidden = true; });
  chat.addEventListener("drop", (event) => {
    event.preventDefault();
    find("drop").hidden = true;
    for (const file of event.dataTransfer.files) sendFile("document", file);
  });
}

function onKey(event) {
  if (event.key === "Escape" && mode) { setMode(null); return; }
  if (event.key === "ArrowUp" && !box().value && !mode) {
    const own = view.messages.filter((message) => isOwn(message, view) && message.text && !message.via_bot).at(-1);
    if (own) { event.preventDefault(); edit(own); }
  }
  // On a phone's keyboard Enter makes a line, as in Telegram.
  const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && !matchMedia("(pointer: coarse)").matches;
  if (sends) { event.preventDefault(); submit(); }
}

export function grow() {
  box().style.height = "auto";
  box().style.height = `${box().scrollHeight}px`;
  find("composer").classList.toggle("empty", !box().value.trim());
}

async function submit() {
  const text = box().value.trim();
  if (!text) return;
  const was = mode;
  box().value = "";
  if (was?.kind !== "edit") drafts.keep(view.chat, "");
  setMode(null);
  grow();
  if (was?.kind === "edit") await attempt(() => wire.edit(view.chat, was.message.message_id, { person: view.person, text }), text);
  else await sendText(text, was?.message.message_id, text);
  box().focus({ preventScroll: true });
}

export async function sendText(text, replyTo, kept) {
  const body = { person: view.person, text, topic: view.topic };
  if (replyTo) body.reply_to = replyTo;
  await attempt(() => wire.say(view.chat, body), kept);
}

async function attempt(doing, kept) {
  try {
    await doing();
    view.stick = true;
  } catch (error) {
    toast(error.message);
    if (kept && !box().value) { box().value = kept; grow(); } // nothing typed is lost
  }
}

function sendFile(kind, file) {
  return attempt(() => wire.send(view.chat, { person: view.person, kind, topic: view.topic }, file));
}

function openAttach() {
  const pick = (kind, accept) => () => { const input = find("file"); input.dataset.kind = kind; input.accept = accept; input.click(); };
  popup([
    { id: "attach-photo", icon: "photo", label: say("photo"), act: pick("photo", "image/png,image/jpeg,image/webp") },
    { id: "attach-document", icon: "file", label: say("file"), act: pick("document", "") },
    { id: "attach-voice", icon: "voice", label: say("voice"), act: () => sendFile("voice") },
    { id: "attach-sticker", icon: "sticker", label: say("sticker"), act: () => sendFile("sticker") },
  ], find("attach"));
}

const commandsLike = (begun) => view.commands.filter(({ command }) => command.startsWith(begun))
  .map(({ command, description }) => ({ label: `/${command}`, hint: description, act: () => { put(""); sendText(`/${command}`); } }));

function openCommands() {
  const entries = commandsLike("");
  popup(entries.length ? entries : [say("noCommands")], find("open-commands"));
}

function suggest() {
  // A slash shows the commands, each further letter fewer of them, as in Telegram.
  const begun = /^\/([a-z_]*)$/.exec(box().value);
  const entries = begun ? commandsLike(begun[1]) : [];
  if (entries.length) popup(entries, find("composer"), { aside: true });
  else closePopup(true);
}

export function put(text) {
  box().value = text;
  box().focus();
  box().dispatchEvent(new Event("input"));
}

export const reply = (message, forced = false) => setMode({ kind: "reply", message, forced });

export function edit(message) {
  setMode({ kind: "edit", message });
  box().value = message.text || message.caption || "";
  grow();
}

function setMode(next) {
  if (mode?.kind === "edit" && !next) { box().value = drafts.of(view.chat); grow(); }
  mode = next;
  const line = find("context");
  line.hidden = !next;
  if (!next) return;
  const title = next.kind === "edit" ? say("editing") : nameOf(next.message);
  line.replaceChildren(icon(next.kind === "edit" ? "edit" : "reply"),
    make("span", { class: "lines" }, make("b", {}, title), make("span", {}, summary(next.message))),
    make("button", { class: "icon-button", type: "button", "aria-label": say("cancel"), onclick: () => setMode(null) }, icon("close")));
  box().focus({ preventScroll: true });
}

export function showKeyboard(keyboard) {
  const rows = replyKeyboard(keyboard, (text) => sendText(text));
  find("reply-keyboard").hidden = !rows.length;
  find("reply-keyboard").replaceChildren(...rows);
  box().placeholder = keyboard?.input_field_placeholder || say("placeholder");
  const asking = keyboard?.force_reply && view.messages.find((message) => message.message_id === keyboard.message_id);
  if (asking && mode?.message !== asking) reply(asking, true);
  else if (!asking && mode?.forced) setMode(null);
}

export function changeDraft(from, to) {
  setMode(null);
  if (from) drafts.keep(from, box().value);
  box().value = drafts.of(to);
  grow();
}

export function nameComposer() {
  for (const [id, word] of [["attach", "attach"], ["send", "send"], ["open-commands", "commands"], ["open-menu", "settings"], ["new-group", "newGroup"], ["open-chats", "chats"], ["to-bottom", "toBottom"]]) {
    find(id).setAttribute("aria-label", say(word));
    find(id).title = say(word);
  }
  box().setAttribute("aria-label", say("placeholder"));
  find("drop").textContent = say("drop");
}
