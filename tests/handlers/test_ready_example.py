"""The ready example: invented and said to be so, full of what a map becomes, and nobody's."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey import scores
from journey.model import EmotionKind, Journey
from tests.handlers.chat import LIBRARY, Chat, House


async def shown(chat: Chat, key: str = "button.example") -> Journey:
    """The map whose pictures are sent."""
    await chat.command("start")
    await chat.tap(LIBRARY.texts(chat.language or "ru").plain(key))
    async with chat.house.store.read() as work:
        journey = await work.journey(chat.pictures[-1].journey)
    assert journey is not None
    return journey


async def test_it_says_that_it_is_invented(chat: Chat) -> None:
    journey = await shown(chat)
    assert journey.title == "Пример: придуманная кофейня"
    assert chat.pictures[-1].caption == journey.title
    assert chat.text.startswith("<b>Это пример:</b> придуманная кофейня")
    assert "ненастоящие" in chat.text


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_it_shows_what_a_map_becomes(house: House, language: str) -> None:
    chat = house.chat(language=language)
    journey = await shown(chat)
    source = LIBRARY.texts(language).plain("example.invented")
    items = [item for stage in journey.stages for item in stage.items]
    figures = [one.metric for one in items if one.metric is not None and one.metric.value]
    assert len(figures) == len(journey.stages)
    assert all(one.target is not None for one in figures)
    assert {one.source for one in figures} == {source}
    assert {proof.source for item in items for proof in item.evidence} == {source}
    assert scores.score(journey).proved >= 3
    assert [item for item in items if item.closed]
    felt = [stage.emotions[-1] for stage in journey.stages]
    assert {one.kind for one in felt} == {EmotionKind.MEASURED}


async def test_it_is_nobodys_map(chat: Chat) -> None:
    journey = await shown(chat)
    assert await chat.maps() == []
    await chat.press(Button("x", f"v:card:{journey.id}"))
    assert chat.reply.toast is not None
    await chat.command("maps")
    assert "Карт пока нет" in chat.text


async def test_it_leads_to_ones_own(chat: Chat) -> None:
    await shown(chat)
    assert chat.labels() == ["Нарисовать мою"]
    await chat.tap("Нарисовать мою")
    assert "Чем вы занимаетесь?" in chat.text
    assert LIBRARY.texts("ru").html("start.hello") not in chat.text
    await chat.press(chat.buttons()[0])
    assert "Чей путь" in chat.text


async def test_it_is_kept_once_for_everybody(house: House) -> None:
    known = {(await shown(house.chat(person))).id for person in (7, 8)}
    assert len(known) == 1


async def test_a_reply_that_was_lost_shows_it_again(chat: Chat) -> None:
    await shown(chat)
    await chat.redelivered()
    assert "Это пример" in chat.text
