// Inline keyboards under a bubble and reply keyboards under the text box.
import { icon, make } from "./dom.js";

const HINTS = { url: "link", copy_text: "copy", switch_inline_query: "right", switch_inline_query_chosen_chat: "right", web_app: "link" };

export function keys(message, view, act) {
  const rows = message.reply_markup.inline_keyboard.map((row) => make("div", { class: "row" }, ...row.map((button) => key(message, button, view, act))));
  return make("div", { class: "keys", "data-testid": "keyboard" }, ...rows);
}

function key(message, button, view, act) {
  const busy = view.pressed.some((press) => press.message_id === message.message_id && press.data === button.callback_data);
  const hint = Object.keys(HINTS).find((name) => name in button);
  return make("button", { class: `key ${button.style || ""}`, type: "button", title: button.text, "aria-busy": busy ? "true" : null,
    disabled: Boolean(button.disabled), "data-testid": "key", onclick: () => act.press(message, button) },
  make("span", { dir: "auto" }, button.text), hint && icon(HINTS[hint]));
}

export function replyKeyboard(markup, send) {
  const rows = markup?.keyboard || [];
  return rows.map((row) => make("div", { class: "row" }, ...row.map((button) => make("button", { type: "button", onclick: () => send(button.text) }, button.text))));
}
