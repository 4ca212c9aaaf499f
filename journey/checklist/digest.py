"""A team's week: what was done since the last digest, what is late, what is next.

Knows what is worth saying; must not know how it is worded.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from journey.checklist import habits, recurring, shiftwork
from journey.checklist.duedays import ahead, overdue
from journey.checklist.mornings import unclaimed
from journey.checklist.order import top
from journey.effect import Effect, effects
from journey.model import Journey, Task, TaskStatus
from journey.rhythms import Shift

WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Digest:
    done: tuple[Task, ...]
    """Done since the last digest, the earliest first; `done_by` says by whom."""
    late: tuple[Task, ...]
    """Somebody has them, the longest late first."""
    free: tuple[Task, ...]
    """Late, nobody's, and not asked about yet."""
    again: tuple[Task, ...]
    """What comes again, the longest row of turns first."""
    shifts: tuple[Shift, ...]
    """The ends of the shift of which a day or more was kept."""
    kept: tuple[Task, ...]
    """The habits that somebody has said to be kept up."""
    soon: tuple[Task, ...]
    """Due within the week that begins, the soonest first."""
    following: tuple[Task, ...]
    """The first three to do."""
    effects: tuple[Effect, ...] = ()
    """Of which done tasks it is known since the last digest whether their figure is better."""

    @property
    def worth_saying(self) -> bool:
        """Something was done, is late or will be due, or a done task has shown what it did.

        Where nothing moved and nothing is due the digest stays silent: it would repeat the last
        one, and a message that says nothing teaches a team to skip the next one too.
        """
        news = (self.done, self.late, self.free, self.soon, self.effects)
        return any((*news, self.shifts)) or any(recurring.row(task) for task in self.again)


def done_between(before: Journey | None, after: Journey) -> tuple[Task, ...]:
    """What is done on a map and was not on the same map before, the earliest first.

    Without the map before: what was done within a week, up to what was done last.
    """
    done = [task for task in after.tasks if _is_done(task)]
    known = [task.done_at for task in done if task.done_at]
    if before is not None:
        old = {task.id for task in before.tasks if task.status is TaskStatus.DONE}
        done = [task for task in done if task.id not in old]
    elif known:
        since = max(known) - dt.timedelta(days=WEEK)
        done = [task for task in done if task.done_at and task.done_at > since]
    return tuple(sorted(done, key=lambda task: task.done_at or after.updated))


def digest(
    journey: Journey,
    since: dt.datetime,
    until: dt.datetime,
    today: dt.date,
    asked: dt.date | None = None,
) -> Digest:
    """The digest of a map's list: `since` counts, `until` belongs to the next one.

    today: on the group's calendar. asked: from which day on nobody was asked who takes what is
    late; None: since the last digest.
    """
    done = [
        task
        for task in journey.tasks
        if _is_done(task) and task.done_at and since <= task.done_at < until
    ]
    return Digest(
        done=tuple(sorted(done, key=lambda task: task.done_at or since)),
        late=tuple(task for task in overdue(journey, today) if not task.free),
        free=unclaimed(journey, asked or since.date(), today),
        again=recurring.held(journey),
        shifts=tuple(one for one in Shift if shiftwork.row(journey, one)),
        kept=habits.kept(journey),
        soon=ahead(journey, today, WEEK),
        following=top(journey),
        effects=tuple(one for one in effects(journey) if _is_new(one, since, until)),
    )


def _is_done(task: Task) -> bool:
    """Once and for all, or for this turn; a shift's lines tell of themselves."""
    return task.status is TaskStatus.DONE and task.shift is None


def _is_new(effect: Effect, since: dt.datetime, until: dt.datetime) -> bool:
    """Its figure came onto the map meanwhile."""
    noted = effect.after.noted
    return noted is not None and since.date() <= noted < until.date()


def done_since(journey: Journey, since: dt.datetime) -> tuple[Task, ...]:
    """What is done from that moment on, the latest first."""
    done = (task for task in journey.tasks if _is_done(task))
    fresh = [(task.done_at, task) for task in done if task.done_at and task.done_at >= since]
    return tuple(task for _, task in sorted(fresh, key=lambda one: one[0], reverse=True))


def by_person(tasks: Iterable[Task]) -> tuple[tuple[str | None, int], ...]:
    """Who did how many, the most first; two people of one name are two. None: nobody is named."""
    counted = Counter((task.done_by, task.done_by_id) for task in tasks)
    named = sorted(counted.items(), key=lambda one: (one[0][0] is None, -one[1], one[0][0] or ""))
    return tuple((name, n) for (name, _), n in named)
