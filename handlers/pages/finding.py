"""What was looked for: on one map, or on all of a person's."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, PAGE
from handlers.pages.page import Act, Page, takes

FIND: Final = Page("find", takes(MAP, PAGE))
FIND_ALL: Final = Page("findall", takes(PAGE))

SEEK: Final = Act("seek", takes(MAP))
