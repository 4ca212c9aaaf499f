"""What is said about the bot itself: help, language, privacy, forgetting."""

from __future__ import annotations

from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.layout import rows
from handlers.screen import DATA_BYTES, Button, Reply, Screen
from journey.shelf import Shelf

_DRAWN: Final = frozenset({"draft", "done", "drawn"})
"""Views that would send their pictures once more."""


def beside(context: Context, name: str) -> str:
    """The page of that name; from it one comes back to what was looked at."""
    before, *args = context.person.view.split(codes.SEPARATOR)
    if before in {"help", "language", "privacy"}:
        return codes.view(name, *args)
    back = codes.opens(before, *args)
    if not before or before in _DRAWN or len(back.encode()) > DATA_BYTES:
        return name
    return codes.view(name, before, *args)


def _back(context: Context, args: tuple[str, ...]) -> Button:
    """Where one was; else the list of maps."""
    if args:
        return Button(context.texts.plain("button.back"), codes.opens(*args))
    return Button(context.texts.plain("button.maps"), codes.opens("maps"))


async def help_(context: Context, args: tuple[str, ...]) -> Reply:
    texts = context.texts
    return Reply(
        screen=Screen(
            texts.html("help.text"),
            rows(
                (Button(texts.plain("button.new"), codes.does("new")),),
                (_back(context, args),),
            ),
        )
    )


async def language(context: Context, args: tuple[str, ...]) -> Reply:
    texts = context.texts
    buttons = tuple(
        Button(
            ("✅ " if code == texts.language else "") + texts.plain(f"language.{code}"),
            codes.does("language", code),
        )
        for code in context.services.library.languages
    )
    return Reply(screen=Screen(texts.html("language.text"), rows(buttons, (_back(context, args),))))


async def privacy(context: Context, args: tuple[str, ...]) -> Reply:
    texts = context.texts
    return Reply(
        screen=Screen(
            texts.html("privacy.text"),
            rows(
                (Button(texts.plain("button.forget"), codes.opens("forget")),),
                (_back(context, args),),
            ),
        )
    )


async def forget(context: Context, _args: tuple[str, ...]) -> Reply:
    """Asks once more before everything about the person goes."""
    texts = context.texts
    count = len(await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE))
    return Reply(
        screen=Screen(
            texts.html("forget.text", maps=texts.count("maps.number", count)),
            rows(
                (Button(texts.plain("button.forget.yes"), codes.does("forget")),),
                (Button(texts.plain("button.forget.no"), codes.opens("maps")),),
            ),
        )
    )


async def forgotten(context: Context, _args: tuple[str, ...]) -> Reply:
    """A person whom we don't know (any more) presses an old button."""
    return Reply(screen=Screen(context.texts.html("forget.done")))


async def forget_all(context: Context) -> Reply:
    """Everything about the person goes; only the goodbye stays in the chat."""
    await context.work.forget(context.person.id)
    context.forgotten = True
    return Reply(screen=Screen(context.texts.html("forget.done")))


def speak(context: Context, code: str, *, chosen: bool) -> None:
    """From now on in that language; the maps keep theirs."""
    context.person = context.person.with_(
        language=code, language_chosen=chosen or context.person.language_chosen
    )
    context.texts = context.services.library.texts(code)
