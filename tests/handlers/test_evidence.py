"""«Чем подтверждено»: one tap and one line make a fact of a guess, with its source."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screen import Button
from journey import limits
from journey.model import Evidence, EvidenceKind, Item, Journey, Origin
from tests.handlers.chat import BORYA, NOW, Chat, House
from tests.handlers.steps import to_card
from tests.handlers.test_any_screen import worst
from tests.handlers.test_items import entry, to_item

TODAY = NOW.date()


async def records(chat: Chat, item: Item) -> tuple[Evidence, ...]:
    return (await entry(chat, item)).evidence


async def to_proof(chat: Chat) -> Item:
    item = await to_item(chat)
    await chat.tap("Чем подтверждено")
    return item


async def test_one_tap_and_one_line(chat: Chat) -> None:
    item = await to_proof(chat)
    assert "Пока ничем не подтверждено" in chat.text
    await chat.tap("Есть отзыв")
    await chat.say("2ГИС")
    assert "✓ Есть отзыв: 2ГИС" in chat.text
    (record,) = await records(chat, item)
    assert (record.kind, record.source) == (EvidenceKind.REVIEW, "2ГИС")
    assert (await entry(chat, item)).origin is Origin.OWNER
    await chat.tap("Готово")
    assert f"✓ {item.text}" in chat.text
    assert "Подтверждено: 1 запись" in chat.text
    await chat.tap("Назад")
    assert f"✓ {item.text}" in chat.labels()


async def test_day_and_words_by_buttons_each_can_be_left_out(chat: Chat) -> None:
    item = await to_proof(chat)
    await chat.tap("Сказали сотрудники")
    await chat.say("Оля")
    today = chat.button("Сегодня")
    for _ in range(2):
        await chat.press(today)
        assert (await records(chat, item))[0].date == TODAY
    assert "23 ноября 2026" in chat.text
    assert "Сегодня" not in chat.labels()
    await chat.tap("Другой день")
    await chat.say("15 ноября")
    assert (await records(chat, item))[0].date == dt.date(2026, 11, 15)
    await chat.tap("Точные слова")
    await chat.say("«Где цены?»")
    assert "<i>«Где цены?»</i>" in chat.text
    assert (await records(chat, item))[0].quote == "«Где цены?»"


async def test_everything_in_three_lines(chat: Chat) -> None:
    item = await to_proof(chat)
    await chat.tap("Показывают числа")
    await chat.say("Метрика\nвчера\n60 % уходят")
    (record,) = await records(chat, item)
    assert (record.date, record.quote) == (TODAY - dt.timedelta(1), "60 % уходят")
    assert "Когда это было" not in chat.text


async def test_what_is_refused_is_told_and_can_be_corrected(chat: Chat) -> None:
    item = await to_proof(chat)
    await chat.tap("Есть отзыв")
    message = await chat.say("2ГИС\nзавтра")
    assert "не наступил" in (chat.reply.notice or "")
    await chat.correct(message, "2ГИС\nвчера")
    assert len(await records(chat, item)) == 1
    await chat.tap("Другой день")
    await chat.say("когда-то")
    assert chat.reply.notice
    assert (await records(chat, item))[0].date == TODAY - dt.timedelta(1)


async def test_a_record_is_taken_away_and_the_answer_stays(chat: Chat) -> None:
    item = await to_proof(chat)
    await chat.tap("Есть отзыв")
    await chat.say("2ГИС")
    away = chat.button("Убрать запись")
    for _ in range(2):
        await chat.press(away)
        assert "Пока ничем не подтверждено" in chat.text
        assert (await entry(chat, item)).origin is Origin.OWNER


async def test_the_same_twice_is_one(chat: Chat) -> None:
    item = await to_proof(chat)
    for _ in range(2):
        await chat.press(Button("x", f"v:prove:{(await chat.map()).id}:{item.id}:review:r"))
        await chat.say("2ГИС")
    assert "уже есть" in (chat.reply.notice or "")
    assert len(await records(chat, item)) == 1


async def test_many_records_are_paged(chat: Chat) -> None:
    item = await to_proof(chat)
    journey = await chat.map()
    many = tuple(
        Evidence(id=f"v{number}", kind=EvidenceKind.REVIEW, source=f"Отзыв {number}")
        for number in range(7)
    )
    await chat.put(_proved(journey, item.id, many))
    await chat.press(Button("x", f"v:proof:{journey.id}:{item.id}:r"))
    assert "Отзыв 4" in chat.text
    assert "Отзыв 5" not in chat.text
    await chat.tap("Ещё 1/2")
    assert "6. " in chat.text
    await chat.tap("№ 7")
    assert "Отзыв 6" in chat.text


def _proved(journey: Journey, item_id: str, records: tuple[Evidence, ...]) -> Journey:
    def with_records(item: Item) -> Item:
        return item.model_copy(update={"evidence": records}) if item.id == item_id else item

    stages = tuple(
        stage.model_copy(update={"items": tuple(map(with_records, stage.items))})
        for stage in journey.stages
    )
    return journey.model_copy(update={"stages": stages})


async def test_the_customer_may_be_proved_too(chat: Chat) -> None:
    journey = await to_card(chat)
    persona = journey.personas[0]
    await chat.reach("Клиент")
    await chat.press(chat.buttons()[0])
    await chat.tap("Чем подтверждено")
    assert persona.name in chat.text
    await chat.tap("Спросили клиентов")
    await chat.say("10 гостей у кассы")
    assert (await chat.map()).personas[0].evidence
    await chat.tap("Готово")
    assert persona.name in chat.text
    assert "✓ Чем подтверждено · 1" in chat.labels()


async def test_a_stranger_adds_and_removes_nothing(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    item = await to_proof(anya)
    await anya.tap("Есть отзыв")
    await anya.say("2ГИС")
    before = await anya.map()
    (record,) = await records(anya, item)
    await to_card(borya)
    reply = await borya.press(Button("x", f"a:unprove:{before.id}:{item.id}:{record.id}"))
    assert reply.toast is not None
    assert reply.toast.alert
    await borya.press(Button("x", f"v:prove:{before.id}:{item.id}:review:r"))
    await borya.say("Подделка")
    assert await anya.map() == before


@pytest.mark.parametrize(
    "data",
    [
        "v:proof:{id}",
        "v:proof:{id}:gone",
        "v:proof:{id}:{item}:r:99",
        "v:proof:{id}:{item}:r:x",
        "v:prove:{id}",
        "v:prove:{id}:{item}",
        "v:prove:{id}:{item}:nothing",
        "v:record:{id}:{item}:gone:r",
        "v:evdate:{id}:{item}:gone:r",
        "v:evquote:{id}",
        "a:evday:{id}:{item}:gone:2026-11-01",
        "a:evday:{id}:{item}",
        "a:unprove:{id}:{item}",
        "a:unprove:{id}:gone:gone",
    ],
)
async def test_forged_buttons_change_nothing(chat: Chat, data: str) -> None:
    item = await to_proof(chat)
    before = await chat.map()
    await chat.press(Button("x", data.format(id=before.id, item=item.id)))
    assert await chat.map() == before
    assert chat.buttons()
    await chat.say("слово")  # wherever it leads, it does not break
    assert chat.buttons()


@pytest.mark.parametrize("day", ["2026-11-24", "2026-13-01", "x"])
async def test_a_forged_day_is_not_taken(chat: Chat, day: str) -> None:
    item = await to_proof(chat)
    await chat.tap("Есть отзыв")
    await chat.say("2ГИС")
    (record,) = await records(chat, item)
    journey = await chat.map()
    await chat.press(Button("x", f"a:evday:{journey.id}:{item.id}:{record.id}:{day}"))
    assert await records(chat, item) == (record,)


async def test_the_longest_records_fit(house: House) -> None:
    chat = house.chat()
    await chat.command("start")
    text = "😀" * limits.ITEM_CHARS
    many = tuple(
        Evidence(id=f"v{number}", kind=EvidenceKind.SURVEY, source=text, quote=text, date=TODAY)
        for number in range(limits.EVIDENCE_MAX)
    )
    await chat.put(_proved(worst(text, 12), "pains0-0", many))
    for view in (
        "proof:worst:pains0-0:r:9",
        "record:worst:pains0-0:v9:r",
        "evdate:worst:pains0-0:v9",
    ):
        await chat.press(Button("x", f"v:{view}"))
        assert chat.reply.screen is not None
    await chat.press(Button("x", "v:prove:worst:pains0-0:review:r"))
    await chat.say("Ещё")
    assert "Подтверждений уже 50" in (chat.reply.notice or "")


@pytest.mark.parametrize(("hours", "day"), [(11, 23), (12, 24), (13, 24)])
async def test_today_begins_at_midnight_in_moscow(house: House, hours: int, day: int) -> None:
    """Of somebody who speaks Russian and was never asked for a city."""
    house.clock.forward(hours=hours)
    chat = house.chat()
    item = await to_proof(chat)
    await chat.tap("Есть отзыв")
    await chat.say("2ГИС")
    await chat.tap("Сегодня")
    (record,) = await records(chat, item)
    assert record.date == dt.date(2026, 11, day)
