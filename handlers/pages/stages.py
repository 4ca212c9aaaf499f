"""The stages of a map: in order, and each with its rows."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, NUMBER, STAGE, maybe
from handlers.pages.page import Act, Page, takes

STAGES: Final = Page("stages", takes(MAP))
STAGE_OF: Final = Page("stage", takes(MAP, STAGE))
ADD_STAGE: Final = Page("addstage", takes(MAP))
RENAME: Final = Page("rename", takes(MAP, STAGE))
EDIT: Final = Page("edit", takes(MAP, maybe(STAGE)))

PHOTOS: Final = Act("photos", takes(MAP, STAGE))
"""What the team has shown of a stage, sent."""
MOVE: Final = Act("move", takes(MAP, STAGE, NUMBER))
REMOVE: Final = Act("remove", takes(MAP, STAGE))
