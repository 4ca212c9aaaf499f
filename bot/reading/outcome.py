"""What the process that reads a file answers: what is in it, or why it cannot be read.

JSON and no pickle: what a hostile file could talk that process into is still nothing but words.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journey.dropped import Found
from journey.errors import Code
from journey.values import Frozen


class Outcome(Frozen):
    """One of two."""

    found: Found | None = None
    code: Code | None = None
    names: str = ""
    """Columns that the code's sentence speaks of."""
    peak: Annotated[int, Field(ge=0)] = 0
    """Memory that it took at most, in kilobytes."""
