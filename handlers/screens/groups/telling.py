"""What a list says by itself in a group: the week, the due day, a finished stage, a vote's outcome.

Each is Telegram HTML within one message: what is more than a few lines is counted, not listed.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.layout import short
from handlers.ports import Texts
from handlers.screens import effects
from handlers.screens.groups import shifts
from handlers.screens.tasks import bar, rhythm
from journey.checklist.digest import Digest
from journey.checklist.progress import progress
from journey.checklist.voting import Choice
from journey.model import Journey, Stage, Task

LINES: Final = 6
"""Tasks listed in one part."""
EFFECTS: Final = 3
TASK_CHARS: Final = 110
MESSAGE: Final = 4000
"""UTF-16 units of HTML that are surely one message."""
NAME_CHARS: Final = 40
POLL_CHARS: Final = 100
"""Of an option, as Telegram has it."""


def mention(name: str, person: int | None) -> str:
    """A name that calls its person; whoever speaks for a group, or is forgotten, is only named."""
    said = html.escape(short(name, NAME_CHARS), quote=False)
    if person is None or person <= 0:
        return said
    return f'<a href="tg://user?id={person}">{said}</a>'


@dataclass(frozen=True, slots=True)
class Page:
    """One message of several lists' words."""

    text: str
    blocks: tuple[int, ...]
    """Which of them, by their place."""


def pages(blocks: Sequence[str], last: str = "") -> list[Page]:
    """Blocks (HTML) in as few messages as hold them, `last` below the last one."""
    found: list[Page] = []
    for place, block in enumerate(blocks):
        told = f"{block}\n\n{last}" if last and place == len(blocks) - 1 else block
        both = f"{found[-1].text}\n\n{told}" if found else told
        if found and len(both.encode("utf-16-le")) // 2 <= MESSAGE:
            found[-1] = Page(both, (*found[-1].blocks, place))
        else:
            found.append(Page(told, (place,)))
    return found


def week(
    texts: Texts, journey: Journey, digest: Digest, morning: str = "", told: Collection[str] = ()
) -> str:
    """The digest of one list; morning: what it says of this very day (HTML), with the ids of those
    tasks. It calls nobody else.
    """
    done, whole = progress(journey)
    late, soon = (
        [task for task in tasks if task.id not in told] for tasks in (digest.late, digest.soon)
    )
    parts = [
        texts.html("week.title", title=journey.title),
        texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
        *_part(texts, "week.done", digest.done, lambda task: _line("✅", task, [_doer(task)])),
        *(effects.line(texts, one) for one in digest.effects[:EFFECTS]),
        *([morning] if morning else ()),
        *_part(texts, "week.late", late, lambda task: _dated(texts, "⏰", task)),
        *_part(texts, "week.soon", soon, lambda task: _dated(texts, "•", task)),
    ]
    if again := _again(texts, journey, digest):
        parts += ["", texts.html("week.again"), *again[:LINES]]
        parts += [texts.html("week.more", count=len(again) - LINES)] if again[LINES:] else []
    if digest.following:
        parts += ["", texts.html("week.next")]
        parts += [_line("•", task, ()) for task in digest.following]
    elif done == whole:
        parts += ["", texts.html("list.all_done")]
    return "\n".join(parts)


def _again(texts: Texts, journey: Journey, digest: Digest) -> list[str]:
    """What the team keeps up: a shift's lists, what comes again, and what goes on without a day."""
    return [
        *(f"🔁 {shifts.told(texts, journey, one)}" for one in digest.shifts),
        *(_line("🔁", task, [rhythm(texts, task)]) for task in digest.again),
        *(
            texts.html("week.habit", keep=short(task.habit.keep, TASK_CHARS))
            for task in digest.kept
            if task.habit is not None
        ),
    ]


def finished(texts: Texts, journey: Journey, stage: Stage) -> str:
    """A stage is done: what does the customer feel now?"""
    number = journey.stages.index(stage) + 1
    count = texts.count("after.tasks", progress(journey, stage.id)[0])
    return texts.html("after.question", number=number, title=stage.title, tasks=count)


def felt(texts: Texts, stage: Stage, level: int, before: float | None) -> str:
    """What the question becomes once it is answered."""
    now = texts.plain(f"level.{level}")
    if before is None or before == level:
        return texts.html("after.felt", title=stage.title, level=now)
    was = texts.plain(f"level.{round(before)}")
    return texts.html("after.changed", title=stage.title, level=now, before=was)


def kept_up(texts: Texts, task: Task, key: str, by: str) -> str:
    """What «Держится?» becomes once it is answered, in the sentence of that key."""
    keep = task.text if task.habit is None else task.habit.keep
    name = short(by, NAME_CHARS)
    return texts.html(
        key, keep=short(keep, TASK_CHARS), text=short(task.text, TASK_CHARS), name=name
    )


def option(choice: Choice) -> str:
    """A choice in a poll; its stage too where another one is called the same."""
    if choice.place is None:
        return short(choice.text, POLL_CHARS)
    place = " · " + short(choice.place, POLL_CHARS // 3)
    return short(choice.text, POLL_CHARS - len(place.encode("utf-16-le")) // 2) + place


def outcome(texts: Texts, found: Sequence[tuple[Choice, int]]) -> str:
    """What the team wants fixed first, and that the list follows it."""
    if not found:
        return texts.html("vote.nobody")
    lines = [
        texts.html(
            "vote.place",
            number=number,
            text=short(choice.text, TASK_CHARS),
            votes=texts.count("vote.votes", votes),
        )
        for number, (choice, votes) in enumerate(found[:LINES], 1)
    ]
    return "\n".join([texts.html("vote.outcome"), *lines, "", texts.html("vote.applied")])


def _part(
    texts: Texts, title: str, tasks: Sequence[Task], line: Callable[[Task], str]
) -> Iterable[str]:
    if not tasks:
        return ()
    more = len(tasks) - LINES
    rest = [texts.html("week.more", count=more)] if more > 0 else []
    return ("", texts.html(title), *(line(task) for task in tasks[:LINES]), *rest)


def _dated(texts: Texts, sign: str, task: Task) -> str:
    day = "" if task.due is None else texts.html("team.due", day=texts.day_month(task.due))
    return _line(sign, task, [_owner(task), day])


def _line(sign: str, task: Task, rest: Iterable[str]) -> str:
    text = html.escape(short(task.text, TASK_CHARS), quote=False)
    return " · ".join([f"{sign} {text}", *(part for part in rest if part)])


def _owner(task: Task) -> str:
    """Named and not called: whoever is concerned today is called above, or told in private."""
    return html.escape(short(task.who, NAME_CHARS), quote=False) if task.who else ""


def _doer(task: Task) -> str:
    """Who did it is named and not called: there is nothing left for them to do."""
    return html.escape(short(task.done_by, NAME_CHARS), quote=False) if task.done_by else ""
