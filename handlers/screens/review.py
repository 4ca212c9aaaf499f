"""«Всё ещё так?»: the day of the next look, the reminder, and the look stage by stage."""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.clocks import Local
from handlers.layout import flow, rows, short
from handlers.pages.arguments import NEVER
from handlers.pages.maps import CARD, UNDERSTOOD
from handlers.pages.pictures import DRAW
from handlers.pages.review import CHECK, PUT_OFF, REMIND, REVIEW, STILL, UNCHECKED, WHEN
from handlers.pages.stages import EDIT
from handlers.pages.weekly import WEEKLY
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.told import row_line
from journey import review
from journey.model import Journey, Stage, State
from journey.questions import LANES

MAPS: Final = 8
"""Maps named in one reminder; the others say on their cards that they wait."""
LINE_CHARS: Final = 160
CHOSEN: Final = "✅ "


def when(texts: Texts, journey: Journey, local: Local) -> Screen:
    """The quick choices, now, and never; the hour is told by the clock there."""
    today = local.now.date()
    chosen = journey.next_review
    lines = [texts.html(_of_plan(journey, "review.when", "review.when.plan"), title=journey.title)]
    known = review.checked(journey)
    if known is not None:
        lines.append(texts.html("review.checked", day=texts.date(known)))
    if chosen is None:
        lines.append(texts.html("review.none"))
    elif chosen > today:
        time = f"{review.MORNING}:00"
        lines.append(texts.html("review.on", day=texts.date(chosen), time=time, city=local.city))
    else:
        lines.append(texts.count("review.overdue", len(review.pending(journey, today))))
    choices = flow(
        Button(
            (CHOSEN if review.ahead(today, span) == chosen else "")
            + texts.plain(f"review.in.{span}"),
            REMIND.does(journey, span),
        )
        for span in review.SPANS
    )
    never = Button(texts.plain("button.review.never"), REMIND.does(journey, NEVER))
    return Screen(
        "\n".join(lines),
        (
            *choices,
            *rows(
                (Button(texts.plain("button.review.now"), CHECK.does(journey)),),
                (never if chosen is not None else None,),
                (Button(texts.plain("button.weekly"), WEEKLY.opens()),),
                (Button(texts.plain("button.back"), UNDERSTOOD.opens(journey)),),
            ),
        ),
    )


def look(
    texts: Texts, journey: Journey, stage: Stage, pending: tuple[Stage, ...], today: dt.date
) -> Screen:
    """What stands on one stage: still so?"""
    told = [
        texts.html(
            "edit.line",
            lane=texts.plain(f"lane.{lane}"),
            answer=row_line(texts, journey, stage, lane, LINE_CHARS),
        )
        for lane in LANES
        if stage.lane(lane) or (lane == "emotion" and stage.emotions)
    ]
    head = texts.html(
        "review.stage",
        title=journey.title,
        number=journey.stages.index(stage) + 1,
        stages=len(journey.stages),
        stage=stage.title,
    )
    after = following(pending, stage.id)
    on = REVIEW.opens(journey, after) if after else UNCHECKED.opens(journey)
    yes = STILL.does(journey, stage, today)
    return Screen(
        "\n".join(
            [
                head,
                "",
                *(told or [texts.html("review.empty")]),
                "",
                texts.html(_of_plan(journey, "review.ask", "review.ask.plan")),
            ]
        ),
        rows(
            (Button(texts.plain("button.review.yes"), yes),),
            (Button(texts.plain("button.review.changed"), EDIT.opens(journey, stage)),),
            (
                Button(texts.plain("button.card"), CARD.opens(journey)),
                Button(texts.plain("button.review.skip"), on),
            ),
        ),
    )


def _of_plan(journey: Journey, key: str, plan: str) -> str:
    """A plan is not how it is: asked is whether it is still wanted."""
    return plan if journey.state is State.TO_BE else key


def over(texts: Texts, journey: Journey) -> Screen:
    """All stages were confirmed: when the next look is, and the way on."""
    lines = [texts.html("review.over", title=journey.title)]
    if journey.next_review is not None:
        lines.append(texts.html("review.next", day=texts.date(journey.next_review)))
    return Screen(
        "\n".join(lines),
        rows(
            (Button(texts.plain("button.map"), DRAW.does(journey, "first")),),
            (Button(texts.plain("button.review.other"), WHEN.opens(journey)),),
            (Button(texts.plain("button.card"), CARD.opens(journey)),),
        ),
    )


def following(pending: tuple[Stage, ...], stage_id: str) -> Stage | None:
    """The stage to ask about next; None: that was the last."""
    ids = [stage.id for stage in pending]
    at = ids.index(stage_id) + 1 if stage_id in ids else 0
    return pending[at] if at < len(pending) else None


def left(texts: Texts, journey: Journey, count: int, today: dt.date) -> Screen:
    """Stages that were put off: go on, or be reminded."""
    return Screen(
        texts.count("review.left", count),
        rows(
            (Button(texts.plain("button.review.go"), REVIEW.opens(journey, None)),),
            *_put_off(texts, journey, today),
            (Button(texts.plain("button.card"), CARD.opens(journey)),),
        ),
    )


def due(texts: Texts, journeys: tuple[Journey, ...], today: dt.date) -> Screen:
    """The reminder: of one map with its choices, of several a button each."""
    if len(journeys) == 1:
        (journey,) = journeys
        return Screen(
            texts.html(_of_plan(journey, "review.due", "review.due.plan"), title=journey.title),
            rows(
                (Button(texts.plain("button.review.go"), REVIEW.opens(journey, None)),),
                *_put_off(texts, journey, today),
            ),
        )
    return Screen(
        texts.html("review.due.many"),
        rows(
            *(
                (Button(short(journey.title), REVIEW.opens(journey, None)),)
                for journey in journeys[:MAPS]
            )
        ),
    )


def _put_off(texts: Texts, journey: Journey, today: dt.date) -> tuple[tuple[Button], ...]:
    day = today + review.LATER
    return (
        (Button(texts.plain("button.review.week"), PUT_OFF.does(journey, day)),),
        (Button(texts.plain("button.review.never"), REMIND.does(journey, NEVER)),),
    )


def overdue(texts: Texts, journey: Journey, count: int) -> tuple[str, tuple[Button, ...]]:
    """For the map's card: a line, and the way to the look."""
    button = Button(texts.plain("button.review.go"), REVIEW.opens(journey, None))
    return texts.count("review.overdue", count), (button,)


def back_to_look(
    texts: Texts, journey: Journey, stage: Stage, today: dt.date
) -> tuple[Button, ...]:
    """For a stage's page while the map is looked through: unchanged after all, or put right."""
    fixed = STILL.does(journey, stage, today)
    return (
        Button(texts.plain("button.review.back"), REVIEW.opens(journey, stage)),
        Button(texts.plain("button.review.fixed"), fixed),
    )
