"""A stage's message in a group: the tasks in words, below them two buttons a task.

The words stay whatever the buttons show, so that nobody loses the list while somebody else looks
for a date. The left button ticks, the right one takes; everything rarer is a menu away.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from handlers.layout import Rows, half, rows, short
from handlers.pages.team import (
    ADD,
    MENU_OF,
    SHOW,
    TAKE,
    TICK,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.tasks import bar, rhythm
from journey import checklist, zones
from journey.checklist import holding, learning
from journey.checklist.progress import progress
from journey.checklist.rules import ASK, CHOOSE
from journey.model import EvidenceKind, Item, Journey, Stage, Task, TaskStatus
from journey.posts import OVERVIEW, TASKS_A_PAGE, Mode, Post
from journey.voices.heard import Photo
from journey.words import going_on

TEXT = 3400
"""Characters for the tasks of a page."""
WORDS = 260
WHY = 110
CHECK = 90
TAKES = 40
LABEL = 34
NAME = 18
COMMENT = 120
NUMBERS_A_ROW = 8


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a stage from outside of its map."""

    today: dt.date
    zone: dt.tzinfo = dt.UTC
    """Of the group's clock."""
    photos: tuple[Photo, ...] = ()
    """What the team has shown there."""


def stage(
    texts: Texts, post: Post, journey: Journey, shown: Stage, mode: Mode, around: Around
) -> Screen:
    """The message of one stage as it is to look now; in the overview's place it says of which
    list it is.
    """
    tasks = checklist.visible(journey, shown.id)
    pages = max(1, -(-len(tasks) // TASKS_A_PAGE))
    page = min(mode.page, pages - 1)
    first = page * TASKS_A_PAGE
    here = tuple(enumerate(tasks[first : first + TASKS_A_PAGE], first + 1))
    done, whole = progress(journey, shown.id)
    number = journey.stages.index(shown) + 1
    head = texts.html("team.stage", number=number, title=shown.title)
    count = texts.html("list.progress", bar=bar(done, whole), done=done, all=whole)
    lines = [
        line
        for place, task in here
        for line in _lines(texts, journey, place, task, len(here), around)
    ]
    above = () if post.spread else (texts.html("team.title", title=journey.title), "")
    noticed = _noticed(shown, around.photos)
    told = lines or [texts.html("list.nothing")]
    text = "\n".join((*above, head, count + noticed, "", *told))
    if post.closed:
        return Screen(text)
    keys = _Keys(texts, post, shown.id, page, pages)
    return Screen(text, keys.rows(journey, here))


def _lines(
    texts: Texts,
    journey: Journey,
    number: int,
    task: Task,
    count: int,
    around: Around,
) -> list[str]:
    """A task in words: what, why, who, until when, and the last thing said about it."""
    room = min(WORDS, TEXT // max(1, count) - WHY - TAKES - CHECK)
    text = short(task.text, room)
    key = "team.task.done" if is_done(task) else "team.task"
    sign = "•" if task.free or is_done(task) else "✋"
    line = texts.html(key, number=number, text=text, sign=sign)
    proof = _proof(task, around.photos)
    lines = [" · ".join((line, *whose(texts, task, around.zone), *([proof] if proof else [])))]
    why = None if task.why is None else short(task.why, WHY)
    about = (why, *checklist.takes(task.effort, task.cost, texts.plain))
    if not is_done(task) and any(about):
        lines.append(texts.html("list.why", why=" · ".join(part for part in about if part)))
    if (following := checklist.goes_on(task, texts.plain)) is not None:
        lines.append(texts.html("list.why", why=short(following, WHY + TAKES)))
    if step := learning.open_check(journey, task):
        lines.append("    " + texts.html("task.check", check=going_on(short(step, CHECK))))
    if task.comments:
        said = task.comments[-1]
        lines.append(
            texts.html(
                "team.comment",
                name=said.by or texts.plain("team.somebody"),
                text=short(said.text, COMMENT),
            )
        )
    return lines


def whose(texts: Texts, task: Task, zone: dt.tzinfo = dt.UTC) -> list[str]:
    """Who has it and until when, of a done one who did it and on which day of that clock (HTML)."""
    said = (_who(texts, task, zone), _due(texts, task), rhythm(texts, task))
    return [part for part in said if part]


def _who(texts: Texts, task: Task, zone: dt.tzinfo) -> str:
    """Who has it; of a done one who did it and when."""
    if is_done(task):
        day = "" if task.done_at is None else texts.day_month(zones.local(task.done_at, zone))
        if not task.done_by:
            return day
        name = short(task.done_by, NAME)
        return texts.html("team.by.day" if day else "team.by", name=name, day=day)
    if task.holders:
        done, every = holding.parts(task)
        return texts.html("give.parts", done=done, all=every)
    if not task.owner:
        return ""
    key = "team.by" if task.giver is None else "give.waits"
    return texts.html(key, name=short(task.owner, NAME))


def _noticed(shown: Stage, photos: tuple[Photo, ...]) -> str:
    """« · 👀 2 · 📷 3»: what the team has seen there; nothing where it has seen nothing."""
    holders: tuple[Stage | Item, ...] = (shown, *shown.items)
    seen = sum(
        one.kind is EvidenceKind.STAFF
        for holder in holders
        for one in holder.evidence
        if one.author is not None
    )
    return "".join(f" · {sign} {n}" for sign, n in (("👀", seen), ("📷", len(photos))) if n)


def _proof(task: Task, photos: tuple[Photo, ...]) -> str:
    """How many photos show it."""
    n = sum(one.task == task.id for one in photos)
    return f"📷 {n}" if n else ""


def _due(texts: Texts, task: Task) -> str:
    if task.due is None or is_done(task):
        return ""
    return texts.html("team.due", day=texts.day_month(task.due))


class _Keys:
    """The buttons of one message."""

    def __init__(self, texts: Texts, post: Post, slot: str, page: int, pages: int) -> None:
        self._texts = texts
        self._post = post
        self._slot = slot
        self._page = page
        self._pages = pages

    def rows(self, journey: Journey, here: tuple[tuple[int, Task], ...]) -> Rows:
        last = self._page >= self._pages - 1
        return rows(
            *(self._of_task(number, task, gist(journey, task)) for number, task in here),
            (
                self._mode("button.fewer", Mode(self._page - 1)) if self._page else None,
                None
                if last
                else self._mode(
                    "button.more", Mode(self._page + 1), page=self._page + 1, pages=self._pages
                ),
            ),
            (
                self._act("button.team.add", ADD.does(self._post, self._slot)),
                self._act("button.team.more", MENU_OF.does(self._post, self._slot))
                if here
                else None,
            ),
            () if self._post.spread else self._away(),
        )

    def _away(self) -> tuple[Button, ...]:
        """Out of the overview's place again."""
        return tuple(
            Button(self._texts.plain(key), SHOW.does(self._post, OVERVIEW, Mode(0, menu)))
            for key, menu in (("button.team.stages", "stages"), ("button.team.week", ""))
        )

    def _of_task(self, number: int, task: Task, gist: str) -> tuple[Button, ...]:
        data = TICK.does(self._post, task, not is_done(task))
        sign = f"{'✅' if is_done(task) else '☐'} {number}. "
        if is_done(task) or task.holders:
            return (Button(sign + short(gist, LABEL), data),)
        tick = Button(half(gist, before=sign), data)
        if task.owner:
            return (tick, Button(half(task.owner, "✋ ", " ✕"), TAKE.does(self._post, task, False)))
        return (tick, self._act("button.team.take", TAKE.does(self._post, task, True)))

    def _mode(self, key: str, mode: Mode, **params: int) -> Button:
        return Button(self._texts.plain(key, **params), self._to(mode))

    def _to(self, mode: Mode) -> str:
        return SHOW.does(self._post, self._slot, mode)

    def _act(self, key: str, data: str) -> Button:
        return Button(self._texts.plain(key), data)


def gist(journey: Journey, task: Task) -> str:
    """What tells a task apart on half a row of a phone: two that begin «Ask three customers …» look
    the same there, so the words that they are about stand for them.
    """
    stage = journey.stage(task.stage)
    said = task.text.casefold()
    for item in () if stage is None else stage.items:
        if item.id in {task.source, task.metric} and said.find(item.text.casefold()) > 0:
            return f"{item.text}?" if task.rule in {ASK, CHOOSE} else item.text
    return task.text


def is_done(task: Task) -> bool:
    return task.status is TaskStatus.DONE
