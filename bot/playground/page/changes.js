// What the stream tells of the chat's messages, and how a reading of the chat misses none of it:
// a change that came while the answer was under way may be younger than the answer.

const under = new Set(); // readings that are asked and not answered

export function inOrder() {
  // Answers may arrive in another order than they were asked for: one that is older than
  // the newest taken is dropped.
  let asked = 0;
  let taken = 0;
  return async (read, take) => {
    const mine = asked += 1;
    const answer = await read();
    if (mine < taken) return;
    taken = mine;
    await take(answer);
  };
}

const chats = inOrder();

const changes = {
  message: (view, { message, mark }) => {
    if (mark) view.marks[message.message_id] = mark;
    if (!view.messages.some((one) => one.message_id === message.message_id)) view.messages.push(message);
  },
  edit: (view, { message, mark }) => {
    view.marks[message.message_id] = mark;
    view.messages = view.messages.map((one) => (one.message_id === message.message_id ? message : one));
  },
  delete: (view, { message_id: id }) => { view.messages = view.messages.filter((one) => one.message_id !== id); },
};

export function change(view, event) {
  // Says whether the chat that is shown has changed.
  for (const reading of under) reading.heard.push(event);
  return apply(view, event);
}

function apply(view, event) {
  if (event.chat !== view.chat) return false;
  changes[event.kind](view, event);
  return true;
}

export async function reading(view, read, take, show) {
  const { chat, person } = view;
  const mine = { heard: [] };
  under.add(mine);
  try {
    await chats(read, (answer) => {
      if (chat !== view.chat || person !== view.person) return; // another was chosen meanwhile
      take(answer);
      for (const event of mine.heard) apply(view, event);
      show();
    });
  } finally {
    under.delete(mine);
  }
}
