"""Figures from a file: understood, put right by taps, stored at once, seen on the picture."""

from __future__ import annotations

import pytest

from journey import copying, series
from journey.measures import Reach
from journey.model import Journey
from tests.bot.incoming import reports
from tests.handlers.chat import BORYA, NOW, Chat
from tests.handlers.steps import to_draft

OWN = "Этап;Люди\nЗамечаю;1 000\nВыбираю;400\nЗахожу;300\nИнстаграм;77\n".encode()


def reach(people: int) -> Reach:
    return Reach(people=people, source="файл «воронка.csv»", noted=NOW.date())


async def another(chat: Chat, journey: Journey) -> None:
    """A second map, the one that was worked on last."""
    services = chat.house.services
    chat.house.clock.forward(days=1)
    now = chat.house.clock.now()
    made = copying.copy(journey, "second", "Другая карта", new_id=services.new_id, now=now)
    await chat.put(made)


async def test_one_tap_from_the_file_to_the_losses_on_the_picture(chat: Chat) -> None:
    await to_draft(chat)
    await chat.drop(OWN, "воронка.csv")
    assert "файл «воронка.csv»" in chat.text
    assert "1. Замечаю: <b>1\u00a0000</b> (100 %) ← Замечаю" in chat.text
    assert "2. Выбираю: <b>400</b> (40 %) ← Выбираю" in chat.text
    assert "Не беру: «Инстаграм»" in chat.text
    assert (await chat.map()).stages[0].reach is None
    reply = await chat.tap("Всё верно")
    assert reply.notice is not None
    assert "Записано: 3 этапа с числом людей" in reply.notice
    assert "между «Замечаю» и «Выбираю»" in reply.notice
    assert "из 1\u00a0000 дальше идут 400, уходят 60 %" in reply.notice
    assert reply.pictures is not None
    stages = (await chat.map()).stages
    assert [one.reach for one in stages[:3]] == [reach(1000), reach(400), reach(300)]
    assert stages[3].reach is None


async def test_the_same_source_and_time_again_replaces(chat: Chat) -> None:
    await to_draft(chat)
    for content in (OWN, OWN.replace(b"400", b"500")):
        await chat.drop(content, "воронка.csv")
        reply = await chat.tap("Всё верно")
    assert reply.notice is not None
    assert "Исправлено прежних: 1." in reply.notice
    (_, stage, *_) = (await chat.map()).stages
    assert stage.reach == reach(500)
    assert stage.figures == ()


async def test_figures_of_another_time_stand_beside(chat: Chat) -> None:
    await to_draft(chat)
    for month in ("09", "10"):
        name = f"Конверсии-2026-{month}-01-2026-{month}-28.csv"
        await chat.drop(reports.METRICA_CONVERSIONS.encode(), name)
        await chat.tap("Другой столбец")
        await chat.tap("Целевые визиты")
        await chat.tap("Всё верно")
    stage = next(one for one in (await chat.map()).stages if one.reach is not None)
    assert [one.span.first.month for one in series.of_stage(stage) if one.span] == [9, 10]
    assert {one.unit for one in series.of_stage(stage)} == {"целевые визиты"}


async def test_a_program_and_a_period_stand_with_the_figures(chat: Chat) -> None:
    await to_draft(chat)
    name = "Конверсии-2026-10-01-2026-10-31.csv"
    await chat.drop(reports.METRICA_CONVERSIONS.encode("utf-8-sig"), name)
    assert "Откуда: Яндекс Метрика" in chat.text
    assert "октябрь 2026" in chat.text
    assert "по столбцу «Посетители»" in chat.text
    await chat.tap("Всё верно")
    known = [one.reach for one in (await chat.map()).stages if one.reach is not None]
    assert known
    assert {one.source for one in known} == {"Яндекс Метрика"}
    assert {one.period for one in known} == {"октябрь 2026"}


async def test_another_column_and_other_rows_by_tapping(chat: Chat) -> None:
    await to_draft(chat)
    await chat.drop(reports.METRICA_CONVERSIONS.encode(), "а.csv")
    await chat.tap("Другой столбец")
    assert chat.labels()[:3] == ["✅ Посетители", "Достижения цели", "Целевые визиты"]
    await chat.tap("Целевые визиты")
    assert "по столбцу «Целевые визиты»" in chat.text
    await chat.tap("Что куда")
    assert any("← Корзина · 95" in label for label in chat.labels())
    await chat.tap(next(label for label in chat.labels() if "Корзина" in label))
    await chat.tap("5 ")
    await chat.tap("Что куда")
    await chat.tap(next(label for label in chat.labels() if "Посмотрели" in label))
    await chat.tap("Не брать")
    assert "Не беру:" in chat.text
    assert "«Посмотрели каталог»" in chat.text
    await chat.tap("Всё верно")
    stages = (await chat.map()).stages
    assert stages[4].reach is not None
    assert stages[4].reach.people == 95
    assert all(one.reach is None or one.reach.people != 280 for one in stages)


async def test_where_nothing_is_alike_nothing_can_be_stored_blindly(chat: Chat) -> None:
    await to_draft(chat)
    await chat.drop(reports.METRICA_SOURCES.encode(), "а.csv")
    assert "Всё верно" not in chat.labels()
    assert "Похожих на этапы строк не вижу" in chat.text
    assert "Не беру: «Переходы из поисковых систем / Яндекс», «Прямые заходы»." in chat.text


async def test_of_several_maps_one_is_asked_for_the_current_one_first(chat: Chat) -> None:
    first = await to_draft(chat)
    await another(chat, await chat.map())
    await chat.command("maps")
    await chat.tap(first.title)
    await chat.drop(OWN, "воронка.csv")
    assert "На какую карту" in chat.text
    assert chat.labels()[0] == first.title
    await chat.press(chat.buttons()[0])
    await chat.tap("Всё верно")
    stored = next(one for one in await chat.maps() if one.id == first.id)
    assert stored.stages[0].reach is not None
    assert stored.stages[0].reach.people == 1000


async def test_without_a_map_one_is_told_what_to_do(chat: Chat) -> None:
    await chat.command("start")
    await chat.drop(OWN, "воронка.csv")
    assert "карты ещё нет" in chat.text
    assert chat.labels() == ["Новая карта", "Не нужно"]


async def test_personal_columns_are_named_and_nowhere_kept(chat: Chat) -> None:
    await to_draft(chat)
    await chat.drop(reports.PERSONAL.encode(), "заявки.csv")
    assert "не читаю и не храню: Имя, Телефон, E-mail, Менеджер" in chat.text
    async with chat.house.store.read() as work:
        kept = await work.dropped(chat.person)
    assert kept is not None
    assert "916" not in kept.model_dump_json()


@pytest.mark.parametrize("label", ["Всё верно", "Что куда", "Другой столбец"])
async def test_a_button_of_an_earlier_file_changes_nothing(chat: Chat, label: str) -> None:
    await to_draft(chat)
    await chat.drop(reports.METRICA_CONVERSIONS.encode(), "а.csv")
    old = chat.button(label)
    await chat.drop(OWN, "воронка.csv")
    shown = chat.text
    await chat.press(old)
    assert (await chat.map()).stages[0].reach is None
    assert chat.text == shown


async def test_figures_never_go_to_somebody_elses_map(chat: Chat) -> None:
    other = chat.house.chat(BORYA)
    foreign = await to_draft(other)
    await to_draft(chat)
    await another(chat, await chat.map())
    await chat.drop(OWN, "воронка.csv")
    button = chat.buttons()[0]
    forged = type(button)(button.text, button.data.rpartition(":")[0] + f":{foreign.id}")
    reply = await chat.press(forged)
    assert reply.toast is not None
    assert (await other.map()).stages[0].reach is None
