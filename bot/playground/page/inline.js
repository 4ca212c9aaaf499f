// `@bot words` in the text box: asks the bot while one types, shows what it offers above the box.
import { find, make } from "./dom.js";
import { toast } from "./layers.js";
import { fileUrl, wire } from "./wire.js";
import { say } from "./words.js";

const PAUSE = 250; // milliseconds without a letter
let asked = null; // the question whose answer is shown or waited for
let timer;

export function setUpInline(view, act) {
  find("text").addEventListener("input", () => look(view, act));
  find("text").addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

export function hide() {
  clearTimeout(timer);
  asked = null;
  find("inline").hidden = true;
  find("inline").replaceChildren();
}

function look(view, act) {
  // A function of its own text: "@bot" and a space begin it.
  const match = new RegExp(`^@${view.bot.username}\\s([^]*)$`, "i").exec(find("text").value);
  clearTimeout(timer);
  if (!match) { hide(); return; }
  timer = setTimeout(() => ask(view, act, match[1].trim()), PAUSE);
}

async function ask(view, act, query, offset = "", before = []) {
  const mine = asked = { query, before };
  try {
    const found = await wire.askInline(view.chat, { person: view.person, query, offset });
    mine.id = found.id;
    if (asked !== mine) return; // the text has changed meanwhile, or the panel was closed
    if (found.answer) show(view, act, found.answer);
    else await answered(view, act, found.id); // told, perhaps, before the question was known by its id
  } catch (error) { if (asked === mine) hide(); toast(error.message); }
}

export async function answered(view, act, id) {
  if (asked?.id !== id) return;
  const { answer } = await wire.inline(id);
  if (answer && asked?.id === id) show(view, act, answer);
}

function show(view, act, answer) {
  const { id, query, before } = asked;
  const shown = [...before, ...answer.results.map((result) => ({ ...result, query: id }))];
  const more = answer.next_offset && make("button", { class: "text-button", type: "button", onclick: () => ask(view, act, query, answer.next_offset, shown) }, say("more"));
  const photos = shown.filter((result) => result.type === "photo");
  const articles = shown.filter((result) => result.type !== "photo");
  const box = find("inline");
  box.replaceChildren(...[
    answer.button && make("button", { class: "inline-button", type: "button", "data-testid": "inline-button", onclick: () => { clear(); act.start(answer.button.start_parameter); } }, answer.button.text),
    photos.length ? make("div", { class: "inline-photos" }, ...photos.map((result) => photo(result, view, act))) : null,
    ...articles.map((result) => make("button", { class: "inline-article", type: "button", "data-testid": "inline-result", onclick: () => choose(result, view, act) },
      make("b", {}, result.title), result.description && make("small", {}, result.description))),
    !shown.length && !answer.button ? make("p", {}, say("nothing")) : null, more || null,
  ].filter(Boolean));
  box.hidden = false;
}

function photo(result, view, act) {
  const size = result.photo.find((one) => one.width >= 320) || result.photo.at(-1);
  return make("button", { type: "button", title: result.title, "data-testid": "inline-result", onclick: () => choose(result, view, act) },
    make("img", { src: fileUrl(size.file_id), alt: result.title || say("photo"), loading: "lazy" }));
}

async function choose(result, view, act) {
  clear();
  try {
    await wire.chooseInline(result.query, { person: view.person, result: result.id, topic: view.topic });
    act.stick();
  } catch (error) { toast(error.message); }
}

function clear() {
  hide();
  find("text").value = "";
  find("text").dispatchEvent(new Event("input"));
}
