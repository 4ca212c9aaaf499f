"""«Ключевые моменты»: what the rule chose and why, and each stage to choose by hand."""

from __future__ import annotations

from typing import Final

from handlers.layout import rows, short
from handlers.pages.maps import UNDERSTOOD
from handlers.pages.proof import CHOOSE_MOMENT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import leaks
from journey.certainty import sentence
from journey.model import Journey
from journey.moments import Moment, moments

TITLE_CHARS: Final = 40
PAIN_CHARS: Final = 60
STAR: Final = "★ "


def key_moments(texts: Texts, journey: Journey) -> Screen:
    """A sentence a stage; a tap changes it, another gives it back to the rule."""
    found = moments(journey)
    told = [texts.html("moments.text"), ""]
    told += [_line(texts, number, moment) for number, moment in enumerate(found, 1)]
    return Screen(
        "\n".join(told),
        rows(
            *(_row(texts, journey, number, moment) for number, moment in enumerate(found, 1)),
            (Button(texts.plain("button.back"), UNDERSTOOD.opens(journey)),),
        ),
    )


def _line(texts: Texts, number: int, moment: Moment) -> str:
    pain = "" if moment.pain is None else short(moment.pain.text, PAIN_CHARS)
    key = sentence(f"moment.why.{moment.why.value}", *moment.claims)
    why = texts.plain(
        key, pain=pain, percent=round(100 * moment.lost), counted=_counted(texts, moment)
    )
    title = short(moment.stage.title, TITLE_CHARS)
    line = texts.html("moments.line", number=number, title=title, why=why)
    return (STAR if moment.on else "") + line


def _counted(texts: Texts, moment: Moment) -> str:
    """«400 чел., октябрь, Метрика»: of how many a loss is, when and where they were counted."""
    reach = moment.stage.reach
    if reach is None:
        return ""
    people = texts.number(reach.people)
    return texts.plain("moment.counted", n=people, counted=leaks.counted(texts, reach))


def _row(texts: Texts, journey: Journey, number: int, moment: Moment) -> tuple[Button, ...]:
    """The stage in its wished state, and back to the rule where a hand has chosen."""
    wished = "off" if moment.on else "on"
    text = (STAR if moment.on else "") + short(f"{number} {moment.stage.title}", TITLE_CHARS)
    tap = Button(text, CHOOSE_MOMENT.does(journey, moment.stage.id, wished))
    if not moment.by_hand:
        return (tap,)
    rule = Button(
        texts.plain("button.by_rule"), CHOOSE_MOMENT.does(journey, moment.stage.id, "rule")
    )
    return tap, rule
