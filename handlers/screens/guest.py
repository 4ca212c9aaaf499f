"""What a customer sees who answers a survey, and whoever asks customers at the counter.

One message that changes with each tap. Everything a map's owner or a customer wrote is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers import codes
from handlers.layout import Rows, rows
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.limits import PULSE_WORDS_CHARS
from journey.pulse import asking
from journey.pulse.model import Answer, Asked, Door

FACES: Final = range(-2, 3)
ABSENT: Final = "x"
"""Instead of a level: they were not there."""
RATE, GRADE, BACK, STOP, AGAIN, NEXT, WITHDRAW = "f", "s", "b", "e", "g", "n", "r"
"""What buttons do."""
_HALF: Final = 6
"""Numbers a row: eleven in one would be too small to hit."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who answers, as far as it matters to what they see."""

    door: Door
    answer: Answer
    desk: bool = False
    onward: str = ""
    """Button data of where their own dialogue stands; empty: they have none."""

    @property
    def greeted(self) -> bool:
        """Whether they have begun."""
        return self.answer.said or bool(self.answer.levels)

    def does(self, act: str, *args: str | int) -> str:
        return codes.answers(self.door.wave.id, act, *args, desk=self.desk)


def shown(texts: Texts, guest: Guest) -> Screen:
    """Where an answer stands: a question, or the thanks."""
    step = asking.where(guest.door, guest.answer)
    if step is None:
        return _thanks(texts, guest)
    stage = next((one for one in guest.door.asked if one.id == step), None)
    return _question(texts, guest, step, stage)


def _question(texts: Texts, guest: Guest, step: str, stage: Asked | None) -> Screen:
    ways = asking.steps(guest.door)
    kind = guest.door.wave.kind
    ask = kind.value if stage is None else "stage"
    title = "" if stage is None else stage.title
    parts = [
        *_before(texts, guest),
        texts.html("pulse.step", number=ways.index(step) + 1, all=len(ways)),
        texts.html(f"pulse.ask.{ask}", title=title, name=guest.door.wave.name),
    ]
    answers = _faces(texts, guest, stage) if stage is not None else _scale(guest)
    back = Button(texts.plain("button.back"), guest.does(BACK)) if ways[0] != step else None
    stop = Button(texts.plain("button.pulse.stop"), guest.does(STOP))
    return Screen("\n".join(parts), (*answers, *rows((back, stop if guest.greeted else None))))


def _before(texts: Texts, guest: Guest) -> list[str]:
    """A greeting first; then what was heard, so that they see it was."""
    if not guest.greeted:
        key = "pulse.greet.desk" if guest.desk else "pulse.greet"
        greeting = [texts.html(key, name=guest.door.wave.name), ""]
        trial = [texts.html("pulse.trial"), ""] if guest.answer.trial else []
        return [*trial, *greeting]
    ways = asking.steps(guest.door)
    place = ways.index(asking.where(guest.door, guest.answer) or ways[-1])
    stage = guest.door.asked[place - 1] if place else None
    if stage is None or stage.id not in guest.answer.levels:
        return []
    return [*_heard(texts, guest, stage), ""]


def _heard(texts: Texts, guest: Guest, stage: Asked) -> list[str]:
    level = guest.answer.levels[stage.id]
    if level is None:
        return [texts.html("pulse.heard.absent", title=stage.title)]
    heard = texts.html("pulse.heard", title=stage.title, level=texts.plain(f"level.{level}"))
    wrote = any(one.stage == stage.id for one in guest.answer.words)
    key = "pulse.heard.words" if wrote else "pulse.heard.why" if level < 0 else ""
    return [heard, *([texts.html(key)] if key else [])]


def _faces(texts: Texts, guest: Guest, stage: Asked) -> Rows:
    given = guest.answer.levels.get(stage.id)
    faces = tuple(
        Button(_face(texts, level, chosen=level == given), guest.does(RATE, stage.id, level + 2))
        for level in FACES
    )
    absent = Button(texts.plain("button.pulse.absent"), guest.does(RATE, stage.id, ABSENT))
    return rows(faces, (absent,))


def _face(texts: Texts, level: int, *, chosen: bool) -> str:
    """The sign alone: five words would not fit a row, and a face needs none."""
    sign = texts.plain(f"level.{level}").partition(" ")[0]
    return f"✅ {sign}" if chosen else sign


def _scale(guest: Guest) -> Rows:
    numbers = [
        Button(f"✓{one}" if guest.answer.score == one else str(one), guest.does(GRADE, one))
        for one in guest.door.wave.kind.scale
    ]
    return rows(numbers[:_HALF], numbers[_HALF:]) if len(numbers) > _HALF + 1 else rows(numbers)


def _thanks(texts: Texts, guest: Guest) -> Screen:
    if guest.answer.trial:
        return Screen(texts.html("pulse.trial.done"), rows((_onward(texts, guest),)))
    if not guest.answer.said:
        return Screen(texts.html("pulse.nothing"), _after(texts, guest))
    about = asking.about(guest.door, guest.answer)
    stage = next((one for one in guest.door.asked if one.id == about), None)
    wrote = any(one.stage == about for one in guest.answer.words)
    if wrote:
        invitation = texts.html("pulse.thanks.words")
    elif stage is not None:
        invitation = texts.html("pulse.thanks.bad", title=stage.title)
    else:
        invitation = texts.html("pulse.thanks.open")
    key = "pulse.thanks.desk" if guest.desk else "pulse.thanks"
    return Screen("\n".join((texts.html(key), invitation)), _after(texts, guest))


def _after(texts: Texts, guest: Guest) -> Rows:
    mend = Button(texts.plain("button.pulse.mend"), guest.does(AGAIN))
    away = Button(texts.plain("button.pulse.withdraw"), guest.does(WITHDRAW))
    following = Button(texts.plain("button.pulse.next"), guest.does(NEXT))
    said = guest.answer.said
    return rows(
        (following if guest.desk else None,),
        (mend, away if said else None),
        (None if guest.desk else _onward(texts, guest),),
    )


def _onward(texts: Texts, guest: Guest) -> Button | None:
    return Button(texts.plain("button.pulse.own"), guest.onward) if guest.onward else None


def already(texts: Texts, guest: Guest, day: str) -> Screen:
    """They have answered not long ago: corrected, not counted twice."""
    text = texts.html("pulse.already", name=guest.door.wave.name, day=day)
    return Screen(text, _after(texts, guest))


def withdrawn(texts: Texts, guest: Guest) -> Screen:
    following = Button(texts.plain("button.pulse.next"), guest.does(NEXT))
    return Screen(
        texts.html("pulse.withdrawn"),
        rows((following if guest.desk else _onward(texts, guest),)),
    )


def closed(texts: Texts, door: Door | None) -> Screen:
    """No survey behind it, or one that is over."""
    if door is None:
        return Screen(texts.html("pulse.unknown"))
    return Screen(texts.html("pulse.closed", name=door.wave.name))


def full(texts: Texts, door: Door) -> Screen:
    return Screen(texts.html("pulse.full", name=door.wave.name))


def with_notice(screen: Screen, notice: str) -> Screen:
    return Screen(f"{notice}\n\n{screen.text}", screen.rows)


def too_long(texts: Texts, count: int) -> str:
    return texts.html("pulse.long", limit=PULSE_WORDS_CHARS, count=count)
