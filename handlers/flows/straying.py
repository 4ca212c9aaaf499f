"""Words typed at a question that clearly answer another one: they stay where they were typed, and
one tap puts them where they belong.

Knows the trade's channels and the words of the scale by their names; must not know how else rows
are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handlers.context import Context
from handlers.screens.asking import Stray
from journey import dialogue, story
from journey.errors import Code, Rejected
from journey.limits import ITEMS_MAX
from journey.model import Journey
from journey.prompts import Prompt
from journey.questions import BY_ID, LEVELS, Kind, Scope
from journey.story import Said
from journey.suggestions import all_channels

KINDS: Final = frozenset({Kind.MANY, Kind.SCALE})


def found(context: Context, journey: Journey, prompt: Prompt) -> Stray | None:
    """The first typed entry of the question that answers another one."""
    question = BY_ID[prompt.question]
    if question.kind not in KINDS or question.scope is not Scope.STAGE:
        return None
    typed = list(_typed(prompt))
    if not typed:
        return None
    teller, rules = context.services.catalogue.teller(), context.texts.rules
    named = tuple(_named(context, journey, prompt))
    for ordinal, text in typed:
        said = teller.stray(text, prompt.question, rules, named)
        if said is not None and not dialogue.asked_of_each(journey, said.lane):
            return Stray(ordinal=ordinal, said=said)
    return None


def _typed(prompt: Prompt) -> Iterator[tuple[int, str]]:
    if BY_ID[prompt.question].kind is Kind.SCALE:
        if prompt.note is not None:
            yield 0, prompt.note
        return
    for ordinal, option in enumerate(prompt.options):
        if option.chosen and option.message is not None and option.catalogue is None:
            yield ordinal, option.text


def _named(context: Context, journey: Journey, prompt: Prompt) -> Iterator[Said]:
    stage = journey.stage(prompt.stage or "")
    if stage is not None:
        for option in all_channels(journey, stage, context.industry(journey)):
            yield Said("channels", option.text)
    for level in LEVELS:
        yield Said("emotion", context.texts.plain(f"picture.level.{level}"), level=level)


def moved(
    context: Context, journey: Journey, prompt: Prompt, ordinal: int
) -> tuple[Journey, Stray] | Rejected | None:
    """The map with the entry in the row where it belongs. None: nothing strays there any more."""
    stray = found(context, journey, prompt)
    if stray is None or stray.ordinal != ordinal or not prompt.open:
        return None
    said = stray.said
    told = story.Told(
        text=said.text, stage=prompt.stage, lane=said.lane, level=said.level, metric=said.metric
    )
    after = story.put(journey, told, context.industry(journey), context.services.new_id)
    if after is None:
        return Rejected(Code.TOO_MANY, {"limit": ITEMS_MAX, "count": ITEMS_MAX + 1})
    return after, stray
