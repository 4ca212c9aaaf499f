"""The page itself: one file that needs nothing else, for whoever has no Telegram.

Knows the template and how a browser is kept from loading or running anything that is not in the
file; must not know what a map says. All words are escaped by the template's own rule.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journey.look import as_text
from journey.words import capital
from renderers import telling
from renderers.drawing.svg_letters import printable
from renderers.webpage import colours, lettering
from renderers.webpage.told import figure, told
from renderers.webpage.wave import face_symbol

if TYPE_CHECKING:
    from jinja2 import Template

    from renderers.format import Request
    from renderers.webpage.told import Told

HERE: Final = Path(__file__).parent
FACES: Final = range(-2, 3)
ENDS: Final = (f"{chr(end - 2)}{chr(end - 1)}" for end in range(0x10000, 0x120000, 0x10000))
UNSAID: Final = re.compile(f"[\\x0c\\r\\x7f-\\x9f\\ufdd0-\\ufdef{''.join(ENDS)}]")
"""Signs beside XML's own that HTML does not allow: further controls, and those that are none."""
ON_A4: Final = 7
"""Columns of a sheet that is printed; more of them want a larger one."""


def write(request: Request) -> str:
    """The whole file; its letters are those that its own text holds."""
    from markupsafe import Markup

    page, script = told(request), _text("page.js")
    look, words = request.journey.look, request.words
    template, faces = _template(), [face_symbol(one, colours.of_day(look)) for one in FACES]

    def filled(style: str) -> str:
        return template.render(
            told=page,
            logo=as_text(request.logo),
            words=words,
            say=words.papers,
            figures=lambda entry: figure(entry, words),
            quoted=lambda text: telling.quoted(text, words),
            capital=capital,
            policy=_policy(style, script),
            day=colours.ground(look, night=False),
            night=colours.ground(look, night=True),
            style=Markup(style),  # noqa: S704 - our own files and colours
            script=Markup(script),  # noqa: S704 - our own file
            faces=[Markup(one) for one in faces],  # noqa: S704 - numbers and colours
        )

    bare = filled("")
    return filled(_style(bare, page, request))


def _style(said: str, page: Told, request: Request) -> str:
    fonts = "".join(
        f'@font-face{{font-family:"{lettering.FAMILY}";font-weight:{weight};font-display:swap;'
        f"src:url(data:font/woff;base64,{data}) format('woff')}}\n"
        for weight, data in lettering.faces(said)
    )
    rows = len(page.lanes) + 1 + page.reached
    stages = max(1, len(page.stops))
    paper = "A4" if stages <= ON_A4 else "A3"
    grid = f":root{{--stages:{stages};--rows:{rows}}}\n@page{{size:{paper} landscape}}\n"
    return fonts + colours.sheet(request.journey.look) + grid + _text("page.css")


def _policy(style: str, script: str) -> str:
    """Nothing comes from anywhere, and only the file's own style and script count."""
    return (
        "default-src 'none'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    return environment.from_string(_text("page.html.j2"))


def _shown(value: object) -> object:
    """Without the signs that a page cannot hold; what is markup already stays so."""
    return UNSAID.sub("", printable(value)) if type(value) is str else value
