"""The checklist as Markdown, to be ticked wherever Markdown is read.

Knows tasks, the words and Markdown's own characters; the lines stand in `checklist.md.j2`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journey import checklist
from journey.checklist.progress import progress
from journey.grid.signs import flat
from journey.model import TaskStatus
from journey.words import going_on
from renderers.format import Format, Needs, Offer

if TYPE_CHECKING:
    from jinja2 import Template

    from journey.model import Journey, Task
    from renderers.format import Request
    from renderers.words import Words

LINES: Final = Path(__file__).with_name("checklist.md.j2")
MARKUP: Final = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|"})
"""Characters that Markdown would read as its own."""


def write(journey: Journey, words: Words) -> str:
    """The whole list."""
    done, whole = progress(journey)
    return _template().render(
        words=words.checklist,
        title=line(journey.title),
        done=done,
        all=whole,
        date=words.date,
        top=[_task(task, words) for task in checklist.top(journey)],
        stages=[
            {
                "title": line(stage.title),
                "tasks": [_task(task, words) for task in checklist.visible(journey, stage.id)],
            }
            for stage in journey.stages
        ],
    )


def _files(request: Request) -> tuple[bytes, ...]:
    return (write(request.journey, request.words).encode(),)


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    # Markdown, not HTML: `line` escapes what Markdown would read.
    environment = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701
    )
    return environment.from_string(LINES.read_text(encoding="utf-8"))


def _task(task: Task, words: Words) -> dict[str, str | bool]:
    def say(key: str, /, **params: str | int) -> str:
        return words.takes[key].format(**params)

    why = () if task.why is None else (words.checklist["why"].format(why=line(task.why)),)
    about = " · ".join((*why, *checklist.takes(task.effort, task.cost, say)))
    done = task.status is TaskStatus.DONE
    step = None if task.check is None or done or task.lesson else going_on(line(task.check))
    following = checklist.goes_on(task, say)
    return {
        "text": line(task.text),
        "about": about,
        "next": "" if following is None else line(following),
        "done": done,
        "check": "" if step is None else words.checklist["check"].format(check=step),
    }


def line(words: str) -> str:
    """Typed words on one line, with Markdown's own characters escaped."""
    return flat(words).translate(MARKUP)


FORMAT: Final = Format(
    title="checklist",
    suffix=".md",
    needs=Needs.CHECKLIST,
    by_ending=False,
    write=_files,
    offers=(Offer(what="list", place=78, use="tasks"),),
)
