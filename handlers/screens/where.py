"""The head of a question: where one is on the map, and the answer before this one."""

from __future__ import annotations

from typing import Final

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens.told import told
from journey import dialogue
from journey.dialogue import Place
from journey.model import Depth, Journey, Order, Passed
from journey.prompts import Prompt
from journey.questions import BY_ID, GLANCE, ROW_OF, Scope

FILLED, EMPTY = "▰", "▱"
WHOLE: Final = 200
"""Units of an answer in the message: a page of the longest still leaves room for the question."""
TIED: Final = frozenset({Scope.PAIN, Scope.IDEA})
"""What a question that ties an idea to a pain is about."""


def where(texts: Texts, journey: Journey, prompt: Prompt) -> list[str]:
    """Stage 3 of 5 and question 2 of 4; by rows, row 2 of 9 and stage 3 of 5."""
    at = dialogue.progress(journey, prompt.place)
    stage = journey.stage(prompt.stage or "")
    if at is None or stage is None:
        persona = next((one for one in journey.personas if one.id == prompt.persona), None)
        title = journey.title if persona is None else persona.name
        return [texts.html("ask.map", title=title)]
    if journey.order is Order.ROWS and at.row is not None:
        where = texts.html(
            "ask.where.row",
            row=at.row,
            rows=at.rows,
            title=texts.plain(f"lane.{_row(prompt)}"),
            bar=_bar(at.row, at.rows),
        )
        where += texts.html(
            "ask.number.stage", number=at.stage, numbers=at.stages, title=stage.title
        )
    else:
        where = texts.html(
            "ask.where",
            stage=at.stage,
            stages=at.stages,
            title=stage.title,
            bar=_bar(at.stage, at.stages),
        )
        if at.row is not None:
            where += texts.html("ask.number", number=at.row, numbers=at.rows)
    if at.row is not None and journey.depth is Depth.FULL:
        where += texts.count("ask.minutes", max(1, dialogue.minutes(journey)))
    if at.persona is not None:
        where += texts.html("ask.number.persona", number=at.persona, numbers=at.personas)
    return [where, *_heard(texts, journey, prompt)]


def _bar(number: int, of: int) -> str:
    return FILLED * number + EMPTY * (of - number)


def _row(prompt: Prompt) -> str:
    """The row that a question belongs to."""
    return ROW_OF.get(BY_ID[prompt.question].scope, prompt.question)


def _heard(texts: Texts, journey: Journey, prompt: Prompt) -> list[str]:
    """The answer before this one in a line, so that the person sees it was heard."""
    if BY_ID[prompt.question].scope in {*TIED, Scope.WORST}:
        return _tied(texts, journey, prompt)
    before = prompt.behind[-1] if prompt.behind else dialogue.preceding(journey, prompt.place)
    stage = None if before is None else journey.stage(before.stage or "")
    if before is None or stage is None or dialogue.passed(journey, before) is None:
        return []
    if before.question == GLANCE:
        taken = dialogue.passed(journey, before) is Passed.ANSWERED
        return [texts.html("ask.heard.glance")] if taken else []
    lane = _name(texts, journey, before)
    if before.stage != prompt.stage:
        lane = texts.plain("ask.heard.stage", title=stage.title, lane=lane)
    if dialogue.passed(journey, before) is Passed.SKIPPED:
        return [texts.html("ask.skipped", lane=lane)]
    return [texts.html("ask.heard", lane=lane, answer=told(texts, journey, before))]


def _tied(texts: Texts, journey: Journey, prompt: Prompt) -> list[str]:
    """The pain or the idea that is asked about, as it was told."""
    stage = journey.stage(prompt.stage or "")
    item = next((one for one in (stage.items if stage else ()) if one.id == prompt.item), None)
    if item is None:
        return []
    lane = texts.plain(f"lane.{item.lane}")
    return [texts.html("ask.heard", lane=lane, answer=short(item.text, WHOLE))]


def _name(texts: Texts, journey: Journey, place: Place) -> str:
    """What an answer is called: its row; in a buying group whose; a figure's own name."""
    if BY_ID[place.question].scope in ROW_OF:
        return texts.plain(f"figure.{place.question}")
    lane = texts.plain(f"lane.{place.question}")
    who = next((one for one in journey.personas if one.id == place.persona), None)
    return lane if who is None else texts.plain("ask.heard.stage", title=who.name, lane=lane)
