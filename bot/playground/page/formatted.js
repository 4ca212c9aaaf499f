// Text with entities → nodes. The text is never read as markup, so nothing in it can run.
import { make } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", blockquote: "blockquote" };
const SAFE = /^(https?:|tg:|mailto:)/i;

export function formatted(text, entities, act) {
  // Offsets are UTF-16 units, which is how JavaScript counts too.
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, act);
}

function nodes(text, from, to, entities, act) {
  const result = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const stop = Math.min(entity.offset + entity.length, to);
    if (start >= stop) { index += 1; continue; }
    if (start > at) result.push(between(text.slice(at, start), result.at(-1), entity));
    let next = index + 1;
    while (next < entities.length && entities[next].offset < stop) next += 1;
    const inner = nodes(text, start, stop, entities.slice(index + 1, next), act);
    result.push(wrap(entity, text.slice(start, stop), inner, act));
    at = stop;
    index = next;
  }
  if (at < to) result.push(between(text.slice(at, to), result.at(-1)));
  return result;
}

const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];

function between(text, before, next) {
  // A quote or a code block already stands on lines of its own: one line break beside it is not drawn.
  const after = before instanceof HTMLElement && ["BLOCKQUOTE", "PRE"].includes(before.tagName);
  const clean = after ? text.replace(/^\n/, "") : text;
  return next && BLOCKS.includes(next.type) ? clean.replace(/\n$/, "") : clean;
}

function wrap(entity, text, inner, act) {
  const { type } = entity;
  if (TAGS[type]) return make(TAGS[type], {}, ...inner);
  if (type === "expandable_blockquote") {
    return make("blockquote", { class: "closed", onclick: (event) => event.currentTarget.classList.toggle("closed") }, ...inner);
  }
  if (type === "code") return make("code", { onclick: () => act.copy(text) }, ...inner);
  if (type === "pre") return make("pre", { onclick: () => act.copy(text) }, ...inner);
  if (type === "spoiler") return spoiler(inner);
  if (type === "bot_command") return make("button", { class: "command", type: "button", onclick: () => act.command(text) }, ...inner);
  if (type === "text_link") return link(entity.url, inner, act);
  if (type === "url") return link(/^[a-z]+:/i.test(text) ? text : `https://${text}`, inner, act);
  if (type === "email") return link(`mailto:${text}`, inner, act);
  if (["mention", "hashtag", "text_mention"].includes(type)) return make("span", { class: "tag" }, ...inner);
  return make("span", {}, ...inner);
}

function spoiler(inner) {
  const open = (event) => { event.currentTarget.classList.add("open"); event.currentTarget.removeAttribute("aria-label"); };
  return make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "•••", onclick: open,
    onkeydown: (event) => { if (event.key === "Enter") open(event); } }, ...inner);
}

function link(url, inner, act) {
  if (!SAFE.test(url)) return make("span", {}, ...inner);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: (event) => act.follow(event, url) }, ...inner);
}

export function isHuge(text) {
  // One to three emoji alone are shown large.
  return /^(\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]*(\u200D\p{Extended_Pictographic}\uFE0F?)*){1,3}$/u.test(text || "");
}
