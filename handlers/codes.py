"""The grammar of what a button carries and of what the live message shows.

A view is a name and its arguments, `stage:<journey>:<stage>`; opening one changes nothing. An act
changes something towards a wished state, so a repeat changes nothing more. A prompt's button
carries the prompt's number and the option's:

    v:<view>                     open a view
    a:<act>:<arguments>          do something, then open the view it leads to
    p:<prompt>:t:<option>:<1|0>  tick, untick
    p:<prompt>:c:<option>        the one answer
    p:<prompt>:g:<page>          another page of buttons
    p:<prompt>:n | s | b | o | e next, skip, back, own words, a finished example
    g:<act>:<post>:<arguments>   in a group: see `handlers.groups`
    p:<prompt>:y:<option>        a typed trade is like that one: its examples, please
    p:<prompt>:u                 … it is not: the stages of any business under the typed name
    u:<wave>:<act>:<arguments>   of a customer who answers a survey: see `handlers.guests`
    d:<wave>:<act>:<arguments>   … of staff who ask customers, one after another
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

SEPARATOR = ":"
VIEW, ACT, PROMPT, TEAM, GUEST, DESK = "v", "a", "p", "g", "u", "d"
"""What a button's data begins with."""
_KINDS: Final = frozenset({VIEW, ACT, PROMPT, TEAM, GUEST, DESK})

INSIDE: Final = "in"
"""In the place of an act in a group: the menu's id, then the act, without the task it is about."""
_OURS: Final = re.compile(r"[A-Za-z0-9_:-]+")
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}")
"""What every database can count to."""


@dataclass(frozen=True, slots=True)
class Code:
    """A button's data taken apart."""

    kind: str
    name: str
    args: tuple[str, ...]


def parse(data: str) -> Code | None:
    """The code in a button's data; None: it is none of ours."""
    kind, *rest = data.split(SEPARATOR)
    if kind not in _KINDS or not rest or not _OURS.fullmatch(data):
        return None
    return Code(kind, rest[0], tuple(rest[1:]))


def number(text: str) -> int | None:
    """The number an argument stands for; None: it is none."""
    return int(text) if _NUMBER.fullmatch(text) else None


def view(name: str, *args: str | int) -> str:
    """A view as it is stored with a person."""
    return SEPARATOR.join((name, *map(str, args)))


def opens(name: str, *args: str | int) -> str:
    """Button data that opens a view."""
    return opening(view(name, *args))


def opening(there: str) -> str:
    """Button data that opens a view that was made already."""
    return SEPARATOR.join((VIEW, there))


def does(name: str, *args: str | int) -> str:
    """Button data of an act."""
    return SEPARATOR.join((ACT, view(name, *args)))


def asks(prompt: int, what: str, *args: str | int) -> str:
    """Button data of a prompt."""
    return SEPARATOR.join((PROMPT, view(str(prompt), what, *args)))


def team(name: str, post: str, *args: str | int) -> str:
    """Button data of an act in a group."""
    return SEPARATOR.join((TEAM, view(name, post, *args)))


def inside(menu: str, act: str, *args: str | int) -> str:
    """Button data of an act in somebody's own menu."""
    return team(INSIDE, menu, act, *args)


def answers(wave: str, act: str, *args: str | int, desk: bool = False) -> str:
    """Button data of a survey."""
    return SEPARATOR.join((DESK if desk else GUEST, view(wave, act, *args)))
