"""«Пройти путь клиента»: what it is, one question after another, and what it has shown."""

from __future__ import annotations

from typing import Final

from handlers.layout import Rows, rows, short
from handlers.pages.maps import CARD, UNDERSTOOD
from handlers.pages.proof import BEGIN_WALK, END_WALK, MEET, QUEUE, WALK
from handlers.pages.tasks import LIST
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.choices import CHOSEN
from handlers.screens.items import entry_text
from handlers.screens.told import answer_line
from journey import testwalk
from journey.items import Spot
from journey.model import Item, Journey
from journey.walks import Met, Walk

SHOWN: Final = 6
"""Items of each kind in the summary."""
ITEM_CHARS: Final = 80
NOTICED_CHARS: Final = 200
"""Characters of the line that repeats what was typed on a stage."""


def invite(texts: Texts, journey: Journey) -> Screen:
    """Before the first walk, and before another one."""
    return Screen(
        texts.html("walk.invite"),
        rows(
            (Button(texts.plain("button.walk.start"), BEGIN_WALK.does(journey)),),
            (Button(texts.plain("button.back"), UNDERSTOOD.opens(journey)),),
        ),
    )


def question(
    texts: Texts, journey: Journey, spot: Spot, item: Item, noticed: tuple[Item, ...]
) -> Screen:
    """One thing to look at; what was answered before is ticked, what was typed is repeated."""
    number, of = testwalk.numbered(journey, item.id)
    stage = spot.stage
    told = [
        texts.html("walk.where", number=number, of=of),
        texts.html(
            "walk.stage",
            stage=journey.stages.index(stage) + 1,
            stages=len(journey.stages),
            title=stage.title,
        ),
        *_channels(texts, spot),
        *_noticed(texts, noticed),
        "",
        texts.html(f"walk.ask.{item.lane}", text=item.text),
        texts.html("walk.help"),
    ]
    return Screen("\n".join(told), _answers(texts, journey, item))


def _channels(texts: Texts, spot: Spot) -> list[str]:
    if not spot.stage.lane("channels"):
        return []
    return [texts.html("walk.channels", channels=answer_line(texts, spot.stage, "channels"))]


def _noticed(texts: Texts, noticed: tuple[Item, ...]) -> list[str]:
    if not noticed:
        return []
    pains = short(", ".join(pain.text for pain in noticed), NOTICED_CHARS)
    return [texts.html("walk.noticed", pains=pains)]


def _answers(texts: Texts, journey: Journey, item: Item) -> Rows:
    told = testwalk.answered(journey, item.id)
    back = testwalk.before(journey, item.id)
    yes, no, unseen = (
        Button(
            (CHOSEN if told is met else "") + texts.plain(f"met.{met.value}"),
            MEET.does(journey, item, met),
        )
        for met in Met
    )
    return rows(
        (yes, no),
        (unseen,),
        (Button(texts.plain("button.walk.end"), END_WALK.does(journey)),),
        (
            None
            if back is None
            else Button(texts.plain("button.back"), WALK.opens(journey, back.entry.id)),
            Button(texts.plain("button.pause"), CARD.opens(journey)),
        ),
    )


def summary(texts: Texts, journey: Journey, walk: Walk, source: str) -> Screen:
    """What was confirmed, what was not met, what did not work, and what to do next.

    source: under what name the walk's records stand on the map.
    """
    shown = testwalk.summary(journey)
    noticed = tuple(
        Spot(stage, pain)
        for stage in journey.stages
        for pain in testwalk.noticed(journey, stage, source)
    )
    told = [texts.html("walk.done", day=texts.date(walk.started))]
    for key, found in (
        ("walk.met", tuple(spot for spot in shown.met if spot.lane != "channels")),
        ("walk.broken.list", shown.broken),
        ("walk.noticed.list", noticed),
        ("walk.fine", tuple(spot for spot in shown.met if spot.lane == "channels")),
        ("walk.not_met", shown.not_met),
    ):
        told += _group(texts, journey, key, found)
    if shown.unseen:
        told += ["", texts.count("walk.unseen", len(shown.unseen))]
    told += [
        "",
        texts.html("walk.next" if shown.met or shown.broken or noticed else "walk.next.nothing"),
    ]
    back = testwalk.before(journey, None)
    return Screen(
        "\n".join(told),
        rows(
            (
                Button(texts.plain("button.checklist"), LIST.opens(journey, None)),
                Button(texts.plain("button.queue"), QUEUE.opens(journey, 0)),
            ),
            (Button(texts.plain("button.walk.again"), BEGIN_WALK.does(journey)),),
            (
                None
                if back is None
                else Button(texts.plain("button.back"), WALK.opens(journey, back.entry.id)),
                Button(texts.plain("button.card"), CARD.opens(journey)),
            ),
        ),
    )


def _group(texts: Texts, journey: Journey, key: str, found: tuple[Spot, ...]) -> list[str]:
    if not found:
        return []
    lines = [
        texts.html(
            "walk.item",
            text=short(entry_text(texts, spot.entry), ITEM_CHARS),
            stage=journey.stages.index(spot.stage) + 1,
        )
        for spot in found[:SHOWN]
    ]
    more = len(found) - SHOWN
    rest = [texts.count("walk.more", more)] if more > 0 else []
    return ["", texts.html(key, n=len(found)), *lines, *rest]
