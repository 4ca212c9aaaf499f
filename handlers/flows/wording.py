"""Views that only words answer: which they are, and what the words do there.

One line a view: a function from the map and the words to the changed map (or a refusal) and the
view that shows it. What is refused can be shortened by editing the message.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import (
    evidence,
    finding,
    items,
    look,
    review,
    shelf,
    tasks,
    testwalk,
)
from handlers.flows.asking import refused
from handlers.screen import Reply
from journey.errors import Rejected
from journey.model import Journey
from journey.ports import Typed

Worded = tuple[Journey | Rejected, str]
"""The map with the words in it, and the view that shows it."""
Wording = Callable[[Context, Journey, tuple[str, ...], str], Worded]
"""Takes the view's arguments after the map's id, and the words."""

WORDINGS: Final[dict[str, Wording]] = {
    "when": review.word_day,
    "addstage": shelf.word_stage,
    "rename": shelf.word_stage_title,
    "title": shelf.word_title,
    "retask": tasks.word_task,
    "duetask": tasks.word_day,
    "addtask": tasks.word_new,
    "colour": look.word_colour,
    "row": items.word_row,
    "reword": items.word_item,
    "why": items.word_why,
    "find": finding.word_on_map,
    "walk": testwalk.word_noticed,
    "prove": evidence.word_source,
    "evdate": evidence.word_day,
    "evquote": evidence.word_quote,
}

FREE: Final[dict[str, Callable[[Context, str], str]]] = {"findall": finding.word_everywhere}
"""Views of no one map: a function from the words to the view that shows them."""


async def say(context: Context, event: Said | Corrected) -> Reply | None:
    """Words in a view that waits for words. None: this view doesn't."""
    name, *args = context.person.view.split(codes.SEPARATOR)
    if name in FREE:
        return await context.show(FREE[name](context, event.text))
    if name not in WORDINGS or not args:
        return None
    journey = await context.own(args[0])
    if journey is None:
        return await context.show("maps")
    result, then = WORDINGS[name](context, journey, tuple(args[1:]), event.text)
    if isinstance(result, Rejected):
        await context.work.save_typed(_refused(context, event.message))
        return await context.again(refused(context, result))
    await context.save(journey, result)
    return await context.show(then)


async def correct(context: Context, event: Corrected) -> Reply | None:
    """A refused message, shortened while the view still waits. None: it is no such message."""
    typed = await context.work.typed(context.person.chat, event.message)
    name, *args = context.person.view.split(codes.SEPARATOR)
    if name not in WORDINGS or not args or typed != _refused(context, event.message):
        return None
    return await say(context, event)


def _refused(context: Context, message: int) -> Typed:
    """The message belongs to the view that waits for words, and gave nothing yet."""
    name, journey_id, *rest = context.person.view.split(codes.SEPARATOR)
    return Typed(
        chat=context.person.chat,
        message=message,
        journey=journey_id,
        stage=rest[0] if rest else None,
        question=name,
        items=(),
    )
