"""What to begin with: one thing to do at a time, and the question whether it worked out."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG, MAP, PAGE, TASK
from handlers.pages.page import Act, Page, takes

TODAY: Final = Page("today", takes(MAP, PAGE))
"""The number counts the open tasks from the most useful on."""

DID: Final = Act("did", takes(MAP, TASK))
NOT_YET: Final = Act("notyet", takes(MAP, TASK))
ASK_LATER: Final = Act("asklater", takes(MAP, FLAG))
"""Whether it is asked after a few days how it went."""
