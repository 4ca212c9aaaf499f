"""The dialogue: the question that begins a map, the open question, how deep it goes."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, QUESTION, STAGE, TEXT, maybe, named, usually
from handlers.pages.page import Act, Page, Sort, takes
from journey.model import Order

HOW: Final = usually(TEXT, "walk")
"""The way to a question: see `handlers.flows.asking`."""

NEW: Final = Page("new", takes(), Sort.ASKING)
ASK: Final = Page("ask", takes(MAP, HOW), Sort.ASKING)
WHOSE: Final = Page("whose", takes(MAP, maybe(STAGE), maybe(QUESTION)))
FULL: Final = Page("full", takes(MAP))

BEGIN: Final = Act("new", takes())
CELL: Final = Act("cell", takes(MAP, STAGE, QUESTION, maybe(TEXT)))
"""One cell from the map's card; behind it whose, where that was asked."""
DEEPEN: Final = Act("deep", takes(MAP, named("order", Order)))
QUICKEN: Final = Act("quick", takes(MAP))
