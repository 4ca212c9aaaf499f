"""Lines of text in an SVG: as outlines that look alike everywhere, or as text with its fonts.

Knows shaping, the fonts' outlines and HarfBuzz's subsetter; knows no page. Either way a line
tells its words: as its label, or as itself.
"""

from __future__ import annotations

import re
from base64 import b64encode
from itertools import groupby
from typing import TYPE_CHECKING, Final, Protocol
from xml.sax.saxutils import escape, quoteattr

import uharfbuzz as hb

from renderers.text.shaping import Glyph, Placed, place_words
from renderers.text.typeface import SPARE, Weight, typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.scene import Text

EM: Final = 2048
"""Units of an outline to the letter size, whatever the font counts in."""

UNPRINTABLE: Final = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")

NUMBERS: Final = {Weight.REGULAR: 400, Weight.MEDIUM: 500, Weight.SEMIBOLD: 600, Weight.BOLD: 700}


class Letters(Protocol):
    """One way to write lines; `definitions` comes after all lines."""

    def line(self, text: Text) -> str: ...

    def definitions(self) -> str: ...


class Outlines:
    """Each glyph's outline once for a page, then only named."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, int], str] = {}

    def line(self, text: Text) -> str:
        """A group in units of the outlines, y up."""
        size, weight = text.lettering.size, text.lettering.weight
        glyphs = [
            self._glyph(glyph, placed.x)
            for placed in place_words(text.text, weight)
            for glyph in placed.word.glyphs
        ]
        place = f"translate({short(text.x)} {short(text.baseline)})"
        scale = f"scale({size / EM:.6f} {-size / EM:.6f})"
        label = f'role="img" aria-label={quoteattr(printable(text.text))}'
        return f'<g {label} fill="{text.colour}" transform="{place} {scale}">{"".join(glyphs)}</g>'

    def _glyph(self, glyph: Glyph, x: float) -> str:
        key = (glyph.face, glyph.number)
        name = self._names.setdefault(key, f"g{len(self._names)}")
        up = f' y="{round(glyph.y * EM)}"' if glyph.y else ""
        return f'<use xlink:href="#{name}" x="{round((x + glyph.x) * EM)}"{up}/>'

    def definitions(self) -> str:
        return "\n".join(
            f'<path id="{name}" d="{_outline(face, number)}"/>'
            for (face, number), name in self._names.items()
        )


class Typed:
    """Letters as letters, with the fonts cut to them inside the file."""

    def __init__(self) -> None:
        self._used: dict[str, set[int]] = {}

    def line(self, text: Text) -> str:
        """The line with each word at its place."""
        size, weight = text.lettering.size, text.lettering.weight
        words = "".join(
            self._piece(face, said, text.x + x * size)
            for placed in place_words(text.text, weight)
            for face, said, x in _pieces(placed)
        )
        place = f'y="{short(text.baseline)}" font-size="{short(size)}" fill="{text.colour}"'
        return f'<text xml:space="preserve" {place}>{words}</text>'

    def _piece(self, face: str, said: str, x: float) -> str:
        self._used.setdefault(face, set()).update(map(ord, said))
        style = list(self._used).index(face)
        return f'<tspan class="f{style}" x="{short(x)}">{escape(printable(said))}</tspan>'

    def definitions(self) -> str:
        rules = "\n".join(
            f"@font-face{{font-family:f{number};src:url(data:font/ttf;base64,{_cut(face, used)})}}"
            f".f{number}{{{_family(face, number)}}}"
            for number, (face, used) in enumerate(self._used.items())
        )
        return f"<style>{rules}</style>"


def _pieces(placed: Placed) -> Iterator[tuple[str, str, float]]:
    """A word cut where its face changes: the face, what it says, where it starts in em."""
    glyphs, pictures = placed.word.glyphs, placed.word.pictures
    faces = {glyph.face for glyph in glyphs}
    if len(faces) == 1 and not pictures:
        yield faces.pop(), placed.text + " ", placed.x
        return
    things: list[tuple[float, str, str]] = [
        *((glyph.x, glyph.face, glyph.text) for glyph in glyphs),
        *((picture.x, "", "") for picture in pictures),
    ]
    for face, run in groupby(sorted(things, key=lambda thing: thing[0]), lambda thing: thing[1]):
        found = list(run)
        if face:
            yield face, "".join(said for _, _, said in found), placed.x + found[0][0]


def _family(face: str, number: int) -> str:
    """Our own cut first; where a reader passes over embedded fonts, what it has."""
    if face == SPARE:
        return f"font-family:f{number},sans-serif"
    named = "DejaVu Sans" if face.startswith("fallback:") else "Inter"
    weight = NUMBERS[Weight(face.removeprefix("fallback:"))]
    return f"font-family:f{number},'{named}',sans-serif;font-weight:{weight}"


def _cut(face: str, used: set[int]) -> str:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.UNICODE).set(used)
    return b64encode(hb.subset(typeface(face).font.face, wanted).blob.data).decode()


class _Pen:
    """Writes an outline in the words of SVG's paths."""

    def __init__(self, upem: int) -> None:
        self.words: list[str] = []
        self._scale = EM / upem

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  the pen protocol's names
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("C", *points)

    def closePath(self) -> None:  # noqa: N802
        self.words.append("Z")

    def _add(self, word: str, *points: tuple[float, float]) -> None:
        numbers = [str(round(value * self._scale)) for point in points for value in point]
        self.words.append(word + " ".join(numbers))


def _outline(face: str, number: int) -> str:
    font = typeface(face)
    pen = _Pen(font.upem)
    font.font.draw_glyph_with_pen(number, pen)
    return "".join(pen.words)


def printable(text: str) -> str:
    """The text without the control signs that XML cannot hold; none of them is ever drawn."""
    return UNPRINTABLE.sub("", text)


def short(value: float) -> str:
    """Two decimals at most: a hundredth of a screen's pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
