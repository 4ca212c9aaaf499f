"""What a step that is sent in a group says, as Telegram's text and keyboard."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup

from handlers.flows.groups.steps import Ask, Draw, Greet, Say, Show, Step
from handlers.screen import Button
from handlers.telegram.messages import keyboard
from journey.posts import Key, Note


def said(step: Step) -> tuple[str, InlineKeyboardMarkup | None]:
    """What a message says, and its keyboard; of pictures the caption."""
    match step:
        case Show():
            return step.screen.text, keyboard(step.screen.rows)
        case Draw():
            return step.caption, None
        case Say():
            return step.note.text, below(step.note)
        case Greet():
            return step.text, keyboard(((button(step.link),),))
        case Ask():
            return "", keyboard(((step.end,),))
    return "", None


def below(note: Note) -> InlineKeyboardMarkup | None:
    """The buttons of a note: each an address, or an act in the group."""
    rows = note.keys or (((note.link,),) if note.link else ())
    return keyboard(tuple(tuple(button(key) for key in row) for row in rows))


def button(key: Key) -> Button:
    text, where = key
    return Button(text, url=where) if where.startswith("https://") else Button(text, where)
