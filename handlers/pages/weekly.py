"""The owner's week: whether it is sent."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG
from handlers.pages.page import Act, Page, takes

WEEKLY: Final = Page("weekly", takes())
SEND_WEEKLY: Final = Act("weekly", takes(FLAG))
