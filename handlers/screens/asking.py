"""The questions of the dialogue: where I am, the question, the answers as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.codes import asks
from handlers.layout import Rows, flow, rows, short
from handlers.pages.maps import CARD
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.choices import choices, further, numbers
from handlers.screens.told import HEARD_CHARS, subject
from handlers.screens.where import TIED, WHOLE, where
from journey import checklist, dialogue
from journey.industries import Industry
from journey.model import Journey
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, Kind, Scope
from journey.remedies import is_general
from journey.story import Said

HINT = "💡 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A typed entry that clearly belongs to another row."""

    ordinal: int
    """Of its answer; 0 for the note of a scale."""
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a question is put."""

    by_hand: bool
    """The person opened it to answer just this; the answer leads back there."""
    warning: str | None = None
    hint: str | None = None
    """HTML; None: it is hidden."""
    stray: Stray | None = None


def asking(texts: Texts, journey: Journey, prompt: Prompt, how: Asked) -> Screen:
    """A question about a stage, a metric, a customer."""
    about = subject(texts, journey, prompt)
    parts = [
        *where(texts, journey, prompt),
        "",
        *([] if about is None else [about]),
        texts.html(
            "question.kind" if dialogue.asks_kind(prompt) else f"question.{prompt.question}"
        ),
        *([] if how.warning is None else [texts.html("ask.warning", warning=how.warning)]),
        *_stands(texts, journey, prompt),
        *_typed_note(texts, prompt),
        *_strays(texts, how.stray),
        *_help(texts, journey, prompt, by_hand=how.by_hand),
        *([] if how.hint is None else ["", how.hint]),
        *_in_full(texts, prompt),
    ]
    return Screen(
        "\n".join(parts),
        (
            *_way_there(texts, prompt, how.stray),
            *choices(texts, prompt, weighed=how.stray is None),
            *_besides(texts, journey, prompt, by_hand=how.by_hand),
            *_navigation(texts, journey, prompt, by_hand=how.by_hand),
        ),
    )


def hint(texts: Texts, question: str, industry: Industry | None, examples: Sequence[str]) -> str:
    """One or two sentences and an example; of the trade where its catalogue has one."""
    said = HINT + texts.html(f"hint.{question}")
    if not examples or industry is None:
        neutral = texts.plain(f"example.{question}")
        return said + "\n" + texts.html("hint.example", example=neutral)
    quoted = "; ".join(texts.plain("quoted", text=one) for one in examples)
    example = texts.html("hint.example.trade", trade=industry.title, example=quoted)
    return said + "\n" + example


def _help(texts: Texts, journey: Journey, prompt: Prompt, *, by_hand: bool) -> list[str]:
    question = BY_ID[prompt.question]
    if question.kind is Kind.SCALE:
        return [texts.html("help.scale" if prompt.note is None else "help.scale.noted")]
    if question.kind is Kind.NUMBER:
        return _help_number(texts, journey, prompt)
    if dialogue.asks_kind(prompt):
        return [texts.html("help.kind")]
    if question.scope is Scope.PAIN and _nothing_known(prompt):
        return [texts.html("help.remedy.unknown")]
    if question.kind is not Kind.MANY:
        return [texts.html(f"help.{question.id}")]
    if prompt.weighing in dict(dialogue.shown(prompt)):
        return [texts.html(f"help.grade.{question.id}")]
    if not prompt.options:
        return [texts.html("help.words")]
    if question.lane is not None and question.lane.own_help:
        told = [texts.html(f"help.many.{question.id}")]
    else:
        told = [texts.html("help.many")]
    if not by_hand and can_skip(prompt) and _explains_skip(journey, prompt):
        told.append(texts.html("help.skip"))
    return told


def _nothing_known(prompt: Prompt) -> bool:
    offered = (one for one in prompt.options if not one.value)
    return all(is_general(one.catalogue) for one in offered)


def _explains_skip(journey: Journey, prompt: Prompt) -> bool:
    """Said on the first stage, and only where there are guesses that could be kept."""
    first = journey.stages[0]
    guesses = (item for item in first.lane(prompt.question) if not item.origin.from_people)
    return prompt.stage == first.id and any(guesses)


def _in_full(texts: Texts, prompt: Prompt) -> list[str]:
    """Long answers whole, by the numbers on their buttons."""
    numbered = numbers(prompt)
    told = [
        _whole(texts, prompt, number, prompt.options[ordinal])
        for ordinal, number in numbered.items()
    ]
    return ["", *told] if told else []


def _whole(texts: Texts, prompt: Prompt, number: int, option: Option) -> str:
    """An answer as long as it is; beside a remedy what it takes."""
    text = short(option.text, WHOLE)
    if BY_ID[prompt.question].scope is not Scope.PAIN or option.effort is None:
        return texts.html("ask.option", number=number, text=text)
    takes = " · ".join(checklist.takes(option.effort, option.cost, texts.plain))
    return texts.html("ask.option.takes", number=number, text=text, takes=takes)


def _help_number(texts: Texts, journey: Journey, prompt: Prompt) -> list[str]:
    """A known unit needn't be typed."""
    unit = dialogue.held(journey, replace(prompt.place, question="unit"))
    if prompt.question == "sample" or unit is None:
        return [texts.html(f"help.{prompt.question}")]
    return [texts.html(f"help.{prompt.question}"), texts.html("help.known_unit", unit=str(unit))]


def _stands(texts: Texts, journey: Journey, prompt: Prompt) -> list[str]:
    """What the map says about the business today: it is seen while it is said anew."""
    if BY_ID[prompt.question].scope is not Scope.BUSINESS:
        return []
    value = dialogue.held(journey, prompt.place)
    return [] if value is None else [texts.html("ask.stands", value=str(value))]


def _typed_note(texts: Texts, prompt: Prompt) -> list[str]:
    return [] if prompt.note is None else [texts.html("ask.note", note=prompt.note)]


def _strays(texts: Texts, stray: Stray | None) -> list[str]:
    """«злятся»: похоже, это «Настроение»."""
    if stray is None:
        return []
    text, lane = short(stray.said.text, HEARD_CHARS), texts.plain(f"lane.{stray.said.lane}")
    return [texts.html("ask.stray", text=text, lane=lane)]


def _way_there(texts: Texts, prompt: Prompt, stray: Stray | None) -> Rows:
    if stray is None:
        return ()
    label = texts.plain("button.stray", lane=texts.plain(f"lane.{stray.said.lane}"))
    return ((Button(label, asks(prompt.id, "m", stray.ordinal)),),)


def _besides(texts: Texts, journey: Journey, prompt: Prompt, *, by_hand: bool) -> Rows:
    """The last answers: «Ещё ›», «Своё», and what some questions offer besides."""
    question = BY_ID[prompt.question]
    key = "button.own.why" if question.kind is Kind.SCALE else "button.own"
    typed = question.kind is not Kind.NUMBER and question.scope is not Scope.WORST
    own = Button(texts.plain(key), asks(prompt.id, "o", 1))
    crowded = _has_later(journey, prompt) and _is_unsure(prompt)
    offered = (
        further(texts, prompt),
        own if typed and not crowded else None,
        None if by_hand else _aside(texts, journey, prompt),
    )
    return flow(button for button in offered if button is not None)


def _aside(texts: Texts, journey: Journey, prompt: Prompt) -> Button | None:
    """What ends the question otherwise: all that is alike is left for later."""
    question = BY_ID[prompt.question]
    if _has_later(journey, prompt):
        return Button(texts.plain("button.others.later"), asks(prompt.id, "f"))
    if question.scope is Scope.ITEM and question.id != "value":
        return Button(texts.plain("button.enough"), asks(prompt.id, "f"))
    return None


def _navigation(texts: Texts, journey: Journey, prompt: Prompt, *, by_hand: bool) -> Rows:
    """Two rows; in the last one always Back, then Skip and Next. Where something is ticked Skip has
    gone from between them: a tick moves no other button.
    """
    question = BY_ID[prompt.question]
    many = question.kind is Kind.MANY
    # «Не об этом» and «Остальное потом» need the room of the one that is missed least.
    crowded = _has_later(journey, prompt) or _is_unsure(prompt)
    hint = None if crowded else hint_button(texts, prompt)
    pause = Button(texts.plain("button.pause"), CARD.opens(journey))
    back = Button(texts.plain("button.back"), asks(prompt.id, "b"))
    skip = Button(texts.plain(_SKIP.get(question.scope, "button.skip")), asks(prompt.id, "s"))
    forward = Button(_next_text(texts, prompt.options), asks(prompt.id, "n"))
    if by_hand and question.scope not in TIED:
        clear = Button(texts.plain("button.clear"), asks(prompt.id, "x"))
        cleared = can_clear(journey, prompt)
        unasked = question.id == "purpose" and not cleared
        return rows(
            (hint, clear if cleared else None),
            (back, forward if many else skip if unasked else None),
        )
    onward = (skip if can_skip(prompt) else None, forward if many else None)
    return rows((hint, None if by_hand else pause), (back, *onward))


_SKIP = {
    Scope.PAIN: "button.unknown",
    Scope.WORST: "button.unknown",
    Scope.IDEA: "button.none",
    Scope.BUSINESS: "button.not_now",
}


def _has_later(journey: Journey, prompt: Prompt) -> bool:
    """Whether more of that kind is still to be asked on the same stage."""
    stage = journey.stage(prompt.stage or "")
    tied = BY_ID[prompt.question].scope in TIED
    return tied and stage is not None and len(dialogue.following(stage, prompt.question)) > 1


def _is_unsure(prompt: Prompt) -> bool:
    """Whether a button says of which kind a pain is."""
    return any(dialogue.says_kind(prompt, number) for number in range(len(prompt.options)))


def hint_button(texts: Texts, prompt: Prompt) -> Button:
    """«Подсказать», and the same button takes the hint away again."""
    key = "button.hint.hide" if prompt.hint else "button.hint"
    return Button(texts.plain(key), asks(prompt.id, "h", int(not prompt.hint)))


def is_chosen(prompt: Prompt) -> bool:
    """Whether something was ticked or typed that «Дальше» takes along."""
    many = BY_ID[prompt.question].kind is Kind.MANY
    return many and any(option.chosen for option in prompt.options)


def can_skip(prompt: Prompt) -> bool:
    """The trade, the customer and the stages are needed for a map at all; and where something was
    ticked or typed, leaving must not lose it.
    """
    if is_chosen(prompt) or prompt.note is not None:
        return False
    question = BY_ID[prompt.question]
    if question.id == "purpose":
        return True
    return (
        question.scope in {Scope.STAGE, Scope.ITEM, Scope.WORST, *TIED}
        or question.only_in is not None
    )


def can_clear(journey: Journey, prompt: Prompt) -> bool:
    """Whether a field that was opened by hand holds something that can be taken away."""
    question = BY_ID[prompt.question]
    if question.kind in {Kind.MANY, Kind.SCALE, Kind.LIST} or question.scope in {Scope.MAP, *TIED}:
        return False
    return prompt.question != "who_name" and dialogue.held(journey, prompt.place) is not None


def _next_text(texts: Texts, options: Sequence[Option]) -> str:
    chosen = sum(option.chosen for option in options)
    if not chosen:
        return texts.plain("button.next")
    return texts.plain("button.next.count", n=chosen)
