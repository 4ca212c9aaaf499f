"""A page's record: how it is shown, its acts, what typed words do to it, its command.

A flow lists its records in `PAGES`, commands without a page in `COMMANDS`; `handlers.book` finds
them there, and every table of names follows from them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from handlers.context import Context, Told, Worded
from handlers.pages.page import Act, AnyAct, AnyPage, Page
from handlers.screen import Reply

__all__ = ["Command", "Deed", "Record", "Told", "Worded", "does", "record"]

G = ParamSpec("G")
F = ParamSpec("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is typed as /name. Its sentence is `command.<name>`."""

    name: str
    rank: int
    """Its place in the menu."""
    run: Callable[[Context, str], Awaitable[Reply]] | None = None
    """Takes what stands behind the name. None: it opens its page."""
    in_group: str = "team.private"
    """What a group is told: it would show there what is somebody's own."""
    in_help: bool = True
    """Whether /help names it."""
    leads: bool = False
    """Whether the way from a group into the private chat leads straight to it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act with what it does."""

    act: AnyAct
    run: Callable[..., Awaitable[Reply | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page with everything that belongs to it."""

    page: AnyPage
    show: Callable[..., Awaitable[Reply]]
    words: Callable[..., Told | Awaitable[Told]] | None = None
    lost: AnyPage | None = None
    """The page of the same map that is shown where what it names is no more. None: the maps."""
    acts: tuple[Deed, ...] = ()
    command: Command | None = None
    picture: Callable[..., Awaitable[Reply]] | None = None
    """What a picture does that is sent there; None: it waits for none."""


def does(act: Act[G, F], run: Callable[Concatenate[Context, F], Awaitable[Reply | None]]) -> Deed:
    """`run` gets what the button names. It gives None where that is outdated."""
    return Deed(act, run)


def record(
    page: Page[G, F],
    show: Callable[Concatenate[Context, F], Awaitable[Reply]],
    *acts: Deed,
    words: Callable[Concatenate[Context, str, F], Told | Awaitable[Told]] | None = None,
    lost: AnyPage | None = None,
    command: Command | None = None,
    picture: Callable[Concatenate[Context, bytes, F], Awaitable[Reply]] | None = None,
) -> Record:
    """`show` gets what the address names; `words` the typed words before that, `picture` the
    picture that was sent, made ready.
    """
    return Record(
        page=page,
        show=show,
        words=words,
        lost=lost,
        acts=acts,
        command=command,
        picture=picture,
    )
