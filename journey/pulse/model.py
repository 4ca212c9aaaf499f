"""What a survey of customers is, one of its waves, and one answer; how they are kept.

A map has one pulse, whose links never change: the card on the table is printed once. Each opening
is a wave with stages as they were then, so that a wave stays what it was whatever becomes of the
map. An answer belongs to a wave and to nobody: `journey.pulse.secrecy` says how that is held.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Final, Protocol

from pydantic import Field, StringConstraints

from journey import limits
from journey.sharing import Secret
from journey.values import Frozen, Id, Language, Title

GUEST, DESK = "p", "d"
"""Begin a customer's start parameter, and that of whoever asks at the counter."""
_START: Final = re.compile(rf"([{GUEST}{DESK}])([A-Za-z0-9_-]{{22}})")
_TORN: Final = re.compile(rf"[{GUEST}{DESK}](?=.*[A-Z])[A-Za-z0-9_-]{{10,}}")
"""Long and mixed, as no word of an advertisement is."""

AGAIN: Final = dt.timedelta(days=30)
"""Within it a second answer of one person corrects the first; later it is a new one."""
LISTENS: Final = dt.timedelta(hours=12)
"""So long after a tap typed words belong to the answer."""


class Kind(StrEnum):
    """What is asked. Its sentences are `pulse.kind.<value>…`."""

    STAGES = "stages"
    """A face for each stage, then whether they would recommend us, 0..10."""
    CSAT = "csat"
    """How satisfied, 1..5."""
    CES = "ces"
    """How easy it was, 1..7."""

    @property
    def scale(self) -> range:
        """The answers to its last question."""
        return {Kind.STAGES: range(11), Kind.CSAT: range(1, 6), Kind.CES: range(1, 8)}[self]


class Asked(Frozen):
    """A stage as it was called when the wave was opened."""

    id: Id
    title: Title


class Pulse(Frozen):
    """The survey of a map: the links that open whichever wave is open."""

    id: Id
    journey: Id
    secret: Secret
    """Opens it for a customer."""
    desk: Secret
    """Opens it for whoever asks customers at the counter, one after another."""
    at: dt.datetime


class Wave(Frozen):
    """One opening of a survey."""

    id: Id
    pulse: Id
    kind: Kind = Kind.STAGES
    name: Title
    """The business, as customers know it."""
    language: Language
    stages: Annotated[tuple[Asked, ...], Field(max_length=limits.STAGES_MAX)] = ()
    opened: dt.datetime
    closed: dt.datetime | None = None
    """None: it is open."""
    salt: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """What marks are made with; thrown away when the wave ends."""
    folded: Annotated[int, Field(ge=0)] = 0
    """How many answers are on the map already."""

    @property
    def open(self) -> bool:
        return self.closed is None


class Words(Frozen):
    """What a customer wrote, word for word but for numbers and addresses."""

    stage: Id | None = None
    """None: of the visit as a whole."""
    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=limits.PULSE_WORDS_CHARS, pattern=r"^[^\x00]*$"),
    ]


class Answer(Frozen):
    """What one customer said, as far as they came. Nothing here leads to them but the mark."""

    id: Id
    wave: Id
    mark: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Whose it is, to whoever knows the person and the salt; None: that is forgotten."""
    at: dt.datetime
    """Touched last."""
    done: bool = False
    desk: bool = False
    """Asked by staff, face to face."""
    trial: bool = False
    """The map's owner tries it: it counts for nothing, and goes when it is done."""
    here: str | None = None
    """The step somebody has gone back to; None: the first that is not answered."""
    levels: dict[Id, Annotated[int, Field(ge=-2, le=2)] | None] = Field(
        default_factory=dict, max_length=limits.STAGES_MAX
    )
    """By stage; None: they were not there."""
    score: Annotated[int, Field(ge=0, le=10)] | None = None
    """On the scale of the wave's kind."""
    words: Annotated[tuple[Words, ...], Field(max_length=limits.PULSE_WORDS_MAX)] = ()
    message: int | None = None
    """The message that asks, while it is of use: a number that counts in that chat alone."""
    heard: int | None = None
    """… and the one whose words came last, so that they can be corrected."""

    @property
    def said(self) -> bool:
        """Whether anything was answered; a link that was only opened is no answer."""
        rated = any(level is not None for level in self.levels.values())
        return rated or self.score is not None or bool(self.words)


@dataclass(frozen=True)
class Door:
    """What lies behind a link, or a button of a wave: read without locking anybody's map."""

    pulse: Pulse
    wave: Wave
    """The newest."""
    titles: Mapping[str, str]
    """The stages that the map has today, by their id: a renamed one is asked about by its new
    name, one that was taken off is not asked about.
    """
    owner: int
    """Whose map it is: their own answer is a trial."""
    away: bool = False
    """The map lies in the bin."""

    @property
    def open(self) -> bool:
        return self.wave.open and not self.away

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The wave's stages that the map still has, as they are called today."""
        if self.wave.kind is not Kind.STAGES:
            return ()
        told = ((one, self.titles[one.id]) for one in self.wave.stages if one.id in self.titles)
        return tuple(one if one.title == now else one.with_(title=now) for one, now in told)


def secret_in(start: str) -> tuple[str, str] | None:
    """`GUEST` or `DESK`, and the secret behind it; None: it is no link to a survey."""
    found = _START.fullmatch(start)
    return (found[1], found[2]) if found else None


def is_torn(start: str) -> bool:
    """Whether it looks like a link that was not copied whole, or with something behind it."""
    return _TORN.fullmatch(start) is not None and secret_in(start) is None


class PulsesWork(Protocol):
    """The part of `journey.ports.Work` that keeps surveys."""

    async def pulse(self, journey_id: str) -> Pulse | None: ...
    async def add_pulse(self, pulse: Pulse) -> None: ...

    async def renew_desk(self, pulse: Pulse) -> None:
        """Its new link for staff; whoever came by the old one is nobody from now on."""

    async def waves(self, pulse_id: str) -> tuple[Wave, ...]:
        """The earliest first."""

    async def save_wave(self, wave: Wave) -> None:
        """A wave without a salt keeps no marks: they go in the same breath."""

    async def drop_wave(self, wave_id: str) -> None:
        """With its answers, for good."""

    async def door(self, secret: str) -> Door | None:
        """What a link leads to, a customer's or a desk's; None: nothing (any more)."""

    async def door_of(self, wave_id: str) -> Door | None:
        """The same by a wave, which need not be the newest."""

    async def listening(self, since: dt.datetime) -> tuple[str, ...]:
        """The salts of waves in which somebody has answered since then."""

    async def answer(self, wave_id: str, mark: str) -> Answer | None:
        """The latest of that mark."""

    async def marked(self, marks: Collection[str]) -> tuple[Answer, ...]:
        """All answers of these marks, whatever wave they are of."""

    async def save_answer(self, answer: Answer) -> None: ...

    async def withdraw(self, answer_id: str) -> None:
        """Takes it away for good."""

    async def answers(self, wave_id: str) -> tuple[Answer, ...]:
        """The earliest first."""

    async def count_answers(self, wave_id: str) -> int:
        """Also those that were only begun."""
