// What a visitor does with the playground itself: another day, an example, all anew, a look behind.
import { find, icon, make } from "./dom.js";
import { toast } from "./layers.js";
import { wire } from "./wire.js";
import { clock, keepTime, say, spoken, today } from "./words.js";

const HOUR = 3600;
const LAST = 80; // calls that are shown; the server keeps more

export function visitParts(act) {
  // The playground's part of the settings sheet.
  const go = (seconds) => attempt(async () => keepTime((await wire.travel(seconds)).now));
  return [
    make("h3", {}, say("time")),
    make("p", { class: "note", "data-testid": "today" }, `${say("itIs")} ${today()}`),
    make("div", { class: "choice" }, ...[["hour", HOUR], ["aDay", 24 * HOUR], ["aWeek", 168 * HOUR]].map(([word, seconds]) => make("button", { type: "button", "data-testid": `ahead-${word}`,
      onclick: async () => { await go(seconds); act.settings(); } }, `+ ${say(word)}`))),
    make("p", { class: "note" }, say("timeHint")),
    make("h3", {}, say("visit")),
    button("calls", "file", () => openCalls()),
    button("again", "trash", () => sure(act)),
  ];
}

export const exampleButton = () => button("example", "play", () => { find("sheet").close(); wish(`example ${spoken()}`, say("exampleComes")); });

function button(word, sign, act) {
  return make("button", { class: "text-button", type: "button", "data-testid": word, onclick: act }, icon(sign), say(word));
}

async function attempt(doing) {
  try { await doing(); } catch (error) { toast(error.message); }
}

async function wish(which, told) {
  await attempt(async () => { await wire.wish(which); toast(told); });
}

function sure(act) {
  find("sheet").replaceChildren(make("h2", {}, say("again")), make("p", { class: "note" }, say("againHint")),
    make("div", { class: "buttons" },
      make("button", { type: "button", onclick: () => act.settings() }, say("cancel")),
      make("button", { type: "button", class: "danger", "data-testid": "again-sure", onclick: () => { localStorage.clear(); find("sheet").close(); wish("again", say("againComes")); } }, say("againSure"))));
}

async function openCalls() {
  // What the bot sent, the newest first: method, chat, how long it took, what was refused.
  let calls = [];
  await attempt(async () => { ({ calls } = await wire.calls()); });
  const rows = calls.slice(-LAST).reverse().map((call) => make("li", { class: call.refused ? "refused" : null },
    make("b", {}, call.method), make("small", {}, [clock(call.at), call.params?.chat_id, `${call.milliseconds} ${say("ms")}`, call.refused].filter(Boolean).join(" · "))));
  find("sheet").replaceChildren(
    make("header", {}, make("h2", {}, say("calls")), make("button", { class: "icon-button", type: "button", "aria-label": say("close"), onclick: () => find("sheet").close() }, icon("close"))),
    make("p", { class: "note" }, say("callsHint")),
    rows.length ? make("ol", { class: "calls", "data-testid": "calls-list" }, ...rows) : make("p", { class: "note" }, say("empty")));
}
