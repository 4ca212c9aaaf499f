"""The budget: what is to be done, what each takes, the sums that were typed and what they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey import checklist
from journey.budget import budget
from journey.measures import Cost
from renderers.papers import money
from renderers.papers.document import Document, Line, Part
from renderers.words import subtitle

if TYPE_CHECKING:
    from journey.model import Journey, Task
    from renderers.words import Words


def document(journey: Journey, words: Words) -> Document:
    """The tasks in the order of their use, then what is done already."""
    said, found = words.papers, budget(journey)
    numbers = {stage.id: number for number, stage in enumerate(journey.stages, 1)}
    parts = []
    if found.tasks:
        lines = [
            _line(number, one, numbers[one.stage], words)
            for number, one in enumerate(found.tasks, 1)
        ]
        parts.append(Part(said["budget.tasks"], tuple(lines), _total(journey, words)))
    if found.done:
        spent = money.told(found.spent, words)
        done = Line(said["budget.done.count"].format(n=found.done), right=spent)
        parts.append(Part(said["budget.done"], (done,)))
    return Document(
        title=said["budget.title"].format(title=journey.title),
        subtitle=subtitle(journey, words),
        lead=said["budget.lead"] if found.tasks else said["budget.none"],
        parts=tuple(parts),
        footer=words.made_with,
    )


def _line(number: int, task: Task, stage: int, words: Words) -> Line:
    said = words.papers
    unknown = "" if task.cost is Cost.NOTHING else said["budget.unknown"]
    amount = money.told((task.amount,), words) if task.amount else unknown
    return Line(task.text, takes(task, stage, words), amount, f"{number}.")


def takes(task: Task, stage: int, words: Words) -> str:
    """«этап 2 · время: дни · деньги: немного»"""

    def say(key: str, /, **params: str | int) -> str:
        return words.takes[key].format(**params)

    at = words.papers["budget.stage"].format(number=stage)
    return " · ".join((at, *checklist.takes(task.effort, task.cost, say)))


def _total(journey: Journey, words: Words) -> Line:
    said, found = words.papers, budget(journey)
    lacks = said["budget.unpriced"].format(n=found.unpriced, all=len(found.tasks))
    sums = money.told(found.sums, words) or said["budget.unknown"]
    return Line(said["budget.sum"], lacks if found.unpriced else "", sums)
