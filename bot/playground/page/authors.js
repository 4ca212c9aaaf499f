// Who wrote a message and who may what: behind a group's name there is a person too.

export const author = (message, view) => view.marks?.[message.message_id]?.person ?? message.from.id;
export const isOwn = (message, view) => author(message, view) === view.person;
export const isBots = (message, view) => message.from.id === view.bot.id;

export function nameOf(message) {
  return message.sender_chat ? message.sender_chat.title : message.from.first_name;
}

export function role(chat, person) {
  // "owner", "admin" or nothing.
  if (!chat || chat.type === "private") return "";
  if (chat.owner === person) return "owner";
  return chat.admins?.[person] ? "admin" : "";
}

export const inTopic = (message, topic) => (message.is_topic_message ? message.message_thread_id : 0) === topic;
