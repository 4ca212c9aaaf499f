"""The questions of the dialogue: where I am, the question, the answers as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.codes import asks, opens
from handlers.layout import Rows, flow, rows, short
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey import dialogue
from journey.dialogue import Place
from journey.model import Journey, Stage
from journey.prompts import Option, Prompt
from journey.questions import BY_ID, Kind, Scope

CHOSEN = "✅ "
HEARD_CHARS = 110
"""Characters of the line that repeats the last answer."""
FILLED, EMPTY = "▰", "▱"


def asking(
    texts: Texts, journey: Journey, prompt: Prompt, *, to_card: bool, warning: str | None = None
) -> Screen:
    """A question about a stage or about the customer.

    to_card: the person came from the map's card to answer just this.
    """
    question = BY_ID[prompt.question]
    parts = [
        *_where(texts, journey, prompt),
        "",
        texts.html(f"question.{prompt.question}"),
        *([] if warning is None else [texts.html("ask.warning", warning=warning)]),
        *_typed_note(texts, prompt),
        _help(texts, prompt, to_card=to_card),
    ]
    buttons = _scale(texts, prompt) if question.kind is Kind.SCALE else _choices(prompt)
    return Screen(
        "\n".join(parts),
        (*buttons, *_paging(texts, prompt), *_below(texts, journey, prompt, to_card=to_card)),
    )


def _where(texts: Texts, journey: Journey, prompt: Prompt) -> list[str]:
    stage = journey.stage(prompt.stage or "")
    if stage is None:
        return [texts.html("ask.map", title=journey.title)]
    per_stage = dialogue.asked(journey.depth, Scope.STAGE)
    ids = [question.id for question in per_stage]
    index = journey.stages.index(stage) + 1
    where = texts.html(
        "ask.where",
        stage=index,
        stages=len(journey.stages),
        title=stage.title,
        bar=FILLED * index + EMPTY * (len(journey.stages) - index),
    )
    if prompt.question in ids:
        where += texts.html("ask.number", number=ids.index(prompt.question) + 1, numbers=len(ids))
    heard = _heard(texts, journey, Place(prompt.question, prompt.stage))
    return [where, *heard]


def _heard(texts: Texts, journey: Journey, place: Place) -> list[str]:
    """The answer before this one in a line, so that the person sees it was heard."""
    before = dialogue.preceding(journey, place)
    if before is None or before.stage is None:
        return []
    stage = journey.stage(before.stage)
    if stage is None or dialogue.passed(journey, before) is None:
        return []
    said = answer_line(texts, stage, before.question)
    lane = texts.plain(f"lane.{before.question}")
    if before.stage != place.stage:
        lane = texts.plain("ask.heard.stage", title=stage.title, lane=lane)
    return [texts.html("ask.heard", lane=lane, answer=said)]


def answer_line(texts: Texts, stage: Stage, question: str, limit: int = HEARD_CHARS) -> str:
    """A cell in a line: whole items; «и ещё 3» stands for those that don't fit.

    Only where the first alone is longer than the line is it cut.
    """
    if question == "emotion":
        emotion = stage.emotion()
        return texts.plain("cell.empty") if emotion is None else level(texts, emotion.level)
    items = [short(item.text, limit) for item in stage.lane(question)]
    if not items:
        return texts.plain("cell.empty")
    shown: list[str] = []
    for text in items:
        if shown and len(", ".join([*shown, text])) > limit:
            break
        shown.append(text)
    more = len(items) - len(shown)
    line = ", ".join(shown)
    return line if not more else texts.count("cell.more", more, items=line)


def level(texts: Texts, value: float) -> str:
    """«🙁 Недоволен» for the nearest of the five levels."""
    return texts.plain(f"level.{round(value)}")


def _help(texts: Texts, prompt: Prompt, *, to_card: bool) -> str:
    question = BY_ID[prompt.question]
    if question.kind is Kind.SCALE:
        return texts.html("help.scale")
    if question.kind is not Kind.MANY:
        return texts.html(f"help.{question.id}")
    if not prompt.options:
        return texts.html("help.words")
    return texts.html("help.many.cell" if to_card else "help.many")


def _typed_note(texts: Texts, prompt: Prompt) -> list[str]:
    return [] if prompt.note is None else [texts.html("ask.note", note=prompt.note)]


def _choices(prompt: Prompt) -> Rows:
    many = BY_ID[prompt.question].kind is Kind.MANY
    return flow(
        _choice(prompt, ordinal, option, many=many) for ordinal, option in dialogue.shown(prompt)
    )


def _choice(prompt: Prompt, ordinal: int, option: Option, *, many: bool) -> Button:
    text = (CHOSEN if option.chosen else "") + short(option.text)
    if many:
        return Button(text, asks(prompt.id, "t", ordinal, int(not option.chosen)))
    return Button(text, asks(prompt.id, "c", ordinal))


def _scale(texts: Texts, prompt: Prompt) -> Rows:
    return flow(
        Button(
            (CHOSEN if option.chosen else "") + level(texts, float(option.value)),
            asks(prompt.id, "c", ordinal),
        )
        for ordinal, option in enumerate(prompt.options)
    )


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


def _below(texts: Texts, journey: Journey, prompt: Prompt, *, to_card: bool) -> Rows:
    """«Своё» and «Пауза», and in the last row always Back, Skip, Next."""
    question = BY_ID[prompt.question]
    own = Button(texts.plain("button.own"), asks(prompt.id, "o"))
    pause = Button(texts.plain("button.pause"), opens("card", journey.id))
    back = Button(texts.plain("button.back"), asks(prompt.id, "b"))
    skip = Button(texts.plain("button.skip"), asks(prompt.id, "s"))
    forward = Button(_next_text(texts, prompt.options), asks(prompt.id, "n"))
    many = question.kind is Kind.MANY
    if to_card:
        return rows((own,), (back, forward if many else None))
    skippable = question.scope is Scope.STAGE
    return rows((own, pause), (back, skip if skippable else None, forward if many else None))


def _next_text(texts: Texts, options: Sequence[Option]) -> str:
    chosen = sum(option.chosen for option in options)
    if not chosen:
        return texts.plain("button.next")
    return texts.plain("button.next.count", n=chosen)
