"""The slide of what is to be done: this week's few, then the next ones.

Knows a list's slide; what comes first and why is `journey.checklist`'s matter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journey import checklist
from journey.checklist.progress import progress
from journey.model import TaskStatus
from journey.words import capital
from renderers.layout import points
from renderers.layout.fitting import fitted
from renderers.layout.slidepage import (
    BETWEEN,
    BOTTOM,
    GAP,
    INNER,
    MARGIN,
    PLAIN,
    SlidePage,
    Tile,
)
from renderers.scene import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.model import Journey, Task
    from renderers.layout.brush import Brush
    from renderers.layout.points import Point
    from renderers.scene import Scene

HALF: Final = (INNER - BETWEEN) / 2
LINES: Final = (3, 2, 1)


def tasks_slide(journey: Journey, brush: Brush) -> list[Scene]:
    """The slide; none where nothing is left to do."""
    first = checklist.top(journey)
    if not first:
        return []
    page = SlidePage(journey, brush)
    said = brush.words.todo
    page.whose()
    page.heading(*page.titled(said["title"]))
    done, whole = progress(journey)
    counts = fitted(said["counts"].format(done=done, all=whole), INNER, PLAIN, brush.measure, 1)
    page.text(Role.NOTE, counts, PLAIN, MARGIN, brush.theme.soft)
    page.y += len(counts) * PLAIN.line + GAP
    later = _later(journey, first)
    width = HALF if later else INNER
    week = [_this_week(task, journey, brush) for task in first]
    tile = _fitting(said["week"], week, width, page)
    page.points(MARGIN, BOTTOM - page.y, brush.theme.good, tile)
    if later:
        rest = [points.of_task(task, journey, brush) for task in later]
        tile = _fitting(brush.words.told["later"], rest, width, page)
        page.points(MARGIN + HALF + BETWEEN, BOTTOM - page.y, None, tile)
    return [page.scene()]


def _later(journey: Journey, first: Sequence[Task]) -> list[Task]:
    """What else is to be done, in the order of the stages."""
    shown = {task.id for task in first}
    return [
        task
        for stage in journey.stages
        for task in checklist.visible(journey, stage.id)
        if task.id not in shown and task.status is not TaskStatus.DONE
    ]


def _fitting(label: str, found: Sequence[Point], width: float, page: SlidePage) -> Tile:
    """All of them where they fit; else as many as do, and how many more there are."""
    brush, room = page.brush, BOTTOM - page.y
    for count in range(len(found), 0, -1):
        left = len(found) - count
        more = f" · {brush.words.told['more'].format(n=left)}" if left else ""
        for lines in LINES if not left else LINES[1:2]:
            tile = Tile(f"{label}{more}", found[:count], width, brush, lines)
            if tile.height <= room:
                return tile
    return Tile(label, found[:1], width, brush, 1)


def _this_week(task: Task, journey: Journey, brush: Brush) -> Point:
    """With who has it until when, else with its reason."""
    found = points.of_task(task, journey, brush)
    return found if found.under else replace(found, under=capital(task.why or ""))
