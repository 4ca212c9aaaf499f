// What a service message says, in one line. Knows kinds of messages and the page's words.
import { say } from "./words.js";

const names = (users) => users.map((user) => user.first_name).join(", ");

const KINDS = {
  new_chat_members: (users) => `${say("inGroup")} ${names(users)}`,
  left_chat_member: (user) => `${user.first_name} ${say("outOfGroup")}`,
  new_chat_title: (title) => `${say("newTitle")} «${title}»`,
  pinned_message: (message) => `${say("pinned")} ${(message.text || message.caption || "").slice(0, 60)}`,
  forum_topic_created: (topic) => `${say("topicOpened")} «${topic.name}»`,
  forum_topic_edited: (topic) => `${say("topicOpened")} «${topic.name || ""}»`,
  forum_topic_closed: () => say("topicClosed"),
  forum_topic_reopened: () => say("topicReopened"),
  migrate_to_chat_id: () => say("migrated"),
  migrate_from_chat_id: () => say("migrated"),
};

export function service(message) {
  const kind = Object.keys(KINDS).find((name) => name in message);
  return kind ? KINDS[kind](message[kind]) : "";
}
