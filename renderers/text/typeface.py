"""The fonts as HarfBuzz sees them: which face has a letter, how far it reaches, how it looks.

Knows the font files; knows no matplotlib (its package is only where DejaVu Sans lies).
All figures are in em: 1.0 is the letter size.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import uharfbuzz as hb


class Weight(StrEnum):
    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    __hash__ = str.__hash__  # an enumeration's own is written in Python; each word asks for it


ASCENT: Final = 0.74
"""Capital letters' height over the baseline, Inter."""

DESCENT: Final = 0.21

SPARE: Final = "spare"
SPARES: Final = (
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf",
)
"""Where Debian's `fonts-droid-fallback` puts Chinese and Japanese letters. Nobody has to have it:
four megabytes that most maps never need.
"""

EMOJI: Final = "emoji"
EMOJI_WIDTH: Final = 1.24
"""A picture's width with its margins."""

EMOJI_IMAGE: Final = 1.16
"""A picture's own width."""


class Typeface:
    """One font file."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        self.font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
        self.upem: int = self.font.face.upem
        self.letters: frozenset[int] = frozenset(self.font.face.unicodes)

    def has(self, text: str) -> bool:
        """Whether every character of the text has a glyph."""
        return all(ord(char) in self.letters for char in text)

    def widest(self, text: str) -> float:
        """The widest single character of the text, in em."""
        glyphs = (self.font.get_nominal_glyph(ord(char)) for char in text)
        return float(max(map(self.font.get_glyph_h_advance, glyphs)) / self.upem)


def _fallback_path(weight: Weight) -> Path:
    spec = find_spec("matplotlib")  # finds the folder without importing the package
    if spec is None or spec.origin is None:  # pragma: no cover
        raise FileNotFoundError("matplotlib, whose DejaVu Sans is our second font, is missing")
    file = "DejaVuSans-Bold.ttf" if weight in {Weight.SEMIBOLD, Weight.BOLD} else "DejaVuSans.ttf"
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / file


@cache
def typeface(name: str) -> Typeface:
    """A face by its name: a weight, `emoji`, `spare`, or a weight with `fallback:` in front.

    StopIteration: the spare one is not installed; see `chain`.
    """
    if name.startswith("fallback:"):
        path = _fallback_path(Weight(name.removeprefix("fallback:")))
        return Typeface(path.stem, path)
    if name == SPARE:
        path = next(filter(Path.is_file, map(Path, SPARES)))
        return Typeface(path.stem, path)
    folder = Path(str(files("renderers.fonts")))
    if name == EMOJI:
        return Typeface(EMOJI, folder / "NotoColorEmoji.ttf")
    return Typeface(f"Inter-{Weight(name)}", folder / f"Inter-{Weight(name)}.ttf")


@cache
def chain(weight: Weight) -> tuple[Typeface, ...]:
    """The faces to ask for a letter, the preferred first; the last is the spare one, if any."""
    installed = any(Path(one).is_file() for one in SPARES)
    spare = (typeface(SPARE),) if installed else ()
    return (typeface(weight), typeface(f"fallback:{weight}"), *spare)
