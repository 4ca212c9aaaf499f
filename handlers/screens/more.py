"""«Ещё»: what one rarely does with a map, in four pages, so that its card stays short."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.layout import Rows, rows
from handlers.pages.asked import ASKED
from handlers.pages.business import BUSINESS
from handlers.pages.finding import SEEK
from handlers.pages.look import KIND, LOOK
from handlers.pages.maps import (
    BEHIND,
    CARD,
    COPY,
    DELETE,
    DIFFERENCE,
    MAPS,
    MORE,
    PLAN,
    PUT_AWAY,
    TITLE,
)
from handlers.pages.people import PEOPLE
from handlers.pages.pictures import DRAW
from handlers.pages.proof import HEADCOUNT, MOMENTS, QUEUE, WALK
from handlers.pages.pulse import PULSE
from handlers.pages.review import WHEN
from handlers.pages.sharing import SHARE
from handlers.pages.stages import STAGES
from handlers.pages.versions import HISTORY, UNDO
from handlers.pages.voices import REVIEWS
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.depth import entry
from journey.model import Journey, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known of a map from outside of it."""

    fresh: str
    """An id for a copy, should one be made from this screen."""
    fresh_plan: str
    """Another one for the plan: a copy that was made here must not be taken for it."""
    archived: bool = False
    plan: str | None = None
    """The map of how it should be that was drawn from this one."""
    origin: str | None = None
    """The map of how it is that this one was drawn from."""


def more(texts: Texts, journey: Journey) -> Screen:
    """What else there is, by what it is about; how to send the map and to leave it."""
    parts = [
        (Button(texts.plain(f"button.behind.{page.name}"), page.opens(journey)),) for page in BEHIND
    ]
    return Screen(
        texts.html("more.text", title=journey.title),
        rows(
            (entry(texts, journey),),
            *parts,
            (
                Button(texts.plain("button.share"), SHARE.does(journey)),
                Button(texts.plain("button.maps"), MAPS.opens(0)),
            ),
            (Button(texts.plain("button.back"), CARD.opens(journey)),),
        ),
    )


def viewed(texts: Texts, journey: Journey) -> Screen:
    """The map itself: how it is drawn, what it is made of, what stands where."""
    return _part(
        texts,
        journey,
        "viewed",
        rows(
            (Button(texts.plain("button.cards"), DRAW.does(journey, "phone")),),
            (
                Button(texts.plain("button.look"), LOOK.opens(journey)),
                Button(texts.plain("button.kind"), KIND.opens(journey)),
            ),
            (Button(texts.plain("button.stages"), STAGES.opens(journey)),),
            (Button(texts.plain("button.find"), SEEK.does(journey)),),
            (Button(texts.plain("button.rename"), TITLE.opens(journey)),),
        ),
    )


def trade(texts: Texts, journey: Journey) -> Screen:
    """Whose path it is and in which business, and what the map answers about it."""
    return _part(
        texts,
        journey,
        "trade",
        rows(
            (
                Button(texts.plain("button.audience"), PEOPLE.opens(journey)),
                Button(texts.plain("button.business"), BUSINESS.opens(journey)),
            ),
            (Button(texts.plain("button.answers"), ASKED.opens(journey)),),
            (Button(texts.plain("button.headcount"), HEADCOUNT.opens(journey)),),
        ),
    )


def understood(texts: Texts, journey: Journey) -> Screen:
    """What turns guesses into knowledge, and when to look at them again."""
    return _part(
        texts,
        journey,
        "understood",
        rows(
            (
                Button(texts.plain("button.queue"), QUEUE.opens(journey, 0)),
                Button(texts.plain("button.pulse"), PULSE.opens(journey)),
            ),
            (Button(texts.plain("button.moments"), MOMENTS.opens(journey)),),
            (Button(texts.plain("button.walk.own"), WALK.opens(journey, None)),),
            (Button(texts.plain("button.reviews"), REVIEWS.opens(journey)),),
            (Button(texts.plain("button.review"), WHEN.opens(journey)),),
        ),
    )


def kept(texts: Texts, journey: Journey, around: Around) -> Screen:
    """What was and what else is of the map; what takes it away comes last, before the way back."""
    away = Button(texts.plain("button.put_away"), PUT_AWAY.does(journey, True))
    back_out = Button(texts.plain("button.take_out"), PUT_AWAY.does(journey, False))
    return _part(
        texts,
        journey,
        "kept",
        rows(
            (
                Button(texts.plain("button.history"), HISTORY.opens(journey, None)),
                Button(texts.plain("button.take_back"), UNDO.does(journey, journey.revision)),
            ),
            (Button(texts.plain("button.copy"), COPY.does(journey, around.fresh)),),
            _beside(texts, journey, around),
            (
                back_out if around.archived else away,
                Button(texts.plain("button.delete"), DELETE.does(journey)),
            ),
        ),
    )


def _part(texts: Texts, journey: Journey, name: str, buttons: Rows) -> Screen:
    return Screen(
        texts.html(f"more.{name}", title=journey.title),
        (*buttons, (Button(texts.plain("button.back"), MORE.opens(journey)),)),
    )


def _beside(texts: Texts, journey: Journey, around: Around) -> tuple[Button | None, ...]:
    """The other of the two maps, how it is and how it should be."""
    if journey.state is State.AS_IS:
        plan = around.plan
        if plan is None:
            return (Button(texts.plain("button.tobe"), PLAN.does(journey, around.fresh_plan)),)
        return (
            Button(texts.plain("button.tobe"), CARD.opens(plan)),
            Button(texts.plain("button.diff"), DIFFERENCE.opens(plan, 0)),
        )
    if around.origin is None:
        return ()
    return (
        Button(texts.plain("button.asis"), CARD.opens(around.origin)),
        Button(texts.plain("button.diff"), DIFFERENCE.opens(journey, 0)),
    )
