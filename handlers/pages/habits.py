"""«Держится?»: whether a habit is still kept up, asked once."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, TASK, word
from handlers.pages.page import Act, Page, takes
from journey.rhythms import Every

HABIT: Final = Page("habit", takes(MAP, TASK))

HELD: Final = Act("held", takes(MAP, TASK))
BROKEN: Final = Act("broken", takes(MAP, TASK))
OFTEN: Final[tuple[Every, ...]] = ("day", "week")
KEEP: Final = Act("keephabit", takes(MAP, TASK, word("every", OFTEN)))
"""It becomes a line of its own that comes again so often."""
ASK_LATER: Final = Act("holdlater", takes(MAP, TASK))
