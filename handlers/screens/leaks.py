"""The greatest loss of a map in a sentence, with how many, when and where they were counted.

Knows `journey.dropoff`; must not know on which page the sentence stands.
"""

from __future__ import annotations

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens import past
from journey.dropoff import leak
from journey.measures import Reach
from journey.model import Journey

TITLE_CHARS = 60


def sentence(texts: Texts, journey: Journey) -> list[str]:
    """A line (HTML); none where nobody counted, or nobody is lost."""
    found = leak(journey)
    if found is None:
        return []
    told = texts.html(
        "leak.text",
        stage=short(found.stage.title, TITLE_CHARS),
        onward=short(found.onward.title, TITLE_CHARS),
        come=texts.number(found.come.people),
        go=texts.number(found.go.people),
        percent=found.percent,
        counted=counted(texts, found.come, found.go),
    )
    return [f"{told} {texts.html('leak.few')}" if found.few else told]


def counted(texts: Texts, *counts: Reach) -> str:
    """«визиты, октябрь 2026, Метрика»: what, when and where, each said once."""
    figures = [one.figure for one in counts]
    units = dict.fromkeys(short(one.unit, past.WORD_CHARS) for one in figures if one.unit)
    times = dict.fromkeys(past.time(texts, one) for one in figures)
    sources = dict.fromkeys(past.source(texts, one) for one in figures)
    return ", ".join((*units, *times, *sources))
