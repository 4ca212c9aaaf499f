"""A task done, and taken back; how far a list has come."""

from __future__ import annotations

import datetime as dt

from journey.checklist.order import HIDDEN
from journey.model import Journey, Task, TaskStatus


def set_done(
    journey: Journey, task_id: str, *, done: bool, by: str | None, at: dt.datetime
) -> Journey:
    """The task in its wished state; a repeat changes nothing, an unknown task neither."""
    return journey.model_copy(
        update={"tasks": tuple(_set(task, task_id, done, by, at) for task in journey.tasks)}
    )


def _set(task: Task, task_id: str, done: bool, by: str | None, at: dt.datetime) -> Task:  # noqa: FBT001
    if task.id != task_id or task.status in HIDDEN or (task.status is TaskStatus.DONE) == done:
        return task
    if not done:
        return task.model_copy(update={"status": TaskStatus.TODO, "done_at": None, "done_by": None})
    return task.model_copy(update={"status": TaskStatus.DONE, "done_at": at, "done_by": by})


def progress(journey: Journey, stage_id: str | None = None) -> tuple[int, int]:
    """(done, all) of the tasks that people see, of a stage or of the whole map."""
    tasks = [
        task
        for task in journey.tasks
        if task.status not in HIDDEN and stage_id in {None, task.stage}
    ]
    return sum(task.status is TaskStatus.DONE for task in tasks), len(tasks)
