"""What a person is owed comes whole, whatever they do next, and after a restart too."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage
from structlog.testing import capture_logs

from bot.intake.turns import Turns
from bot.storage import upgrade
from handlers.events import Event, Said
from handlers.owed import written
from handlers.screen import Alone, Aside, File, Reply, Shot, Toast, Wipe
from handlers.telegram import debts
from handlers.telegram.deliver import Address
from tests.bot.intake.whole import ANYA, Kind, Weather, Whole, tapped, whole
from tests.handlers.telegram.rig import keep_journey, pictures, rendering, said

GROUP = -100
SEND = SendMessage(chat_id=1, text="x")
MENU = Alone(menu="m", chat=GROUP, person=ANYA, screen=said("меню"))
OWED: dict[str, Reply] = {
    "screen": Reply(screen=said("экран")),
    "toast": Reply(toast=Toast("чужая <карта>", alert=True)),
    "notice": Reply(notice="слово"),
    "pictures": Reply(pictures=pictures("j1"), screen=said("экран")),
    "rendering": Reply(rendering=rendering("j1"), screen=said("экран")),
    "files": Reply(files=(File("one.txt", b"\x00\xff1"), File("two.txt", b"2")), screen=said("x")),
    "fresh": Reply(screen=said("экран"), fresh=True),
    "chat": Reply(screen=said("для группы"), chat=GROUP),
    "quiet": Reply(screen=said("тихо"), chat=GROUP, quiet=True),
    "shrunk": Reply(screen=said("экран"), fresh=True, shrunk="✔ Мешает: очередь"),
    "wipe": Reply(screen=said("экран"), wipe=Wipe(7, "не стёрлось")),
    "reaction": Reply(screen=said("экран"), reaction="👀"),
    "photos": Reply(screen=said("экран"), photos=(Shot("f1", ""), Shot("f2", ""))),
    "no_photos": Reply(screen=said("экран"), photos=(Shot("f1", ""),), no_photos="фото больше нет"),
    "aside": Reply(screen=said("рядом"), aside=Aside()),
    "alone": Reply(screen=said("экран"), alone=MENU),
}
"""A reply that has the field; a new field needs its line here and in `COMES`."""
COMES: dict[str, tuple[tuple[int, str], ...]] = {
    "toast": ((ANYA, "чужая &lt;карта&gt;"),),
    "notice": ((ANYA, "слово"),),
    "pictures": ((ANYA, "photo"), (ANYA, "photo")),
    "rendering": ((ANYA, "tropa-board-1.png"),),
    "files": ((ANYA, "one.txt"), (ANYA, "two.txt")),
    "chat": ((GROUP, "для группы"),),
    "quiet": ((GROUP, "тихо"),),
    "photos": ((ANYA, "photo"), (ANYA, "photo")),
    "no_photos": ((ANYA, "photo"),),
    "aside": ((ANYA, "рядом"),),
}
"""What must have been sent, beside the last screen. What a question above it shrinks to is an
ornament of the screen that follows it. What is shown to one member of a group belongs to its press:
see below."""


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    await upgrade(f"sqlite:///{tmp_path / 'tropa.sqlite'}")
    return tmp_path / "tropa.sqlite"


def _answers(field: str) -> Callable[[Event], Reply]:
    def answer(event: Event) -> Reply:
        word = event.text if isinstance(event, Said) else "owed"
        return OWED[field] if word == "owed" else Reply(screen=said(word))

    return answer


def _elsewhere(reply: Reply) -> bool:
    """Whether its screen is another message than the live one."""
    return reply.chat is not None or reply.aside is not None


async def _begun(bot: Whole, field: str) -> None:
    """A live message stands; then nothing gets through, and a tap asks for the field."""
    await keep_journey(bot.store, ANYA)
    await bot.say("привет")
    bot.wire.down = True
    await bot.take({"callback_query": tapped(await _live(bot), "owed")})


async def _live(bot: Whole) -> int:
    async with bot.store.read() as work:
        person = await work.person(ANYA)
    assert person is not None
    assert person.live is not None
    return person.live


async def _up_again(bot: Whole) -> None:
    bot.wire.down = False
    async with asyncio.timeout(20):
        await bot.until_said()


@pytest.mark.parametrize("next_words", [(), ("дальше",), ("дальше", "и ещё")])
@pytest.mark.parametrize("field", [field.name for field in fields(Reply)])
async def test_every_field_comes_whatever_the_person_does_next(
    file: Path, field: str, next_words: tuple[str, ...]
) -> None:
    async with whole(file, Weather(), answer=_answers(field)) as bot:
        await _begun(bot, field)
        before = await _live(bot)
        for word in next_words:
            await bot.say(word)
        await _up_again(bot)
        for each in COMES.get(field, ()):
            assert bot.wire.sent.count(each) == COMES[field].count(each)
        shown = bot.wire.messages[await _live(bot)]["text"]
        screen = OWED[field].screen
        own = "привет" if screen is None or _elsewhere(OWED[field]) else screen.text
        assert shown == (next_words[-1] if next_words else own)
        if field == "fresh":
            assert await _live(bot) > before
        assert await bot.store.unfinished() == ()


@pytest.mark.parametrize("field", [field.name for field in fields(Reply)])
async def test_every_field_comes_after_a_restart(file: Path, field: str) -> None:
    async with whole(file, Weather(), answer=_answers(field)) as bot:
        await _begun(bot, field)
        await bot.say("дальше")
        before, wire = await _live(bot), bot.wire
    async with whole(file, Weather(), wire, _answers(field)) as bot:
        await bot.intake.recover()
        await bot.turns.below(1)
        assert bot.wire.down
        await _up_again(bot)
        for each in COMES.get(field, ()):
            assert bot.wire.sent.count(each) == COMES[field].count(each)
        assert bot.wire.messages[await _live(bot)]["text"] == "current"
        if field == "fresh":
            assert await _live(bot) > before
        assert await bot.store.unfinished() == ()


@pytest.mark.parametrize("kind", ["busy", "full", "lost"])
@pytest.mark.parametrize("field", [field.name for field in fields(Reply)])
async def test_nothing_is_sent_twice_because_it_could_not_be_noted(
    file: Path, field: str, kind: Kind
) -> None:
    """Whichever transaction fails around a reply: each thing comes once, and is noted then."""
    calm = Weather()
    async with whole(file, calm, answer=_answers(field)) as bot:
        await keep_journey(bot.store, ANYA)
        await bot.say("привет")
        before, wire = calm.count, bot.wire
        await bot.say("owed")
        most = calm.count - before
    for nth in range(1, most + 1):
        async with whole(file, Weather(), wire, _answers(field)) as bot:
            bot.updates_from(100 * nth)
            await bot.say("привет")
            earlier = len(wire.sent)
            bot.store.weather = weather = Weather(kind, nth)
            await bot.say("owed")
            if not weather.failed and field == "pictures":
                break  # known by now, they need fewer
            assert weather.failed == 1
            sent = wire.sent[earlier:]
            for each in COMES.get(field, ()):
                assert sent.count(each) == COMES[field].count(each), nth
            assert len([text for _, text in sent if text in {"экран", "x", "current"}]) <= 1, nth
            await bot.store.settle()
            assert await bot.store.unfinished() == ()


async def test_what_is_for_one_alone_is_not_owed(file: Path) -> None:
    """Its press is over by then, and whoever wants it presses again; in the group nothing is owed
    but what all read.
    """

    def menu(_: Event) -> Reply:
        return Reply(alone=MENU)

    assert written(Reply(alone=MENU)) is None
    press = tapped(5, "menu")
    press["message"]["chat"] = {"id": GROUP, "type": "supergroup", "title": "Команда"}
    async with whole(file, Weather(), answer=menu) as bot:
        bot.wire.down = True
        with capture_logs() as logs:
            await bot.take({"callback_query": press})
            await _until(lambda: "a menu not shown" in {line["event"] for line in logs})
        assert await bot.store.unfinished() == ()
        wire = bot.wire
    wire.down = False
    async with whole(file, Weather(), wire, menu) as bot:
        bot.updates_from(100)
        await bot.intake.recover()
        await bot.until_said()
        assert wire.sent == []
        await bot.take({"callback_query": press})
        await _until(lambda: bool(wire.sent))
        assert wire.sent == [(GROUP, "меню")]


async def _until(true: Callable[[], bool]) -> None:
    """What is shown to one member is done beside the turns."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - nothing says when
            await asyncio.sleep(0.001)


async def test_it_is_tried_again_by_time_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody writes, nothing is fetched: the pause ends, and it is sent."""
    monkeypatch.setattr(debts, "FIRST", 0.01)
    async with whole(file, Weather(), answer=_answers("notice")) as bot:
        await _begun(bot, "notice")
        await asyncio.sleep(0.1)  # several pauses
        bot.wire.down = False
        async with asyncio.timeout(10):
            await _said(bot)
        assert (ANYA, "слово") in bot.wire.sent


async def _said(bot: Whole) -> None:
    """Watches only: whatever wakes what is owed must be the bot's own."""
    while bot.dispatch.owing() or len(bot.turns):  # noqa: ASYNC110 - nothing says when
        await asyncio.sleep(0.01)


def test_pauses_grow_from_a_second_to_hours() -> None:
    async def pauses() -> list[float]:
        debt = debts.Debt((), Address(person=1, chat=1), (1,))
        found = []
        for _ in range(15):
            debt = debt.failed(None)
            found.append(debt.pause)
        return found

    found = asyncio.run(pauses())
    assert found[:4] == [1, 2, 4, 8]
    assert found == sorted(found)
    assert found[-1] == 3600


async def test_who_is_reached_wakes_who_is_owed(file: Path) -> None:
    """A pause may have grown long; somebody else's reply shows that Telegram is there again."""
    async with whole(file, Weather(), answer=_answers("notice")) as bot:
        await _begun(bot, "notice")
        for _ in range(4):
            await bot.dispatch.retry((ANYA, ANYA))
        (left,) = [bot.dispatch.wait(key) for key in bot.dispatch.owing()]
        (eager,) = [bot.dispatch.wait(key, eager=True) for key in bot.dispatch.owing()]
        assert left is not None
        assert eager is not None
        assert 7 < left <= debts.PROBE  # it finds out for the others as well
        assert eager <= 2


def test_one_who_waits_finds_out_for_all() -> None:
    """After an outage, with nobody else writing, the first word comes within ten seconds."""

    async def waits() -> None:
        debt = debts.Debt((), Address(person=1, chat=1), (1,))
        for _ in range(7):
            debt = debt.failed(None)
        assert debt.wait() > 60
        assert debt.wait(probe=True) <= debts.PROBE
        assert debt.wait(eager=True) <= debts.PROBE
        refused = debt.failed(TelegramRetryAfter(SEND, "", 600))
        assert refused.wait(probe=True, eager=True) > 590

    asyncio.run(waits())


async def test_what_can_never_be_said_is_noted_with_its_reason(file: Path) -> None:
    async with whole(file, Weather(), answer=_answers("screen")) as bot:
        bot.wire.refuses = True
        with capture_logs() as logs:
            await bot.say("owed")
        assert len([line for line in logs if line["event"] == "given up"]) == 1
        await bot.store.settle()
        assert await bot.store.unfinished() == ()
    connection = sqlite3.connect(file)
    (row,) = connection.execute("SELECT done, payload, owed, failed FROM inbox")
    connection.close()
    assert row == (1, None, None, "Bad Request: can't parse entities")


async def test_after_two_days_nobody_waits_for_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debts, "KEPT_SECONDS", 0.0)
    async with whole(file, Weather(), answer=_answers("notice")) as bot:
        await _begun(bot, "notice")
        await bot.dispatch.retry((ANYA, ANYA))
        assert bot.dispatch.owing() == ()
        assert await bot.store.unfinished() == ()


async def test_a_job_that_cannot_be_done_now_holds_its_own_turn_only() -> None:
    log: list[str] = []
    go = asyncio.Event()

    async def wait(_seconds: float) -> None:
        await go.wait()

    turns = Turns(1, wait)

    async def twice() -> float | None:
        log.append("a")
        return 1.0 if log.count("a") == 1 else None

    async def other() -> None:
        log.append("b")

    turns.put(1, twice)
    turns.put(2, other)
    async with asyncio.timeout(5):
        await turns.below(2)
        assert log == ["a", "b"]
        go.set()
        await turns.below(1)
    assert log == ["a", "b", "a"]
