"""What a service elsewhere refuses, as a value that can be told to a person."""

from __future__ import annotations

import re
from typing import Final

from journey.connections import PASSING, Trouble
from journey.limits import ITEM_CHARS

_TAG: Final = re.compile(r"<[^>]*>")


class Refusal(Exception):  # noqa: N818 - reads as what it is
    """It did not work; `said` are the service's own words, where a person can do with them."""

    def __init__(self, trouble: Trouble, said: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        told = " ".join(_TAG.sub(" ", said).split())
        self.said = told[:ITEM_CHARS]

    @property
    def passing(self) -> bool:
        """Whether another moment may mend it."""
        return self.trouble in PASSING
