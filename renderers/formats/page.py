"""HTML: the map, its curve and its checklist as one page for any browser, without Telegram.

Knows only that it is one file; what stands on it is known by `renderers.webpage`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.format import Format, Needs, Offer

if TYPE_CHECKING:
    from renderers.format import Request


def _files(request: Request) -> tuple[bytes, ...]:
    from renderers.webpage.page import write

    return (write(request).encode(),)


FORMAT: Final = Format(
    title="HTML",
    suffix=".html",
    needs=Needs.CHECKLIST,
    heavy=True,
    write=_files,
    offers=(Offer(what="page", place=5, use="show"),),
)
