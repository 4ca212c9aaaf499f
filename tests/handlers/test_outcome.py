"""What the customer does where a pain was in the way: asked once, told on the pain, pointed out."""

from __future__ import annotations

from handlers.pages.arguments import FROM_ROW
from handlers.pages.entries import ITEM
from handlers.screen import Button
from journey import dialogue
from journey.dialogue import Place
from journey.model import Depth, Item, Journey, Origin, Passed
from journey.outcomes import Outcome
from tests.handlers.chat import LIBRARY, Chat
from tests.handlers.steps import to_draft

RU = LIBRARY.texts("ru")


async def with_own_pain(chat: Chat) -> tuple[Journey, Item]:
    """The draft with a pain of the owner's on its first stage."""
    journey = await to_draft(chat)
    first = journey.stages[0]
    pain = Item(id="own", lane="pains", text="Не дозвониться", severity=3)
    stages = (first.with_(items=(*first.items, pain)), *journey.stages[1:])
    return await chat.put(journey.with_(stages=stages)), pain


async def opened(chat: Chat) -> None:
    """The question, opened from the pain's page."""
    journey, pain = await with_own_pain(chat)
    await chat.press(Button("·", ITEM.opens(journey, pain, FROM_ROW)))
    await chat.tap(RU.plain("button.outcome"))


async def pain_of(chat: Chat) -> Item:
    (found,) = [one for one in (await chat.map()).stages[0].items if one.id == "own"]
    return found


async def test_one_tap_tells_it_and_leads_back_to_the_pain(chat: Chat) -> None:
    await opened(chat)
    assert RU.html("question.outcome") in chat.text
    assert "Не дозвониться" in chat.text
    await chat.tap("Уходит")
    assert (await pain_of(chat)).outcome is Outcome.LEAVES
    assert RU.html("item.outcome", outcome=RU.plain("outcome.leaves")) in chat.text


async def test_words_that_say_a_button_are_that(chat: Chat) -> None:
    await opened(chat)
    await chat.say("уходят к соседям")
    assert (await pain_of(chat)).outcome is Outcome.LEAVES


async def test_other_words_are_refused_in_one_sentence(chat: Chat) -> None:
    await opened(chat)
    await chat.say("по-разному")
    assert chat.reply.notice == RU.html("error.no_outcome")
    assert (await pain_of(chat)).outcome is None


async def test_it_can_be_taken_away_again(chat: Chat) -> None:
    await opened(chat)
    await chat.tap("Ждёт")
    await chat.tap(RU.plain("button.outcome"))
    await chat.tap(RU.plain("button.clear"))
    assert (await pain_of(chat)).outcome is None


async def test_the_full_dialogue_asks_once_about_the_worst_pain_of_people(chat: Chat) -> None:
    journey, pain = await with_own_pain(chat)
    place = Place("outcome", journey.stages[0].id, item=pain.id)
    assert place not in dialogue.places(journey)
    full = journey.with_(depth=Depth.FULL)
    assert dialogue.places(full)[-1] == place
    guesses = full.with_(
        stages=tuple(
            stage.with_(items=tuple(one.with_(origin=Origin.CATALOGUE) for one in stage.items))
            for stage in full.stages
        )
    )
    assert all(one.question != "outcome" for one in dialogue.places(guesses))
    asked = pain.with_(passed={"outcome": Passed.SKIPPED}, severity=1)
    first = full.stages[0]
    items = tuple(asked if one.id == pain.id else one for one in first.items)
    again = full.with_(stages=(first.with_(items=items), *full.stages[1:]))
    assert [one for one in dialogue.places(again) if one.question == "outcome"] == [place]
