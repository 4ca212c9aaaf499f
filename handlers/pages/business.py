"""«О бизнесе»: what a map says about the business as a whole."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, PAGE, ZONE_NAME, usually, word
from handlers.pages.page import Act, Page, takes
from journey.questions import QUESTIONS, Scope

FIELD: Final = word("field", [one.id for one in QUESTIONS if one.scope is Scope.BUSINESS])
ASIDE: Final = "aside"
WAY: Final = usually(word("way", (ASIDE,)), "")
"""Aside: asked on the way, not from the page; the answer leads on to the card."""

BUSINESS: Final = Page("business", takes(MAP))
CITY: Final = Page("mycity", takes(MAP, PAGE))

ASK_BUSINESS: Final = Act("business", takes(MAP, FIELD, WAY))
CLOCK: Final = Act("myzone", takes(MAP, ZONE_NAME))
"""One of the cities with a button: the business is there, or its clock goes as there."""
CITY_AWAY: Final = Act("nocity", takes(MAP))
