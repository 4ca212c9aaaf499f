"""Native polls: votes, counts, closing in time.

Knows a poll as it stands in its message and who voted how. Must not know parameters of methods.
"""

import asyncio
import secrets
from collections.abc import Callable

from bot.playground.membership import is_anonymous
from bot.playground.messenger import Messenger
from bot.playground.people import People
from bot.playground.refusals import bad_request
from bot.playground.store import Store
from bot.playground.updates import Updates
from bot.playground.wire import Json, present

_CHANNEL: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
"""Who stands in `user` where somebody voted in a chat's name."""


class Polls:
    """Counts votes and tells the bot of each, as of every change of its polls."""

    def __init__(
        self,
        store: Store,
        people: People,
        updates: Updates,
        messenger: Messenger,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._people = people
        self._updates = updates
        self._messenger = messenger
        self._clock = clock
        self._timer: asyncio.TimerHandle | None = None

    def new(self, question: Json, options: list[Json], facts: Json) -> Json:
        """Make a poll; `facts` are its settings, `open_period` or `close_date` among them."""
        period, until = facts.pop("open_period", 0), facts.pop("close_date", 0)
        now = int(self._clock())
        closing = {"open_period": period or until - now, "close_date": until or now + period}
        counted = [
            {"persistent_id": secrets.token_hex(4), **option, "voter_count": 0}
            for option in options
        ]
        number = str(secrets.randbits(62) | 1 << 61)
        poll: Json = {"id": number, **question, "options": counted, "total_voter_count": 0}
        return {**poll, **facts, **(closing if period or until else {})}

    def votes(self, poll: str) -> Json:
        """Read who voted how: {person: [options]}."""
        found: Json = (self._store.get("votes", poll) or {}).get("votes", {})
        return found

    def vote(self, person: int, message: Json, options: list[int]) -> None:
        """Vote, vote anew, or take the vote back with an empty list."""
        poll = message.get("poll")
        if poll is None:
            raise ValueError("this message is no poll")
        chat = self._people.chat(message["chat"]["id"])
        self._messenger.must_be_member(person, chat)
        if self._is_over(poll):
            raise ValueError("this poll is closed")
        if any(one not in range(len(poll["options"])) for one in options):
            raise ValueError("no such option")
        if len(options) > 1 and not poll["allows_multiple_answers"]:
            raise ValueError("one answer only")
        votes = {**self.votes(poll["id"]), str(person): sorted(set(options))}
        if not options:
            votes.pop(str(person))
        with self._store.atomic():
            self._store.put("votes", poll["id"], {"votes": votes})
            self._replace(message, _counted(poll, votes))
            if not poll["is_anonymous"]:
                self._updates.add("poll_answer", self._answer(person, chat, poll, options))

    def stop(self, message: Json, markup: Json | None) -> Json:
        """Close a poll for good, as the bot asked; its keyboard becomes the given one."""
        poll = message["poll"]
        if self._is_over(poll):
            raise bad_request("poll has already been closed")
        bare = {key: value for key, value in message.items() if key != "reply_markup"}
        return self._replace({**bare, **present(reply_markup=markup)}, {**poll, "is_closed": True})

    def watch(self, message: Json) -> None:
        """Close this poll when its time has come, after a restart too."""
        poll = message["poll"]
        if "close_date" in poll and not poll["is_closed"]:
            chat, number = message["chat"]["id"], message["message_id"]
            open_poll = {"chat": chat, "message_id": number, "until": poll["close_date"]}
            self._store.put("open polls", poll["id"], {"id": poll["id"], **open_poll})
        self.close_due()

    def close_due(self) -> None:
        """Close what is over and wait for the next."""
        self.stop_waiting()
        waiting = []
        for known in self._store.all("open polls"):
            if known["until"] > self._clock():
                waiting.append(known["until"] - self._clock())
                continue
            self._store.drop("open polls", known["id"])
            message = self._store.get("messages", known["message_id"], known["chat"])
            if message and not message["poll"]["is_closed"]:
                self._replace(message, {**message["poll"], "is_closed": True})
        if waiting:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(min(waiting) + 0.01, self.close_due)

    def stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _is_over(self, poll: Json) -> bool:
        return bool(poll["is_closed"]) or poll.get("close_date", 1 << 60) <= self._clock()

    def _replace(self, message: Json, poll: Json) -> Json:
        self._messenger.replace({**message, "poll": poll})
        self._updates.add("poll", poll)
        return poll

    def _answer(self, person: int, chat: Json, poll: Json, options: list[int]) -> Json:
        chosen = [poll["options"][one]["persistent_id"] for one in options]
        answer: Json = {"poll_id": poll["id"], "option_ids": options}
        answer["option_persistent_ids"] = chosen
        if chat["type"] != "private" and is_anonymous(chat, person):
            return {**answer, "voter_chat": self._people.chat_view(chat), "user": _CHANNEL}
        return {**answer, "user": self._people.user(person)}


def _counted(poll: Json, votes: Json) -> Json:
    counts = [sum(number in chosen for chosen in votes.values()) for number in range(99)]
    options = [
        {**option, "voter_count": count}
        for option, count in zip(poll["options"], counts, strict=False)
    ]
    return {**poll, "options": options, "total_voter_count": len(votes)}
