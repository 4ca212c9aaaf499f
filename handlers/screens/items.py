"""One row of a stage item by item, and the page of one item or emotion.

`came` says where a person came from, so that Back leads there: `r` from the row, `q2` from the
third place of the queue, `f0` and `g0` from the first page of what was found on this map and on
all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from handlers.codes import opening
from handlers.layout import Rows, flow, rows, short
from handlers.pages.dialogue import CELL
from handlers.pages.entries import (
    ASK_OUTCOME,
    CARRY,
    CLOSE,
    CONFIRM,
    DROP,
    FEEL,
    FIGURES,
    ITEM,
    MOODS,
    ORDER,
    OVER,
    PRICE,
    RATE,
    REWORD,
    ROW,
    SIZE,
    UNDROP,
    WHY,
)
from handlers.pages.finding import FIND, FIND_ALL
from handlers.pages.proof import PROOF, QUEUE
from handlers.pages.stages import EDIT
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.choices import CHOSEN
from handlers.screens.decided import decided, said
from handlers.screens.told import level
from journey.items import Spot
from journey.measures import Cost, Effort
from journey.model import Emotion, EmotionKind, Evidence, Item, Journey, Persona, Stage
from journey.questions import LEVELS

SEVERITIES: Final = (1, 2, 3)


def mark(entry: Item | Emotion | Persona) -> str:
    """«✓ » where it is proved, «? » where it is a guess, nothing where people said it."""
    if entry.evidence:
        return "✓ "
    return "" if entry.origin.from_people else "? "


def entry_text(texts: Texts, entry: Item | Emotion) -> str:
    """What an entry says, in a line."""
    if isinstance(entry, Item):
        return entry.text
    said = level(texts, entry.level)
    if entry.kind is EmotionKind.MEASURED:
        return texts.plain("item.measured", level=said, n=entry.n or 0)
    return said if entry.note is None else f"{said}: {entry.note}"


def stage_line(texts: Texts, journey: Journey, stage: Stage, lane: str) -> str:
    """«Этап 2 из 6 · Выбираю · Мешает»"""
    return texts.html(
        "item.where",
        stage=journey.stages.index(stage) + 1,
        stages=len(journey.stages),
        title=stage.title,
        lane=texts.plain(f"lane.{lane}"),
    )


def row(texts: Texts, journey: Journey, stage: Stage, lane: str) -> Screen:
    """The items of a cell, each a button to its page; words typed here are added."""
    return _listed(texts, journey, stage, lane, stage.lane(lane))


def moods(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """The emotions of a stage: each persona's, and what was measured."""
    return _listed(texts, journey, stage, "emotion", stage.emotions)


def _listed(
    texts: Texts,
    journey: Journey,
    stage: Stage,
    lane: str,
    entries: tuple[Item, ...] | tuple[Emotion, ...],
) -> Screen:
    buttons = flow(
        Button(
            mark(entry) + short(_named(texts, journey, entry)),
            ITEM.opens(journey, entry, "r"),
        )
        for entry in entries
    )
    again = Button(texts.plain("button.mark"), CELL.does(journey, stage, lane, None))
    back = Button(texts.plain("button.back"), EDIT.opens(journey, stage))
    text = "\n".join(
        (
            stage_line(texts, journey, stage, lane),
            "",
            texts.html("row.text"),
            texts.html("row.help" if lane == "emotion" else "row.help.add"),
        )
    )
    return Screen(text, (*buttons, *rows((again,), (back,))))


def _named(texts: Texts, journey: Journey, entry: Item | Emotion) -> str:
    """What it says, and whose it is where it is not everybody's."""
    whose = next((one.name for one in journey.personas if one.id == entry.persona), None)
    said = entry_text(texts, entry)
    return said if whose is None else f"{whose}: {said}"


def item(texts: Texts, journey: Journey, spot: Spot, came: str) -> Screen:
    """What is known about one entry, and everything that can be done with it."""
    return Screen("\n".join(_known(texts, journey, spot)), _buttons(texts, journey, spot, came))


def _known(texts: Texts, journey: Journey, spot: Spot) -> list[str]:
    entry = spot.entry
    found = [
        stage_line(texts, journey, spot.stage, spot.lane),
        "",
        texts.html("item.text", text=mark(entry) + entry_text(texts, entry)),
    ]
    whose = next((one.name for one in journey.personas if one.id == entry.persona), None)
    if whose is not None:
        found.append(texts.html("item.whose", persona=whose))
    if isinstance(entry, Item) and entry.outcome is not None:
        found.append(texts.html("item.outcome", outcome=texts.plain(f"outcome.{entry.outcome}")))
    if isinstance(entry, Item) and entry.disproof is not None:
        found.append(_not_so(texts, entry.disproof))
    if isinstance(entry, Item):
        found += said(texts, journey, spot.stage, entry)
    found.append(standing(texts, entry))
    if isinstance(entry, Item) and entry.lane in {"pains", "ideas"}:
        found += ["", texts.html(f"item.ask.{entry.lane}")]
    return found


def _not_so(texts: Texts, disproof: Evidence) -> str:
    """Who looked and when, as far as it is known."""
    day = None if disproof.date is None else texts.date(disproof.date)
    who = ", ".join(part for part in (disproof.author, day) if part)
    return texts.html("item.disproved", who=who) if who else texts.html("item.disproved.bare")


def standing(texts: Texts, entry: Item | Emotion | Persona) -> str:
    """Who said it, and how many records prove it: two things."""
    if entry.evidence:
        return texts.count("item.proofs", len(entry.evidence))
    return texts.html(f"item.origin.{entry.origin.value}")


def _buttons(texts: Texts, journey: Journey, spot: Spot, came: str) -> Rows:
    entry = spot.entry
    measured = isinstance(entry, Emotion) and entry.kind is EmotionKind.MEASURED
    guess = not entry.origin.from_people
    true = Button(texts.plain("button.true"), CONFIRM.does(journey, entry))
    return (
        *rows((true if guess else None, _proof(texts, journey, entry, came))),
        *(() if measured else _own_fields(texts, journey, entry, came)),
        *(_place(texts, journey, spot, came) if isinstance(entry, Item) else ()),
        *rows((Button(texts.plain("button.back"), way_back(journey, spot, came)),)),
    )


def _proof(texts: Texts, journey: Journey, entry: Item | Emotion, came: str) -> Button:
    return Button(proof_label(texts, entry), PROOF.opens(journey, entry, came, 0))


def proof_label(texts: Texts, entry: Item | Emotion | Persona) -> str:
    """«Чем подтверждено», and by how many records."""
    if not entry.evidence:
        return texts.plain("button.prove")
    return texts.plain("button.proofs", n=len(entry.evidence))


def _own_fields(texts: Texts, journey: Journey, entry: Item | Emotion, came: str) -> Rows:
    """What only a pain, an idea or an emotion has."""
    if isinstance(entry, Emotion):
        why = Button(texts.plain("button.why"), WHY.opens(journey, entry, came))
        return (*_levels(texts, journey, entry), (why,))
    if entry.lane == "pains":
        then = Button(texts.plain("button.outcome"), ASK_OUTCOME.does(journey, entry))
        return (_severities(texts, journey, entry), (then,), (_closing(texts, journey, entry),))
    if entry.lane == "metrics":
        return ((Button(texts.plain("button.figures"), FIGURES.opens(journey, entry)),),)
    if entry.lane == "ideas":
        return (
            tuple(
                Button(
                    _chosen(
                        texts.plain("button.effort", effort=texts.plain(f"effort.{effort.value}")),
                        on=entry.effort is effort,
                    ),
                    SIZE.does(journey, entry, effort),
                )
                for effort in Effort
            ),
            tuple(
                Button(
                    _chosen(
                        texts.plain("button.cost", cost=texts.plain(f"cost.{cost.value}")),
                        on=entry.cost is cost,
                    ),
                    PRICE.does(journey, entry, cost),
                )
                for cost in Cost
            ),
        )
    return decided(texts, journey, entry, came)


def _levels(texts: Texts, journey: Journey, entry: Emotion) -> Rows:
    return flow(
        Button(
            _chosen(level(texts, value), on=entry.level == value),
            FEEL.does(journey, entry, value),
        )
        for value in LEVELS
    )


def _severities(texts: Texts, journey: Journey, entry: Item) -> tuple[Button, ...]:
    return tuple(
        Button(
            _chosen(texts.plain(f"severity.{value}"), on=entry.severity == value),
            RATE.does(journey, entry, value),
        )
        for value in SEVERITIES
    )


def _closing(texts: Texts, journey: Journey, entry: Item) -> Button:
    """Carries the wished state, so that a repeat changes nothing."""
    key = "button.close" if entry.open else "button.reopen"
    return Button(texts.plain(key), CLOSE.does(journey, entry, entry.open))


def _chosen(text: str, *, on: bool) -> str:
    return (CHOSEN if on else "") + text


def _place(texts: Texts, journey: Journey, spot: Spot, came: str) -> Rows:
    """Other words, another place, away with it."""
    entry_id = spot.entry.id
    cell = [one.id for one in spot.stage.lane(spot.lane)]
    index = cell.index(entry_id)
    earlier = Button(texts.plain("button.earlier"), ORDER.does(journey, entry_id, index - 1))
    later = Button(texts.plain("button.later"), ORDER.does(journey, entry_id, index + 1))
    other = len(journey.stages) > 1
    over = Button(texts.plain("button.over"), OVER.opens(journey, entry_id, came))
    return rows(
        (
            Button(texts.plain("button.reword"), REWORD.opens(journey, entry_id, came)),
            over if other else None,
        ),
        (earlier if index else None, later if index + 1 < len(cell) else None),
        (Button(texts.plain("button.drop"), DROP.does(journey, entry_id, None)),),
    )


def way_back(journey: Journey, spot: Spot, came: str) -> str:
    """What Back opens from an entry's page."""
    back = list_back(journey, came)
    if back is not None:
        return back
    if isinstance(spot.entry, Emotion) and len(spot.stage.emotions) == 1:
        return EDIT.opens(journey, spot.stage)
    if isinstance(spot.entry, Emotion):
        return MOODS.opens(journey, spot.stage)
    return ROW.opens(journey, spot.stage, spot.lane)


_LISTS: Final[Mapping[str, Callable[[Journey, int], str]]] = {
    "q": QUEUE.view,
    "f": FIND.view,
    "g": lambda _journey, place: FIND_ALL.view(place),
}
"""Lists that lead to entries, by the first letter of `came`."""


def list_back(journey: Journey, came: str) -> str | None:
    """What Back opens where the entry itself is no more; None: it came from its row."""
    view = list_view(journey, came)
    return None if view is None else opening(view)


def list_view(journey: Journey, came: str) -> str | None:
    """The list that one came from; None: it was the entry's row."""
    to = _LISTS.get(came[:1])
    return None if to is None else to(journey, int(came[1:] or 0))


def other_stage(texts: Texts, journey: Journey, spot: Spot, came: str) -> Screen:
    """Where else it may stand."""
    buttons = flow(
        Button(short(f"{number} {stage.title}"), CARRY.does(journey, spot.entry, stage))
        for number, stage in enumerate(journey.stages, 1)
        if stage.id != spot.stage.id
    )
    back = Button(texts.plain("button.cancel"), ITEM.opens(journey, spot.entry, came))
    text = texts.html("item.over", text=entry_text(texts, spot.entry))
    return Screen(text, (*buttons, (back,)))


def gone(texts: Texts, journey: Journey, text: str, revision: int, on: str) -> Screen:
    """It is off the map; one tap brings it back."""
    return Screen(
        texts.html("item.gone", text=text),
        rows(
            (Button(texts.plain("button.undo"), UNDROP.does(journey, revision)),),
            (Button(texts.plain("button.next"), on),),
        ),
    )
