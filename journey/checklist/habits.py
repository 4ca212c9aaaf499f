"""What goes on after a step that is done once: a habit, and who keeps it up.

A habit is no tick: nobody is ever done with it. Its first step is the task; afterwards the list
says what goes on, and who keeps it up.
"""

from __future__ import annotations

from journey.checklist.rules import Sentences
from journey.model import Task, TaskStatus


def goes_on(task: Task, say: Sentences) -> str | None:
    """«Дальше: отвечать на каждый отзыв · держит: кто ведёт карты»; None: nothing does, or the
    first step is not done yet. Whoever took the task keeps its habit up.
    """
    if task.habit is None or task.status is not TaskStatus.DONE:
        return None
    return say("habit.next", keep=behind_colon(task.habit.keep), who=task.owner or task.habit.who)


def behind_colon(sentence: str) -> str:
    """With a small letter; a word in capitals («VIN») keeps them."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
