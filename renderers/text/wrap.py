"""Cuts a text into lines that fit a width. People's characters are never changed.

Knows where a line may break; knows no font (it asks a `Measure`) and no page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from renderers.text import graphemes, hyphenation
from renderers.text.balance import balanced
from renderers.text.emoji import picture_glyphs
from renderers.text.shaping import SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.text.measure import Glue, Lettering, Measure

HARD: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SEPARATORS: Final = frozenset("-/\\_.,;:@&=?!+|)]}»–—…%#*~")
SHORT: Final = 2
"""A word of so few letters is glued to the next one: prepositions, conjunctions. Of longer ones the
language says it (`Glue`).
"""

CLOSE: Final = 1e-6
"""Sums of widths are exact but for this."""

HYPHEN: Final = "-"
LINK: Final = re.compile(r"://|^www\.|\w@\w|\w\.[a-zа-яё]{2,}(?:[/?:]|$)", re.IGNORECASE)
"""What somebody types into a browser: a hyphen of ours would be typed, too."""

KEPT: Final = 2048
"""Texts whose lines are kept: a map is often laid out again after a small change."""


class Line(NamedTuple):
    """One line: its text, its width, and whether we ended it with a hyphen of our own."""

    text: str
    width: float
    hyphenated: bool = False


class _Token(NamedTuple):
    """A word and the spaces typed in front of it."""

    space: str
    word: str


@lru_cache(maxsize=KEPT)
def wrap(
    text: str, width: float, lettering: Lettering, measure: Measure, tail: float = 0.0
) -> tuple[Line, ...]:
    """The lines of a text; typed line breaks are kept, an empty text has no line.

    `tail` is wanted behind the last line; where words allow it, there is so much room.
    """
    paragraphs = [one for one in HARD.split(text) if one.strip()]
    lines: list[Line] = []
    for paragraph in paragraphs:
        behind = tail if paragraph is paragraphs[-1] else 0.0
        whole = paragraph.strip()
        wide = measure.width(whole, lettering)
        if wide + behind < width - CLOSE:
            lines.append(Line(whole, wide))
            continue
        groups = _groups(_tokens(paragraph), measure.glue)
        even = _even(groups, width, lettering, measure, behind)
        lines += even or _Filler(width, lettering, measure).fill(groups)
    return tuple(lines)


def _even(
    groups: list[list[_Token]], width: float, lettering: Lettering, measure: Measure, tail: float
) -> list[Line]:
    """Lines alike in length; none where a word has to be cut."""
    texts = ["".join(token.space + token.word for token in group) for group in groups]
    bare = [measure.width(text.lstrip(), lettering) for text in texts]
    spaces = [measure.width(group[0].space, lettering) for group in groups]
    spaced = [space + width for space, width in zip(spaces, bare, strict=True)]
    spaced[-1] += tail
    bare[-1] += tail
    begins = balanced(spaced, bare, width)
    if begins is None:
        return []
    ends = [*begins[1:], len(texts)]
    found = ["".join(texts[at:end]).lstrip() for at, end in zip(begins, ends, strict=True)]
    lines = [Line(text, measure.width(text, lettering)) for text in found]
    return lines if all(line.width <= width for line in lines) else []


def part_end(line: Line, lettering: Lettering, measure: Measure) -> tuple[Line, ...]:
    """The line without its last words that belong together, and those; or the line alone."""
    groups = _groups(_tokens(line.text), measure.glue)
    if len(groups) < 2 or line.hyphenated:  # noqa: PLR2004  nothing to part
        return (line,)
    end = "".join(token.space + token.word for token in groups[-1])
    texts = (line.text[: -len(end)], end.strip())
    return tuple(Line(text, measure.width(text, lettering)) for text in texts)


class _Filler:
    """Fills lines one word after the other."""

    def __init__(self, width: float, lettering: Lettering, measure: Measure) -> None:
        self._limit = width
        self._lettering = lettering
        self._measure = measure
        self._lines: list[Line] = []
        self._current = ""
        self._used = 0.0
        """Width of the current line: a line is as wide as its words and spaces together."""
        self._syllables: frozenset[int] = frozenset()
        """Where the long word that is being cut may be hyphenated, counted in its signs."""
        self._past = 0
        """Its signs that stand on earlier lines."""
        self._link = False

    def fill(self, groups: list[list[_Token]]) -> list[Line]:
        for group in groups:
            self._add(group)
        self._end_line()
        return self._lines

    def _fits(self, text: str) -> bool:
        return self._width(text) <= self._limit

    def _width(self, text: str) -> float:
        return self._measure.width(text, self._lettering)

    def _append(self, text: str) -> bool:
        """Whether the text fits behind the current line, and so stands there."""
        used = self._used + self._width(text)
        close = abs(used - self._limit) <= CLOSE
        if self._fits(self._current + text) if close else used < self._limit:
            self._current += text
            self._used = used
            return True
        return False

    def _begin(self, text: str) -> bool:
        """Whether the text fits a line of its own, and so begins it."""
        used = self._width(text)
        if used > self._limit:
            return False
        self._end_line()
        self._current, self._used = text, used
        return True

    def _add(self, group: list[_Token]) -> None:
        """Puts words that belong together on the line, on the next, or lets them part."""
        whole = "".join(token.space + token.word for token in group)
        if not self._current:
            whole = whole.lstrip()
        if self._append(whole) or self._begin(whole.lstrip()):
            return
        if len(group) > 1:
            self._add(group[:-1])
            self._add(group[-1:])
        else:
            self._end_line()
            self._add_long(group[0].word)

    def _add_long(self, word: str) -> None:
        """Cuts a word wider than the line: at separators, else between two signs."""
        signs = graphemes.clusters(word)
        self._link = LINK.search(word) is not None
        self._syllables = frozenset() if self._link else hyphenation.breaks(signs)
        self._past = 0
        while signs:
            if len(signs[0]) > 1 and not self._fits(signs[0]):
                signs[:1] = list(signs[0])  # a chain of joined signs wider than the line
            count, hyphen = self._cut(signs)
            self._current = "".join(signs[:count])
            self._used = self._width(self._current)
            self._past += count
            signs = signs[count:]
            if signs:
                self._end_line(hyphenated=hyphen)

    def _cut(self, signs: list[str]) -> tuple[int, bool]:
        """How many signs go on the line, and whether a hyphen may follow them.

        After a separator, else between two syllables, else wherever the line ends.
        """
        most = self._most(signs, "")
        if most == len(signs):
            return most, False
        for count in range(most, max(most // 3, 1), -1):
            if signs[count - 1] in SEPARATORS:
                return count, False
        if self._link:
            return most, False
        count = self._most(signs, HYPHEN)
        for between in range(count, 1, -1):
            if self._past + between in self._syllables:
                return between, True
        if count > 1 and _may_hyphenate(signs[count - 1], signs[count]):
            return count, True
        return most, False

    def _most(self, signs: list[str], tail: str) -> int:
        """The largest number of signs that fits with `tail` behind; at least one."""
        low, high = 1, len(signs)
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits("".join(signs[:middle]) + tail):
                low = middle
            else:
                high = middle - 1
        return self._shrink(signs, low, tail)

    def _shrink(self, signs: list[str], count: int, tail: str) -> int:
        """Kerning can make a shorter piece wider: goes back until it truly fits."""
        while count > 1 and not self._fits("".join(signs[:count]) + tail):
            count -= 1
        return count

    def _end_line(self, *, hyphenated: bool = False) -> None:
        if self._current:
            text = self._current + (HYPHEN if hyphenated else "")
            self._lines.append(Line(text, self._measure.width(text, self._lettering), hyphenated))
        self._current, self._used = "", 0.0


def _may_hyphenate(before: str, after: str) -> bool:
    return before[0].isalpha() and after[0].isalpha() and max(before[0], after[0]) < "\u0530"


def _tokens(paragraph: str) -> Iterator[_Token]:
    parts = SPACES.split(paragraph.strip())
    space = ""
    for index, part in enumerate(parts):
        if index % 2:
            space = part
        elif part:
            yield _Token(space, part)
            space = ""


def _groups(tokens: Iterator[_Token], glue: Glue) -> list[list[_Token]]:
    """Words with what must stay beside them."""
    groups: list[list[_Token]] = []
    open_group = False
    for token in tokens:
        if groups and (open_group or _clings(token.word, glue)):
            groups[-1].append(token)
        else:
            groups.append([token])
        open_group = _holds_next(token.word, glue) and len(groups[-1]) < 4  # noqa: PLR2004  else too wide
    return groups


def _clings(word: str, glue: Glue) -> bool:
    """Particles, dashes, lone signs and emoji stay with the word before them."""
    if word[0].isalpha() and word[0] < "\u0530":
        return _bare(word) in glue.with_previous
    if word in {"—", "–", "-", "·", "•", "%", "₽", "₸", "₴", "€", "$"}:
        return True
    return len(word) <= 16 and all(map(picture_glyphs, graphemes.clusters(word)))  # noqa: PLR2004


def _holds_next(word: str, glue: Glue) -> bool:
    """Short words and numbers stay with the word after them."""
    bare = word.lstrip("«(\"'“")
    if bare.isascii() and bare.isalpha():
        return len(bare) == 1  # English is full of two-letter words: only «a» and «I» are glued
    if bare.lower() in glue.with_previous:
        return False
    short = bare.isalpha() and len(bare) <= SHORT
    return short or bare in {"№", "§"} or bare.lower() in glue.with_next


def _bare(word: str) -> str:
    """A word without the signs behind it."""
    return word.lower().rstrip("?!.,:;…»)")
