"""The list of maps, the archive, the bin; a map's card and what lies behind it; copies."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG, FRESH, MAP, PAGE, THROWN, like, usually
from handlers.pages.page import Act, Page, takes

MAPS: Final = Page("maps", takes(PAGE))
ARCHIVE: Final = Page("archive", takes(PAGE))
BIN: Final = Page("bin", takes(PAGE))
WORDS: Final = usually(like("words", "(?s:.*)", rest=True), "")
FOUND: Final = Page("found", takes(PAGE, WORDS))
DELETED: Final = Page("deleted", takes(THROWN))
CARD: Final = Page("card", takes(MAP))
MORE: Final = Page("more", takes(MAP))
"""«Ещё»; behind it four pages, so that none is longer than a thumb's reach."""
VIEWED: Final = Page("viewed", takes(MAP))
TRADE: Final = Page("trade", takes(MAP))
UNDERSTOOD: Final = Page("understood", takes(MAP))
KEPT: Final = Page("kept", takes(MAP))
BEHIND: Final = (VIEWED, TRADE, UNDERSTOOD, KEPT)
TITLE: Final = Page("title", takes(MAP))
DIFFERENCE: Final = Page("diff", takes(MAP, PAGE))

TURN: Final = Act("found", takes(PAGE))
DELETE: Final = Act("delete", takes(MAP))
UNDELETE: Final = Act("undelete", takes(THROWN))
PUT_AWAY: Final = Act("archive", takes(MAP, FLAG))
COPY: Final = Act("copy", takes(MAP, FRESH))
PLAN: Final = Act("tobe", takes(MAP, FRESH))
