"""Whose journey it is."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, NUMBER, PERSONA, word
from handlers.pages.page import Act, Page, takes
from journey.questions import QUESTIONS, Scope

FIELD: Final = word("field", [one.id for one in QUESTIONS if one.scope is Scope.PERSONA])

PEOPLE: Final = Page("people", takes(MAP))
PERSONA_OF: Final = Page("persona", takes(MAP, PERSONA))
REMOVING: Final = Page("unwho", takes(MAP, PERSONA))

ADD: Final = Act("addwho", takes(MAP))
SWAP: Final = Act("swapwho", takes(MAP))
ASK_FIELD: Final = Act("who", takes(MAP, PERSONA, FIELD))
MOVE: Final = Act("whomove", takes(MAP, PERSONA, NUMBER))
REMOVE: Final = Act("unwho", takes(MAP, PERSONA))
