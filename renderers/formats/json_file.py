"""JSON: the whole map with its logo, to be read back; what is in it is `journey.codec`'s matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey import codec
from renderers.format import Format, Needs, Offer

if TYPE_CHECKING:
    from renderers.format import Request


def _files(request: Request) -> tuple[bytes, ...]:
    return (codec.write(request.journey, request.logo),)


FORMAT: Final = Format(
    title="JSON",
    suffix=".json",
    needs=Needs.MAP,
    write=_files,
    offers=(Offer(what="map", place=80, use="other"),),
)
