"""«Держится?»: whether a habit is still kept up, asked once."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, TASK
from handlers.pages.page import Act, Page, takes

HABIT: Final = Page("habit", takes(MAP, TASK))

HELD: Final = Act("held", takes(MAP, TASK))
BROKEN: Final = Act("broken", takes(MAP, TASK))
ASK_LATER: Final = Act("holdlater", takes(MAP, TASK))
