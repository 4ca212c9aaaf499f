"""Inline mode at the edge: what is offered, what Telegram takes, and what goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from structlog.testing import capture_logs

from bot.playground.client import Person
from bot.playground.wire import Json
from handlers.context import Services
from handlers.events import InlineAsked
from handlers.quota import Quota
from handlers.telegram.inline import Inline, asked
from journey.model import Journey
from locales.cities import CityFiles
from locales.shipped import catalogues
from locales.texts import Languages
from tests.handlers.chat import FixedClock, PlainFiles
from tests.handlers.telegram.rig import Rig, keep_journey, picture


@dataclass
class Asking:
    """The bench with the real answers to inline queries."""

    bench: Rig
    inline: Inline

    async def ask(self, person: Person, words: str = "") -> Json:
        """Somebody types; the bot answers what came in."""
        async with self.typing(person, words) as (question, waiting):
            await self.inline(question)
            return await waiting

    @asynccontextmanager
    async def typing(
        self, person: Person, words: str
    ) -> AsyncIterator[tuple[InlineAsked, asyncio.Task[Json]]]:
        """The question that comes in, and the answer that is waited for."""
        waiting = asyncio.create_task(person.ask_inline(words))
        try:
            yield await self._question(), waiting
        finally:
            waiting.cancel()

    async def _question(self) -> InlineAsked:
        while True:
            for update in await self.bench.bot.get_updates(timeout=5):
                await self.bench.bot.get_updates(offset=update.update_id + 1)
                found = asked(update)
                if found is not None:
                    return found


@pytest.fixture
async def asking(bench: Rig, anya: Person) -> Asking:
    bench.easel.pictures = (picture(), picture(60, 90))
    services = Services(
        store=bench.store,
        library=Languages(),
        catalogue=catalogues(),
        exchange=PlainFiles(Languages()),
        clock=FixedClock(),
        cities=CityFiles(),
        new_id=lambda: "x",
        username=lambda: "tropa_bot",
        drawings=Quota(5),
    )
    await anya.start()
    return Asking(bench, Inline(bench.bot, services, bench.easel))


async def drawn(asking: Asking, person: Person) -> str:
    """A map whose first pictures were sent to its owner."""
    journey = await keep_journey(asking.bench.store, person.id)
    async with asking.bench.store.write() as work:
        found = await work.journey(journey)
        assert found is not None
        for key in await asking.bench.easel.keys(found, "first"):
            photo = await person.send_file("photo")
            file_id = photo.json["photo"][-1]["file_id"]
            await work.save_picture(asking.bench.bot.id, key, file_id)
    return journey


async def test_both_pictures_of_a_map_are_offered_and_sent(asking: Asking, anya: Person) -> None:
    journey = await drawn(asking, anya)
    answer = await asking.ask(anya, "карта")
    assert [result["id"] for result in answer["results"]] == [f"{journey}-0", f"{journey}-1"]
    assert "button" not in answer
    sent = await anya.choose_inline(answer, f"{journey}-0")
    assert sent.photo_size is not None
    assert sent.text == "Карта"
    [call] = await asking.bench.client.calls("answerInlineQuery")
    assert (call["params"]["cache_time"], call["params"]["is_personal"]) == (0, True)


async def test_a_map_without_a_picture_is_drawn_first(asking: Asking, anya: Person) -> None:
    journey = await keep_journey(asking.bench.store, anya.id)
    answer = await asking.ask(anya)
    assert answer["results"] == []
    assert answer["button"] == {"text": "Нарисовать: Карта", "start_parameter": f"d{journey}"}


async def test_another_persons_map_is_not_offered(asking: Asking, anya: Person) -> None:
    await drawn(asking, anya)
    boris = await asking.bench.client.person("Boris", language_code="en")
    answer = await asking.ask(boris, "карта")
    assert answer["results"] == []
    assert answer["button"] == {"text": "Start my first map", "start_parameter": "inline"}


async def test_a_picture_that_telegram_forgot_is_drawn_anew(asking: Asking, anya: Person) -> None:
    journey = await drawn(asking, anya)
    async with asking.bench.store.write() as work:
        found = await work.journey(journey)
        assert isinstance(found, Journey)
        for key in await asking.bench.easel.keys(found, "first"):
            await work.save_picture(asking.bench.bot.id, key, "forgotten")
    answer = await asking.ask(anya)
    assert answer["results"] == []
    assert answer["button"]["start_parameter"] == f"d{journey}"


async def test_a_failure_is_quiet_and_says_nothing_of_the_words(
    asking: Asking, anya: Person
) -> None:
    await asking.bench.client.fault("refuse", "answerInlineQuery", description="Bad Request: no")
    with capture_logs() as logs:
        async with asking.typing(anya, "тайна") as (question, _):
            await asking.inline(question)
    assert [line["event"] for line in logs] == ["inline query not answered"]
    assert "тайна" not in str(logs)


async def test_a_query_is_read_and_never_written_down(running: Rig, anya: Person) -> None:
    await anya.start()
    await anya.wait_text("/start")
    asked_for = asyncio.create_task(anya.ask_inline("ко"))
    question = await running.questions.get()
    asked_for.cancel()
    await running.until_idle()
    assert (question.person, question.words, question.language) == (anya.id, "ко", "ru")
    assert len(running.told.heard) == 1
    assert await running.store.unfinished() == ()


async def test_what_was_posted_through_the_bot_is_no_message_to_it(
    running: Rig, anya: Person
) -> None:
    me = {"id": running.bot.id, "is_bot": True, "first_name": "Тропа"}
    photo = (await anya.send_file("photo")).json
    await anya.wait_text("SentMedium")
    await running.client.inject({"message": {**photo, "via_bot": me}})
    await anya.send("после")
    await anya.wait_text("после")
    assert len(running.told.heard) == 2
