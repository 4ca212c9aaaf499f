// Messages → elements. Knows how each kind looks; changes nothing, calls `act` for what is touched.
import { layout } from "./albums.js";
import { author, isOwn, nameOf, role } from "./authors.js";
import { hue, icon, make } from "./dom.js";
import { formatted, isHuge } from "./formatted.js";
import { keys } from "./keyboards.js";
import { pollOf } from "./polls.js";
import { service } from "./services.js";
import { fileUrl } from "./wire.js";
import { clock, fileSize, say } from "./words.js";

export function item(group, view, act) {
  // A group is one message, or the messages of one album.
  const [message] = group.messages;
  const told = service(message);
  if (told) return make("div", { class: "service", "data-testid": "service" }, told);
  const own = isOwn(message, view);
  const markup = group.messages.at(-1).reply_markup;
  const classes = ["item", own && "own", group.first && "first", group.last && "last", markup && "keyed", message.photo && "wide"];
  const block = make("div", { class: "block" }, bubble(group, view, act), markup && keys(group.messages.at(-1), view, act));
  const element = make("article", { class: classes.filter(Boolean).join(" "), "data-testid": "message", "data-message-id": message.message_id,
    "data-own": String(own), "aria-label": nameOf(message) }, block);
  const open = (event) => act.menu(event, message, block);
  element.addEventListener("contextmenu", open);
  longPress(block, open);
  return element;
}

function longPress(element, open) {
  let timer;
  let opened = false;
  const stop = () => clearTimeout(timer);
  element.addEventListener("pointerdown", (event) => {
    opened = false;
    if (event.pointerType === "mouse" || event.target.closest(".key")) return;
    timer = setTimeout(() => { opened = true; open(event); }, 480);
  });
  // Lifting the finger after a long press is no tap on what lies under it.
  element.addEventListener("click", (event) => { if (opened) { event.preventDefault(); event.stopPropagation(); } }, true);
  for (const name of ["pointerup", "pointermove", "pointercancel"]) element.addEventListener(name, stop);
}

function bubble(group, view, act) {
  const [message] = group.messages;
  const sign = signature(group.messages.at(-1), view);
  if (message.sticker) {
    const image = make("img", { class: "sticker", src: fileUrl(message.sticker.file_id), alt: say("sticker"), width: 512, height: 512 });
    return make("div", { class: "bubble bare" }, image, stampOver(sign));
  }
  const titled = group.messages.find((one) => one.caption) || message;
  const text = message.text ?? (group.messages.filter((one) => one.caption).length === 1 || group.messages.length === 1 ? titled.caption : "");
  const above = Boolean(text) && titled.show_caption_above_media;
  const parts = [group.first || message.via_bot ? sender(message, view) : null, quoted(message, act)];
  const media = mediaOf(group, act);
  const body = text ? bodyOf(text, message.text ? message.entities : titled.caption_entities, act) : null;
  if (body && !above) body.append(sign);
  parts.push(...(above ? [body, media] : [media, body]));
  if (message.poll) parts.push(pollOf(message, view, act));
  if (!body || above) parts.push(message.photo ? stampOver(sign) : make("div", { class: "stamp" }, sign));
  const kind = message.photo && body ? (above ? " captioned-above" : " captioned") : "";
  return make("div", { class: `bubble${kind}` }, ...parts, reactions(message, view));
}

function reactions(message, view) {
  const given = view.marks[message.message_id]?.reactions || [];
  return given.length ? make("div", { class: "reactions" }, ...given) : null;
}

function stampOver(sign) {
  sign.classList.add("over");
  return sign;
}

function signature(message, view) {
  // Telegram shows "edited" for people's messages, not for those of bots.
  const edited = message.edit_date && isOwn(message, view) ? `${say("edited")} ` : "";
  const silent = view.marks[message.message_id]?.silent;
  return make("span", { class: "time", title: silent ? say("silent") : null }, silent ? icon("mute") : null, edited + clock(message.date));
}

function sender(message, view) {
  const via = message.via_bot ? make("span", { class: "via" }, ` ${say("via")} @${message.via_bot.username}`) : null;
  if (message.chat.type === "private" || isOwn(message, view)) return via && make("div", { class: "sender" }, via);
  const chat = view.chats.find((one) => one.id === message.chat.id);
  const is = message.sender_chat ? message.author_signature || say("admin") : role(chat, author(message, view)) && say(role(chat, author(message, view)));
  return make("div", { class: "sender", hue: hue(message.sender_chat?.id || message.from.id) }, nameOf(message), via, is ? make("small", {}, is) : null);
}

function quoted(message, act) {
  const answered = message.reply_to_message;
  if (!answered || answered.forum_topic_created) return null; // a topic's beginning: nobody replied
  return make("button", { class: "quoted", type: "button", onclick: () => act.show(answered.message_id) },
    make("b", {}, nameOf(answered)), make("span", {}, message.quote?.text || summary(answered)));
}

export function summary(message) {
  if (!message) return "";
  const told = service(message);
  if (told) return told;
  const kind = ["photo", "document", "voice", "sticker", "poll"].find((name) => message[name]);
  const text = (message.text || message.caption || message.poll?.question || "").replace(/\s+/g, " ");
  return text || (kind ? say("what")[kind] : "");
}

function bodyOf(text, entities, act) {
  const huge = isHuge(text) ? " huge" : "";
  return make("div", { class: `body${huge}`, dir: "auto", "data-testid": "text-of-message" }, ...formatted(text, entities, act));
}

function mediaOf(group, act) {
  const [message] = group.messages;
  if (message.photo) return photos(group.messages, act);
  if (message.document) return make("div", {}, ...group.messages.map((one) => fileRow(one.document)));
  if (message.voice) return voice(message.voice);
  return null;
}

function photos(messages, act) {
  const largest = messages.map((message) => message.photo.at(-1));
  const { height, boxes } = layout(largest);
  const media = make("div", { class: "media" });
  media.style.aspectRatio = `1 / ${height}`;
  messages.forEach((message, index) => {
    const shown = message.photo.find((size) => size.width >= 800) || largest[index];
    const image = make("img", { src: fileUrl(shown.file_id), alt: summary(message), loading: "lazy", decoding: "async", draggable: "false" });
    const veiled = message.has_media_spoiler ? " veiled" : "";
    const button = make("button", { class: `photo${veiled}`, type: "button", "aria-label": say("openPhoto"), "data-testid": "photo",
      onclick: () => { if (!button.classList.replace("veiled", "seen")) act.view(message.message_id); } }, image);
    const { x, y, w, h } = boxes[index];
    Object.assign(button.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` });
    media.append(button);
  });
  return media;
}

function fileRow(file) {
  const name = file.file_name || say("file");
  const suffix = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return make("a", { class: "file", href: fileUrl(file.file_id), download: name, "data-testid": "document" },
    make("span", { class: "sign", "aria-hidden": "true" }, suffix || icon("file")),
    make("span", { class: "lines" }, make("b", {}, name), make("small", {}, fileSize(file.file_size))));
}

function voice(note) {
  const wave = make("span", { class: "wave", "aria-hidden": "true" });
  for (let index = 0; index < 28; index += 1) {
    const bar = document.createElement("i");
    bar.style.height = `${5 + Math.abs(Math.sin(index * 1.7) * 12 + Math.sin(index * 0.6) * 5)}px`;
    wave.append(bar);
  }
  return make("div", { class: "file" }, make("span", { class: "sign" }, icon("play")),
    make("span", { class: "lines" }, wave, make("small", {}, `0:0${note.duration}`)));
}
