"""Where the buttons of what a list says by itself lead: to the list, its settings, an answer."""

from __future__ import annotations

from handlers.layout import short
from handlers.pages.habits import OFTEN
from handlers.pages.team import BROKEN, FEEL, GO, HELD, KEEP, SETTINGS_OF
from handlers.ports import Texts
from handlers.screens.groups.addresses import address
from journey.model import Stage, Task
from journey.posts import OVERVIEW, Key, Post
from journey.questions import LEVELS


def to_list(texts: Texts, post: Post, title: str = "") -> Key:
    """To the list where it stands; in a small group, whose messages have no address, it comes.

    title: which one, where several lists are told of.
    """
    label = short(title) if title else texts.plain("button.open_list")
    where = address(post.chat, post.slot(OVERVIEW).message)
    return label, where or GO.does(post)


def to_mine(texts: Texts, username: str) -> Key:
    """To what one has taken oneself, in private."""
    return texts.plain("button.mine"), f"https://t.me/{username}?start=tasks"


def to_settings(texts: Texts, post: Post) -> Key:
    return texts.plain("button.set"), SETTINGS_OF.does(post, True)


def feelings(texts: Texts, post: Post, stage: Stage) -> tuple[tuple[Key, ...], ...]:
    """The five levels, the worst first."""
    keys = tuple((texts.plain(f"level.{level}"), FEEL.does(post, stage, level)) for level in LEVELS)
    return keys[:2], keys[2:3], keys[3:]


def kept_up(texts: Texts, post: Post, task: Task) -> tuple[tuple[Key, ...], ...]:
    """«Держится · Уже нет», or how often it is to come again by itself."""
    held = (texts.plain("button.habit.held"), HELD.does(post, task))
    often = tuple(
        (texts.plain(f"button.repeat.{every}"), KEEP.does(post, task, every)) for every in OFTEN
    )
    return ((held, (texts.plain("button.habit.broken"), BROKEN.does(post, task))), often)
