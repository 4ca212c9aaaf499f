"""Where a message stands, so that a tap leads there."""

from __future__ import annotations

from typing import Final

_SUPERGROUP: Final = "-100"


def address(chat: int, message: int | None) -> str | None:
    """Opens a message for the members of its group; None: in a small group none has an address."""
    said = str(chat)
    if message is None or not said.startswith(_SUPERGROUP):
        return None
    return f"https://t.me/c/{said.removeprefix(_SUPERGROUP)}/{message}"


def linked(words: str, where: str | None) -> str:
    """HTML that leads there; without an address the words alone."""
    return words if where is None else f'<a href="{where}">{words}</a>'
