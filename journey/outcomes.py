"""What a customer does where a pain was in the way; knows nothing else of a map."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What the customer does where a pain was in the way."""

    LEAVES = "leaves"
    ASKS = "asks"
    """Calls or writes."""
    WAITS = "waits"
    RETURNS = "returns"
    """Goes away and comes back later."""
