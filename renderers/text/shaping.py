"""Turns a line of text into glyphs at exact places.

Knows fonts, fallback, right-to-left words; must not know where the line stands on the page or
with what it is drawn. Figures are in em, x to the right, y up from the baseline.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

import uharfbuzz as hb

from renderers.bounded import Bounded
from renderers.text import graphemes
from renderers.text.bidi import FIRST_RTL, direction, outside, pieces
from renderers.text.emoji import picture_glyphs
from renderers.text.pairs import PAIRED, paired_width, shaped, steps
from renderers.text.typeface import EMOJI_WIDTH, SPARE, Typeface, Weight, chain, typeface

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

UNKNOWN: Final = "\u25a1"
"""Stands for a letter that no font has: visible, and neutral."""

SPACES: Final = re.compile(r"([^\S\u00a0\u202f\u2007]+)")
"""Runs of spaces a line may break at."""

QUOTES: Final = "«»–—…„“”‘’№·"

WIDEST: Final = 3.0
"""In em: a sign wider than this (a whole phrase in one character) would not fit a column."""

HIGHEST: Final = 0.95
LOWEST: Final = -0.3
"""In em from the baseline: the ink of a letter's further marks stays within the tightest line."""

WORDS_BYTES: Final = 8_000_000

WIDTHS: Final = 1024
"""Words whose widths are kept."""

LINES: Final = 2048
"""Lines whose words' places are kept: a map is often drawn again after a small change."""


class Glyph(NamedTuple):
    """One outline: its face's name as `typeface` knows it, its number, its place."""

    face: str
    number: int
    x: float
    y: float
    text: str = ""
    """The letters it stands for; empty: a mark whose letter the glyph before it tells."""


class Picture(NamedTuple):
    """One emoji: its glyph in the emoji font and its left edge."""

    number: int
    x: float
    text: str = ""
    """The signs it stands for; empty: those of the picture before it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A shaped piece of a line without breakable spaces."""

    glyphs: tuple[Glyph, ...]
    pictures: tuple[Picture, ...]
    width: float


class _Run(NamedTuple):
    """Signs of one face; no face: a picture."""

    face: str | None
    text: str
    leftwards: bool = False
    """They are written from right to left."""


class Placed(NamedTuple):
    """A word and where it stands on its line."""

    text: str
    word: Word
    x: float


_words: Bounded[tuple[str, Weight], Word] = Bounded(
    WORDS_BYTES, lambda word: 300 + 130 * len(word.glyphs)
)


def shape_word(text: str, weight: Weight) -> Word:
    """The glyphs of a word, kept for the next time."""
    return _words.get((text, weight), lambda: _shape(text, weight))


@lru_cache(maxsize=WIDTHS)
def word_width(text: str, weight: Weight) -> float:
    """How wide a word is: asked for several times while a text is cut into lines."""
    return shape_word(text, weight).width


def space_width(spaces: str, weight: Weight) -> float:
    """Width of the spaces between two words."""
    return _one_space(weight) * len(spaces)


@cache
def _one_space(weight: Weight) -> float:
    face = typeface(weight)
    glyph = face.font.get_nominal_glyph(0x20)
    return float(face.font.get_glyph_h_advance(glyph)) / face.upem


def line_width(text: str, weight: Weight) -> float:
    """Width of a line: its words and the spaces between them."""
    if PAIRED.issuperset(text):
        return paired_width(text, weight)
    if not SPACES.search(text):
        return word_width(text, weight) if text else 0.0
    words = spaces = 0.0
    between = False  # the parts are words and spaces in turn
    for part in SPACES.split(text):
        if between:
            spaces += space_width(part, weight)
        elif part:
            words += word_width(part, weight)
        between = not between
    return words + spaces


@lru_cache(maxsize=LINES)
def place_words(text: str, weight: Weight) -> tuple[Placed, ...]:
    """The words of a line from left to right as they are read."""
    parts = SPACES.split(text)
    x = 0.0
    placed = []
    for part in parts if max(text, default="") < FIRST_RTL else _visual_order(parts):
        if part and SPACES.fullmatch(part):
            x += space_width(part, weight)
        elif part:
            word = shape_word(part, weight)
            placed.append(Placed(part, word, x))
            x += word.width
    return tuple(placed)


def undrawn(text: str, weight: Weight) -> tuple[str, ...]:
    """The signs of a text for which a box stands, in its order; nobody typed those boxes."""
    if _plain_line(weight).issuperset(text):
        return ()
    signs = (sign for sign in graphemes.clusters(text) if not picture_glyphs(sign))
    return tuple(
        sign for sign in signs if sign != UNKNOWN and _face_for(sign, weight)[1] == UNKNOWN
    )


def _visual_order(parts: list[str]) -> list[str]:
    """Turns runs of right-to-left words round; a word without direction goes with its run."""
    if all(part.isascii() for part in parts) or not any(direction(part) for part in parts):
        return parts
    base = bool(direction(outside("".join(parts))))
    directions = [direction(part) for part in parts]
    for index, found in enumerate(directions):
        if found is None:
            after = next((one for one in directions[index:] if one is not None), base)
            before = directions[index - 1] if index else base
            directions[index] = before if before == after else base
    runs = [
        (rtl, [part for _, part in run])
        for rtl, run in groupby(zip(directions, parts, strict=True), key=lambda pair: pair[0])
    ]
    ordered = [run[::-1] if rtl else run for rtl, run in runs]
    return [part for run in (ordered[::-1] if base else ordered) for part in run]


def _shape(text: str, weight: Weight) -> Word:
    if _plain_letters(weight).issuperset(text):
        return _plain_word(text, weight)
    glyphs: list[Glyph] = []
    pictures: list[Picture] = []
    x = 0.0
    for run in _runs(text, weight):
        if run.face is None:
            for index, number in enumerate(picture_glyphs(run.text)):
                pictures.append(Picture(number, x, "" if index else run.text))
                x += EMOJI_WIDTH
        else:
            x = _shape_run(run.face, run.text, x, glyphs, leftwards=run.leftwards)
    return Word(tuple(glyphs), tuple(pictures), x)


def _paired(text: str, face: Weight) -> Word:
    """A word of such signs."""
    em, x = typeface(face).upem, 0
    glyphs = []
    for sign, (number, advance) in zip(text, steps(text, face), strict=True):
        glyphs.append(Glyph(str(face), number, x / em, 0.0, sign))
        x += advance
    return Word(tuple(glyphs), (), x / em)


def _plain_word(text: str, face: Weight) -> Word:
    """Letters of the first face only: none is a mark, a picture or written leftwards."""
    if PAIRED.issuperset(text):
        return _paired(text, face)
    found, em, x = shaped(face, text), typeface(face).upem, 0
    letters = _letters(text, [info.cluster for info, _ in found])
    glyphs = []
    for (info, at), said in zip(found, letters, strict=True):
        across, up, advance, _ = at.position
        glyphs.append(Glyph(str(face), info.codepoint, (x + across) / em, up / em, said))
        x += advance
    return Word(tuple(glyphs), (), x / em)


def _shape_run(face: str, run: str, x: float, glyphs: list[Glyph], *, leftwards: bool) -> float:
    font = typeface(face)
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    hb.shape(font.font, buffer)
    infos, em = buffer.glyph_infos, font.upem
    letters = _letters(run, [info.cluster for info in infos])
    stacked = _stacked(run) if len(infos) > 1 else frozenset()
    for info, place, said in zip(infos, buffer.glyph_positions, letters, strict=True):
        across, up, advance, _ = place.position
        if info.cluster in stacked and not advance and not _in_line(font, info.codepoint, up):
            continue
        glyphs.append(Glyph(face, info.codepoint, x + across / em, up / em, said))
        x += advance / em
    return x


def _stacked(run: str) -> frozenset[int]:
    """Where the letters begin that carry several marks."""
    found, start = set(), 0
    for sign in graphemes.clusters(run):
        if sum(unicodedata.combining(char) > 0 for char in sign) > 1:
            found.add(start)
        start += len(sign)
    return frozenset(found)


def _in_line(font: Typeface, glyph: int, up: float) -> bool:
    """Whether a mark stays in its letter's line: towers of them would hide what is around."""
    extents = font.font.get_glyph_extents(glyph)
    if extents is None:
        return True
    top = (up + extents.y_bearing) / font.upem
    return bool(top <= HIGHEST and top + extents.height / font.upem >= LOWEST)


def _letters(run: str, clusters: list[int]) -> Sequence[str]:
    """What each glyph says: the run from its cluster's start to the next one's.

    Of a cluster's glyphs the first says it all.
    """
    if clusters == list(range(len(run))):
        return run
    starts = sorted(set(clusters))
    said = {
        start: run[start:end] for start, end in zip(starts, [*starts[1:], len(run)], strict=True)
    }
    return [said.pop(cluster, "") for cluster in clusters]


def _runs(text: str, weight: Weight) -> list[_Run]:
    """The text cut into pieces of one face and one direction; a picture is a piece of its own."""
    if _plain_letters(weight).issuperset(text):
        return [_Run(str(weight), text)]
    signs = graphemes.clusters(text)
    if max(text) < FIRST_RTL:
        return _by_face(signs, weight, leftwards=False)
    found: list[_Run] = []
    for leftwards, piece in pieces(signs):
        runs = _by_face(piece, weight, leftwards=leftwards)
        found += reversed(runs) if leftwards else runs
    return found


def _by_face(signs: Sequence[str], weight: Weight, *, leftwards: bool) -> list[_Run]:
    """In the order of reading."""
    runs: list[_Run] = []
    for sign in signs:
        if picture_glyphs(sign):
            runs.append(_Run(None, sign))
            continue
        face, drawn = _face_for(sign, weight)
        if not drawn:
            continue
        if runs and runs[-1].face == face:
            runs[-1] = _Run(face, runs[-1].text + drawn, leftwards)
        else:
            runs.append(_Run(face, drawn, leftwards))
    return runs


@cache
def _plain_letters(weight: Weight) -> frozenset[str]:
    """Letters, digits, common signs of the first face: each a sign, and never a picture."""
    return frozenset(
        char
        for char in map(chr, range(0x21, 0x0530))
        if ord(char) in typeface(weight).letters and (char.isascii() or char.isalpha())
    ) | frozenset(char for char in QUOTES if ord(char) in typeface(weight).letters)


@cache
def _plain_line(weight: Weight) -> frozenset[str]:
    return _plain_letters(weight) | {" ", "\u00a0"}


@lru_cache(maxsize=8192)
def _face_for(cluster: str, weight: Weight) -> tuple[str, str]:
    """The name of the face that draws the cluster, and what it is asked to draw."""
    drawn = unicodedata.normalize("NFC", cluster)
    visible = "".join(char for char in drawn if not _is_invisible(char))
    names = (str(weight), f"fallback:{weight}", SPARE)
    if not visible:
        return names[0], "".join(char for char in drawn if ord(char) in typeface(weight).letters)
    # Inter puts an acute beside a Cyrillic letter, not over it
    marked = len(visible) > 1 and "\u0400" <= visible[0] <= "\u052f"
    faces: list[tuple[str, Typeface]] = list(zip(names, chain(weight), strict=False))
    for name, face in faces[1:] if marked else faces:
        if face.has(visible) and face.widest(visible) <= WIDEST:
            return name, drawn if face.has(drawn) else visible
    log.warning("no font has %s", " ".join(f"U+{ord(char):04X}" for char in visible))
    return names[0], UNKNOWN


def _is_invisible(char: str) -> bool:
    """Controls, joiners and variation marks: nothing is drawn for them."""
    return unicodedata.category(char) in {"Cc", "Cf"} or "\ufe00" <= char <= "\ufe0f"
