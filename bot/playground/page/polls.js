// A poll in a bubble: one tap votes, several answers are sent together, another tap takes back.
import { make } from "./dom.js";
import { say } from "./words.js";

const chosen = new Map(); // poll → options ticked but not sent yet

export function pollOf(message, view, act) {
  const { poll } = message;
  const mine = view.votes[poll.id]?.[view.person];
  const done = poll.is_closed || Boolean(mine);
  const kind = [poll.is_anonymous ? say("secretPoll") : say("openPoll"), poll.is_closed && say("closedPoll")].filter(Boolean).join(" · ");
  return make("div", { class: "poll", "data-testid": "poll" }, make("b", {}, poll.question), make("small", {}, kind),
    ...poll.options.map((option, index) => row(message, index, done, mine, view, act)), foot(message, done, mine, act));
}

function row(message, index, done, mine, view, act) {
  const { poll } = message;
  const option = poll.options[index];
  const share = poll.total_voter_count ? Math.round((option.voter_count / poll.total_voter_count) * 100) : 0;
  const ticked = (mine || chosen.get(poll.id) || []).includes(index);
  const bar = done ? make("i", { class: "bar" }) : null;
  if (bar) bar.style.width = `${share}%`;
  return make("button", { class: "option", type: "button", "aria-pressed": String(ticked), disabled: done, "data-testid": "option", onclick: () => pick(message, index, act) },
    make("span", { class: "tick" }, done ? `${share}%` : ""), make("span", {}, option.text), bar);
}

function pick(message, index, act) {
  const { poll } = message;
  if (!poll.allows_multiple_answers) { act.vote(message, [index]); return; }
  const now = new Set(chosen.get(poll.id) || []);
  if (!now.delete(index)) now.add(index);
  chosen.set(poll.id, [...now]);
  act.redraw(message);
}

function foot(message, done, mine, act) {
  const { poll } = message;
  const count = make("small", {}, `${say("votes")}: ${poll.total_voter_count}`);
  const ticked = chosen.get(poll.id) || [];
  if (mine && !poll.is_closed && poll.allows_revoting) return make("footer", {}, count, button("retract", () => act.vote(message, [])));
  if (!done && poll.allows_multiple_answers && ticked.length) {
    return make("footer", {}, count, button("vote", () => { chosen.delete(poll.id); act.vote(message, ticked); }));
  }
  return make("footer", {}, count);
}

function button(word, act) {
  return make("button", { class: "text-button", type: "button", "data-testid": word, onclick: act }, say(word));
}

export const ticks = (poll) => chosen.get(poll.id);
