"""Files of a journey: our JSON, the map in words, the checklist as Markdown."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from bot.drawing.words import words
from handlers.ports import Library
from journey import checklist, codec
from journey.checklist.progress import progress
from journey.model import Journey, Task, TaskStatus
from renderers.formats import text

MARKUP = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|"})
"""Characters that Markdown would read as its own."""


class Files:
    """Fulfils `handlers.ports.Exchange`; a map's files speak the map's language."""

    def __init__(self, library: Library) -> None:
        self._library = library
        source = (files("locales") / "checklist.md.j2").read_text(encoding="utf-8")
        # Markdown, not HTML: `_line` escapes what Markdown would read.
        environment = Environment(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # noqa: S701
        )
        self._template = environment.from_string(source)

    def json(self, journey: Journey) -> bytes:
        return codec.write(journey)

    def text(self, journey: Journey, beside: Journey | None = None) -> str:
        return text.write(journey, words(self._library.texts(journey.language), journey), beside)

    def checklist(self, journey: Journey) -> bytes:
        texts = self._library.texts(journey.language)
        done, whole = progress(journey)
        return self._template.render(
            say=texts.plain,
            title=_line(journey.title),
            done=done,
            all=whole,
            date=texts.date(journey.updated.date()),
            top=[_task(task) for task in checklist.top(journey)],
            stages=[
                {
                    "title": _line(stage.title),
                    "tasks": [_task(task) for task in checklist.visible(journey, stage.id)],
                }
                for stage in journey.stages
            ],
        ).encode()


def _task(task: Task) -> dict[str, str | bool | None]:
    why = None if task.why is None else _line(task.why)
    return {"text": _line(task.text), "why": why, "done": task.status is TaskStatus.DONE}


def _line(words_: str) -> str:
    """Typed words on one line, with Markdown's own characters escaped."""
    return " ".join(words_.split()).translate(MARKUP)
