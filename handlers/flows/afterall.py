"""Words that were taken for a story, reviews or a map, and are an answer after all."""

from __future__ import annotations

from handlers.context import Context
from handlers.events import Said, Tapped
from handlers.flows import answers, wording
from handlers.pages.page import Sort
from handlers.screen import Reply


async def answered(context: Context, event: Tapped, back: str, message: int, text: str) -> Reply:
    """They go where they would have gone: to the question that stood at `back`, if it still does.

    message: the person's, in which they were typed.
    """
    context.go(back)
    prompt = await context.work.open_prompt(context.person.id)
    if prompt is None or not context.here.sort(Sort.ASKING):
        return await context.show(context.person.view)
    said = Said(
        update=event.update,
        chat=event.chat,
        private=event.private,
        person=event.person,
        name=event.name,
        language=event.language,
        message=message,
        text=text,
    )
    return await wording.say(context, said) or await answers.say(context, prompt, said)
