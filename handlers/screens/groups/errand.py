"""The card below a message that gave tasks: what was understood, and how it is put right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.layout import Rows, flow, rows, short
from handlers.pages.team import CARD, CARD_DUE, CARD_REMOVE, CARD_STAGE, GIVE_TO, Menu
from handlers.ports import Texts
from handlers.screen import Button
from handlers.screens.groups import giving
from handlers.screens.groups.stage import whose
from journey.checklist.duedays import quick
from journey.errands.record import Errand, Unclear
from journey.model import Journey, Task, TaskStatus
from journey.posts import Key, Post
from journey.teammates import Teammate

TASK_CHARS: Final = 300
AMONG: Final = 4
"""People of one name with a button."""

Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that a card may show."""

    texts: Texts
    post: Post
    journey: Journey
    errand: Errand
    team: Sequence[Teammate]
    today: dt.date

    def shown(self, menu: Menu, task_id: str = "") -> tuple[str, Keys]:
        """Its words (HTML) and the buttons of a menu."""
        tasks = self._tasks()
        chosen = next((one for one in tasks if one.id == task_id), None)
        if chosen is None and len(tasks) == 1:
            chosen = tasks[0]
        return self._text(tasks, chosen), _keys(self._rows(menu, tasks, chosen))

    def _tasks(self) -> list[Task]:
        known = {task.id: task for task in self.journey.tasks}
        found = [known[one] for one in self.errand.tasks if one in known]
        return [one for one in found if one.status is not TaskStatus.NOT_NEEDED]

    # --- words

    def _text(self, tasks: Sequence[Task], chosen: Task | None) -> str:
        texts = self.texts
        if all(one.status is TaskStatus.REMOVED for one in tasks):
            return texts.html("card.removed")
        several = len(tasks) > 1
        lines = [texts.html("card.head")]
        for number, task in enumerate(tasks, 1):
            if task.status is TaskStatus.REMOVED:
                continue
            key = "card.task.many" if several else "card.task"
            sign = "▸" if several and task is chosen else ""
            told = texts.html(key, number=number, text=short(task.text, TASK_CHARS))
            lines.append(" · ".join((f"{sign} {told}".strip(), *whose(texts, task))))
        lines.append(self._place(tasks[0]))
        asked = [line for one in self.errand.unclear if (line := self._asked(one, tasks))]
        return "\n".join(
            (*lines, *asked, "", texts.html("card.how.many" if several else "card.how"))
        )

    def _place(self, task: Task) -> str:
        stage = self.journey.stage(task.stage)
        if stage is None:
            return ""
        number = self.journey.stages.index(stage) + 1
        return self.texts.html("card.stage", number=number, title=stage.title)

    def _asked(self, one: Unclear, tasks: Sequence[Task]) -> str:
        number = next((n for n, task in enumerate(tasks, 1) if task.id == one.task), None)
        if number is None:
            return ""
        sign = f"{number}. " if len(tasks) > 1 else ""
        return sign + self._question(one)

    def _question(self, one: Unclear) -> str:
        if one.day is not None:
            return self.texts.html("card.past", day=self.texts.day_month(one.day))
        key = "card.which" if one.among else "card.nobody"
        return self.texts.html(key, name=one.name or "", n=len(one.among))

    # --- buttons

    def _rows(self, menu: Menu, tasks: Sequence[Task], chosen: Task | None) -> Rows:
        if all(one.status is TaskStatus.REMOVED for one in tasks):
            return rows((self._restore(tasks),)) if tasks else ()
        if chosen is None:
            return self._numbers(tasks)
        back = self._opens("button.card.back", Menu.TASK if len(tasks) > 1 else Menu.CARD, chosen)
        match menu:
            case Menu.WHOM:
                return (*giving.people(self.texts, self.post, chosen, self.team), (back,))
            case Menu.DAY:
                return (*self._days(chosen), (back,))
            case Menu.STAGE:
                return (*self._stages(chosen), (back,))
        if menu is Menu.CARD and len(tasks) > 1:
            return self._numbers(tasks)
        return self._task(tasks, chosen)

    def _task(self, tasks: Sequence[Task], task: Task) -> Rows:
        unclear = [one for one in self.errand.unclear if one.task == task.id]
        among = {person for one in unclear for person in one.among}
        people = [
            Button(
                giving.named(one, self.team, self.texts), GIVE_TO.does(self.post, task, one.person)
            )
            for one in self.team
            if one.person in among
        ][:AMONG]
        days = self._days(task) if any(one.day for one in unclear) else ()
        all_ = Button(
            self.texts.plain("button.card.all"),
            CARD.does(self.post, self.errand.id, Menu.CARD, "-"),
        )
        return rows(
            *flow(people),
            *days,
            (
                self._opens("button.card.whom", Menu.WHOM, task),
                None if days else self._opens("button.card.day", Menu.DAY, task),
            ),
            (self._opens("button.card.stage", Menu.STAGE, task), self._remove(task)),
            (all_ if len(tasks) > 1 else None,),
        )

    def _numbers(self, tasks: Sequence[Task]) -> Rows:
        """One small button a task: which one is to be changed."""
        numbers = [
            Button(str(number), CARD.does(self.post, self.errand.id, Menu.TASK, task.id))
            for number, task in enumerate(tasks, 1)
            if task.status is not TaskStatus.REMOVED
        ]
        return rows(numbers[:5], numbers[5:])

    def _days(self, task: Task) -> Rows:
        return flow(
            Button(
                f"{self.texts.plain(f'date.{key}')} · {day:%d.%m}",
                CARD_DUE.does(self.post, task, day),
            )
            for key, day in quick(self.today)
        )

    def _stages(self, task: Task) -> Rows:
        return flow(
            Button(short(f"{number} {stage.title}"), CARD_STAGE.does(self.post, task, stage))
            for number, stage in enumerate(self.journey.stages, 1)
            if stage.id != task.stage
        )

    def _remove(self, task: Task) -> Button:
        data = CARD_REMOVE.does(self.post, task, True)
        return Button(self.texts.plain("button.card.remove"), data)

    def _restore(self, tasks: Sequence[Task]) -> Button:
        data = CARD_REMOVE.does(self.post, tasks[-1], False)
        return Button(self.texts.plain("button.card.restore"), data)

    def _opens(self, key: str, menu: Menu, task: Task) -> Button:
        return Button(self.texts.plain(key), CARD.does(self.post, self.errand.id, menu, task.id))


def _keys(shown: Rows) -> Keys:
    return tuple(tuple((one.text, one.data) for one in row) for row in shown)
