"""Whom to give a task: the people seen in the group; and what they are told of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import Rows, flow, rows, short
from handlers.pages.tasks import ACCEPT_MINE, DECLINE_MINE
from handlers.pages.team import ACCEPT, DECLINE, GIVE, GIVE_TO
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.groups.addresses import address
from handlers.screens.groups.stage import whose
from handlers.screens.groups.telling import NAME_CHARS, TASK_CHARS, mention
from journey.checklist import holding
from journey.model import Journey, Task
from journey.posts import OVERVIEW, Key, Post
from journey.teammates import Teammate

SHOWN: Final = 7
"""People with a button: with «всем» eight, whoever was seen last first."""
ALL: Final = 0
"""The number that stands for all of them."""


def people(texts: Texts, post: Post, task: Task, team: Sequence[Teammate]) -> Rows:
    """A button for each, two of one name told apart."""
    shown = [one for one in team if not holding.holds(task, one.person)][:SHOWN]
    buttons = [
        Button(named(one, team, texts), GIVE_TO.does(post, task, one.person)) for one in shown
    ]
    everyone = Button(texts.plain("button.give.all"), GIVE_TO.does(post, task, ALL))
    return rows(*flow(buttons), (everyone if len(team) > 1 and not task.for_all else None,))


def named(one: Teammate, team: Sequence[Teammate], texts: Texts) -> str:
    """By first name; where two have it, with their name in Telegram, or when they were seen."""
    alike = [other for other in team if other.name.casefold() == one.name.casefold()]
    if len(alike) <= 1:
        return short(one.name, NAME_CHARS)
    told = f"@{one.username}" if one.username else texts.day_month(one.at.date())
    same = [other for other in alike if not other.username and other.at.date() == one.at.date()]
    if not one.username and len(same) > 1:
        told = f"{told}, {same.index(one) + 1}"
    return f"{short(one.name, NAME_CHARS - len(told))} · {told}"


def whom(texts: Texts, post: Post, task: Task, team: Sequence[Teammate]) -> tuple[str, Rows]:
    """The question as a message of its own."""
    shown = people(texts, post, task, team)
    key = "give.whom" if shown else "give.nobody"
    return texts.html(key, text=short(task.text, TASK_CHARS)), shown


def asked(
    texts: Texts, post: Post, task: Task, giver: str, to: Sequence[tuple[int, str]]
) -> tuple[str, tuple[tuple[Key, ...], ...]]:
    """In the group: whoever is given it is called."""
    called = ", ".join(mention(name, person) for person, name in to)
    person = to[0][0] if len(to) == 1 else ALL
    keys = (
        (texts.plain("button.accept"), ACCEPT.does(post, task, person)),
        (texts.plain("button.decline"), DECLINE.does(post, task, person)),
    )
    return f"{called}, {_said(texts, task, giver)}", (keys,)


def given(texts: Texts, found: Sequence[tuple[Journey, Task, str]]) -> Screen:
    """In private: what somebody is given, by whom, each answered with a tap."""
    lines, keys = [], []
    for number, (journey, task, giver) in enumerate(found, 1):
        title = texts.html("give.list", title=short(journey.title, NAME_CHARS))
        sign = f"{number}. " if len(found) > 1 else ""
        lines.append(f"{sign}{_said(texts, task, giver)}\n{title}")
        keys.append(
            (
                Button(sign + texts.plain("button.accept"), ACCEPT_MINE.does(journey.id, task.id)),
                Button(
                    sign + texts.plain("button.decline"), DECLINE_MINE.does(journey.id, task.id)
                ),
            )
        )
    return Screen("\n\n".join(lines), tuple(keys))


def has_it(texts: Texts, task: Task) -> str:
    """Who has it now, and until when (HTML): what the question whom to give it becomes."""
    text = texts.html("card.task", text=short(task.text, TASK_CHARS))
    return " · ".join((text, *whose(texts, task)))


def to_list(post: Post, title: str) -> Button | None:
    """From the private chat; in a small group nothing leads to a message."""
    where = address(post.chat, post.slot(OVERVIEW).message)
    return None if where is None else Button(short(title), url=where)


def declined(texts: Texts, task: Task, who: str, *, several: bool) -> str:
    """Whoever gave it hears that it is free again (HTML)."""
    key = "give.declined.all" if several else "give.declined"
    return texts.html(key, name=short(who, NAME_CHARS), text=short(task.text, TASK_CHARS))


def give_again(texts: Texts, post: Post, task: Task) -> Key:
    return texts.plain("button.give"), GIVE.does(post, task)


def _said(texts: Texts, task: Task, giver: str) -> str:
    """«Аня передаёт вам: плёнка · до 27 ноября»."""
    key = "give.asked.all" if task.holders else "give.asked"
    name, text = short(giver, NAME_CHARS), short(task.text, TASK_CHARS)
    said = texts.html(key, giver=name, text=text)
    if task.due is None:
        return said
    return f"{said} · {texts.html('team.due', day=texts.day_month(task.due))}"
