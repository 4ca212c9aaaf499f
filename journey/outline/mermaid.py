"""Mermaid's `journey` as an outline: sections are stages, tasks deeds, scores how it is.

Knows the diagram's grammar (title, section, `task: score: actor, actor`); nothing else of Mermaid.
"""

from __future__ import annotations

import re
from typing import Final

from journey.outline.outline import Draft, Entry, Outline

_BEGIN: Final = re.compile(r"(?m)^\s*journey\s*$")
_TASK: Final = re.compile(
    r"(?P<task>[^:;#]+):\s*(?P<score>-?\d+(?:\.\d+)?)\s*(?::\s*(?P<who>[^#;]*))?"
)
_AROUND: Final = re.compile(r"^\s*(?:```|~~~).*$")
MARK: Final = "%% tropa"
"""Before a diagram of ours, which is one without any stage, too."""
MIDDLE: Final = 3
"""The score of what is neither good nor bad."""


def outline(text: str) -> Outline | None:
    """None: it is no such diagram."""
    begun = _BEGIN.search(text)
    if begun is None:
        return None
    around = [line.strip() for line in text[: begun.start()].splitlines()]
    if MARK not in around and not any(_TASK.match(line.strip()) for line in text.splitlines()):
        return None
    draft = Draft()
    draft.left += [one for one in around if one and not _AROUND.match(one) and one[:2] != "%%"]
    scores: list[list[float]] = []
    for raw in text[begun.end() :].splitlines():
        line = raw.partition("%%")[0].strip()
        if line and not _AROUND.match(line):
            _read(line, draft, scores)
    for (_, entries), found in zip(draft.parts, scores, strict=True):
        if found:
            mean = sum(found) / len(found) - MIDDLE
            level = max(-2, min(2, round(mean)))
            lowest = _lowest(entries, found)
            entries.append(Entry(lowest, "emotion", level=level, note=lowest))
    return draft.done()


def _read(line: str, draft: Draft, scores: list[list[float]]) -> None:
    word, _, rest = line.partition(" ")
    if word.casefold() == "title":
        draft.title = rest.strip() or None
    elif word.casefold() in {"acctitle:", "accdescr:"} or line.casefold().startswith("acc"):
        return
    elif word.casefold() == "section":
        draft.begin(rest.strip())
        scores.append([])
    elif (task := _TASK.fullmatch(line)) is not None:
        if not draft.parts:
            draft.begin(draft.title or task["task"].strip())
            scores.append([])
        draft.add(Entry(task["task"].strip(), "actions"))
        scores[-1].append(float(task["score"]))
        for who in (task["who"] or "").split(","):
            if who.strip() and who.strip() not in draft.personas:
                draft.personas.append(who.strip())
    else:
        draft.left.append(line)


def _lowest(entries: list[Entry], scores: list[float]) -> str:
    """What a stage's feeling is told by: its worst step."""
    return entries[min(range(len(scores)), key=scores.__getitem__)].text
