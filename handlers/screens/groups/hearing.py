"""What the small message below a reply says: what became of it, and how it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.layout import flow, short
from handlers.pages.team import HEARD_AS, HEARD_AT, HEARD_WHERE
from handlers.ports import Texts
from handlers.screen import Button
from journey import items
from journey.checklist import keeping
from journey.model import Journey, Stage, Task
from journey.posts import Key, Post
from journey.voices.heard import Heard, Use

ENTRY_CHARS: Final = 120


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    """HTML."""
    keys: tuple[tuple[Key, ...], ...] = ()


def told(
    texts: Texts, post: Post, journey: Journey, heard: Heard, task: Task | None, *, photo: bool
) -> Said:
    """What it is taken for now. task: the one that its words are about."""
    as_ = _Keys(texts, post, heard)
    match heard.use:
        case Use.SEEN:
            note = as_.use("button.heard.note", Use.NOTE) if task is not None else None
            rows = _rows(
                (as_.use("button.heard.task", Use.TASK), note), (as_.where(), as_.nothing())
            )
            return Said(_seen(texts, journey, heard, photo=photo), rows)
        case Use.TASK | Use.NOTE:
            found = keeping.find(journey, heard.entry or "")
            text = "" if found is None else short(found.text, ENTRY_CHARS)
            return Said(texts.html(f"heard.{heard.use.value}", text=text), _rows((as_.nothing(),)))
        case Use.NOTHING:
            return Said(texts.html("heard.nothing"))
    if photo and not heard.text:
        return Said(_photo(texts, journey, heard, task), _rows((as_.where(), as_.nothing())))
    return Said(
        texts.html("heard.waits.photo" if photo else "heard.waits"),
        _rows(
            (
                as_.use("button.heard.task", Use.TASK),
                as_.use("button.heard.seen", Use.SEEN),
            ),
            (as_.use("button.heard.note", Use.NOTE) if task is not None else None, as_.nothing()),
        ),
    )


def which(texts: Texts, post: Post, journey: Journey, heard: Heard, use: Use) -> Said:
    """To which stage it belongs."""
    buttons = flow(
        Button(short(f"{number} {stage.title}"), HEARD_AT.does(post, heard.id, stage, use))
        for number, stage in enumerate(journey.stages, 1)
    )
    return Said(
        texts.html("heard.which.text"),
        tuple(tuple((one.text, one.data) for one in row) for row in buttons),
    )


def _seen(texts: Texts, journey: Journey, heard: Heard, *, photo: bool) -> str:
    """Below which stage it stands, and what it bears out there."""
    stage = _stage(journey, heard)
    where = {} if stage is None else _named(journey, stage)
    spot = items.find(journey, heard.entry or "")
    sign = "👀📷" if photo else "👀"
    if spot is None:
        return texts.html("heard.seen", sign=sign, **where)
    pain = short(getattr(spot.entry, "text", "") or "", ENTRY_CHARS)
    return texts.html("heard.seen.pain", sign=sign, text=pain, **where)


def _photo(texts: Texts, journey: Journey, heard: Heard, task: Task | None) -> str:
    if task is not None:
        return texts.html("heard.photo.task", text=short(task.text, ENTRY_CHARS))
    stage = _stage(journey, heard)
    if stage is None:
        return texts.html("heard.photo.map")
    return texts.html("heard.photo", **_named(journey, stage))


def _stage(journey: Journey, heard: Heard) -> Stage | None:
    return None if heard.stage is None else journey.stage(heard.stage)


def _named(journey: Journey, stage: Stage) -> dict[str, str | int]:
    return {"number": journey.stages.index(stage) + 1, "title": stage.title}


def _rows(*given: tuple[Key | None, ...]) -> tuple[tuple[Key, ...], ...]:
    kept = (tuple(key for key in row if key is not None) for row in given)
    return tuple(row for row in kept if row)


class _Keys:
    """The buttons of one message."""

    def __init__(self, texts: Texts, post: Post, heard: Heard) -> None:
        self._texts, self._post, self._heard = texts, post, heard

    def use(self, key: str, use: Use) -> Key:
        return self._texts.plain(key), HEARD_AS.does(self._post, self._heard.id, use)

    def where(self) -> Key:
        key = "button.heard.where" if self._heard.stage is not None else "button.heard.stage"
        return self._texts.plain(key), HEARD_WHERE.does(self._post, self._heard.id)

    def nothing(self) -> Key:
        return self.use("button.heard.nothing", Use.NOTHING)
