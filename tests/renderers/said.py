"""Words of papers and of what tasks take, as the bot says them: read here as people read them."""

from __future__ import annotations

from bot.drawing.words import PAPERS, TAKES
from journey.measures import Cost, Effort
from locales.texts import Languages


def papers(language: str) -> dict[str, str]:
    """By key, with their braces kept."""
    say = Languages().texts(language).plain
    return {
        key: say(f"paper.{key}", **{name: f"{{{name}}}" for name in names})
        for key, names in PAPERS.items()
    }


def takes(language: str) -> dict[str, str]:
    """The keys that `journey.checklist.takes` asks for, with their braces kept."""
    say = Languages().texts(language).plain
    frames = {
        key: say(key, **{name: f"{{{name}}}" for name in names}) for key, names in TAKES.items()
    }
    efforts = {key: say(key) for key in (f"effort.{one.value}" for one in Effort)}
    return frames | efforts | {key: say(key) for key in (f"cost.{one.value}" for one in Cost)}
