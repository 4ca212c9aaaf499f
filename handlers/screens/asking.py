"""The questions of the dialogue: where I am, the question, the answers as buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.codes import asks
from handlers.layout import Rows, flow, rows, short
from handlers.pages.dialogue import FULL
from handlers.pages.maps import CARD
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.told import HEARD_CHARS, subject, wording
from handlers.screens.where import TIED, WHOLE, where
from journey import checklist, dialogue
from journey.dialogue import Place
from journey.industries import Industry
from journey.model import Depth, Journey
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, Kind, Scope
from journey.remedies import is_general
from journey.story import Said

CHOSEN = "✅ "
GRADE = "● "
HINT = "💡 "
WEIGHTS = (1, 2, 3)
SEEN = 40
"""Characters of a button as wide as the message that a narrow phone still shows."""
SIGNS = 6


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
            *_choices(texts, prompt),
            *_paging(texts, prompt),
            *_below(texts, journey, prompt, by_hand=how.by_hand),
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
    if any(dialogue.gradable(prompt, option) for _, option in dialogue.shown(prompt)):
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


def _numbers(prompt: Prompt) -> dict[int, int]:
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


def _in_full(texts: Texts, prompt: Prompt) -> list[str]:
    """Long answers whole, by the numbers on their buttons."""
    numbers = _numbers(prompt)
    told = [
        _whole(texts, prompt, number, prompt.options[ordinal])
        for ordinal, number in numbers.items()
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


def _choices(texts: Texts, prompt: Prompt) -> Rows:
    """The answers as buttons; under each of the person's own, how much it weighs."""
    many = BY_ID[prompt.question].kind is Kind.MANY
    if prompt.question == "who_emoji":
        return _signs(texts, prompt)
    made: list[tuple[Button, ...]] = []
    plain: list[Button] = []
    for ordinal, option in dialogue.shown(prompt):
        button = _choice(texts, prompt, ordinal, option, many=many)
        if not dialogue.gradable(prompt, option):
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
    number = _numbers(prompt).get(ordinal)
    said = short(wording(texts, prompt.question, option))
    if number is not None:
        said = short(texts.plain("ask.option", number=number, text=option.text))
    text = (CHOSEN if option.chosen else "") + said
    if many:
        return Button(text, asks(prompt.id, "t", ordinal, int(not option.chosen)))
    return Button(text, asks(prompt.id, "c", ordinal))


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
    for weight, cost in enumerate(dialogue.COSTS, 1):
        text = texts.plain("button.cost", cost=texts.plain(f"cost.{cost.value}"))
        wished = 0 if weight == said else weight
        sign = GRADE if weight == said else ""
        yield Button(sign + text, asks(prompt.id, "p", ordinal, wished))


def _paging(texts: Texts, prompt: Prompt) -> Rows:
    pages = dialogue.pages(prompt)
    if pages == 1:
        return ()
    nearer = Button(texts.plain("button.fewer"), asks(prompt.id, "g", prompt.page - 1))
    further = Button(
        texts.plain("button.more", page=prompt.page + 1, pages=pages),
        asks(prompt.id, "g", prompt.page + 1),
    )
    return rows((nearer if prompt.page else None, further if prompt.page + 1 < pages else None))


def _below(texts: Texts, journey: Journey, prompt: Prompt, *, by_hand: bool) -> Rows:
    """«Своё», «Подсказать», «Пауза», and in the last row always Back, Skip, Next."""
    question = BY_ID[prompt.question]
    many = question.kind is Kind.MANY
    scale = question.kind is Kind.SCALE
    own = Button(texts.plain("button.own.why" if scale else "button.own"), asks(prompt.id, "o", 1))
    pause = Button(texts.plain("button.pause"), CARD.opens(journey))
    back = Button(texts.plain("button.back"), asks(prompt.id, "b"))
    skip = Button(texts.plain(_SKIP.get(question.scope, "button.skip")), asks(prompt.id, "s"))
    forward = Button(_next_text(texts, prompt.options), asks(prompt.id, "n"))
    only_buttons = question.kind is Kind.NUMBER or question.scope is Scope.WORST
    takes_own = None if only_buttons else own
    if question.scope in TIED:
        return _below_tied(texts, journey, prompt, pause=None if by_hand else pause)
    if by_hand:
        clear = Button(texts.plain("button.clear"), asks(prompt.id, "x"))
        cleared = can_clear(journey, prompt)
        return rows(
            (takes_own, hint_button(texts, prompt)),
            (
                back,
                clear if cleared else None,
                skip if question.id == "purpose" and not cleared else None,
                forward if many else None,
            ),
        )
    order = Button(texts.plain("button.order"), FULL.opens(journey))
    enough = Button(texts.plain("button.enough"), asks(prompt.id, "f"))
    figure = question.scope is Scope.ITEM and question.id != "value"
    full = journey.depth is Depth.FULL and prompt.stage is not None
    return rows(
        (enough if figure else None,),
        (takes_own, hint_button(texts, prompt), None if full else pause),
        (pause, order) if full else (),
        (back, skip if can_skip(prompt) else None, forward if many else None),
    )


def _below_tied(texts: Texts, journey: Journey, prompt: Prompt, *, pause: Button | None) -> Rows:
    """Below what is asked of an own pain or idea; at most eight buttons with the answers."""
    question = BY_ID[prompt.question]
    more = len(_waiting(journey, prompt)) > 1
    # «Не об этом» needs the room of the one that is missed least.
    unsure = any(dialogue.says_kind(prompt, number) for number in range(len(prompt.options)))
    own = Button(texts.plain("button.own"), asks(prompt.id, "o", 1))
    rest = Button(texts.plain("button.others.later"), asks(prompt.id, "f"))
    back = Button(texts.plain("button.back"), asks(prompt.id, "b"))
    skip = Button(texts.plain(_SKIP[question.scope]), asks(prompt.id, "s"))
    if dialogue.asks_kind(prompt):
        return rows((rest if more else own, pause), (back, skip))
    return rows(
        (rest if more else None,),
        (
            None if more and unsure else own,
            None if more or unsure else hint_button(texts, prompt),
            pause,
        ),
        (back, skip),
    )


_SKIP = {
    Scope.PAIN: "button.unknown",
    Scope.WORST: "button.unknown",
    Scope.IDEA: "button.none",
    Scope.BUSINESS: "button.not_now",
}


def _waiting(journey: Journey, prompt: Prompt) -> tuple[Place, ...]:
    """What is still to be asked of that kind on the same stage, this question included."""
    stage = journey.stage(prompt.stage or "")
    return () if stage is None else dialogue.following(stage, prompt.question)


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
