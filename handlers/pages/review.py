"""«Всё ещё так?»: the day of the look, and the look itself."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import DAY, MAP, NEVER, STAGE, maybe, word
from handlers.pages.page import Act, Page, takes
from journey.review import SPANS

WHEN: Final = Page("when", takes(MAP))
REVIEW: Final = Page("review", takes(MAP, maybe(STAGE)))
UNCHECKED: Final = Page("unchecked", takes(MAP))
CHECKED: Final = Page("checked", takes(MAP))

REMIND: Final = Act("remind", takes(MAP, word("span", (*SPANS, NEVER))))
CHECK: Final = Act("check", takes(MAP))
STILL: Final = Act("still", takes(MAP, STAGE, DAY))
PUT_OFF: Final = Act("putoff", takes(MAP, DAY))
