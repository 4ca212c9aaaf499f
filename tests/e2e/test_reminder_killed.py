"""The bot is killed while it reminds somebody: Telegram has the message, nobody noted it."""

from __future__ import annotations

import asyncio
import datetime as dt

from bot.playground.client import PlaygroundClient
from bot.playground.views import Chat, Message
from bot.storage import SqlStore, open_store
from journey import review
from journey.reminders import Reminder
from tests.e2e.groups import RU
from tests.e2e.people import LONG, Walker
from tests.e2e.process import Process
from tests.e2e.walks import to_draft

AGES = 60.0
"""Until an answer comes that the bot does not live to hear."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


async def _due_now(store: SqlStore, person: int) -> str:
    """The person's map is to be looked at again since a minute ago; the reminder's key."""
    async with store.write(person=person) as work:
        (heading,) = await work.headings(person)
        before = await work.journey(heading.id)
        assert before is not None
        after = before.with_(next_review=_now().date(), revision=before.revision + 1)
        await work.save_journey(before, after, owner=person, actor=person, at=_now())
        reminder = Reminder(
            key=review.key(before.id),
            kind="review",
            due=_now() - dt.timedelta(minutes=1),
            person=person,
            chat=person,
            journey=before.id,
        )
        await work.schedule(reminder)
    return reminder.key


async def test_a_reminder_whose_answer_was_not_heard_comes_once(
    client: PlaygroundClient, process: Process
) -> None:
    process.start()
    anna = await client.person("Аня")
    await to_draft(Walker(anna), RU)
    assert await process.terminate() == 0
    store = open_store(f"sqlite:///{process.data_dir / 'tropa.sqlite'}", now=_now)
    key = await _due_now(store, anna.id)
    before = len((await anna.chat()).of_bot)
    await client.fault("no_reply", "sendMessage", times=1, seconds=AGES)
    process.start()

    def reminded(chat: Chat) -> Message | None:
        return chat.of_bot[before] if len(chat.of_bot) > before else None

    said = await anna.wait_for(reminded, LONG)
    await asyncio.to_thread(process.kill)
    process.start()
    async with asyncio.timeout(LONG):
        while not await _is_settled(store, key):  # noqa: ASYNC110 - nothing says when
            await asyncio.sleep(0.05)
    await store.close()
    chat = await anna.chat()
    assert [message.text for message in chat.of_bot].count(said.text) == 1
    await anna.press(said, said.buttons[0])  # its buttons live
    await anna.wait_for(lambda chat: chat.of_bot[-1].text != said.text or None, LONG)


async def _is_settled(store: SqlStore, key: str) -> bool:
    async with store.read() as work:
        reminder = await work.reminder(key)
    return reminder is not None and reminder.sent is not None
