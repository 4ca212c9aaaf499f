"""Words of papers, of what is handed over and of what tasks take, as the bot says them: read here
as people read them.
"""

from __future__ import annotations

from bot.drawing.words import BOOK, HANDED, PAPERS, TAKES, senders
from journey.campaigns import Way
from journey.measures import Cost, Effort
from journey.model import TaskStatus
from locales.texts import Languages


def papers(language: str) -> dict[str, str]:
    """By key, with their braces kept."""
    say = Languages().texts(language).plain
    return {
        key: say(f"paper.{key}", **{name: f"{{{name}}}" for name in names})
        for key, names in PAPERS.items()
    }


def handed(language: str) -> dict[str, str]:
    """By key, with their braces kept."""
    say = Languages().texts(language).plain
    return {
        key: say(f"handed.{key}", **{name: f"{{{name}}}" for name in names})
        for key, names in HANDED.items()
    }


def ways(language: str) -> dict[Way, tuple[str, ...]]:
    return senders(Languages().texts(language))


def takes(language: str) -> dict[str, str]:
    """The keys that `journey.checklist.takes` asks for, with their braces kept."""
    say = Languages().texts(language).plain
    frames = {
        key: say(key, **{name: f"{{{name}}}" for name in names}) for key, names in TAKES.items()
    }
    efforts = {key: say(key) for key in (f"effort.{one.value}" for one in Effort)}
    return frames | efforts | {key: say(key) for key in (f"cost.{one.value}" for one in Cost)}


def book(language: str) -> dict[str, str]:
    """Of the map as a spreadsheet."""
    say = Languages().texts(language).plain
    states = [f"state.{one.value}" for one in TaskStatus]
    return {key: say(f"book.{key}") for key in (*BOOK, *states)}
