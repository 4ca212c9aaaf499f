"""The history of a map: versions, and the way back to them."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, NUMBER, PAGE, maybe
from handlers.pages.page import Act, Page, Sort, takes

HISTORY: Final = Page("history", takes(MAP, maybe(NUMBER)))
VERSION: Final = Page("version", takes(MAP, NUMBER, NUMBER, PAGE), Sort.STEP)
"""The last and the first revision of it."""

PAST: Final = Act("past", takes(MAP, NUMBER, NUMBER))
RESTORE: Final = Act("restore", takes(MAP, NUMBER, NUMBER))
UNDO: Final = Act("undo", takes(MAP, NUMBER))
