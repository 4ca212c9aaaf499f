"""What happens on an open question before it is answered: ticks, pages, typed lines."""

from __future__ import annotations

from typing import Final

from journey import limits, words
from journey.dialogue.results import OUTDATED, Outdated
from journey.errors import Code, Rejected
from journey.measures import Cost, Effort
from journey.prompts import Option, Prompt
from journey.questions import BY_ID


def tick(prompt: Prompt, ordinal: int, *, on: bool) -> Prompt | Outdated | Rejected:
    """One button of a question with many choices, in its wished state."""
    if not prompt.open or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if on and not option.chosen and len(chosen(prompt)) >= prompt.room:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX})
    return _with(prompt, ordinal, option.with_(chosen=on))


def turn(prompt: Prompt, page: int) -> Prompt | Outdated:
    """Another page of the suggestions; beyond the last page, the last."""
    if not prompt.open:
        return OUTDATED
    return prompt.with_(page=max(0, min(page, pages(prompt) - 1)))


def hint(prompt: Prompt, *, on: bool) -> Prompt | Outdated:
    """«Подсказать» shows the hint, and takes it away again."""
    return prompt.with_(hint=on) if prompt.open else OUTDATED


def own(prompt: Prompt, *, on: bool) -> Prompt | Outdated:
    """«Своё» waits for words; «К вариантам» shows the answers again."""
    return prompt.with_(own=on) if prompt.open else OUTDATED


def restored(prompt: Prompt, left: Prompt | None) -> Prompt:
    """With what was ticked and typed when the same question was left without an answer.

    Nothing is unticked, and where the row has been filled since, the question stays as it is.
    """
    if left is None or left.settled or left.place != prompt.place:
        return prompt
    result = prompt.with_(note=prompt.note or left.note)
    for option in chosen(left):
        result = _with_left(result, option)
    return prompt if len(chosen(result)) > result.room else result


def _with_left(prompt: Prompt, left: Option) -> Prompt:
    for ordinal, option in enumerate(prompt.options):
        if words.same(option.text, left.text):
            marked = option.with_(chosen=True)
            if left.graded:
                marked = marked.with_(
                    graded=True, severity=left.severity, effort=left.effort, cost=left.cost
                )
            return _with(prompt, ordinal, marked)
    if left.message is None:  # a suggestion that has gone from the catalogue
        return prompt
    return prompt.with_(options=(*prompt.options, left))


EFFORTS: Final = (Effort.SMALL, Effort.MEDIUM, Effort.LARGE)
COSTS: Final = (Cost.NOTHING, Cost.LITTLE, Cost.NOTICEABLE)
GRADED: Final = frozenset({"pains", "ideas"})
"""The rows whose own items are weighed: a pain by how much it hurts, an idea by its work."""


def grade(prompt: Prompt, ordinal: int, weight: int) -> Prompt | Outdated:
    """How much a pain hurts or how much work an idea is: 1, 2 or 3; 0: not said after all."""
    whole = prompt.open and prompt.question in GRADED and 0 <= weight <= len(EFFORTS)
    if not whole or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if not gradable(prompt, option):
        return OUTDATED
    graded = option.with_(graded=True)
    if prompt.question == "pains":
        return _with(prompt, ordinal, graded.with_(severity=weight or None))
    effort = EFFORTS[weight - 1] if weight else None
    return _with(prompt, ordinal, graded.with_(effort=effort))


def price(prompt: Prompt, ordinal: int, weight: int) -> Prompt | Outdated:
    """What an own idea takes out of the till: 1, 2 or 3; 0: not said after all."""
    whole = prompt.open and prompt.question == "ideas" and 0 <= weight <= len(COSTS)
    if not whole or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if not gradable(prompt, option):
        return OUTDATED
    cost = COSTS[weight - 1] if weight else None
    return _with(prompt, ordinal, option.with_(graded=True, cost=cost))


def gradable(prompt: Prompt, option: Option) -> bool:
    """Whether it is the person's own: of the catalogue's, the catalogue knows."""
    return prompt.question in GRADED and option.chosen and option.catalogue is None


def weight(prompt: Prompt, option: Option) -> int:
    """1..3; 0: not said."""
    if prompt.question == "pains":
        return option.severity or 0
    return 0 if option.effort is None else EFFORTS.index(option.effort) + 1


def priced(option: Option) -> int:
    """What it takes out of the till, 1..3; 0: not said."""
    return 0 if option.cost is None else COSTS.index(option.cost) + 1


def pages(prompt: Prompt) -> int:
    """How many pages the buttons take, at least 1."""
    size = BY_ID[prompt.question].page
    return max(1, -(-len(prompt.options) // size))


def shown(prompt: Prompt) -> tuple[tuple[int, Option], ...]:
    """The page's options with their numbers; what was typed stands before the suggestions."""
    numbered = sorted(
        enumerate(prompt.options), key=lambda pair: (pair[1].message is None, pair[0])
    )
    size = BY_ID[prompt.question].page
    return tuple(numbered[prompt.page * size : (prompt.page + 1) * size])


def add(prompt: Prompt, text: str, message: int | None) -> Prompt | Rejected:
    """Typed lines become ticked buttons; what is offered already is only ticked."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    result = prompt
    for line in found:
        result = _with_line(result, line, message)
    return _within_limit(result)


def _within_limit(result: Prompt) -> Prompt | Rejected:
    count = len(chosen(result))
    if count > result.room:
        told = count + limits.ITEMS_MAX - result.room
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": told})
    return result.with_(page=0, own=False)


def correct(prompt: Prompt, text: str, message: int) -> Prompt | Rejected:
    """An edited message: its options take its new lines, one by one, under their old numbers.

    A line more is one more option; an option without a line is unticked. What is offered
    already is only ticked.
    """
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    numbers = [index for index, option in enumerate(prompt.options) if option.message == message]
    fresh = words.without_twins(
        found, (option.text for option in prompt.options if option.message != message)
    )
    result = _ticked(prompt, found, but=message)
    for index, number in enumerate(numbers):
        option = prompt.options[number]
        told = index < len(fresh)
        said = option.with_(chosen=True, text=fresh[index]) if told else option.with_(chosen=False)
        result = _with(result, number, said)
    for line in fresh[len(numbers) :]:
        result = _with_line(result, line, message)
    return _within_limit(result)


def _ticked(prompt: Prompt, found: tuple[str, ...], *, but: int) -> Prompt:
    """The options of other messages and of the catalogue that say one of the lines, ticked."""
    result = prompt
    for number, option in enumerate(prompt.options):
        if option.message != but and any(words.same(option.text, line) for line in found):
            result = _with(result, number, option.with_(chosen=True))
    return result


def note(prompt: Prompt, text: str) -> Prompt | Rejected:
    """Words typed to a scale wait with the prompt until a level is pressed."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    joined = " ".join(found)
    if words.length(joined) > limits.ITEM_CHARS:
        return Rejected(Code.TOO_LONG, {"limit": limits.ITEM_CHARS, "length": words.length(joined)})
    return prompt.with_(note=joined, own=False)


def without_typed(prompt: Prompt, ordinal: int) -> Prompt:
    """Without a typed entry, or the note of a scale. Only the last one is taken away as a button:
    the others keep their numbers.
    """
    if not 0 <= ordinal < len(prompt.options) or prompt.note is not None:
        return prompt.with_(note=None)
    if ordinal == len(prompt.options) - 1:
        return prompt.with_(options=prompt.options[:-1], page=0)
    return _with(prompt, ordinal, prompt.options[ordinal].with_(chosen=False))


def _with_line(prompt: Prompt, line: str, message: int | None) -> Prompt:
    for ordinal, option in enumerate(prompt.options):
        if words.same(option.text, line):
            return _with(prompt, ordinal, option.with_(chosen=True))
    new = Option(text=line, chosen=True, message=message)
    return prompt.with_(options=(*prompt.options, new))


def _with(prompt: Prompt, ordinal: int, option: Option) -> Prompt:
    options = (*prompt.options[:ordinal], option, *prompt.options[ordinal + 1 :])
    return prompt.with_(options=options)


def chosen(prompt: Prompt) -> tuple[Option, ...]:
    """The ticked and typed options, in their order."""
    return tuple(option for option in prompt.options if option.chosen)
