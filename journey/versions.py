"""The versions of a map: which small steps make one, what it changed, and how to go back to it.

Knows history entries, states of a map and what differs between two; must not know the words it is
told in, nor where entries are kept.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from journey.changes import Change, Known, Row, Rows, assemble, flatten
from journey.checklist.progress import with_pain
from journey.checklist.rules import BY_RULE
from journey.difference import (
    Difference,
    Fate,
    Feeling,
    ItemChange,
    StageChange,
    compare,
)
from journey.history import HistoryEntry
from journey.model import Evidence, Item, Journey, Stage, Task, TaskStatus

TOGETHER: Final = dt.timedelta(minutes=5)
"""Steps of one person with no longer pause between them are one version."""
STEPS_MAX: Final = 50
"""… but no more of them than this."""


def gathered(entries: Sequence[HistoryEntry]) -> tuple[tuple[HistoryEntry, ...], ...]:
    """Entries (the oldest first) as versions, the newest first; the last one may go on below."""
    versions: list[list[HistoryEntry]] = []
    for entry in reversed(entries):
        last = versions[-1] if versions else None
        if last is not None and len(last) < STEPS_MAX and _together(entry, last[0]):
            last.insert(0, entry)
        else:
            versions.append([entry])
    return tuple(map(tuple, versions))


def _together(earlier: HistoryEntry, later: HistoryEntry) -> bool:
    return earlier.actor == later.actor and later.at - earlier.at <= TOGETHER


class Rewinding:
    """A map on its way through its history: rows once laid out, changed in place."""

    def __init__(self, journey: Journey | None) -> None:
        self._rows: Rows = {} if journey is None else flatten(journey)
        self._known: Known = {}

    def back(self, entries: Iterable[HistoryEntry]) -> None:
        """Takes back the latest steps; the oldest first, as the store gives them."""
        for entry in reversed(tuple(entries)):
            for change in reversed(entry.changes):
                self._put(change, change.before)

    def forth(self, entries: Iterable[HistoryEntry]) -> None:
        """Takes the next steps, the oldest first."""
        for entry in entries:
            for change in entry.changes:
                self._put(change, change.after)

    def _put(self, change: Change, row: Row | None) -> None:
        if row is None:
            self._rows.pop((change.table, change.id), None)
        else:
            self._rows[change.table, change.id] = row

    def state(self) -> Journey | None:
        """The map as it was then; None: it was not there yet. A stage that no step touched since
        the last state is the same object in both.
        """
        return assemble(self._rows, self._known) if self._rows else None


def restored(journey: Journey, old: Journey) -> Journey:
    """The map as it was then; what is outside of what it says stays as it is today.

    That is: the tasks (a team works on them), and when the map is to be looked through again.
    Tasks that went with a stage come back with it; what they have fixed since stays fixed.
    """
    known = {task.id for task in journey.tasks}
    again = tuple(task for task in old.tasks if task.id not in known)
    kept = {name: getattr(journey, name) for name in ("next_review", "revision", "updated")}
    result = old.with_(**kept, tasks=(*journey.tasks, *again))
    for task in result.tasks:
        if task.status is TaskStatus.DONE:
            result = with_pain(result, task.source)
    return result


# --- what a version changed ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StageStory:
    """What became of one stage: counts by lane, and the changes themselves."""

    change: StageChange
    items: tuple[ItemChange, ...] = ()
    """Only what differs."""
    feelings: tuple[Feeling, ...] = ()
    confirmed: int = 0
    """Guesses that a person made theirs."""
    proved: int = 0
    """Records of evidence that came."""
    checked: bool = False
    """Somebody said that all this is still so."""

    @property
    def stage(self) -> Stage:
        stage = self.change.after or self.change.before
        assert stage is not None
        return stage

    def count(self, fate: Fate) -> Mapping[str, int]:
        """How many entries came, went or became others, by lane; of a new or a vanished stage its
        own coming and going says it all.
        """
        counts = Counter(one.lane for one in self.items if one.fate is fate)
        if fate is Fate.KEPT and self.feelings:
            counts["emotion"] = len(self.feelings)
        return counts

    @property
    def empty(self) -> bool:
        told = self.items or self.feelings or self.confirmed or self.proved or self.checked
        return not (self.change.changed or told)


@dataclass(frozen=True, slots=True)
class Story:
    """What a version changed, from the whole to the parts."""

    created: bool = False
    retitled: tuple[str, str] | None = None
    whole: tuple[str, ...] = ()
    """Fields of the map itself, by the name of what they are about: see `WHOLE`."""
    stages: tuple[StageStory, ...] = ()
    """Only those that something became of."""
    done: int = 0
    """Tasks done."""
    undone: int = 0
    tasks: int = 0
    """Tasks that people added, reworded, took, put off or removed."""
    parts: Difference = field(default_factory=lambda: Difference((), (), (), ()))

    @property
    def empty(self) -> bool:
        told = self.created or self.retitled or self.whole or self.stages
        return not (told or self.done or self.undone or self.tasks)


WHOLE: Final = {
    "about": ("business", "scenario", "goal", "country", "city", "zone"),
    "state": ("state",),
    "shape": ("shape",),
    "look": ("look",),
    "bill": ("bill",),
    "review": ("next_review",),
}
"""What is said of the map's own fields: the key (`story.whole.<key>`) and the fields."""


def story(before: Journey | None, after: Journey) -> Story:
    """What turns one state into the next; of a new map only that it was made."""
    if before is None:
        return Story(created=True)
    parts = compare(before, after)
    whole = [
        key
        for key, names in WHOLE.items()
        if any(getattr(before, name) != getattr(after, name) for name in names)
    ]
    if before.personas != after.personas:
        whole.insert(0, "personas")
    told = (_stage_story(change, parts) for change in parts.stages)
    done, undone, tasks = _tasks(before.tasks, after.tasks)
    return Story(
        retitled=(before.title, after.title) if before.title != after.title else None,
        whole=tuple(whole),
        stages=tuple(one for one in told if not one.empty),
        done=done,
        undone=undone,
        tasks=tasks,
        parts=parts,
    )


def _stage_story(change: StageChange, parts: Difference) -> StageStory:
    if change.fate is not Fate.KEPT:
        return StageStory(change)
    before, after = change.before, change.after
    assert before is not None
    assert after is not None
    if before is after:  # as two states of one map often have it
        return StageStory(change)
    here = [one for one in parts.items if _on(one, before.id, after.id)]
    felt = [one for one in parts.feelings if one.stage_after == after.id]
    confirmed, proved = _known_better(here)
    proved += _more_evidence(before, after)
    return StageStory(
        change,
        items=tuple(one for one in here if one.changed),
        feelings=tuple(one for one in felt if one.changed),
        confirmed=confirmed,
        proved=proved,
        checked=before.confirmed != after.confirmed,
    )


def _on(one: ItemChange, before: str, after: str) -> bool:
    return one.stage_after == after if one.after is not None else one.stage_before == before


def _known_better(items: Iterable[ItemChange]) -> tuple[int, int]:
    kept = [(one.before, one.after) for one in items if one.before and one.after]
    confirmed = sum(now.origin.from_people and not was.origin.from_people for was, now in kept)
    proved = sum(_more_evidence(was, now) for was, now in kept)
    return confirmed, proved


def _more_evidence(was: Item | Stage, now: Item | Stage) -> int:
    """Records that came. In a copy each has an id of its own: there it counts what they say."""
    known, still = {one.id for one in was.evidence}, {one.id for one in now.evidence}
    new = Counter(_said(one) for one in now.evidence if one.id not in known)
    gone = Counter(_said(one) for one in was.evidence if one.id not in still)
    return (new - gone).total()


def _said(record: Evidence) -> tuple[object, ...]:
    return (record.kind, record.source, record.date, record.author, record.quote)


def _tasks(before: Sequence[Task], after: Sequence[Task]) -> tuple[int, int, int]:
    """(done, undone, otherwise changed) by people; what the rules did by themselves is none."""
    was = {task.id: task for task in before}
    now = {task.id: task for task in after}
    pairs = [(was[name], task) for name, task in now.items() if name in was]
    finished = TaskStatus.DONE
    done = sum(a.status is not finished and b.status is finished for a, b in pairs)
    undone = sum(a.status is finished and b.status is TaskStatus.TODO for a, b in pairs)
    touched = sum(_touched(a, b) for a, b in pairs)
    own = sum(task.rule == "own" for name, task in now.items() if name not in was)
    return done, undone, touched + own


def _touched(before: Task, after: Task) -> bool:
    if TaskStatus.DONE in {before.status, after.status} and before.status != after.status:
        return False
    removed = TaskStatus.REMOVED in {before.status, after.status}
    fields = {
        name
        for name in Task.model_fields
        if getattr(before, name) != getattr(after, name) and name not in {"place", "comments"}
    }
    return bool(fields - BY_RULE - {"status"}) or (removed and "status" in fields)
