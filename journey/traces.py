"""Where one comes to know whether an entry is so, by its row and words, the channels, the phase.

Must not know what is to be checked, nor a word of any language: those by which a source is known
stand in `locales/<language>/rules.toml`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from journey.industries import Phase
from journey.language import Rules
from journey.model import Emotion, Item, Stage
from journey.stems import words


class Way(StrEnum):
    """How one comes to know: six sources, and one's own eyes. The sentence is `check.<value>`."""

    WEB = "web"
    EMAIL = "email"
    SOCIAL = "social"
    SURVEY = "survey"
    INTERVIEW = "interview"
    REVIEWS = "reviews"
    LOOK = "look"
    """As a customer would: whether the answer is to be found."""


_SHORT: Final = 4
"""Letters below which a sign is no beginning: «вк» is not «вкус»."""

_BY_PHASE: Final = {
    Phase.AWARENESS: Way.SOCIAL,
    Phase.CONSIDERATION: Way.REVIEWS,
    Phase.DECISION: Way.INTERVIEW,
    Phase.PURCHASE: Way.SURVEY,
    Phase.RETENTION: Way.REVIEWS,
}
"""Where customers speak of what stops them on such a stage."""


def way(entry: Item | Emotion, stage: Stage, phase: Phase | None, rules: Rules) -> Way:
    """The source that most likely knows, by the row, the words, the channels and the phase."""
    if isinstance(entry, Emotion):
        return Way.SURVEY
    if entry.lane == "metrics":
        return Way.WEB
    named = _sign(entry.text, rules)
    if entry.lane == "channels":
        return named or Way.SURVEY
    if entry.lane in {"goal", "questions"}:
        return Way.INTERVIEW
    if named is not None:
        return named
    on_site = any(_sign(channel.text, rules) is Way.WEB for channel in stage.lane("channels"))
    if on_site and (entry.lane == "actions" or phase is Phase.DECISION):
        return Way.WEB
    if entry.lane == "actions" or phase is None:
        return Way.INTERVIEW
    return _BY_PHASE[phase]


def _sign(text: str, rules: Rules) -> Way | None:
    """The source that the words themselves name."""
    told = f" {' '.join(words(text))} "
    return next(
        (way for way, signs in _signs(rules) if any(_begins(sign, told) for sign in signs)), None
    )


@cache
def _signs(rules: Rules) -> tuple[tuple[Way, tuple[str, ...]], ...]:
    """As they are compared, of all languages; the surest first: a page of reviews is no page of
    ours.
    """
    known = [one.traces for one in rules.every]
    named = (
        (Way.REVIEWS, [one.reviews for one in known]),
        (Way.EMAIL, [one.email for one in known]),
        (Way.SOCIAL, [one.social for one in known]),
        (Way.WEB, [one.web for one in known]),
    )
    return tuple(
        (way, tuple(" ".join(words(sign)) for signs in told for sign in signs))
        for way, told in named
    )


def _begins(sign: str, told: str) -> bool:
    """Whether a word begins so; of a short sign, whether a word is it."""
    return (f" {sign} " if len(sign) < _SHORT else f" {sign}") in told
