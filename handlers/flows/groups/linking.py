"""Where the buttons of what a list says by itself lead: to the list, its settings, an answer."""

from __future__ import annotations

from handlers.codes import team
from handlers.layout import short
from handlers.ports import Texts
from handlers.screens.groups.addresses import address
from journey.model import Stage
from journey.posts import OVERVIEW, Key, Post
from journey.questions import LEVELS


def to_list(texts: Texts, post: Post, title: str = "") -> Key:
    """To the list where it stands; in a small group, whose messages have no address, it comes.

    title: which one, where several lists are told of.
    """
    label = short(title) if title else texts.plain("button.open_list")
    where = address(post.chat, post.slot(OVERVIEW).message)
    return label, where or team("l", post.id)


def to_settings(texts: Texts, post: Post) -> Key:
    return texts.plain("button.set"), team("o", post.id, 1)


def feelings(texts: Texts, post: Post, stage: Stage) -> tuple[tuple[Key, ...], ...]:
    """The five levels, the worst first."""
    keys = tuple(
        (texts.plain(f"level.{level}"), team("f", post.id, stage.id, level)) for level in LEVELS
    )
    return keys[:2], keys[2:3], keys[3:]
