"""«Пройти путь самому»: the owner walks their own journey as a customer, stage by stage.

What they met is evidence of kind staff with the walk as its source. What they did not meet is only
noted: one walk proves nothing absent, it makes the question less urgent. A channel that was not
all right becomes a pain, for that was seen. The questions are chosen when the walk begins and are
kept with it, so a pause of a month or a change of the map loses nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from journey import evidence, items, limits, scores, stages, words
from journey.errors import Rejected
from journey.items import Spot
from journey.model import Evidence, EvidenceKind, Item, Journey, Stage, TaskStatus
from journey.walks import Met, Walk

NewId = Callable[[], str]

PAINS: Final = 3
"""Of them about pains and promises; what is left is about channels."""
_PROMISED: Final = 2


class Sentences(Protocol):
    """Words in the map's language, plain."""

    def __call__(self, key: str, /, **params: str | int) -> str: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """What a walk has shown so far, in its order."""

    met: tuple[Spot, ...]
    """Pains that were met, promises and channels that hold: proved now."""
    not_met: tuple[Spot, ...]
    """Pains that were not met and promises that were not found: noted, not disproved."""
    broken: tuple[Spot, ...]
    """Channels that were not all right."""
    unseen: tuple[Spot, ...]
    """What was not looked at."""


def begin(journey: Journey, today: dt.date) -> Journey:
    """A new walk; one that is under way goes on."""
    if place(journey) is not None:
        return journey
    asked = tuple(item.id for stage in journey.stages for item in questions(journey, stage))
    return journey.with_(walk=Walk(started=today, asked=asked))


def questions(journey: Journey, stage: Stage) -> tuple[Item, ...]:
    """What a walker can look at on a stage: the weightiest few, in the order of the map."""
    weighed: list[tuple[int, Item]] = [(scores.severity(pain), pain) for pain in open_pains(stage)]
    weighed += [(_PROMISED, idea) for idea in _promises(journey, stage)]
    first = [item for _, item in sorted(weighed, key=lambda one: -one[0])]
    channels = list(stage.lane("channels"))
    room = limits.WALK_QUESTIONS - min(len(channels), limits.WALK_QUESTIONS - PAINS)
    chosen = {item.id for item in [*first[:room], *channels][: limits.WALK_QUESTIONS]}
    order = (*stage.lane("channels"), *stage.lane("pains"), *stage.lane("ideas"))
    return tuple(item for item in order if item.id in chosen)


def open_pains(stage: Stage) -> tuple[Item, ...]:
    return tuple(pain for pain in stage.lane("pains") if pain.open)


def _promises(journey: Journey, stage: Stage) -> tuple[Item, ...]:
    """Ideas that the team says it has put to work: of a closed pain, or of a task that is done."""
    done = {task.source for task in journey.tasks if task.status is TaskStatus.DONE}
    done |= {pain.id for pain in stage.lane("pains") if pain.closed}
    return tuple(idea for idea in stage.lane("ideas") if {idea.id, idea.remedy_for} & done)


def place(journey: Journey) -> Spot | None:
    """The question the walk stands at; None: there is no walk, or it is over."""
    walk = journey.walk
    if walk is None or walk.finished:
        return None
    return next((spot for spot in _spots(journey) if spot.entry.id not in walk.answers), None)


def numbered(journey: Journey, entry_id: str) -> tuple[int, int]:
    """(number, of): the place of a question among those that are still on the map."""
    ids = [spot.entry.id for spot in _spots(journey)]
    return (ids.index(entry_id) + 1 if entry_id in ids else 0), len(ids)


def before(journey: Journey, entry_id: str | None) -> Spot | None:
    """The question before that one; for None the last one. None: it is the first."""
    spots = _spots(journey)
    ids = [spot.entry.id for spot in spots]
    index = ids.index(entry_id) if entry_id in ids else len(ids)
    return spots[index - 1] if index else None


def _spots(journey: Journey) -> list[Spot]:
    """The questions in the order of the walk, without what has gone from the map."""
    asked = () if journey.walk is None else journey.walk.asked
    found = (items.find(journey, entry_id) for entry_id in asked)
    return [spot for spot in found if spot is not None and isinstance(spot.entry, Item)]


def answered(journey: Journey, entry_id: str) -> Met | None:
    """What the last walk says of an entry."""
    return None if journey.walk is None else journey.walk.answers.get(entry_id)


def record(
    journey: Journey, entry_id: str, met: Met, *, source: str, say: Sentences, new_id: NewId
) -> Journey:
    """The answer to one question in place of the one before it; the same again changes nothing.

    source: what the evidence is said to come from, «Тестовая прогулка 23 ноября 2026».
    """
    walk, spot = journey.walk, items.find(journey, entry_id)
    if walk is None or spot is None or entry_id not in walk.asked:
        return journey
    if not isinstance(spot.entry, Item) or walk.answers.get(entry_id) is met:
        return journey
    journey = _taken_back(journey, walk, entry_id, source)
    answers = {**walk.answers, entry_id: met}
    found = {key: pain for key, pain in walk.found.items() if key != entry_id}
    if met is Met.YES:
        journey = _proved(journey, entry_id, source, walk.started, new_id)
    elif met is Met.NO and spot.entry.lane == "channels":
        text = _fitting(say("walk.broken", channel=spot.entry.text))
        journey, pain = _noticed(journey, spot.stage.id, text, source, walk.started, new_id)
        found |= {entry_id: pain} if pain else {}
    return journey.with_(walk=walk.with_(answers=answers, found=found))


def _fitting(text: str) -> str:
    """Our words around a channel's may be longer than an item is."""
    return text if len(text) <= limits.ITEM_CHARS else text[: limits.ITEM_CHARS - 1] + "…"


def _taken_back(journey: Journey, walk: Walk, entry_id: str, source: str) -> Journey:
    """What an earlier answer of this walk gave goes again."""
    pain = walk.found.get(entry_id)
    known = None if pain is None else items.find(journey, pain)
    if known is not None and len(known.entry.evidence) <= 1:
        journey = items.remove(journey, known.entry.id)
    for known_id in (entry_id, pain):
        holder = None if known_id is None else evidence.holder(journey, known_id)
        for kept in () if holder is None else holder.evidence:
            if kept.source == source and holder is not None:
                journey = evidence.remove(journey, holder.id, kept.id)
    return journey


def notice(
    journey: Journey, stage_id: str, text: str, *, source: str, new_id: NewId
) -> Journey | Rejected:
    """What the walker saw and nobody asked about: each line is a pain of that stage, proved."""
    found = words.lines(text)
    if isinstance(found, Rejected) or journey.walk is None:
        return found if isinstance(found, Rejected) else journey
    for line in found:
        before_it = journey
        journey, pain = _noticed(journey, stage_id, line, source, journey.walk.started, new_id)
        if pain is None:
            full = items.add(before_it, stage_id, "pains", line, new_id)
            return full if isinstance(full, Rejected) else before_it
    return journey


def _noticed(
    journey: Journey, stage_id: str, text: str, source: str, day: dt.date, new_id: NewId
) -> tuple[Journey, str | None]:
    """A pain of those words with the walk as its evidence; None: there is no room for it."""
    stage = journey.stage(stage_id)
    if stage is None:
        return journey, None
    known = next((pain for pain in stage.lane("pains") if words.same(pain.text, text)), None)
    if known is None:
        if len(stage.lane("pains")) >= limits.ITEMS_MAX:
            return journey, None
        known = Item(id=new_id(), lane="pains", text=text)
        journey = stages.put(journey, stage.with_(items=(*stage.items, known)))
    return _proved(journey, known.id, source, day, new_id), known.id


def _proved(journey: Journey, entry_id: str, source: str, day: dt.date, new_id: NewId) -> Journey:
    """One record; where it is there already or there is no room, the answer alone is kept."""
    found = Evidence(id=new_id(), kind=EvidenceKind.STAFF, source=source, date=day)
    added = evidence.add(journey, entry_id, found)
    return journey if isinstance(added, Rejected) else added


def end(journey: Journey) -> Journey:
    """The walk is over, whatever was not looked at."""
    if journey.walk is None or journey.walk.finished:
        return journey
    return journey.with_(walk=journey.walk.with_(finished=True))


def summary(journey: Journey) -> Summary:
    """What the walk has shown."""
    told = [(spot, answered(journey, spot.entry.id)) for spot in _spots(journey)]

    def those(met: Met | None, *, channels: bool | None = None) -> tuple[Spot, ...]:
        return tuple(
            spot for spot, how in told if how is met and channels in {None, spot.lane == "channels"}
        )

    return Summary(
        met=those(Met.YES),
        not_met=those(Met.NO, channels=False),
        broken=those(Met.NO, channels=True),
        unseen=(*those(Met.UNSEEN), *those(None)),
    )


def noticed(journey: Journey, stage: Stage, source: str) -> tuple[Item, ...]:
    """The pains of a stage that this walk added to what was asked."""
    if journey.walk is None:
        return ()
    asked = {*journey.walk.asked, *journey.walk.found.values()}
    return tuple(
        pain
        for pain in stage.lane("pains")
        if pain.id not in asked and any(record.source == source for record in pain.evidence)
    )
