"""The words by which what people say is told apart, of one language: the shape of `voices.toml`.

Knows what such a file holds; must not know where it lies, nor any word of a language.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journey.language import Pattern
from journey.phrases import Told
from journey.values import Frozen, Language, Title

Words = Annotated[tuple[Told, ...], Field(min_length=1)]


class SourceSigns(Frozen):
    """A place where reviews stand: its name, and by which words it is meant."""

    text: Title
    words: Words


class VoiceSigns(Frozen):
    language: Language
    praise: Words
    blame: Words
    needs: Words
    """«надо», «давайте»: something is to be done."""
    thanks: Words
    """Words of which a reply may be made that says nothing else: «ок», «спасибо»."""
    replied: tuple[Pattern, ...]
    """How a line begins from which on the business answers."""
    idle: tuple[Pattern, ...]
    """Whole lines around a review that say nothing: «Знаток города 5 уровня»."""
    stars: tuple[Pattern, ...]
    """A mark in words, `value` being the number: «5 из 5»."""
    sources: tuple[SourceSigns, ...]
