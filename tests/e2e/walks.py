"""The quick map as a script: the taps of somebody who ticks the first answer everywhere."""

from __future__ import annotations

import json
from typing import Any

from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.words import Words


def album(chat: Chat) -> list[Message]:
    """The photos that were drawn last: the first of them has the words below it."""
    photos = [message for message in chat.messages if message.photo_size]
    first = max((at for at, photo in enumerate(photos) if photo.text), default=len(photos))
    return photos[first:]


async def to_draft(walker: Walker, words: Words) -> Message:
    """Three taps: the trade, the customer, the stages."""
    await walker.start()
    await walker.tap(words.trade)
    await walker.tap(words.customer)
    return await walker.tap_to(words.fits, words.draft)


async def to_end(walker: Walker, words: Words, stages: int) -> Message:
    """From the draft through all stages by ticking the first answer."""
    await walker.tap(words.walk)
    for number in range(1, stages + 1):
        for _ in ("channels", "pains"):
            await walker.first_option()
            await walker.tap(words.next)
        last = number == stages
        if last:
            return await walker.tap_to(words.happy, words.ready)
        await walker.tap(words.happy)
    raise AssertionError("a map has at least one stage")


async def map_file(walker: Walker, words: Words, *, from_card: bool = False) -> dict[str, Any]:
    """The JSON that the card gives; the person is at the card already, or one tap before it."""
    if not from_card:
        await walker.tap(words.card)
    await walker.tap(words.files)
    await walker.tap(words.for_programs)
    await walker.tap(words.json)

    def document(chat: Chat) -> Message | None:
        return next((m for m in reversed(chat.messages) if m.document), None)

    message = await walker.person.wait_for(document, LONG)
    content: dict[str, Any] = json.loads(await message.document_bytes())
    return content


def bare(content: object) -> object:
    """A map's file without what differs from run to run: ids, times, revisions."""
    names: dict[str, str] = {}
    times = {"created", "updated", "revision", "done_at"}
    ids = {"id", "source", "stage", "persona", "remedy_for", "metric", "derived_from"}

    def walk(part: object, key: str = "") -> object:
        if isinstance(part, dict):
            return {k: walk(v, k) for k, v in part.items() if k not in times}
        if isinstance(part, list):
            return [walk(one, key) for one in part]
        if key in ids and isinstance(part, str):
            return names.setdefault(part, f"id{len(names)}")
        return part

    return walk(content)
