"""What each single sentence must be: short, tidy, plain, without invented figures.

A rule takes a text and says what is wrong with it and what to do, or nothing. The common ones stand
here; a language's own are data, read by `locales.industries`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Final, Self

from pydantic import StringConstraints, model_validator

from journey.catalogue_check.texts import BOUNDS, Text
from journey.language import Pattern
from journey.values import Frozen

Rule = Callable[[Text], str | None]

_ANY_CASE: Final = re.IGNORECASE
_FIGURE: Final = re.compile(r"[%₽$€£]|\d\s*(?:руб|процент|percent|dollar|euro)", re.IGNORECASE)
_ALONE: Final = frozenset({"I", "I’m"})
"""Words that have a capital wherever they stand."""
_SMALL: Final = frozenset({"unit", "alias", "feeling", "keeper", "read", "why"})
"""Kinds that are no sentences."""


def _fits(text: Text) -> str | None:
    bound, length = BOUNDS[text.kind], len(text.text)
    return f"{length} characters, {bound} fit; shorten it" if length > bound else None


def _is_tidy(text: Text) -> str | None:
    if text.text != " ".join(text.text.split()):
        return "spaces too many; leave one between words"
    if " - " in text.text:
        return "a hyphen is no dash; say it without one"
    if (text.text[-1] == "?") is not (text.kind == "questions"):
        return "a question, and nothing else, ends with a question mark"
    if text.kind in _SMALL or text.kind == "warning":
        return None
    if text.text[-1] in ".!;,":
        return f"ends with {text.text[-1]!r}; take it away"
    return "begins with a small letter; make it a capital" if text.text[0].islower() else None


def _invents_nothing(text: Text) -> str | None:
    if text.kind != "unit" and (found := _FIGURE.search(text.text)):
        return f"{found[0]!r} is an invented figure; take it away, the owner will measure"
    return None


def _is_nobodys_word(text: Text) -> str | None:
    if text.kind == "feeling" and re.search('[«»“”"]', text.text):
        return "a feeling is no quotation; say it in the third person without quotes"
    return None


def _goes_on(text: Text) -> str | None:
    """A feeling stands behind its level and a colon: «Плохо: ждёт подвоха»."""
    if text.kind == "feeling" and text.text[0].isupper() and text.text.split()[0] not in _ALONE:
        return "a feeling goes on behind a colon; begin it with a small letter"
    return None


_COMMON: Final[tuple[Rule, ...]] = (
    _fits,
    _is_tidy,
    _invents_nothing,
    _is_nobodys_word,
    _goes_on,
)


class Wording(Frozen):
    """One rule of a language: exactly one of the three patterns, and what to say when it fails."""

    never: Pattern = ""
    """Stands nowhere, in capitals or not; an alias is what people type and may be any word."""
    never_first: Pattern = ""
    """Begins no text, in capitals or not."""
    must: Pattern = ""
    """Every text begins so, capitals as they are written."""
    of: tuple[str, ...] = ()
    """The kinds of texts (keys of `BOUNDS`) that it is about; none: all."""
    but: tuple[str, ...] = ()
    """… but for these."""
    why: Annotated[str, StringConstraints(min_length=1)]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if sum(map(bool, (self.never, self.never_first, self.must))) != 1:
            raise ValueError("a rule has exactly one of never, never_first and must")
        if strangers := sorted({*self.of, *self.but} - set(BOUNDS)):
            raise ValueError(f"no kinds of texts: {', '.join(strangers)}")
        return self

    def wrong(self, text: Text) -> str | None:
        """What is wrong with a text; None: nothing."""
        if text.kind in self.but or (self.of and text.kind not in self.of):
            return None
        if self.must:
            return None if re.match(self.must, text.text) else self.why
        if self.never:
            found = None if text.kind == "alias" else re.search(self.never, text.text, _ANY_CASE)
        else:
            found = re.match(self.never_first, text.text, _ANY_CASE)
        return None if found is None else f"{found[0]!r} {self.why}"


class Wordings(Frozen):
    """All rules of one language, `locales/<language>/wording.toml`."""

    rules: tuple[Wording, ...] = ()
    places: Pattern = ""
    """What not every business has: a site, an office, a hall."""

    def presumes(self, text: str, pain: str = "") -> str | None:
        """What is wrong with a first step that is offered to any business; None: nothing, or the
        pain that it answers is about that very thing.
        """
        found = re.search(self.places, text, _ANY_CASE) if self.places else None
        if found is None or re.search(self.places, pain, _ANY_CASE):
            return None
        return f"{found[0]!r} is what not every business has; say it without, or for whom it is"


def wrong(text: Text, wordings: Wordings) -> tuple[str, ...]:
    """What is wrong with a text, each with what to do; nothing: it is in order."""
    found = (*(rule(text) for rule in _COMMON), *(one.wrong(text) for one in wordings.rules))
    return tuple(why for why in found if why is not None)
