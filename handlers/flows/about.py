"""What is said about the bot itself: help, language, privacy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.flows import taking
from handlers.layout import pairs, rows
from handlers.pages.about import (
    ALL,
    BEFORE,
    EXPORT,
    FORGET,
    HELP,
    LANGUAGE,
    PRIVACY,
    SPEAK,
    TELL,
    TOPIC,
    TOPICS,
)
from handlers.pages.dialogue import BEGIN, NEW
from handlers.pages.maps import MAPS
from handlers.pages.page import Page, Sort
from handlers.pages.pictures import EXAMPLE
from handlers.ports import Texts
from handlers.record import Command, does, record
from handlers.screen import DATA_BYTES, Button, Reply, Screen

LEADS: Final[Mapping[str, tuple[str, Callable[[], str]]]] = {
    "make": ("button.new", BEGIN.does),
    "read": ("button.example", EXAMPLE.opens),
    "mend": ("button.maps", partial(MAPS.opens, 0)),
}
"""Where a topic leads on: a button's words and what it does."""
QUOTED: Final = {
    "one": "button.edit_one",
    "more": "button.rest",
    "viewed": "button.behind.viewed",
    "trade": "button.behind.trade",
    "understood": "button.behind.understood",
    "team": "button.team",
    "settings": "button.team.settings",
    "shift": "button.shift",
    "pulse": "button.pulse",
    "reviews": "button.reviews",
    "reach": "button.headcount",
    "files": "button.files",
    "look": "button.look",
}
"""Buttons that a topic names."""


def _beside(page: Page[[str], [str]], rank: int) -> Command:
    """Opens the page; from it one comes back to what was looked at."""

    async def opened(context: Context, _argument: str) -> Reply:
        return await context.open(page, _before(context))

    return Command(name=page.name, rank=rank, run=opened, in_help=page is not HELP)


def _before(context: Context) -> str:
    here, view = context.here, context.person.view
    if here.sort(Sort.BESIDE):
        return here.word(BEFORE) or ""
    long = len(codes.opening(view).encode()) > DATA_BYTES
    return "" if here.page is None or here.sort(Sort.DRAWN) or long else view


def _back(context: Context, before: str) -> Button:
    """Where one was; else the list of maps."""
    if before:
        return Button(context.texts.plain("button.back"), codes.opening(before))
    return Button(context.texts.plain("button.maps"), MAPS.opens(0))


async def help_(context: Context, before: str) -> Reply:
    texts = context.texts
    topics = [Button(texts.plain(f"button.topic.{name}"), TELL.does(name)) for name in TOPICS]
    return Reply(
        screen=Screen(texts.html("help.text"), (*pairs(topics), *rows((_back(context, before),))))
    )


async def topic(context: Context, name: str, _before: str) -> Reply:
    texts = context.texts
    told = [
        f"<b>{texts.html(f'button.topic.{name}')}</b>",
        "",
        texts.html(f"topic.{name}", **_quoted(texts)),
    ]
    if name == "commands":
        told += ["", *(f"/{one} {texts.html(f'command.{one}')}" for one in context.book.told)]
    led = LEADS.get(name)
    return Reply(
        screen=Screen(
            "\n".join(told),
            rows(
                (Button(texts.plain(led[0]), led[1]()),) if led else (),
                (Button(texts.plain("button.back"), TELL.does(ALL)),),
            ),
        )
    )


def _quoted(texts: Texts) -> dict[str, str]:
    """Buttons as they are called today, without the mark that they lead on."""
    return {name: texts.plain(key).removesuffix(" ›") for name, key in QUOTED.items()}


async def tell(context: Context, name: str) -> Reply:
    before = _before(context)
    return await (context.open(HELP, before) if name == ALL else context.open(TOPIC, name, before))


async def language(context: Context, before: str) -> Reply:
    texts = context.texts
    buttons = tuple(
        Button(
            ("✅ " if code == texts.language else "") + texts.plain(f"language.{code}"),
            SPEAK.does(code),
        )
        for code in context.services.library.languages
    )
    return Reply(
        screen=Screen(
            texts.html("language.text"), (*pairs(buttons), *rows((_back(context, before),)))
        )
    )


async def privacy(context: Context, before: str) -> Reply:
    texts, operator = context.texts, context.services.operator
    told = [texts.html("privacy.text")]
    if kept := context.services.copies:
        told.append(texts.html("privacy.copies", days=texts.count("length.day", kept)))
    if days := context.services.retention:
        told.append(texts.html("privacy.retention", days=texts.count("length.day", days)))
    if operator:
        told.append(texts.html("privacy.operator", operator=operator))
    return Reply(
        screen=Screen(
            "\n\n".join(told),
            rows(
                (Button(texts.plain("button.export"), EXPORT.does()),),
                (Button(texts.plain("button.forget"), FORGET.opens()),),
                (_back(context, before),),
            ),
        )
    )


async def export(context: Context, _argument: str = "") -> Reply:
    """All that is kept, above what is said about it."""
    file = await taking.everything(context)
    reply = await context.open(PRIVACY, _before(context))
    return replace(reply, files=(file,))


def speak(context: Context, code: str, *, chosen: bool) -> None:
    """From now on in that language; the maps keep theirs."""
    context.person = context.person.with_(
        language=code, language_chosen=chosen or context.person.language_chosen
    )
    context.texts = context.services.library.texts(code)


async def choose(context: Context, code: str) -> Reply | None:
    if code not in context.services.library.languages:
        return None
    speak(context, code, chosen=True)
    return await context.show(context.person.view or NEW.view())


PAGES: Final = (
    record(LANGUAGE, language, does(SPEAK, choose), command=_beside(LANGUAGE, 7)),
    record(HELP, help_, does(TELL, tell), command=_beside(HELP, 8)),
    record(TOPIC, topic),
    record(PRIVACY, privacy, does(EXPORT, export), command=_beside(PRIVACY, 10)),
)
COMMANDS: Final = (Command(name="export", rank=12, run=export),)
