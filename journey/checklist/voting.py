"""«Что чинить первым?»: what a team may vote on, how a vote is kept, what its outcome does.

Knows the map's pains and counts; must not know Telegram. Nobody's
single vote is kept: Telegram counts, also votes that were changed or taken back, and the counts
it reports replace the ones before.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Protocol

from pydantic import Field

from journey.errors import Code, Rejected
from journey.model import Item, Journey, Stage
from journey.soreness import sore
from journey.values import Frozen, Id, Line, Title
from journey.words import same

OPTIONS_MIN: Final = 2
OPTIONS_MAX: Final = 10
"""More than ten nobody weighs against each other; Telegram itself takes twelve."""
LASTS: Final = dt.timedelta(hours=24)


class Choice(Frozen):
    """One option: a pain of the map as it was called when the vote began."""

    item: Id
    text: Line
    place: Title | None = None
    """Its stage, where another choice is called the same."""


class Vote(Frozen):
    """One vote about one posted list."""

    id: Id
    post: Id
    choices: Annotated[tuple[Choice, ...], Field(min_length=OPTIONS_MIN, max_length=OPTIONS_MAX)]
    closes: dt.datetime
    open: bool = True
    """Only one vote of a list is."""
    ending: bool = False
    """It is over: Telegram is to be asked for the last count."""
    poll: Annotated[str, Field(max_length=64)] | None = None
    """Telegram's id of the poll; None: it was not sent yet."""
    message: int | None = None
    """The poll's message in the group."""
    counts: tuple[Annotated[int, Field(ge=0)], ...] = ()
    """Votes a choice, as last reported; empty: none was."""


class VotesWork(Protocol):
    """The part of `journey.ports.Work` that keeps votes. They go with their post."""

    async def vote(self, vote_id: str) -> Vote | None: ...

    async def vote_running(self, post: str) -> Vote | None:
        """The open one of a list."""

    async def vote_of_poll(self, poll: str) -> Vote | None: ...

    async def save_vote(self, vote: Vote) -> None: ...


def choices(journey: Journey) -> tuple[Choice, ...] | Rejected:
    """The open pains that weigh most, at most ten; equals keep the map's order."""
    found = [(stage, pain) for stage in journey.stages for pain in stage.lane("pains") if pain.open]
    found.sort(key=lambda pair: _before_votes(journey, *pair))
    found = found[:OPTIONS_MAX]
    if len(found) < OPTIONS_MIN:
        return Rejected(Code.NOTHING_TO_CHOOSE)
    return tuple(
        Choice(item=pain.id, text=pain.text, place=stage.title if _has_twin(pain, found) else None)
        for stage, pain in found
    )


def _before_votes(journey: Journey, stage: Stage, pain: Item) -> tuple[bool, float]:
    """The sorest first, whatever an earlier vote said."""
    found = sore(journey, stage, pain)
    return not found.leaving, -found.weight


def _has_twin(pain: Item, found: list[tuple[Stage, Item]]) -> bool:
    return sum(same(pain.text, other.text) for _, other in found) > 1


def outcome(vote: Vote) -> tuple[tuple[Choice, int], ...]:
    """What got votes, the most first; of equals the one that hurt more before the vote."""
    counted = zip(vote.choices, vote.counts, strict=False)
    return tuple(sorted(((c, n) for c, n in counted if n), key=lambda pair: -pair[1]))


def applied(journey: Journey, vote: Vote) -> Journey:
    """The map with the vote's outcome; the very same where nobody voted.

    An earlier vote counts no more. Where the team's order and one set by hand meet, the vote is
    the later word: the stages it is about are ordered anew.
    """
    votes = {choice.item: count for choice, count in outcome(vote)}
    if not votes:
        return journey
    stages = tuple(_counted(stage, votes) for stage in journey.stages)
    about = {stage.id for stage in stages if any(item.votes for item in stage.items)}
    tasks = tuple(task.with_(place=None) if task.stage in about else task for task in journey.tasks)
    return journey.with_(stages=stages, tasks=tasks)


def _counted(stage: Stage, votes: dict[str, int]) -> Stage:
    items = tuple(
        item if item.votes == votes.get(item.id) else item.with_(votes=votes.get(item.id))
        for item in stage.items
    )
    return stage if items == stage.items else stage.with_(items=items)
