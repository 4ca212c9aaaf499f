"""Fonts inside a PDF: only the letters that were used, and what each of them says.

Knows HarfBuzz's subsetter and PDF's composite fonts; knows no page. A code stands for a glyph
and its letters together, so whatever a glyph looks like, copying and searching find what was
typed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

import pydyf
import uharfbuzz as hb

from renderers.text.typeface import EMOJI_WIDTH, Typeface, Weight, typeface

UNITS: Final = 1000
"""PDF counts a letter's width in thousandths of its size."""

SYMBOLIC: Final = 4
STEM: Final = 80
BLOCK: Final = 100
"""Entries that one block of a character map may have."""

USELESS: Final = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "STAT", "gasp")
"""Tables that a PDF reader does not ask: places and letters are written beside the text."""

SQUARE: Final = 0x25A0

HIDDEN: Final = "hidden"
"""The font of signs that are drawn as pictures: never shown, there to find and copy."""


@dataclass(slots=True)
class Font:
    """The letters of one face that a document uses, by their codes from 1."""

    face: Typeface
    hidden: bool = False
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, letters: str) -> int:
        """The code of a glyph that stands for these letters."""
        return self.codes.setdefault((glyph, letters), len(self.codes) + 1)

    def width(self, glyph: int) -> int:
        """How far the reader's pen moves for the glyph, in thousandths."""
        if self.hidden:
            return round(EMOJI_WIDTH * UNITS)
        advance: int = self.face.font.get_glyph_h_advance(glyph)
        return round(advance * UNITS / self.face.upem)

    def space(self) -> tuple[int, int]:
        """The code and the glyph of a space."""
        glyph = int(self.face.font.get_nominal_glyph(0x20))
        return self.code(glyph, " "), glyph

    def square(self) -> int:
        """The glyph that stands invisibly for a picture: readers pass over letters without ink."""
        return int(self.face.font.get_nominal_glyph(SQUARE))

    def add_to(self, pdf: Any) -> bytes:
        """Writes the font's objects; the reference to use."""
        name = f"/{self._tag()}+{self.face.name}"
        descendant = _added(pdf, pydyf.Dictionary(self._descendant(pdf, name)))
        whole = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([descendant]),
            "ToUnicode": _added(pdf, pydyf.Stream([self._unicode_map()], compress=True)),
        }
        return _added(pdf, pydyf.Dictionary(whole))

    def _descendant(self, pdf: Any, name: str) -> dict[str, Any]:
        glyphs = [0, *(glyph for glyph, _ in self.codes)]
        places = b"".join(struct.pack(">H", glyph) for glyph in glyphs)
        widths = pydyf.Array([self.width(glyph) for glyph in glyphs])
        system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        return {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pydyf.Dictionary(system),
            "W": pydyf.Array([0, widths]),
            "CIDToGIDMap": _added(pdf, pydyf.Stream([places], compress=True)),
            "FontDescriptor": _added(pdf, pydyf.Dictionary(self._descriptor(pdf, name))),
        }

    def _descriptor(self, pdf: Any, name: str) -> dict[str, Any]:
        file = _cut(self.face, {glyph for glyph, _ in self.codes})
        box = struct.unpack(">4h", self.face.font.face.reference_table("head").data[36:44])
        left, lower, right, upper = (round(value * UNITS / self.face.upem) for value in box)
        return {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": SYMBOLIC,
            "FontBBox": pydyf.Array([left, lower, right, upper]),
            "ItalicAngle": 0,
            "Ascent": upper,
            "Descent": lower,
            "CapHeight": upper,
            "StemV": STEM,
            "FontFile2": _added(pdf, pydyf.Stream([file], {"Length1": len(file)}, compress=True)),
        }

    def _tag(self) -> str:
        """Six letters that differ where the letters used differ."""
        digest = sha256(repr(sorted(self.codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _unicode_map(self) -> str:
        entries = [
            f"<{code:04x}> <{letters.encode('utf-16-be').hex()}>"
            for (_, letters), code in self.codes.items()
            if letters
        ]
        blocks = [entries[start : start + BLOCK] for start in range(0, len(entries), BLOCK)]
        body = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return UNICODE_MAP.format(body=body)


UNICODE_MAP: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{body}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _cut(face: Typeface, glyphs: set[int]) -> bytes:
    """The font file with these glyphs only; they keep their numbers."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(glyphs)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_number, USELESS))
    return bytes(hb.subset(face.font.face, wanted).blob.data)


def _number(tag: str) -> int:
    return int.from_bytes(tag.ljust(4).encode(), "big")


class Fonts:
    """The fonts of a document in the order of their first use."""

    def __init__(self) -> None:
        self._fonts: dict[str, Font] = {}

    def named(self, face: str) -> tuple[str, Font]:
        """A face's name inside the document, and the font."""
        if face not in self._fonts:
            hidden = face == HIDDEN
            self._fonts[face] = Font(typeface(Weight.REGULAR if hidden else face), hidden)
        return f"F{list(self._fonts).index(face)}", self._fonts[face]

    def add_to(self, pdf: Any) -> Any:
        """Writes every font; the dictionary of their names."""
        return pydyf.Dictionary(
            {self.named(face)[0]: font.add_to(pdf) for face, font in self._fonts.items()}
        )


def _added(pdf: Any, thing: Any) -> bytes:
    pdf.add_object(thing)
    return bytes(thing.reference)
