"""Mermaid: the way, its steps and feelings as a `journey` diagram, for whoever documents things.

Knows the grammar of that diagram and what breaks it; knows no picture. Its lexer takes `:` `;` `#`
and some first words for its own, partly without a word of complaint, so no name holds them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from journey.loudness import lowest
from journey.outline.mermaid import MARK
from renderers.drawing.svg_letters import printable
from renderers.format import Format, Needs, Offer
from renderers.layout import lanes
from renderers.layout.faces import step
from renderers.telling import shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Item, Journey, Stage
    from renderers.format import Request

NAME: Final = 40
"""Letters of a name: a longer one is cut at its second line."""
TITLE: Final = 80
CALM: Final = 3
"""In the middle of its scale from 1 to 5: where nobody knows how people feel."""
STEPS: Final = ("actions", "channels", "goal", "questions")
"""Where a stage's steps are told, the first lane that has any."""
_OWN: Final = {":": "∶", ";": ",", "#": "№", "<": "‹", ">": "›"}
"""What the grammar, its comments or the page around it would read, and what stands for it."""
_READ: Final = re.compile(r"(?i)(title|section|journey|acctitle|accdescr)|%")
_COMMENT: Final = re.compile("%{2,}")
_UNSEEN: Final = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def write(journey: Journey, people: str) -> str:
    """The whole diagram. `people`: who goes the way where the map names nobody."""
    lines = [MARK, "journey", f"    title {name(journey.title, TITLE)}"]
    for stage in journey.stages:
        lines.append(f"    section {name(stage.title)}")
        lines += (f"      {one}" for one in _steps(journey, stage, people))
    return "\n".join(lines) + "\n"


def name(text: str, most: int = NAME) -> str:
    """Words that the grammar takes as a name; «…» where nothing is left of them."""
    flat = " ".join(_UNSEEN.sub("", printable(text)).split())
    safe = "".join(_OWN.get(sign, sign) for sign in flat)
    safe = _COMMENT.sub("%", safe)
    if _READ.match(safe):
        safe = f"· {safe}"
    return _cut(safe, most) or "…"


def _cut(text: str, most: int) -> str:
    found = next((one for one in shorter(text) if len(one) <= most), None)
    return text[: most - 1] + "…" if found is None else found


def _steps(journey: Journey, stage: Stage, people: str) -> Iterator[str]:
    found = next((told for lane in STEPS if (told := lanes.entries(stage, lane))), ())
    names = {one.id: _actor(one.name) for one in journey.personas}
    every = ", ".join(dict.fromkeys(names.values())) or _actor(people)
    if not found:
        yield f"{name(stage.title)}: {_score(journey, stage, None)}: {every}"
    for item in found:
        actor = names.get(item.persona or "", every)
        yield f"{name(item.text)}: {_score(journey, stage, item)}: {actor}"


def _score(journey: Journey, stage: Stage, item: Item | None) -> int:
    """Of whoever takes the step, else of whoever is worst off there."""
    own = stage.emotion(item.persona) if item and item.persona else None
    heard = lowest(journey, stage)
    level = own.level if own else heard.level if heard else None
    return CALM if level is None else step(level) + CALM


def _actor(text: str) -> str:
    """A comma would make two of them."""
    return name(text.replace(",", " ").replace(";", " "))


def _files(request: Request) -> tuple[bytes, ...]:
    return (write(request.journey, request.words.told["everybody"]).encode(),)


FORMAT: Final = Format(
    title="Mermaid",
    suffix=".mmd",
    needs=Needs.WORDS,
    write=_files,
    offers=(Offer(what="mermaid", place=84, use="other", loses=True),),
)
