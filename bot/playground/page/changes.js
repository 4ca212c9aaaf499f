// What the stream tells of the chat's messages, and how a reading of the chat misses none of it:
// a change that came while the answer was under way may be younger than the answer.

const under = new Set(); // readings that are asked and not answered
let asked = 0;
let shown = 0;

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
  const mine = { number: asked += 1, heard: [] };
  under.add(mine);
  try {
    const answer = await read();
    // Another chat or person was chosen meanwhile, or a younger answer was quicker.
    if (chat !== view.chat || person !== view.person || mine.number < shown) return;
    shown = mine.number;
    take(answer);
    for (const event of mine.heard) apply(view, event);
    show();
  } finally {
    under.delete(mine);
  }
}
