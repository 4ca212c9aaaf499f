"""The answers of a question as buttons: what is ticked, how much an own one weighs, further pages.

Must not know what stands below them.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.codes import asks
from handlers.layout import BUTTON_CHARS, Rows, flow, short
from handlers.ports import Texts
from handlers.screen import Button
from handlers.screens.told import wording
from handlers.screens.where import TIED
from journey import dialogue
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, Kind

CHOSEN = "✅ "
GRADE = "● "
WEIGHTS = (1, 2, 3)
SEEN = 40
"""Characters of a button as wide as the message that a narrow phone still shows."""
SIGNS = 6


def numbers(prompt: Prompt) -> dict[int, int]:
    """The numbers of the answers on this page by their ordinals; none where each can be read on
    its own button.
    """
    shown = [
        (ordinal, option)
        for ordinal, option in dialogue.shown(prompt)
        if not dialogue.says_kind(prompt, ordinal)
    ]
    question = BY_ID[prompt.question]
    listed = question.kind is Kind.MANY or question.scope in TIED
    if not listed or all(len(option.text) <= SEEN for _, option in shown):
        return {}
    return {ordinal: number for number, (ordinal, _) in enumerate(shown, 1)}


def choices(texts: Texts, prompt: Prompt, *, weighed: bool) -> Rows:
    """The answers of the page as buttons; under the own one that is asked about, what it weighs.

    weighed: False leaves that out, where the entry seems to belong elsewhere.
    """
    many = BY_ID[prompt.question].kind is Kind.MANY
    if prompt.question == "who_emoji":
        return _signs(texts, prompt)
    made: list[tuple[Button, ...]] = []
    plain: list[Button] = []
    for ordinal, option in dialogue.shown(prompt):
        button = _choice(texts, prompt, ordinal, option, many=many)
        if not weighed or ordinal != prompt.weighing:
            plain.append(button)
            continue
        made += [*flow(plain, CHOSEN), (button,), tuple(_grades(texts, prompt, ordinal, option))]
        plain = []
    return (*made, *flow(plain, CHOSEN))


def _signs(texts: Texts, prompt: Prompt) -> Rows:
    """Signs are narrow: six a row."""
    shown = dialogue.shown(prompt)
    buttons = [_choice(texts, prompt, number, option, many=False) for number, option in shown]
    return tuple(tuple(buttons[i : i + SIGNS]) for i in range(0, len(buttons), SIGNS))


def _choice(texts: Texts, prompt: Prompt, ordinal: int, option: Option, *, many: bool) -> Button:
    number = numbers(prompt).get(ordinal)
    said = wording(texts, prompt.question, option)
    if number is not None:
        said = texts.plain("ask.option", number=number, text=option.text)
    weights = "" if ordinal == prompt.weighing else _said(texts, prompt, option)
    text = (CHOSEN if option.chosen else "") + short(said, BUTTON_CHARS - len(weights)) + weights
    if many:
        return Button(text, asks(prompt.id, "t", ordinal, int(not option.chosen)))
    return Button(text, asks(prompt.id, "c", ordinal))


def _said(texts: Texts, prompt: Prompt, option: Option) -> str:
    """What was said of an own entry: « · мешает», « · ⏱ дни · 💰 немного»."""
    if not dialogue.gradable(prompt, option):
        return ""
    effort, cost = dialogue.weight(prompt, option), dialogue.priced(option)
    told = [_weighed(texts, prompt, effort)] if effort else []
    if prompt.question == "ideas" and cost:
        told.append(_priced(texts, cost))
    return "".join(f" · {one}" for one in told)


def _grades(texts: Texts, prompt: Prompt, ordinal: int, option: Option) -> Iterator[Button]:
    """An own idea's time; once that is said, its money beside it."""
    said = dialogue.weight(prompt, option)
    if said and prompt.question == "ideas":
        yield Button(GRADE + _weighed(texts, prompt, said), asks(prompt.id, "w", ordinal, 0))
        yield from _prices(texts, prompt, ordinal, dialogue.priced(option))
        return
    for weight in WEIGHTS:
        text = _weighed(texts, prompt, weight)
        wished = 0 if weight == said else weight
        yield Button(
            (GRADE if weight == said else "") + text, asks(prompt.id, "w", ordinal, wished)
        )


def _weighed(texts: Texts, prompt: Prompt, weight: int) -> str:
    if prompt.question == "pains":
        return texts.plain(f"severity.{weight}")
    effort = texts.plain(f"effort.{dialogue.EFFORTS[weight - 1].value}")
    return texts.plain("button.effort", effort=effort)


def _prices(texts: Texts, prompt: Prompt, ordinal: int, said: int) -> Iterator[Button]:
    for weight in WEIGHTS:
        wished = 0 if weight == said else weight
        sign = GRADE if weight == said else ""
        yield Button(sign + _priced(texts, weight), asks(prompt.id, "p", ordinal, wished))


def _priced(texts: Texts, weight: int) -> str:
    cost = dialogue.COSTS[weight - 1].value
    return texts.plain("button.cost", cost=texts.plain(f"cost.{cost}"))


def further(texts: Texts, prompt: Prompt) -> Button | None:
    """«Ещё 1/3 ›»; the last page leads to the first one."""
    pages = dialogue.pages(prompt)
    page = min(prompt.page, pages - 1)
    if pages == 1:
        return None
    label = texts.plain("button.more", page=page + 1, pages=pages)
    return Button(label, asks(prompt.id, "g", (page + 1) % pages))
