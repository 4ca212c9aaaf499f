"""The words by which a story is read, of one language: the shape of `story.toml`.

Knows what such a file holds; must not know where it lies, nor any word of a language.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journey.industries import Phase
from journey.language import Pattern
from journey.outline.names import Headings
from journey.phrases import Told
from journey.values import Frozen, Language, Line, Title

Words = Annotated[tuple[Told, ...], Field(min_length=1)]


class StepSigns(Frozen):
    """What customers do, and at which part of the way."""

    phase: Phase
    words: Words


class ChannelSigns(Frozen):
    """Where they meet the business: its name on a map, and by which words it is meant."""

    text: Title
    words: Words


class MoodSigns(Frozen):
    level: Annotated[int, Field(ge=-2, le=2)]
    words: Words


class RowSigns(Frozen):
    """By which words a piece of a story belongs to a row."""

    trouble: Words
    plan: Words
    """«надо бы»: an idea."""
    ours: Words
    """«мы», «администратор»: what the business does."""
    asking: Words
    """«спрашивают»: a customer's question follows."""
    price: Words
    """Beside these a percentage or a sum measures nothing."""
    waiting: Words
    """Beside these a time that is told hinders."""


class Cuts(Frozen):
    """Where one step ends and the next begins, and where a figure stands."""

    then: tuple[str, ...]
    """A new step begins so, also without a comma."""
    also: tuple[str, ...]
    """… if somebody does something right behind it."""
    joining: tuple[str, ...]
    """A step begins so and it says nothing."""
    holding: tuple[str, ...]
    """A comma before these divides nothing."""
    whether: tuple[str, ...]
    """Nor before a word that one of these follows: «есть ли»."""
    never: tuple[str, ...]
    """«не»."""
    later: tuple[str, ...]
    """Of the joining words those after which something else comes: «потом»."""
    question: tuple[str, ...]
    """A customer's question begins so."""
    deeds: tuple[Pattern, ...]
    """Words that say that somebody does something."""
    percent: Pattern
    shares: tuple[str, ...]
    """«3400 из 21 000», `{n}` being a number: patterns with the groups `value` and `whole`."""
    moments: tuple[str, ...]
    """A time behind these is no length: «раз в неделю»."""
    bare: Pattern
    """Times without a figure: «ждут час»."""


class Signs(Frozen):
    language: Language
    plain: Annotated[tuple[Line, ...], Field(min_length=50)]
    """Steps at which nothing hinders, as they are told: to learn from."""
    steps: Annotated[tuple[StepSigns, ...], Field(min_length=1)]
    channels: tuple[ChannelSigns, ...]
    moods: tuple[MoodSigns, ...]
    signs: RowSigns
    cuts: Cuts
    headings: Headings
    """How rows and stages are called on maps that were made elsewhere."""
