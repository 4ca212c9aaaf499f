"""«Стало ли лучше»: a figure before a done task and after it, in words; never more than it says."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens import past
from journey import effect
from journey.effect import Effect
from journey.model import Journey, Task

NAME_CHARS = 80


def lines(texts: Texts, journey: Journey, task: Task) -> Iterator[str]:
    """What is known of one task (HTML); nothing where nothing was counted on both sides of it."""
    found = effect.effect(journey, task)
    if found is not None:
        yield line(texts, found)


def line(texts: Texts, found: Effect) -> str:
    """The figures with their times, source and how many, and whether that is better."""
    return texts.html(
        "effect.text",
        name=_name(texts, found),
        figures=past.line(texts, (found.before, found.after)),
        verdict=texts.plain(f"effect.{_said(found)}"),
    )


def _name(texts: Texts, found: Effect) -> str:
    if found.metric is not None:
        return short(found.metric.text, NAME_CHARS)
    return texts.plain("effect.going_on", title=short(found.stage.title, NAME_CHARS))


def _said(found: Effect) -> str:
    if found.verdict is not None:
        return found.verdict.value
    if not found.change:
        return "same"
    return "more" if found.change > 0 else "less"
