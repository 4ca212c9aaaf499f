"""A colour as people type it, and the logo that is kept beside a map.

Knows how a colour is written and how a logo is named; must not know what is drawn.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Annotated, Final, Protocol

from pydantic import StringConstraints

from journey import limits

LogoText = Annotated[
    str,
    StringConstraints(
        pattern=r"^iVBORw0KGgo[A-Za-z0-9+/]([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        max_length=-(-limits.LOGO_BYTES // 3) * 4,
    ),
]
"""A logo in a text, as files carry it: a PNG in base64."""

_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


def colour_of(typed: str) -> str | None:
    """`#rrggbb` in small letters, with or without the sign in what was typed; None: no colour."""
    found = _COLOUR.fullmatch(typed.strip())
    return f"#{found[1].lower()}" if found else None


def name_of(logo: bytes) -> str:
    """What a logo is known by: `journey.model.Look.logo`."""
    return sha256(logo).hexdigest()


def as_text(logo: bytes | None) -> LogoText | None:
    """A logo as files carry it."""
    return None if logo is None else b64encode(logo).decode()


def of_text(told: LogoText | None) -> bytes | None:
    """What a file carried, not looked at yet: anybody may have put it there."""
    return None if told is None else b64decode(told)


class LogosWork(Protocol):
    """The part of `journey.ports.Work` that keeps logos, small PNGs, beside their maps."""

    async def logo(self, name: str) -> bytes | None:
        """The logo of that name, of whichever map; None: it is kept no more."""

    async def save_logo(self, journey_id: str, logo: bytes) -> str:
        """Keeps it with a map, and gives its name; the oldest beyond `limits.LOGOS_MAX` go."""
