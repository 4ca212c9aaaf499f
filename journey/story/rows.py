"""Which rows of the map a step of a story belongs to.

Knows the words that tell it; must not know the stages. A step may say two things at once: «ждут
минут 20» hinders and lasts, «находят нас в картах» is what they do and where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from journey.industries import Phase
from journey.language import Rules
from journey.measures import Duration, Metric
from journey.phrases import Known, Phrase, Table, phrases
from journey.remedies.recognising import Recogniser
from journey.slips import BEGINS, JUST_SO
from journey.stems import stem, words
from journey.story.cutting import Clause, Scissors
from journey.story.figures import Figures
from journey.story.hearing import Hearing
from journey.story.proposal import DURATION, EMOTION
from journey.story.signs import ChannelSigns, MoodSigns, RowSigns, Signs

Meant: TypeAlias = Phase | ChannelSigns | MoodSigns | str
"""What words tell of; a string: a field of `RowSigns`."""
There: TypeAlias = Mapping[Meant, list[Phrase]]
"""What the words of a step tell of, and which."""
ROWS: Final = tuple(RowSigns.model_fields)
NAME: Final = 2
"""Words up to which a place is called by its usual name; «в чатах класса» says more."""
SURE: Final = 2.0
"""From what a text says of a kind of pain on it is one, though no word of trouble stands there."""
UNSURE: Final = frozenset({"actions", "backstage", DURATION})
"""Rows of what somebody only does, and how long."""
HEARD: Final = 0.9
"""From this likelihood on something hinders that is told in no such word."""
HEARD_WALKING: Final = 0.97
"""The same where the words for what customers do say that they only go on."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry with its row."""

    lane: str
    text: str
    level: int | None = None
    duration: Duration | None = None
    metric: Metric | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it was understood; without entries it was not."""

    clause: Clause
    said: tuple[Said, ...]
    phases: Mapping[Phase, int]
    """At which parts of the way such a thing is done, and how many words say so."""
    does: bool = True
    """A word says that somebody does something."""
    hinders: bool = False
    """A word of trouble stands in it."""

    @property
    def walks(self) -> bool:
        """Whether the customer goes on here: they do something, and nothing hinders."""
        return self.does and any(one.lane == "actions" for one in self.said)


class Reader:
    """Reads the steps by the words of several languages."""

    def __init__(self, every: Iterable[Signs], recogniser: Recogniser | None) -> None:
        signs = tuple(every)
        self.scissors = Scissors(one.cuts for one in signs)
        self._figures = Figures(one.cuts for one in signs)
        self._recogniser = recogniser
        self._question = frozenset(word for one in signs for word in one.cuts.question)
        self._table = Table(_told(signs))
        self._known = Known(self._table.phrases)

    def read(self, text: str, rules: Rules, hearing: Hearing) -> tuple[Step, ...]:
        """All steps of a story in their order."""
        return tuple(self._step(clause, rules, hearing) for clause in self.scissors.cut(text))

    def _step(self, clause: Clause, rules: Rules, hearing: Hearing) -> Step:
        there = self._table.found(self._known.stand_in(clause.told))
        phases = {phase: max(map(len, there[phase])) for phase in Phase if phase in there}
        does = any(map(self.scissors.does, clause.told))
        said = self._said(clause, there, phases, rules, does=does)
        if _is_unsure(clause, said):
            likely = hearing.hinders(clause.text)
            if likely >= (HEARD_WALKING if does and phases else HEARD):
                lasting = (one for one in said if one.lane == DURATION)
                said = (Said("pains", clause.text), *lasting)
        return Step(clause, said, phases, does, "trouble" in there)

    def names(self, clause: Clause) -> bool:
        """Whether it names a feeling or a place to the letter, not by a likely slip."""
        known = self._known.stand_in(clause.told)
        literal = {
            part
            for part in known
            if any(word.startswith(stem(part.rstrip(BEGINS + JUST_SO))) for word in clause.told)
        }
        there = self._table.found(literal)
        return any(isinstance(one, MoodSigns | ChannelSigns) for one in there)

    def _said(
        self, clause: Clause, there: There, phases: Mapping[Phase, int], rules: Rules, *, does: bool
    ) -> tuple[Said, ...]:
        text = clause.text
        duration = self._figures.duration(text, rules)
        lasts = () if duration is None else (Said(DURATION, text, duration=duration),)
        if "plan" in there:
            return (Said("ideas", text),)
        question = self._question_in(clause, there)
        if question is not None:
            return question
        metric = None if "price" in there else self._figures.metric(text, rules)
        if metric is not None:
            return (Said("metrics", metric[0], metric=metric[1]),)
        waits = duration is not None and "waiting" in there
        if waits or self._hinders(clause, there, walks=does and bool(phases)):
            return (Said("pains", text), *lasts)
        level = _mood(there)
        if level is not None:
            return (Said(EMOTION, text, level=level),)
        if "ours" in there:
            return (Said("backstage", text), *lasts)
        if does or phases:
            return (Said("actions", text), *lasts, *_channels_in(there))
        channels = _channels_in(there)
        own = channels and len(clause.told) > NAME
        return (Said("channels", text),) if own else channels

    def _question_in(self, clause: Clause, there: There) -> tuple[Said, ...] | None:
        """What they ask, from its first word on, and what they do to ask it; None: nothing."""
        if clause.asked and clause.told[0] in self._question:
            return (Said("questions", clause.text),)
        if "asking" not in there:
            return None
        pieces = clause.text.split()
        for number, piece in enumerate(pieces[1:], 1):
            if set(words(piece)) & self._question:
                asked = Said("questions", " ".join(pieces[number:]))
                alone = number == 1
                goes = () if alone else (Said("actions", clause.text), *_channels_in(there))
                return (*goes, asked)
        return None

    def _hinders(self, clause: Clause, there: There, *, walks: bool) -> bool:
        """A word of trouble says so; else a kind of pain that is surely meant."""
        if "trouble" in there:
            return True
        if walks or self._recogniser is None:
            return False
        return self._recogniser.surely(clause.text) >= SURE


def _is_unsure(clause: Clause, said: tuple[Said, ...]) -> bool:
    """Whether it may hinder: nothing says what it is but that somebody does something. Where they
    meet the business they go on.
    """
    if not said:
        return len(clause.told) > 1
    return all(one.lane in UNSURE for one in said)


def _channels_in(there: There) -> tuple[Said, ...]:
    return tuple(Said("channels", one.text) for one in there if isinstance(one, ChannelSigns))


def _mood(there: There) -> int | None:
    return next((one.level for one in there if isinstance(one, MoodSigns)), None)


def _told(signs: Iterable[Signs]) -> dict[Meant, list[Phrase]]:
    """Everything that words of any language mean, with its phrases."""
    found: dict[Meant, list[Phrase]] = defaultdict(list)
    for one in signs:
        for step in one.steps:
            found[step.phase] += phrases(step.words)
        for channel in one.channels:
            found[channel] += phrases(channel.words)
        for mood in one.moods:
            found[mood] += phrases(mood.words)
        for row in ROWS:
            found[row] += phrases(getattr(one.signs, row))
    return found
