"""A plan of messages for Mindbox and other senders: to whom, when, by which way, about what.

Knows the table; what could be written is `journey.campaigns`' matter. All words are the map's own;
guesses are called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey import campaigns
from renderers.format import Format, Needs, Offer
from renderers.tasks import tables
from renderers.tasks.told import entry, joined

if TYPE_CHECKING:
    from journey.campaigns import Message
    from renderers.format import Request
    from renderers.words import Words

COLUMNS: Final = ("segment", "number", "stage", "when", "way", "channel", "answer", "ease", "offer")


def _files(request: Request) -> tuple[bytes, ...]:
    journey, words = request.journey, request.words
    numbers = {stage.id: number for number, stage in enumerate(journey.stages, 1)}
    heads = [words.handed[f"messages.{one}"] for one in COLUMNS]
    rows = [
        _row(one, numbers[one.stage.id], words)
        for one in campaigns.messages(journey, words.senders)
    ]
    return (tables.sheet([heads, *rows], words.decimal),)


def _row(one: Message, number: int, words: Words) -> tuple[str, ...]:
    return (
        words.handed["everybody"] if one.persona is None else joined([one.persona.name]),
        str(number),
        joined([one.stage.title]),
        joined(entry(item, words) for item in one.when),
        "" if one.way is None else words.handed[f"way.{one.way.value}"],
        "" if one.channel is None else entry(one.channel, words),
        joined(entry(item, words) for item in one.questions),
        joined(entry(item, words) for item in one.pains),
        joined(entry(item, words) for item in one.ideas),
    )


FORMAT: Final = Format(
    title="messages",
    suffix=".csv",
    needs=Needs.WORDS,
    write=_files,
    by_ending=False,
    offers=(Offer(what="messages", place=222, use="other", loses=True),),
)
