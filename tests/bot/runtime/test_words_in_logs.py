"""Whatever fails, with whatever words in it: no log repeats them.

Every way on which the bot fails is gone with every kind of error that quotes people; what all
loggers write then, libraries' chatter included, must not hold the words.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import pickle
import sys
import threading
import warnings
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

import pytest
import sqlalchemy as sa
import structlog
from aiogram import loggers as aiograms
from pydantic import ValidationError

from bot.drawing.workers import Limits, Worker
from bot.intake.turns import Turns
from bot.playground.client import Person
from bot.runtime import logs
from bot.runtime.introduction import introduce
from bot.speaking.reminding import Reminders
from handlers.screen import Reply, Screen
from handlers.telegram.rights import TelegramRights
from journey.person import Person as Known
from journey.reminders import Reminder
from locales.texts import Languages
from tests.bot.runtime.troubles import (
    ENGLISH,
    NUMBER,
    RUSSIAN,
    TROUBLES,
    WORDS,
    Strict,
    Written,
    event_of,
    every_trouble,
    raising,
    raising_later,
    written,
)
from tests.handlers.telegram.rig import NOW, Rig, at_once, keep_journey, said

__all__ = ["hears_everything", "written"]


@pytest.fixture(autouse=True)
def hears_everything(written: Written) -> Written:
    """From before the first part of the bot begins until the last has ended."""
    return written


# --- what a person does ----------------------------------------------------------------------


@every_trouble
async def test_an_answer_that_fails(
    running: Rig, anya: Person, written: Written, trouble: Callable[[], Exception]
) -> None:
    """In private and in a group, together with the screen that stands in for it."""
    running.told.answer = raising(trouble)
    running.told.current = raising_later(trouble)  # type: ignore[method-assign]
    await anya.send(WORDS)
    await anya.wait_text("c0de")
    group = await running.client.group(anya)
    await anya.at(group).send("/checklist")
    await running.told.hears(2)
    await running.until_idle()
    assert '"unexpected"' in written()


@every_trouble
async def test_a_store_that_fails(
    running: Rig,
    anya: Person,
    written: Written,
    trouble: Callable[[], Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running.store, "finish", raising_later(trouble))
    await anya.send(WORDS)
    await anya.wait_text("current")  # the words are no HTML
    await running.until_idle()
    assert '"unexpected"' in written()


@every_trouble
async def test_a_delivery_that_fails(
    running: Rig,
    anya: Person,
    written: Written,
    trouble: Callable[[], Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running.easel, "draw", raising_later(trouble))
    monkeypatch.setattr(running.deliver, "answer", raising_later(trouble))
    monkeypatch.setattr(running.bot.session, "make_request", _failing_sends(running, trouble))
    await anya.send(WORDS)
    await running.told.hears(1)
    await running.until_idle()
    assert written()


def _failing_sends(
    running: Rig, trouble: Callable[[], Exception]
) -> Callable[..., Coroutine[Any, Any, Any]]:
    whole = running.bot.session.make_request

    async def make(bot: Any, method: Any, timeout: Any = None) -> Any:  # noqa: ASYNC109 - aiogram's
        if method.__api_method__.startswith(("send", "edit")):
            raise trouble()
        return await whole(bot, method, timeout=timeout)

    return make


@pytest.mark.parametrize("code", [400, 403, 500])
@pytest.mark.parametrize("words", [WORDS, f"Bad Request: {WORDS}", f'Forbidden: can\'t "{WORDS}"'])
async def test_telegram_quotes_what_it_refuses(
    running: Rig, anya: Person, written: Written, code: int, words: str
) -> None:
    for method in ("send*", "edit*", "answer*", "setMy*", "getChat*"):
        await running.client.fault("refuse", method, code=code, description=words)
    group = await running.client.group(anya)
    running.told.answer = lambda _event: Reply(notice=WORDS, screen=Screen(WORDS))
    await anya.send(WORDS)
    await anya.at(group).send("/checklist")
    await running.told.hears(2)
    await running.until_idle()
    await introduce(running.bot, Languages())
    assert await TelegramRights(running.bot).is_admin(group, anya.id) is None
    assert '"rights not known"' in written()


async def test_an_update_that_cannot_be_read(running: Rig, anya: Person, written: Written) -> None:
    whole = (await anya.send(WORDS)).json
    for field in whole:
        await running.client.inject({"message": {**whole, field: {WORDS: WORDS}}})
        await running.client.inject({"message": {**whole, field: [WORDS, {WORDS: [WORDS]}]}})
    await running.client.inject({"callback_query": {"id": WORDS, "data": WORDS}})
    await running.client.inject({"inline_query": {"query": WORDS}})
    await running.client.inject({WORDS: {WORDS: WORDS}})
    await anya.send("ещё")
    await anya.wait_text("ещё")
    await running.until_idle()
    assert '"update not readable"' in written()


@every_trouble
async def test_polling_that_fails(
    bench: Rig,
    anya: Person,
    written: Written,
    trouble: Callable[[], Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, tries = bench.store.receive, iter([True])

    async def receive(updates: tuple[tuple[int, str], ...]) -> frozenset[int]:
        if next(tries, False):
            raise trouble()
        return await whole(updates)

    monkeypatch.setattr(bench.store, "receive", receive)
    async with bench.listening():
        await anya.send(WORDS)
        await anya.wait_text("current")  # the words are no HTML
    assert '"updates not fetched"' in written()


# --- what happens by itself ------------------------------------------------------------------


@every_trouble
async def test_a_reminder_that_fails(
    bench: Rig, written: Written, trouble: Callable[[], Exception]
) -> None:
    async def say(_group: tuple[Reminder, ...]) -> Reply:
        return Reply(screen=said(WORDS), chat=7)

    async with bench.store.write() as work:
        await work.save_person(Known(id=7, chat=7, language="ru", seen=NOW))
        for key in "ab":
            await work.schedule(
                Reminder(key=key, kind=f"review{key}", due=NOW, person=7, chat=7, data={"w": WORDS})
            )
    fails = raising_later(trouble)
    ways: list[tuple[Callable[..., Any], Callable[..., Any]]] = [
        (fails, bench.deliver),
        (say, fails),
    ]
    for saying, sending in ways:
        turns = Turns(4)
        reminders = Reminders(
            store=bench.store,
            clock=_Now(),
            say=_Saying(saying),
            send=sending,
            turns=turns,
            pause=at_once,
        )
        await reminders.look()
        assert await turns.drain(10) == 0
    assert "reminder" in written()


class _Now:
    def now(self) -> Any:
        return NOW


class _Saying:
    def __init__(self, handle: Callable[..., Coroutine[Any, Any, Any]]) -> None:
        self._handle = handle

    async def handle(self, group: tuple[Reminder, ...]) -> Reply | None:
        told: Reply | None = await self._handle(group)
        return told


@every_trouble
async def test_what_is_forgotten_about(written: Written, trouble: Callable[[], Exception]) -> None:
    """A job of a turn, a task, a thread, an object: nobody waits for their failures."""
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    logs.watch(loop)
    try:
        turns = Turns(1)
        turns.put("x", raising_later(trouble))
        assert await turns.drain(10) == 0
        task: asyncio.Task[Any] = asyncio.create_task(raising_later(trouble)())
        await asyncio.wait({task})
        del task
        gc.collect()
    finally:
        loop.set_exception_handler(before)
    thread = threading.Thread(target=raising(trouble))
    thread.start()
    thread.join()
    last = type("Last", (), {"__del__": raising(trouble)})()
    del last
    gc.collect()
    sys.excepthook(Exception, trouble(), None)
    told = {event_of(line) for line in written().splitlines() if '"error"' in line}
    assert told >= {
        "unexpected in a turn",
        "unexpected in the background",
        "unexpected in a thread",
        "unexpected while an object ended",
        "unexpected end",
    }


async def test_the_store_itself(bench: Rig, written: Written) -> None:
    """A real refusal of the database, with a person's words among its parameters."""
    await keep_journey(bench.store, 7)
    twice = sa.text("INSERT INTO journeys (id, title) VALUES (:id, :words)")
    async with bench.store.write() as work:
        error = await _refused(work._connection, twice)  # type: ignore[attr-defined]
    structlog.get_logger("bot").error("unexpected", exc_info=error)
    assert RUSSIAN not in str(error)
    assert NUMBER not in repr(error)
    assert written()


async def _refused(connection: Any, statement: sa.TextClause) -> Exception:
    try:
        await connection.execute(statement, {"id": WORDS, "words": WORDS})
    except sa.exc.DBAPIError as error:
        return error
    raise AssertionError("it did not fail")


@every_trouble
def test_what_a_library_says(written: Written, trouble: Callable[[], Exception]) -> None:
    """Its sentence as it stands in its source; one that was put together is told by its place."""
    error = trouble()
    for library in (aiograms.event, logging.getLogger("sqlalchemy.pool"), logging.getLogger()):
        library.warning("failed on %s", WORDS, exc_info=error)
        library.error(f"failed on {WORDS}")
        library.error(error)
        library.debug("%(words)s", {"words": WORDS})
    warnings.showwarning(f"serialized {WORDS}", UserWarning, __file__, 1)
    events = [event_of(line) for line in written().splitlines()]
    assert events.count("failed on %s") == 3
    assert sum(event.startswith("said at tests/bot/runtime/test_words") for event in events) == 6
    assert "a library warns" in events


def test_a_line_that_cannot_be_written(written: Written) -> None:
    """Python would print what was to fill it in."""
    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one, logs._Handler))
    handler.setFormatter(logging.Formatter("%(no_such)s"))
    handler.handle(
        logging.makeLogRecord({"msg": "failed on %s", "args": WORDS, "pathname": __file__})
    )
    assert "a log line is lost: tests/bot/runtime/test_words_in_logs.py:" in written()


def test_pydantics_warnings(written: Written) -> None:
    """They quote the value that has the wrong type."""
    stage = Strict.model_construct(number=WORDS)  # type: ignore[arg-type]
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = logs._warned
        stage.model_dump_json()
    assert '"kind": "UserWarning"' in written()


async def test_a_map_that_cannot_be_drawn(written: Written) -> None:
    """Neither the worker's answer nor its last words, should it end, quote the map."""
    worker = Worker()
    broken = (WORDS, [WORDS])  # no map at all
    answer = await worker.ask(pickle.dumps((broken, WORDS, {"pages": WORDS})), Limits())
    assert isinstance(answer, str)
    assert RUSSIAN not in answer
    with pytest.raises(EOFError):
        await worker.ask(pickle.dumps((broken, _Unpickled(), {})), Limits())
    await worker.stop()
    assert "drawing worker: " in written()


class _Unpickled:
    """Ends the process that reads it, with words."""

    def __reduce__(self) -> Any:
        return (_end_with, (WORDS,))


def _end_with(words: str) -> NoReturn:
    raise BaseException(words) from KeyboardInterrupt(words)  # noqa: TRY002 - none of ours


def test_a_validation_error_is_one_of_them() -> None:
    """So that the troubles above are what they say."""
    assert isinstance(TROUBLES["a model"](), ValidationError)
    quiet = {name for name, make in TROUBLES.items() if ENGLISH not in f"{make()} {make()!r}"}
    assert quiet <= {"a letter", "json"}  # which tell a place
