"""What happens on an open question before it is answered: ticks, pages, typed lines."""

from __future__ import annotations

from journey import limits, words
from journey.dialogue.paging import pages, showing
from journey.dialogue.results import OUTDATED, Outdated
from journey.dialogue.weighing import asking_about, awaiting
from journey.errors import Code, Rejected
from journey.prompts import Option, Prompt


def tick(prompt: Prompt, ordinal: int, *, on: bool) -> Prompt | Outdated | Rejected:
    """One button of a question with many choices, in its wished state."""
    if not prompt.open or not 0 <= ordinal < len(prompt.options):
        return OUTDATED
    option = prompt.options[ordinal]
    if on and not option.chosen and len(chosen(prompt)) >= prompt.room:
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX})
    return _looking_at(_with(prompt, ordinal, option.with_(chosen=on)), ordinal)


def _looking_at(prompt: Prompt, ordinal: int) -> Prompt:
    """With that option on the page; an own one is weighed now."""
    about = asking_about(prompt, ordinal)
    return showing(about, ordinal) if about.weighing is None else about


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
    if len(chosen(result)) > result.room:
        return prompt
    return asking_about(result, awaiting(result)).with_(page=0)


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


def add(prompt: Prompt, text: str, message: int | None) -> Prompt | Rejected:
    """Typed lines become ticked buttons; what is offered already is only ticked."""
    found = words.lines(text)
    if isinstance(found, Rejected):
        return found
    result = prompt
    for line in found:
        result = _with_line(result, line, message)
    return _within_limit(result, found[0])


def _within_limit(result: Prompt, line: str) -> Prompt | Rejected:
    """With what that line became on the page."""
    count = len(chosen(result))
    if count > result.room:
        told = count + limits.ITEMS_MAX - result.room
        return Rejected(Code.TOO_MANY, {"limit": limits.ITEMS_MAX, "count": told})
    number = next(
        (n for n, option in enumerate(result.options) if words.same(option.text, line)), None
    )
    shown = result.with_(page=0, own=False)
    return shown if number is None else _looking_at(shown, number)


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
    return _within_limit(result, found[0])


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
        return prompt.with_(options=prompt.options[:-1], page=0, weighing=None)
    unticked = prompt.options[ordinal].with_(chosen=False)
    return _with(prompt, ordinal, unticked).with_(weighing=None)


def _with_line(prompt: Prompt, line: str, message: int | None) -> Prompt:
    for ordinal, option in enumerate(prompt.options):
        if words.same(option.text, line):
            return _with(prompt, ordinal, option.with_(chosen=True))
    new = Option(text=line, chosen=True, message=message)
    return prompt.with_(options=(*prompt.options, new))


def _with(prompt: Prompt, ordinal: int, option: Option) -> Prompt:
    return prompt.with_option(ordinal, option)


def chosen(prompt: Prompt) -> tuple[Option, ...]:
    """The ticked and typed options, in their order."""
    return tuple(option for option in prompt.options if option.chosen)
