"""What stands in one place of a table or behind a row's name, as entries of that row.

Knows how people put several things into one cell; must not know which table it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from journey import amounts, durations, figures, pasted
from journey.errors import Rejected
from journey.grid import signs
from journey.lanes import Role
from journey.language import Rules
from journey.measures import Duration, Metric, Reach
from journey.outline.names import DURATION, REACH, Names
from journey.outline.outline import Entry
from journey.questions import lane_of

EMOTION: Final = "emotion"
METRICS: Final = "metrics"
PLACE_WORDS: Final = 4
"""Of a channel up to which a comma parts two of them."""
NOTHING: Final = frozenset({"", "-", "–", "—", "?", "нет", "n/a", "none", "пусто", "—-", "tbd"})
_BREAK: Final = re.compile(r"\s*(?:\n|\r|<br\s*/?>|;)\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"\s+[•●▪◦]\s+")
_MARKUP: Final = re.compile(r"\*\*|__|~~|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NUMBER: Final = re.compile(r"(?<![\w.,])[+\u2212–-]?\s?[0-2](?:[.,]\d+)?(?![\w.,%])")
_IN_BRACKETS: Final = re.compile(r"\(\s*(?P<level>[+\u2212–-]?\s?[0-2](?:[.,]\d+)?)\s*\)")
FACES: Final = {
    **dict.fromkeys("😡🤬😤😠😱😭😫😩💢", -2),
    **dict.fromkeys("😟😕🙁☹😞😒😣😖😔😰😨😥😢😬🤯😓👎", -1),
    **dict.fromkeys("😐😶🤔😑🤨", 0),
    **dict.fromkeys("🙂😊😌😀😃👍😉☺🧐😄", 1),
    **dict.fromkeys("😍🤩🥰😁🎉🥳❤😻", 2),
}


SIGNS: Final = {
    **dict.fromkeys("❌✖👎⛔🚫⚠⚡🔴😡", "pains"),
    **dict.fromkeys("💡🚀🔧", "ideas"),
    **dict.fromkeys("📍📱💻", "channels"),
    **dict.fromkeys("👣🚶", "actions"),
    **dict.fromkeys("❓🤔💭", "questions"),
    **dict.fromkeys("🎯", "goal"),
    **dict.fromkeys("📈📊", "metrics"),
}
"""What people, and we ourselves, put before an entry to say of which row it is."""


def _unknown(_text: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Reader:
    """With the names and the rules of all languages."""

    names: Names
    rules: Rules
    mood: Callable[[str], int | None] = _unknown
    """How a sentence says that somebody feels."""

    def entries(self, text: str, lane: str | None, *, whole: bool = False) -> Iterator[Entry]:
        """A cell's entries; `whole`: it holds one."""
        pieces = [text] if whole else list(_pieces(text, lane))
        for piece in pieces:
            said = clean(piece)
            if said.casefold() in NOTHING:
                continue
            yield self._entry(said, lane)

    def _entry(self, text: str, lane: str | None) -> Entry:
        match lane:
            case "emotion":
                return self.feeling(text)
            case "duration":
                read = durations.parse(text, self.rules)
                known = read if isinstance(read, Duration) else None
                return Entry(text, DURATION if known else None, duration=known)
            case "reach":
                people = amounts.count(_digits(text), self.rules)
                reach = None if isinstance(people, Rejected) else Reach(people=people)
                return Entry(text, REACH if reach else None, reach=reach)
        found = signs.read(text)
        name, metric = self._metric(found.text) if lane == METRICS else (found.text, None)
        return Entry(
            name,
            lane,
            severity=found.severity if lane == "pains" else 0,
            guess=found.guess,
            strong=found.strong,
            closed=found.closed and lane == "pains",
            metric=metric,
        )

    def _metric(self, text: str) -> tuple[str, Metric | None]:
        """«Конверсия: 4 %, цель 6 %»: a name and figures; without such figures all is its name."""
        name, colon, told = text.rpartition(": ")
        if not colon or not any(map(str.isdigit, told)):
            return text, None
        read = figures.read(told, self.rules, Metric())
        if isinstance(read, Rejected) or read.left:
            return text, None
        return name, read.metric

    def feeling(self, text: str) -> Entry:
        """By the number in it, else by its words, else by its face; else nobody knows."""
        said = signs.read(text)
        bare = said.text
        level = self._level(bare)
        note = _IN_BRACKETS.sub(" ", bare)
        head, colon, rest = note.partition(":")
        if colon and self.names.level(head) is not None:
            note = rest
        elif self.names.level(note) is not None and note != bare:
            note = ""
        note = "".join(one for one in note if one not in FACES and one != "\ufe0f")
        kept = " ".join(note.split()).strip(" ,.;—–-")
        lane = EMOTION if level is not None else None
        return Entry(kept or bare, lane, level=level, guess=said.guess, note=kept or None)

    def _level(self, text: str) -> int | None:
        told = _IN_BRACKETS.search(text)
        number = told["level"] if told else text if _NUMBER.fullmatch(text.strip()) else None
        if number is not None:
            plain = number.replace(" ", "").replace("\u2212", "-").replace("–", "-")
            return max(-2, min(2, round(float(plain.replace(",", ".")))))
        parts = re.split(r"[,;:/—–()]|\s(?:и|and|но|but)\s|\s-\s", text)
        for part in parts:
            plain = "".join(one for one in part if one not in FACES)
            level = self.names.level(plain)
            if level is not None:
                return level
        words = [self.names.level(word) for word in re.findall(r"[^\W\d_]+", text)]
        found = [level for level in words if level is not None]
        faces = [FACES[one] for one in text if one in FACES]
        return next(iter([*faces, *found]), self.mood(text))


def _pieces(text: str, lane: str | None) -> Iterator[str]:
    for line in _BREAK.split(text):
        for piece in _BULLET.split(f" {line}"):
            yield from _named(piece.strip(), lane)


def _named(piece: str, lane: str | None) -> Iterator[str]:
    """«ВК, 2ГИС, сайт» are three places; a sentence with a comma is one."""
    parts = [one.strip() for one in re.split(r",(?![^(]*\))", piece)]
    few = all(0 < len(one.split()) <= PLACE_WORDS for one in parts)
    if lane is not None and lane_of(lane).role is Role.PLACE and few:
        yield from parts
    else:
        yield piece


def clean(text: str) -> str:
    """Without markup and the marker of a list."""
    plain = _MARKUP.sub("", _LINK.sub(r"\1", text))
    return signs.flat(pasted.line(signs.flat(plain)) if not _ours(plain) else plain)


def _ours(text: str) -> bool:
    """Whether it begins with a sign of our own cells, which lists mark entries with, too."""
    return signs.flat(text)[:2] in {f"{one} " for one in (signs.GUESS, signs.PROVED, signs.PLAIN)}


def signed(text: str) -> tuple[str | None, str]:
    """The row that a sign before an entry says, and the entry; None: no sign says one."""
    said = text.removeprefix("✅").lstrip("\ufe0f ")
    lane = SIGNS.get(said[:1])
    return (None, said or text) if lane is None else (lane, said[1:].lstrip("\ufe0f ") or text)


def _digits(text: str) -> str:
    found = re.search(r"\d[\d\s\u00a0.,]*", text)
    return found[0].strip() if found else text
