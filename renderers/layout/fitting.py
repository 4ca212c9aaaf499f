"""A text in so many lines and no more: what is too long for them is cut at a word, with «…».

Knows words and lines; knows no page. For pages of a fixed size, where nothing goes on a further
one; a word is cut only where it is wider than a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers import telling
from renderers.layout.blocks import Block, text_records
from renderers.text import graphemes
from renderers.text.wrap import HARD, Line, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.text.measure import Lettering, Measure

CUT: Final = "…"


def fitted(
    text: str,
    width: float,
    letters: Lettering,
    measure: Measure,
    most: int,
    *,
    tail: float = 0.0,
    whole_words: bool = False,
) -> tuple[Line, ...]:
    """At most so many lines, with room for `tail` behind the last.

    `whole_words`: no line at all where not even the first word fits one.
    """
    told = HARD.sub(" ", text).strip()
    if not told or most < 1:
        return ()
    for shorter in telling.shorter(told):
        lines = wrap(shorter, width, letters, measure, tail)
        whole = len(lines) <= most and not any(line.hyphenated for line in lines)
        if whole and lines and lines[-1].width + tail <= width:
            return lines
    if whole_words:
        return ()
    lines = wrap(told, width - tail, letters, measure)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], _ended(lines[most - 1].text, width - tail, letters, measure))


def _ended(text: str, width: float, letters: Lettering, measure: Measure) -> Line:
    """As much of a line as leaves room for «…»."""
    signs = graphemes.clusters(text)
    while signs and measure.width("".join(signs) + CUT, letters) > width:
        signs.pop()
    said = "".join(signs).rstrip() + CUT
    return Line(said, measure.width(said, letters))


def block_of(lines: Sequence[Line], letters: Lettering, colour: str) -> Block:
    """The lines one under the other."""
    return Block(
        max((line.width for line in lines), default=0.0),
        len(lines) * letters.line,
        lambda x, y: text_records(lines, letters, colour, x, y),
    )


def joined(lines: Sequence[Line]) -> str:
    """The lines as the one paragraph that they are."""
    said = ""
    for line in lines:
        said += line.text[:-1] if line.hyphenated else f"{line.text} "
    return said.rstrip()
