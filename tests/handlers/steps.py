"""Stretches of the conversation that many tests begin with."""

from __future__ import annotations

from journey.model import Journey
from tests.handlers.chat import CATALOGUE, LIBRARY, Chat
from tests.handlers.stretches import once


def label(chat: Chat, key: str) -> str:
    """The words of a button in the chat's language, as it begins."""
    return LIBRARY.texts(chat.language or "ru").plain(key).removesuffix(" ›")


async def turn_to(chat: Chat, trade: str) -> int:
    """Turns the pages of trades until one has the button; how many pages were turned."""
    turned = 0
    while not any(trade in told for told in chat.labels()):
        await chat.tap(further(chat))
        turned += 1
        assert turned < len(TRADES), f"no page has {trade!r}"
    return turned


def further(chat: Chat) -> str:
    """How the button to the next page of trades begins."""
    texts = LIBRARY.texts(chat.language or "ru")
    return texts.plain("button.more", page=1, pages=2).partition("1")[0]


@once
async def to_stages(chat: Chat, trade: str = "☕") -> Journey:
    """/start, a trade, its first audience: the stages are to be confirmed."""
    await chat.command("start")
    await turn_to(chat, trade)
    await chat.tap(trade)
    await chat.press(chat.buttons()[0])
    return (await chat.maps())[0]


@once
async def to_draft(chat: Chat, trade: str = "☕") -> Journey:
    """Three taps: the draft stands."""
    await to_stages(chat, trade)
    await chat.tap(label(chat, "button.fits"))
    return (await chat.maps())[0]


@once
async def to_first_question(chat: Chat) -> Journey:
    """Where the customer meets the business, on the first stage."""
    await to_draft(chat)
    await chat.tap(label(chat, "button.walk"))
    return (await chat.maps())[0]


async def through_a_stage(chat: Chat) -> None:
    """One tick a question and a level: five taps."""
    for _ in range(2):
        await chat.press(chat.buttons()[0])
        await chat.tap(label(chat, "button.next"))
    await chat.press(chat.buttons()[0])


@once
async def to_done(chat: Chat) -> Journey:
    """The whole quick map by taps."""
    journey = await to_first_question(chat)
    for _ in journey.stages:
        await through_a_stage(chat)
    return (await chat.maps())[0]


@once
async def to_card(chat: Chat) -> Journey:
    journey = await to_done(chat)
    await chat.tap(label(chat, "button.card"))
    return journey


TRADES = [
    (language, industry.id)
    for language in ("ru", "en")
    for industry in CATALOGUE.industries(language)
    if not industry.general
]
