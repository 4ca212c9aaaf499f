"""Words that were said on a stage, offered as evidence of what the map claims there."""

from __future__ import annotations

import pytest

from handlers.pages.proof import PROOF, QUEUE
from handlers.screen import Button
from journey import evidence, queue
from journey.model import Evidence, EvidenceKind, Item, Journey, Origin, Stage
from journey.voices import keeping
from journey.voices.heard import Heard, Use
from tests.handlers.chat import NOW, Chat
from tests.handlers.guests import Customer, guest_start, opened

WAIT = "Кофе ждут по двадцать минут"
SAID = "Ждала кофе двадцать минут, опоздала на работу"
OTHER = "Очень уютный зал и вкусные булочки"


@pytest.fixture
async def journey(chat: Chat) -> Journey:
    """A map with one obstacle of the owner's own, and an open survey."""
    known = await opened(chat)
    pain = Item(id="wait", lane="pains", text=WAIT, severity=3, origin=Origin.OWNER)
    stages = (known.stages[0].with_(items=(pain,)), *known.stages[1:])
    return await chat.put(known.with_(stages=stages))


def records(journey: Journey) -> tuple[Evidence, ...]:
    found = evidence.holder(journey, "wait")
    assert isinstance(found, Item)
    return found.evidence


async def said_in_survey(chat: Chat, journey: Journey, guests: range) -> None:
    start = await guest_start(chat, journey)
    for number in guests:
        guest = Customer(chat.house, person=7000 + number)
        await guest.start(start)
        await guest.answer(-2)
        await guest.say(SAID if number == 0 else OTHER)
        await guest.answer(1, 1, score=5)


async def test_a_customers_words_prove_a_pain_by_one_tap_and_never_by_themselves(
    chat: Chat, journey: Journey
) -> None:
    await said_in_survey(chat, journey, range(4))
    await chat.press(Button("x", PROOF.opens(journey, "wait", "r", 0)))
    assert SAID not in chat.text  # of four answers nothing is told in detail
    await said_in_survey(chat, journey, range(4, 6))
    waiting = queue.queue(await chat.map(), None, NOW.date())
    place = next(n for n, one in enumerate(waiting) if one.entry.id == "wait")
    await chat.press(Button("x", QUEUE.opens(journey, place)))
    assert SAID in chat.text
    assert OTHER not in chat.text
    assert records(await chat.map()) == ()
    yes = next(one for one in chat.buttons() if one.text == "Да, об этом")
    await chat.press(yes)
    (record,) = records(await chat.map())
    assert (record.kind, record.quote) == (EvidenceKind.SURVEY, SAID)
    assert record.source == "Пульс-опрос, 6 ответов"
    assert all(one.entry.id != "wait" for one in queue.queue(await chat.map(), None, NOW.date()))
    await chat.press(yes)  # a double tap proves nothing twice
    assert len(records(await chat.map())) == 1


async def test_what_a_team_saw_moves_from_the_stage_and_can_still_be_taken_back(
    chat: Chat, journey: Journey
) -> None:
    heard = Heard(
        id="h", journey=journey.id, chat=-1, message=5, person=9, name="Оля", text=SAID, at=NOW
    )
    ids = iter(("seen",)).__next__
    kept = keeping.observe(
        journey, heard, journey.stages[0].id, source="Команда", day=NOW.date(), new_id=ids
    )
    assert isinstance(kept, tuple)
    on_stage, heard = kept
    await chat.put(on_stage)
    await chat.press(Button("x", PROOF.opens(journey, "wait", "r", 0)))
    assert "Оля" in chat.text
    await chat.tap("Да, об этом")
    moved = await chat.map()
    assert [one.id for one in records(moved)] == ["seen"]
    assert moved.stages[0].evidence == ()
    corrected = keeping.correct(moved, heard, "Ждут четверть часа")
    assert isinstance(corrected, tuple)
    assert [one.quote for one in records(corrected[0])] == ["Ждут четверть часа"]
    back, after = keeping.take_back(moved, heard)
    assert records(back) == ()
    assert after.use is Use.WAITS


async def test_several_are_told_apart_by_their_numbers(chat: Chat, journey: Journey) -> None:
    lines = (SAID, "Кофе ждали минут двадцать, никто не извинился")
    seen = tuple(
        Evidence(id=f"e{n}", kind=EvidenceKind.REVIEW, source="2ГИС", quote=line)
        for n, line in enumerate(lines)
    )
    first: Stage = journey.stages[0].with_(evidence=seen)
    await chat.put(journey.with_(stages=(first, *journey.stages[1:])))
    await chat.press(Button("x", PROOF.opens(journey, "wait", "r", 0)))
    assert [one for one in chat.labels() if one.startswith("Об этом")] == ["Об этом 1", "Об этом 2"]
    await chat.tap("Об этом 2")
    assert [one.quote for one in records(await chat.map())] == [SAID]
