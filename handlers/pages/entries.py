"""A row of a stage, and everything about one entry; a metric's figures."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import (
    CAME,
    ENTRY,
    FLAG,
    LEVEL,
    MAP,
    NUMBER,
    STAGE,
    TEXT,
    counted,
    maybe,
    named,
    word,
)
from handlers.pages.page import Act, Page, Sort, takes
from journey.measures import Better, Cost, Effort
from journey.model import Intent
from journey.questions import LANES, QUESTIONS, Kind, Scope

SEVERITY: Final = counted("severity", (1, 2, 3))
ASKED: Final = tuple(
    one.id for one in QUESTIONS if one.scope is Scope.ITEM and one.kind is not Kind.LINE
)
"""The figures of a metric, by the ids of their questions."""
ROWS: Final = frozenset(LANES) - {"emotion"}

ROW: Final = Page("row", takes(MAP, STAGE, word("lane", ROWS)))
MOODS: Final = Page("moods", takes(MAP, STAGE))
ITEM: Final = Page("item", takes(MAP, maybe(ENTRY), CAME))
REWORD: Final = Page("reword", takes(MAP, maybe(ENTRY), CAME))
PLACES: Final = Page("places", takes(MAP, maybe(ENTRY), CAME))
"""Which channel answers a customer's question."""
STRONG: Final = Page("strong", takes(MAP, maybe(STAGE)))
"""What works well on a stage."""
WHY: Final = Page("why", takes(MAP, maybe(ENTRY), CAME))
OVER: Final = Page("over", takes(MAP, maybe(ENTRY), CAME))
GONE: Final = Page("gone", takes(MAP, maybe(NUMBER), CAME), Sort.STEP)
NUMBERS: Final = Page("numbers", takes(MAP, maybe(STAGE)))
FIGURES: Final = Page("figures", takes(MAP, ENTRY))

CONFIRM: Final = Act("true", takes(MAP, ENTRY))
RATE: Final = Act("rate", takes(MAP, ENTRY, SEVERITY))
SIZE: Final = Act("size", takes(MAP, ENTRY, named("effort", Effort)))
PRICE: Final = Act("price", takes(MAP, ENTRY, named("cost", Cost)))
DIRECT: Final = Act("better", takes(MAP, ENTRY, named("better", Better)))
CLOSE: Final = Act("shut", takes(MAP, ENTRY, FLAG))
PRAISE: Final = Act("praise", takes(MAP, ENTRY, FLAG))
INTEND: Final = Act("intend", takes(MAP, ENTRY, maybe(named("intent", Intent))))
ANSWER_IN: Final = Act("answerin", takes(MAP, ENTRY, maybe(TEXT)))
"""A customer's question, and the channel (its id) that answers it; none: nowhere."""
FEEL: Final = Act("feel", takes(MAP, ENTRY, LEVEL))
ORDER: Final = Act("order", takes(MAP, ENTRY, NUMBER))
CARRY: Final = Act("over", takes(MAP, ENTRY, STAGE))
DROP: Final = Act("drop", takes(MAP, ENTRY, maybe(CAME)))
UNDROP: Final = Act("undrop", takes(MAP, NUMBER))
ASK_OUTCOME: Final = Act("outcome", takes(MAP, ENTRY))
ASK_FIGURE: Final = Act("figure", takes(MAP, ENTRY, word("figure", ASKED)))
