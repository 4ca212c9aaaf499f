"""JSON: our own file of a whole map; what is in it is `journey.codec`'s matter."""

from __future__ import annotations

from typing import Final

from bot.incoming import Reader
from journey import codec

READER: Final = Reader(title="JSON", suffix=".json", read=codec.read)
