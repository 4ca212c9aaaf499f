"""In private: where a map's list stands already, and the link that takes it to a group."""

from __future__ import annotations

from handlers.layout import rows, short
from handlers.pages.maps import CARD
from handlers.pages.tasks import UNPOST
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.model import Journey
from journey.posts import Group, Post


def team(
    texts: Texts, journey: Journey, link: str, line: str, places: list[tuple[Post, Group]]
) -> Screen:
    """«Отправить команде»; `line` is sent in the group by hand, where an app loses the link."""
    lines = [texts.html("invite.text", title=journey.title), "", texts.html("invite.how")]
    lines += ["", texts.html("invite.by_hand")]
    if places:
        lines += ["", texts.html("invite.where")]
        lines += [texts.html(_state(post, group), title=_title(group)) for post, group in places]
    close = tuple(
        (
            Button(
                short(texts.plain("button.invite.remove", title=_title(group))),
                UNPOST.does(journey, post.id),
            ),
        )
        for post, group in places
    )
    return Screen(
        "\n".join(lines),
        (
            *rows((Button(texts.plain("button.invite"), url=link),)),
            *rows((Button(texts.plain("button.invite.line"), copy=line),)),
            *close,
            *rows((Button(texts.plain("button.back"), CARD.opens(journey)),)),
        ),
    )


def _title(group: Group) -> str:
    return group.title or str(group.chat)


def _state(post: Post, group: Group) -> str:
    if not group.here:
        return "invite.place.out"
    return "invite.place.closed" if post.closed else "invite.place"
