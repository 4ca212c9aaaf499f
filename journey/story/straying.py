"""What was typed at a question and clearly answers another one: «злятся» is no place to meet.

Knows which rows can be told apart for certain by the words a story is read by; must not know what
is done about it. Rather silent than wrong: whoever is asked about a right answer stops answering.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from journey import words
from journey.language import Rules
from journey.story.hearing import Hearing
from journey.story.proposal import EMOTION
from journey.story.rows import Reader, Said

NOTHING: Final = Hearing()
"""What is told apart here its words say: nothing that was learnt is read for it."""
CLEAR: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "goal": frozenset({EMOTION, "metrics", "channels"}),
        "expects": frozenset({"metrics", "channels"}),
        "actions": frozenset({EMOTION, "metrics", "channels"}),
        "questions": frozenset({EMOTION, "metrics"}),
        "channels": frozenset({EMOTION, "metrics"}),
        EMOTION: frozenset({"metrics", "channels"}),
        "pains": frozenset({EMOTION, "metrics", "channels"}),
        "ideas": frozenset({EMOTION, "metrics"}),
        "backstage": frozenset({EMOTION, "metrics"}),
    }
)
"""By the row that was asked for the rows whose words are surely none of its own: «Авито» may be an
idea, and who answers there.
"""
FEW: Final = 3
"""Words up to which a feeling or a place is named and nothing is told about it."""


def stray(
    reader: Reader, text: str, lane: str, rules: Rules, named: Iterable[Said] = ()
) -> Said | None:
    """The entry of another row that a line typed for `lane` is; None: it may well belong there.

    named: what is known by its very name, such as the channels of the trade.
    """
    for one in named:
        if one.lane in CLEAR.get(lane, ()) and words.same(one.text, text):
            return replace(one, text=text)
    steps = reader.read(text, rules, NOTHING)
    said = [one for step in steps for one in step.said]
    lanes = {one.lane for one in said}
    if len(lanes) != 1 or not lanes <= CLEAR.get(lane, frozenset()):
        return None
    if any(step.hinders or not step.said for step in steps):
        return None
    if lanes == {"metrics"}:
        return said[0] if len(said) == 1 else None
    few = sum(len(step.clause.told) for step in steps) <= FEW
    if not few or not all(reader.names(step.clause) for step in steps):
        return None
    if lanes == {EMOTION}:
        return replace(said[0], text=text, level=min(one.level or 0 for one in said))
    return replace(said[0], text=text)
