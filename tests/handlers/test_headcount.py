"""«Сколько людей доходит», as it is walked in the chat."""

from __future__ import annotations

from handlers.pages.proof import HEADCOUNT
from handlers.screens import past
from journey import series
from journey.measures import Figure
from journey.model import Journey
from tests.handlers.chat import LIBRARY, Chat
from tests.handlers.steps import to_draft

RU = LIBRARY.texts("ru")


async def opened(chat: Chat) -> Journey:
    await to_draft(chat)
    await chat.tap(RU.plain("button.card"))
    await chat.reach(RU.plain("button.rest"))
    await chat.reach(RU.plain("button.headcount"))
    return await the_map(chat)


async def the_map(chat: Chat) -> Journey:
    return (await chat.maps())[0]


def line(journey: Journey, *people: str) -> str:
    return ", ".join(people[: len(journey.stages)])


async def test_typed_in_one_line_shown_back_changed_and_taken_away(chat: Chat) -> None:
    journey = await opened(chat)
    person = await chat.known()
    assert person is not None
    assert person.view == HEADCOUNT.view(journey)
    title = journey.stages[0].title
    assert RU.html("headcount.unknown", number=1, title=title) in chat.text
    assert "Убрать числа" not in chat.labels()
    await chat.say(line(journey, "21 000", "не знаю", "1 050", "100", "60", "3", "1"))
    told = await the_map(chat)
    assert [one.reach.people if one.reach else None for one in told.stages][:3] == [
        21_000,
        None,
        1050,
    ]
    assert {one.reach.source for one in told.stages if one.reach} == {"вручную"}
    assert "<b>21\u00a0000</b>" in chat.text
    assert "<b>1\u00a0050</b> · 5 %" in chat.text
    assert "<b>3</b> · 0,01 %" in chat.text
    await chat.say(line(journey, "10", "8", "6", "4", "2", "1", "1"))
    assert [one.reach.people for one in (await the_map(chat)).stages if one.reach][:2] == [10, 8]
    await chat.tap("Убрать числа")
    assert (await the_map(chat)).stages == journey.stages
    await chat.tap(RU.plain("button.back"))
    assert RU.plain("button.headcount") in chat.labels()


async def test_what_cannot_be_read_is_said_and_nothing_is_lost(chat: Chat) -> None:
    journey = await opened(chat)
    stages = len(journey.stages)
    await chat.say(line(journey, "10", "8", "6", "4", "2", "1", "1"))
    before = await the_map(chat)
    await chat.say("1000, 400")
    assert RU.html("error.counts", given=2, wanted=stages) in (chat.reply.notice or "")
    await chat.say("много, потом мало")
    assert RU.html("error.no_counts", wanted=stages) in (chat.reply.notice or "")
    assert await the_map(chat) == before
    person = await chat.known()
    assert person is not None
    assert person.view == HEADCOUNT.view(journey)


async def test_another_month_is_kept_beside_and_the_greatest_loss_is_named(chat: Chat) -> None:
    journey = await opened(chat)
    titles = [one.title for one in journey.stages]
    await chat.say(line(journey, "1000", "400", "120", "100", "90", "80", "70") + " за октябрь")
    assert f"между «{titles[1]}» и «{titles[2]}»: из 400 дальше идут 120" in chat.text
    assert "октябрь 2026, вручную" in chat.text
    await chat.say(line(journey, "900", "410", "130", "100", "90", "80", "70") + ", сентябрь")
    assert "сентябрь 2026: 900 → октябрь 2026: 1\u00a0000, вручную" in chat.text
    await chat.say(f"{titles[1]} 420 за октябрь")
    stage = (await the_map(chat)).stages[1]
    assert stage.reach is not None
    assert [one.value for one in series.of_stage(stage)] == [410, 420]


async def test_money_at_risk_is_told_with_its_formula_once_a_bill_is_typed(chat: Chat) -> None:
    journey = await opened(chat)
    assert "Деньги под риском" not in chat.labels()
    await chat.say(line(journey, "1000", "400", "120", "100", "90", "80", "70"))
    await chat.tap("Деньги под риском")
    assert RU.html("risk.ask") in chat.text
    await chat.say("дорого")
    assert RU.html("error.no_sum") in (chat.reply.notice or "")
    await chat.say("700")
    assert "до <b>196\u00a0000\u00a0₽</b>" in chat.text
    assert "280 × 700\u00a0₽ = 196\u00a0000\u00a0₽" in chat.text
    await chat.tap("Убрать чек")
    assert RU.html("risk.ask") in chat.text


async def test_visits_are_called_so_and_are_no_people(chat: Chat) -> None:
    journey = await opened(chat)
    first = journey.stages[0]
    visits = Figure(value=900, unit="визиты", source="Метрика", period="октябрь")
    told = past.come(RU, series.count(series.count(first, visits), visits.with_(value=950)))
    assert told == "октябрь: 950, визиты, Метрика"
