"""SVG: a page for programs that draw further, or for a web page; sharp at any size.

Knows SVG's document; knows no journey's rules. Letters are outlines, which look alike everywhere,
or text that can be changed, with its fonts inside for browsers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from renderers.format import Format, Needs, Offer, Option
from renderers.pages import counted, scenes

if TYPE_CHECKING:
    from renderers.format import Request
    from renderers.scene import Scene

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


def _files(request: Request) -> tuple[bytes, ...]:
    """A file for each page."""
    title, language = request.journey.title, request.words.language
    whole = request.paper is None and request.leaflet is None
    found = [one for _, one in counted(request)] if whole else scenes(request)
    return tuple(
        write(scene, title=title, language=language, as_text=request.as_text) for scene in found
    )


FORMAT: Final = Format(
    title="SVG",
    suffix=".svg",
    needs=Needs.PICTURE,
    write=_files,
    paged=True,
    options=frozenset({Option.LETTERS}),
    offers=(
        Offer(what="board", place=40, use="edit"),
        Offer(what="letters", place=41, use="edit", as_text=True),
    ),
)
