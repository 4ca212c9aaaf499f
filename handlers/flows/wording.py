"""Words typed at a page that waits for words; what they do there its record says.

What is refused can be shortened by editing the message.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows.asking import refused
from handlers.screen import Reply
from handlers.screens import own_words
from journey.errors import Rejected
from journey.ports import Typed


async def say(context: Context, event: Said | Corrected) -> Reply | None:
    """None: the page doesn't wait for words, or not for these."""
    told, journey = await context.book.word(context, event.text)
    if told is None or isinstance(told, str):
        return None if told is None else await context.show(told)
    result, then = told
    if isinstance(result, Rejected):
        await context.work.save_typed(_refused(context, event.message))
        return await context.again(refused(context, result))
    await context.save(journey, result)
    shown = await context.show(then)
    return replace(shown, shrunk=own_words.taken(context.texts, event.text))


async def correct(context: Context, event: Corrected) -> Reply | None:
    """A refused message, shortened while the page still waits. None: it is no such message."""
    if context.here.map is None:
        return None
    typed = await context.work.typed(context.person.chat, event.message)
    return await say(context, event) if typed == _refused(context, event.message) else None


def _refused(context: Context, message: int) -> Typed:
    """The message belongs to the page that waits for words, and gave nothing yet."""
    here = context.here
    assert here.page is not None
    journey_id, *rest = here.words
    return Typed(
        chat=context.person.chat,
        message=message,
        journey=journey_id,
        stage=rest[0] if rest else None,
        question=here.page.name,
        items=(),
    )
