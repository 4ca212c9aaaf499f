// Talks to the playground: requests and the live stream. Knows paths, not what they mean to a reader.
import { explain } from "./troubles.js";
import { spoken } from "./words.js";

async function request(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(explain(json.error || json.description || answer.statusText, spoken()));
  return json;
}

const chatPath = (chat, rest = "") => `/_/chats/${chat}${rest}`;

export const wire = {
  state: (language) => request("GET", `/_/state?language=${encodeURIComponent(language)}`),
  chat: (chat, person) => request("GET", chatPath(chat, `?person=${person}`)),
  addPerson: (wanted) => request("POST", "/_/people", wanted),
  changePerson: (person, wanted) => request("PATCH", `/_/people/${person}`, wanted),
  addGroup: (wanted) => request("POST", "/_/groups", wanted),
  group: (group, wanted) => request("PATCH", `/_/groups/${group}`, wanted),
  setBot: (group, wanted) => request("POST", `/_/groups/${group}/bot`, wanted),
  join: (group, person) => request("POST", `/_/groups/${group}/members`, { person }),
  leave: (group, person, by) => request("DELETE", `/_/groups/${group}/members/${person}?by=${by}`),
  appoint: (group, person, wanted) => request("PATCH", `/_/groups/${group}/members/${person}`, { admin: true, ...wanted }),
  addTopic: (group, wanted) => request("POST", `/_/groups/${group}/topics`, wanted),
  topic: (group, topic, wanted) => request("PATCH", `/_/groups/${group}/topics/${topic}`, wanted),
  bot: (wanted) => request("PATCH", "/_/bot", wanted),
  travel: (seconds) => request("POST", "/_/clock", { seconds }),
  wish: (which) => request("POST", "/_/wishes", { wish: which }),
  calls: () => request("GET", "/_/calls"),
  rates: (wanted) => request("PATCH", "/_/rates", wanted),
  vote: (chat, body) => request("POST", chatPath(chat, "/votes"), body),
  askInline: (chat, body) => request("POST", chatPath(chat, "/inline"), body),
  inline: (query) => request("GET", `/_/inline/${query}`),
  chooseInline: (query, body) => request("POST", `/_/inline/${query}`, body),
  say: (chat, body) => request("POST", chatPath(chat, "/messages"), body),
  edit: (chat, message, body) => request("PATCH", chatPath(chat, `/messages/${message}`), body),
  remove: (chat, message) => request("DELETE", chatPath(chat, `/messages/${message}`)),
  press: (chat, body) => request("POST", chatPath(chat, "/press"), body),
  send: (chat, fields, file) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file) form.append("file", file, file.name || "file");
    return request("POST", chatPath(chat, "/media"), form);
  },
};

export const fileUrl = (id) => `/_/files/${encodeURIComponent(id)}`;

export function listen(onEvent, onLost) {
  // The browser reconnects by itself; after a server error it would not, so we do.
  let source;
  const open = () => {
    source = new EventSource("/_/events");
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onerror = () => {
      onLost();
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 1000);
    };
  };
  open();
  addEventListener("pagehide", () => source.close());
}
