"""SVG: a page for programs that draw further, or for a web page; sharp at any size.

Knows SVG's document; knows no journey's rules. Letters are outlines, which look alike everywhere,
or text that can be changed, with its fonts inside for browsers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from renderers.format import Format, scenes

if TYPE_CHECKING:
    from journey.model import Journey
    from renderers.draw import Pages
    from renderers.scene import Scene
    from renderers.words import Words

SPACES: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def write(scene: Scene, *, title: str, language: str, as_text: bool = False) -> bytes:
    """One page; `as_text` keeps letters as letters."""
    from renderers.drawing.svg_letters import Outlines, Typed, printable, short
    from renderers.drawing.svg_page import SvgPainter

    painter = SvgPainter(Typed() if as_text else Outlines())
    elements = painter.elements(scene)
    width, height = short(scene.width), short(scene.height)
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    said = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<svg {SPACES} {size} xml:lang={quoteattr(language)}>\n"
        f"<title>{escape(printable(title))}</title>\n"
        f"<defs>\n{painter.definitions()}\n</defs>\n"
        f"{elements}\n</svg>\n"
    )
    return said.encode()


def _files(
    journey: Journey,
    words: Words,
    theme: str,
    *,
    pages: Pages = "board",
    scale: float | None = None,  # noqa: ARG001  it has no pixels
    as_text: bool = False,
    beside: Journey | None = None,
) -> tuple[bytes, ...]:
    """A file for each page."""
    drawn = scenes(journey, words, theme=theme, pages=pages, beside=beside)
    return tuple(
        write(scene, title=journey.title, language=words.language, as_text=as_text)
        for scene in drawn
    )


FORMAT: Final = Format(".svg", "image/svg+xml", _files)
