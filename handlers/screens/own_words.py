"""Words instead of buttons: the question that waits for them, and the line it shrinks to."""

from __future__ import annotations

from handlers.codes import asks
from handlers.layout import rows, short
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.told import HEARD_CHARS, subject
from handlers.screens.where import where
from journey.model import Journey
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind, Scope

_ROWS = frozenset({Scope.STAGE})
"""What is asked about so is a row of the map, and is called as the row is."""


def waits(texts: Texts, journey: Journey, prompt: Prompt, hint: str | None) -> Screen:
    """«Своё»: what is asked, an example, and the way back to the answers."""
    about = subject(texts, journey, prompt)
    ticked = "; ".join(option.text for option in prompt.options if option.chosen)
    many = BY_ID[prompt.question].kind is Kind.MANY
    parts = [
        *where(texts, journey, prompt),
        "",
        *([] if about is None else [about]),
        texts.html(f"question.{prompt.question}"),
        texts.html(_wanted(prompt)),
        *(
            [texts.html("own.ticked", ticked=short(ticked, 2 * HEARD_CHARS))]
            if many and ticked
            else []
        ),
        *([] if hint is None else ["", hint]),
    ]
    back = Button(texts.plain("button.choices"), asks(prompt.id, "o", 0))
    return Screen("\n".join(parts), rows((back,)))


def _wanted(prompt: Prompt) -> str:
    """How many words are taken: lines, a reason, or one answer."""
    match BY_ID[prompt.question].kind:
        case Kind.MANY:
            return "own.any"
        case Kind.SCALE:
            return "own.why"
    return "own.one"


def heard(texts: Texts, prompt: Prompt, text: str) -> str:
    """What a question that was answered in words becomes: «✔ Мешает: очередь»."""
    question = BY_ID[prompt.question]
    if question.kind is Kind.SCALE:
        return texts.html("ask.note", note=_line(text))
    group = "lane" if question.scope in _ROWS else "figure"
    name = texts.plain(f"{group}.{prompt.question}")
    return texts.html("ask.heard", lane=name, answer=_line(text))


def taken(texts: Texts, text: str) -> str:
    """What a page that asked for words becomes."""
    return texts.html("ask.taken", text=_line(text))


def _line(text: str) -> str:
    return short("; ".join(line for line in text.splitlines() if line.strip()), HEARD_CHARS)
