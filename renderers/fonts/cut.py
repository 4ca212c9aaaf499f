"""Cuts the shipped fonts out of their sources; run by hand when a source changes.

Knows where the glyphs come from and which of them the pictures need. Needs fontTools and:

    pip download --no-deps fontpkg-inter==4.1.post1        (Inter 4.1, OFL)
    apt-get download fonts-noto-color-emoji                 (Noto Color Emoji 2.042, OFL)

    python -m renderers.fonts.cut Inter[opsz,wght].ttf NotoColorEmoji.ttf

The same sources and the same fontTools give the same bytes.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS: Final = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
OPTICAL_SIZE: Final = 14
"""Inter's text cut; the display cut (32) is too tight at 12 px."""

LETTERS: Final = (
    (0x0020, 0x024F),  # Basic Latin, Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters (Uzbek ʻ ʼ) and combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic and its supplement: Kazakh, Tatar, Tajik, Ukrainian …
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation and the spaces of typography
    (0x2070, 0x209F),  # raised and lowered digits
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x218F),  # №, ™, fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical signs
    (0x2300, 0x23FF),  # keys of a keyboard
    (0x2460, 0x24FF),  # numbers in circles
    (0x2500, 0x27BF),  # boxes, figures, stars, checks
    (0x2B00, 0x2BFF),  # more arrows and stars
)
FEATURES: Final = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case"]


def cut_weight(source: Path, name: str, target: Path) -> None:
    """Writes one static weight of `source`, with the letters and features above, to `target`."""
    font = TTFont(source, recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": WEIGHTS[name], "opsz": OPTICAL_SIZE})
    options = Options(
        layout_features=FEATURES, hinting=False, notdef_outline=True, glyph_names=False
    )
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in LETTERS for c in range(first, last + 1)])
    subsetter.subset(font)
    font.save(target)


def main(inter: str, emoji: str) -> None:
    """Writes every shipped font beside this file."""
    here = Path(__file__).parent
    for name in WEIGHTS:
        cut_weight(Path(inter), name, here / f"Inter-{name}.ttf")
    shutil.copyfile(emoji, here / "NotoColorEmoji.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:3])
