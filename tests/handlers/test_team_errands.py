"""One line does it: what a message gives, the card below it, and how both are put right."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from handlers.events import Corrected, Named
from handlers.pages.team import TICK
from journey.checklist import holding
from journey.model import Task, TaskStatus
from journey.posts import Note
from tests.handlers.chat import ANYA, House
from tests.handlers.team import BORYA, OLYA, Team, posted

FRIDAY = dt.date(2026, 11, 27)


@pytest.fixture
async def team(house: House) -> Team:
    """Аня's list; Оля and Боря were seen."""
    found = await posted(house, spread=False)
    task, (post, *_) = await found.task(1, 1), await found.posts()
    for by, name in ((OLYA, "olya_s"), (BORYA, "")):
        await found.tap(TICK.does(post, task, True), by=by, username=name)
        await found.tap(TICK.does(post, task, False), by=by, username=name)
    await found.settle()
    return found


async def overview(team: Team) -> int:
    return (await team.message("overview"))[0]


async def card(team: Team) -> tuple[int, Note]:
    """The newest card."""
    await team.settle()
    number = max(
        n
        for n, what in team.seen.items()
        if isinstance(what, Note) and what.awaits.startswith("card")
    )
    found = team.seen[number]
    assert isinstance(found, Note)
    return number, found


async def task(team: Team, text: str) -> Task:
    (found,) = [one for one in (await team.map()).tasks if one.text == text]
    return found


async def press(team: Team, label: str, by: int = BORYA, **more: Any) -> str:
    """A button of the newest card; the toast."""
    number, note = await card(team)
    (data,) = [data for row in note.keys for text, data in row if text.startswith(label)]
    reply = await team.tap(data, by, number, **more)
    await team.settle()
    return "" if reply.toast is None else reply.toast.text


async def test_a_line_below_the_list_is_a_task_with_its_card(team: Team) -> None:
    reply = await team.say("@Оля плёнка до пт", await overview(team), by=BORYA)
    assert reply.reaction == "👀"
    number, note = await card(team)
    assert "<b>Плёнка</b> · Оля, ждём ответа · до 27 ноября" in note.text
    found = await task(team, "Плёнка")
    assert (found.owner_id, found.giver_id, found.due) == (OLYA, BORYA, FRIDAY)
    # by reply: another day, another hand, other words
    await team.say("до среды", number, by=OLYA)
    await team.say("@Аня", number, by=OLYA)
    await team.say("плёнка 50 см", number, by=OLYA)
    now = await task(team, "Плёнка 50 см")
    assert (now.id, now.owner_id, now.due) == (found.id, ANYA, dt.date(2026, 11, 25))
    assert "Плёнка 50 см" in (await card(team))[1].text
    assert (await card(team))[0] == number


async def test_by_command_by_name_and_about_what_somebody_wrote(team: Team) -> None:
    await team.command("task", "чашки завтра", by=OLYA)
    assert (await task(team, "Чашки")).due == dt.date(2026, 11, 24)
    wrote = {"answers": 7, "quoted": "Кончилась плёнка, звоните +7 900 123-45-67"}
    await team.command("task", "@Боря до пт", by=OLYA, **wrote)
    about = next(t for t in (await team.map()).tasks if t.text.startswith("Кончилась"))
    assert (about.owner_id, about.due) == (BORYA, FRIDAY)
    assert "123" not in about.text
    await team.say("бумага", None, by=OLYA, called=True)
    assert (await task(team, "Бумага")).free
    await team.command("task", "", by=OLYA)
    await team.settle()
    assert "/task @имя плёнка до пт" in team.note()[1].text
    ira = Named(person=31, name="Ира", start=0, end=3)
    await team.say("Ира скатерти", await overview(team), by=OLYA, people=(ira,))
    assert (await task(team, "Скатерти")).owner_id == 31


async def test_several_lines_are_one_card(team: Team) -> None:
    lines = "@Оля плёнка до пт\nбумага\n@все вымыть кофемашину"
    await team.command("task", lines, by=BORYA)
    number, note = await card(team)
    assert all(f"{n}. <b>" in note.text for n in (1, 2, 3))
    assert [text for row in note.keys for text, _ in row] == ["1", "2", "3"]
    await press(team, "2")
    await press(team, "Срок")
    await press(team, "Завтра")
    assert (await task(team, "Бумага")).due == dt.date(2026, 11, 24)
    assert "0 из 3" in (await card(team))[1].text
    await team.say("до среды", number, by=BORYA)
    assert {t.due for t in (await team.map()).tasks if t.text in {"Плёнка", "Бумага"}} == {
        dt.date(2026, 11, 25)
    }
    await team.say("раз\nдва", number, by=BORYA)
    await team.settle()
    assert "Задач в карточке: 3" in team.note()[1].text


async def test_an_edited_message_corrects_what_it_gave(team: Team) -> None:
    await team.command("task", "@Оля плёнка до пт\nбумага", by=BORYA)
    assert team.last is not None
    message: int = team.last.message  # type: ignore[attr-defined]

    async def edit(text: str, by: int = BORYA) -> None:
        await team.take(Corrected(**team.who(by), message=message, text=text))
        await team.settle()

    plyonka = await task(team, "Плёнка")
    await edit("@Аня плёнка до среды\nбумага А4\nчашки")
    now = await task(team, "Плёнка")
    assert (now.id, now.owner_id, now.due) == (plyonka.id, ANYA, dt.date(2026, 11, 25))
    assert (await task(team, "Чашки")).status is TaskStatus.TODO
    text = (await card(team))[1].text
    assert all(word in text for word in ("Плёнка", "Бумага А4", "Чашки"))
    await edit("плёнка")
    assert (await task(team, "Бумага А4")).status is TaskStatus.REMOVED
    await edit("чужое", by=OLYA)
    assert (await task(team, "Плёнка")).id == plyonka.id


async def test_who_is_not_clear_is_asked(team: Team) -> None:
    await team.command("task", "@Женя плёнка до 1.11", by=BORYA)
    text = (await card(team))[1].text
    assert "«Женя»" in text
    assert "1 ноября уже прошло" in text
    assert (await task(team, "Плёнка")).free
    await press(team, "Завтра")
    assert "прошло" not in (await card(team))[1].text
    await press(team, "Кому")
    assert await press(team, "Оля") == "Передано: Оля"
    assert (await task(team, "Плёнка")).owner_id == OLYA
    assert "«Женя»" not in (await card(team))[1].text
    # two of one name
    await team.say("привет", 1, by=41, name="Оля")
    await team.command("task", "@Оля чашки", by=BORYA)
    _, note = await card(team)
    assert "Людей с именем «Оля» здесь 2" in note.text
    labels = [text for row in note.keys for text, _ in row]
    assert "Оля · @olya_s" in labels
    await press(team, "Оля · @olya_s")
    assert (await task(team, "Чашки")).owner_id == OLYA


async def test_what_cannot_be_taken_ends_in_one_sentence(team: Team) -> None:
    for text, said in (
        ("@Оля " + "ы" * 301, "до 300 знаков, а у вас 301"),
        ("\n".join(f"дело {n}" for n in range(11)), "до 10 задач, а у вас 11"),
        ("@Оля до пт", "/task @имя плёнка до пт"),
    ):
        before = len((await team.map()).tasks)
        await team.command("task", text, by=BORYA)
        await team.settle()
        assert said in team.note()[1].text
        assert len((await team.map()).tasks) == before
    await team.command("task", "@Оля " + "ы" * 300, by=BORYA)
    assert (await task(team, "Ы" + "ы" * 299)).owner_id == OLYA


async def test_what_is_told_stays_told(team: Team) -> None:
    """A reply without a name and a day is heard as before."""
    before = len((await team.map()).tasks)
    for text in ("Очередь до двери каждое утро", "спасибо", "Написать на olya@mail.ru?"):
        await team.say(text, await overview(team), by=OLYA)
        await team.settle()
    assert len((await team.map()).tasks) == before


async def test_off_the_list_by_whoever_wrote_it(team: Team) -> None:
    await team.command("task", "плёнка", by=BORYA)
    await press(team, "Убрать", by=OLYA)
    assert (await task(team, "Плёнка")).status is TaskStatus.TODO
    await press(team, "Убрать")
    assert (await task(team, "Плёнка")).status is TaskStatus.REMOVED
    await press(team, "Вернуть")
    assert (await task(team, "Плёнка")).status is TaskStatus.TODO
    await press(team, "Другой этап")
    await press(team, "3 ")
    assert (await task(team, "Плёнка")).stage == (await team.map()).stages[2].id


async def test_for_all_each_ticks_their_part(team: Team) -> None:
    await team.command("task", "всем вымыть кофемашину", by=BORYA)
    found, (post, *_) = await task(team, "Вымыть кофемашину"), await team.posts()
    reply = await team.tap(TICK.does(post, found, True), by=OLYA)
    assert reply.toast is not None
    assert "1 из 3" in reply.toast.text
    reply = await team.tap(TICK.does(post, found, True), by=OLYA)
    assert reply.toast is not None
    assert "уже отметили" in reply.toast.text
    # whoever was not seen before is one of them from now on
    await team.tap(TICK.does(post, found, True), by=51)
    assert holding.parts(await task(team, "Вымыть кофемашину")) == (2, 4)
    await team.settle()
    assert "2 из 4" in await team.text("overview")
    for by in (ANYA, BORYA):
        await team.tap(TICK.does(post, found, True), by=by)
    assert (await task(team, "Вымыть кофемашину")).status is TaskStatus.DONE
