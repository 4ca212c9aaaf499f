"""An own pain of which nobody can be sure what it is about: one tap says it."""

from __future__ import annotations

from locales.shipped import catalogues
from tests.handlers.chat import LIBRARY, Chat
from tests.handlers.test_own_pains import (
    ANOTHER,
    OTHER,
    QUEUE,
    answers,
    asked,
    first,
    pain,
    to_pains,
    told,
)

RU = LIBRARY.texts("ru")
CATALOGUE = catalogues()
UNSURE = "торт надо за 3 дня а вспоминают накануне"


async def test_kinds_are_offered_and_one_tap_gives_remedies_of_that_kind(chat: Chat) -> None:
    await told(chat, UNSURE)
    assert RU.html("question.kind") in chat.text
    assert len(chat.buttons()) <= 8
    labels = chat.labels()
    assert labels[3] == OTHER
    await chat.tap(labels[1])
    assert asked(chat)
    kinds = CATALOGUE.kinds("ru")
    assert kinds is not None
    (kind,) = [one.id for one in kinds.kinds if one.text == labels[1]]
    assert pain(await first(chat), UNSURE).kind == kind
    await chat.press(chat.buttons()[0])
    assert RU.html("question.emotion") in chat.text
    (idea,) = answers(await first(chat), UNSURE)
    assert f".{kind}." in f".{idea.catalogue}"


async def test_none_of_them_is_told_and_own_words_are_asked_for(chat: Chat) -> None:
    await told(chat, UNSURE)
    first_kinds = set(chat.labels()[:3])
    await chat.tap(OTHER)
    assert RU.html("question.kind") in chat.text
    assert not first_kinds & set(chat.labels())
    await chat.tap(OTHER)
    assert asked(chat)
    assert RU.html("help.remedy.unknown") in chat.text
    assert ANOTHER not in chat.labels()
    await chat.say("спросить, кому звонить")
    assert answers(await first(chat), UNSURE)[0].text == "спросить, кому звонить"


async def test_own_words_at_once_are_what_helps(chat: Chat) -> None:
    await told(chat, UNSURE)
    await chat.say("завести общий чат семьи")
    assert RU.html("question.emotion") in chat.text
    assert len(answers(await first(chat), UNSURE)) == 1


async def test_whoever_is_misunderstood_says_so_and_sees_other_kinds(chat: Chat) -> None:
    await told(chat, QUEUE)
    await chat.tap(ANOTHER)
    assert RU.html("question.kind") in chat.text
    kinds = CATALOGUE.kinds("ru")
    assert kinds is not None
    (queue,) = [one.text for one in kinds.kinds if one.id == "queue"]
    assert queue not in chat.labels()
    await chat.press(chat.buttons()[1])
    assert asked(chat)
    assert pain(await first(chat)).kind not in {None, "another"}
    await chat.tap(RU.plain("button.back"))
    assert RU.html("question.pains") in chat.text


async def test_from_words_that_say_nothing_there_is_a_way_to_the_kinds(chat: Chat) -> None:
    await told(chat, "ыыы")
    assert RU.html("help.remedy.unknown") in chat.text
    await chat.tap("Уточнить, о чём")
    assert RU.html("question.kind") in chat.text
    await chat.press(chat.buttons()[0])
    assert asked(chat)
    assert RU.html("help.remedy.unknown") not in chat.text


async def test_undone_it_is_asked_again(chat: Chat) -> None:
    await told(chat, UNSURE)
    await chat.press(chat.buttons()[0])
    await chat.command("undo")
    assert pain(await first(chat), UNSURE).kind is None


async def test_other_words_are_another_pain(chat: Chat) -> None:
    await to_pains(chat)
    message = await chat.say(UNSURE)
    await chat.tap("Дальше")
    await chat.press(chat.buttons()[0])
    await chat.correct(message, QUEUE)
    assert pain(await first(chat)).kind is None


async def test_ten_such_pains_can_be_left_with_one_tap(chat: Chat) -> None:
    await told(chat, *(f"{UNSURE} {number}" for number in range(10)))
    assert RU.html("question.kind") in chat.text
    assert len(chat.buttons()) <= 8
    await chat.tap(RU.plain("button.others.later"))
    assert RU.html("question.emotion") in chat.text
