"""What a person is owed: replies that could not be sent yet, gathered, and written down.

Knows what of a reply is made again (the screen) and what must be kept (everything else); must not
know why it was not sent, nor where it is kept.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from handlers.screen import Reply, Screen

NOTICES_MAX: Final = 20
"""Of replies that are nothing but a notice so many are kept, the latest."""
_NOTHING: Final = Reply()


def gathered(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    """All that is said, in its order and once; of the live message's screens the last one counts.

    A screen stands below what was said before it, so `fresh` stays true once it was.
    """
    kept: list[Reply] = []
    screen: Screen | None = None
    shrunk: str | None = None
    fresh = False
    for reply in replies:
        if is_live(reply):
            screen = reply.screen or screen
            fresh = fresh or reply.fresh
            shrunk = reply.shrunk if shrunk is None else shrunk
        rest = replace(_without_screen(reply), fresh=not is_live(reply) and reply.fresh)
        if reply.aside is not None and reply.aside.message is not None:
            kept = [one for one in kept if one.aside is None or one.aside != reply.aside]
        if rest != _NOTHING and rest not in kept:
            kept.append(rest)
    if screen is None and not fresh:
        return _bounded(kept)
    live = [index for index, reply in enumerate(kept) if is_live(reply)]
    if live:  # its own failure may take the screen's place
        kept[live[-1]] = replace(kept[live[-1]], screen=screen, fresh=fresh, shrunk=shrunk)
    else:
        kept.append(Reply(screen=screen, fresh=fresh, shrunk=shrunk))
    return _bounded(kept)


def without_toast(reply: Reply) -> Reply:
    """For when the tap cannot be answered any more: what had to be read becomes a notice."""
    toast = reply.toast
    if toast is None:
        return reply
    heard = html.escape(toast.text) if toast.alert and reply.notice is None else reply.notice
    return replace(reply, toast=None, notice=heard)


def written(reply: Reply) -> str | None:
    """What of a reply is kept until it was sent, as JSON; None: the current screen says it all."""
    rest = _without_screen(without_toast(reply))
    return (
        None if rest == _NOTHING else _adapter().dump_json((rest,), exclude_defaults=True).decode()
    )


def read(text: str) -> tuple[Reply, ...]:
    """What was written down. ValueError: another version wrote it, and we cannot read that."""
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise ValueError("what is owed cannot be read") from error


def is_live(reply: Reply) -> bool:
    """Whether its screen is the live message's, which can be made again."""
    return reply.chat is None and reply.aside is None


def _without_screen(reply: Reply) -> Reply:
    """In another chat, or beside the live message, the screen is a message like any other, and
    nobody makes it again. What one member of a group sees alone belongs to its press, and is gone
    with it: whoever wants it presses again.
    """
    if not is_live(reply):
        return replace(reply, toast=None, alone=None)
    return replace(reply, screen=None, toast=None, shrunk=None, alone=None)


def _bounded(replies: list[Reply]) -> tuple[Reply, ...]:
    notices = [reply for reply in replies if reply == Reply(notice=reply.notice)]
    old = notices[:-NOTICES_MAX]
    return tuple(reply for reply in replies if reply not in old)


@cache
def _adapter() -> TypeAdapter[tuple[Reply, ...]]:
    """Made when first needed: most replies are a screen and nothing more."""
    config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    return TypeAdapter(tuple[Reply, ...], config=config)
