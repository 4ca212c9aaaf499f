"""Taking back a step: which one is next, what it leaves alone, and the map without it.

Knows history entries and rows; must not know who presses what. Undo is a stack: the last step of
a person that still stands goes first, repeated undo goes on with the one before it. What others
have changed since stays: of each row only those fields go back that still are as the step left
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pydantic import ValidationError

from journey import limits
from journey.changes import Change, Row, assemble, flatten
from journey.checklist.rules import BY_RULE
from journey.errors import Code, Rejected
from journey.history import HistoryEntry
from journey.model import Journey, TaskStatus

_STAMPS: Final = frozenset({"revision", "updated"})
_BY_RULE: Final = BY_RULE | {"status"}
_NO_ONES: Final = frozenset({TaskStatus.TODO.value, TaskStatus.NOT_NEEDED.value})


class Steps:
    """Finds what to undo: is fed entries, the newest first, until it has found it.

    without: steps that have left no trace to take back.
    """

    def __init__(self, actor: int, without: frozenset[int] = frozenset()) -> None:
        self._actor = actor
        self._undone = set(without)
        self.found: HistoryEntry | None = None
        self.over = False
        """There is nothing to undo before this."""

    def take(self, entries: Iterable[HistoryEntry]) -> None:
        for entry in entries:
            if self.found is not None or self.over:
                return
            if entry.undoes is not None:
                self._undone.add(entry.undoes)
            elif _begins(entry):
                self.over = True
            elif self._stands(entry):
                self.found = entry

    def _stands(self, entry: HistoryEntry) -> bool:
        theirs = entry.actor == self._actor and entry.revision not in self._undone
        return theirs and not is_automatic(entry)


def _begins(entry: HistoryEntry) -> bool:
    return any(change.table == "journey" and change.before is None for change in entry.changes)


def is_automatic(entry: HistoryEntry) -> bool:
    """Whether nobody did it: the list of tasks followed the map by itself."""
    return all(_is_automatic(change) for change in entry.changes)


def _is_automatic(change: Change) -> bool:
    if change.table == "journey":
        return _changed(change) <= _STAMPS
    if change.table != "task" or change.after is None:
        return False
    if change.before is None:
        return bool(change.after["rule"] != "own")
    statuses = {change.before["status"], change.after["status"]}
    return _changed(change) <= _BY_RULE and (len(statuses) == 1 or statuses <= _NO_ONES)


def _changed(change: Change) -> frozenset[str]:
    before, after = change.before or {}, change.after or {}
    names = {*before, *after}
    return frozenset(name for name in names if before.get(name) != after.get(name))


def taken_back(journey: Journey, entry: HistoryEntry) -> Journey | Rejected:
    """The map without that step."""
    today = flatten(journey)
    rows = dict(today)
    for change in reversed(entry.changes):
        key = (change.table, change.id)
        now = rows.get(key)
        if change.before is None:
            rows.pop(key, None)
        elif change.after is None:
            rows.setdefault(key, change.before)
        elif now is not None:
            rows[key] = _row_back(now, change.before, change.after)
    ids = {row_id for _, row_id in rows}
    for key, row in rows.items():
        if row["parent"] not in ids and key in today:  # where it stood is no more: it stays put
            rows[key] = {**row, "parent": today[key]["parent"]}
    try:
        return assemble(rows)
    except ValidationError:  # others have filled the place meanwhile
        count = sum(table == "stage" for table, _ in rows)
        return Rejected(Code.TOO_MANY_STAGES, {"limit": limits.STAGES_MAX, "count": count})


def _row_back(now: Row, before: Row, after: Row) -> Row:
    back = {
        name: value
        for name, value in before.items()
        if name not in _STAMPS and value != after.get(name) and now.get(name) == after.get(name)
    }
    return {**now, **back}


def is_destructive(before: Journey, after: Journey) -> bool:
    """Whether a stage went, or a cell that held something is empty now."""
    left = {stage.id: {item.lane for item in stage.items} for stage in after.stages}
    return any(
        stage.id not in left or {item.lane for item in stage.items} - left[stage.id]
        for stage in before.stages
    )
