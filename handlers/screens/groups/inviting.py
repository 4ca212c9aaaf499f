"""In private: where a map's list stands, the link to a group, the way out of one and back."""

from __future__ import annotations

import datetime as dt

from handlers.layout import rows, short
from handlers.pages.maps import CARD
from handlers.pages.tasks import PUT_BACK, TAKE_OUT, TAKE_OUT_YES, TEAM
from handlers.ports import Texts
from handlers.screen import Button, Screen
from journey.checklist.progress import progress
from journey.model import Journey
from journey.posts import RETURN_LIFE, Group, Post

Places = list[tuple[Post, Group]]


def team(
    texts: Texts,
    journey: Journey,
    link: str,
    line: str,
    places: Places,
    gone: Places,
    clock: dt.tzinfo,
) -> Screen:
    """«Отправить команде»; `line` is sent in the group by hand, where an app loses the link.

    gone: the lists that were taken out and can still come back; until when is told by `clock`.
    """
    lines = [texts.html("invite.text", title=journey.title), "", texts.html("invite.how")]
    lines += ["", texts.html("invite.by_hand")]
    if places:
        lines += ["", texts.html("invite.where")]
        lines += [texts.html(_state(post, group), title=title(group)) for post, group in places]
    if gone:
        lines += ["", texts.html("takeout.gone")]
        lines += [_gone(texts, post, group, clock) for post, group in gone]
    ways = (
        *(_way(texts, "button.invite.remove", g, TAKE_OUT.opens(journey, p.id)) for p, g in places),
        *(_way(texts, "button.takeout.back", g, PUT_BACK.does(journey, p.id)) for p, g in gone),
    )
    return Screen(
        "\n".join(lines),
        (
            *rows((Button(texts.plain("button.invite"), url=link),)),
            *rows((Button(texts.plain("button.invite.line"), copy=line),)),
            *((way,) for way in ways),
            *rows((Button(texts.plain("button.back"), CARD.opens(journey)),)),
        ),
    )


def take_out(texts: Texts, journey: Journey, post: Post, group: Group) -> Screen:
    """Asks before a list leaves its group: which one, what is in it, what stays."""
    done, whole = progress(journey)
    lines = [
        texts.html("takeout.ask", group=title(group)),
        texts.html("takeout.what", title=journey.title, done=done, all=whole),
        texts.html("takeout.told" if group.here else "takeout.untold"),
        texts.html("takeout.stays"),
    ]
    yes = Button(texts.plain("button.takeout.yes"), TAKE_OUT_YES.does(journey, post.id))
    no = Button(texts.plain("button.takeout.no"), TEAM.opens(journey))
    return Screen("\n".join(lines), rows((yes,), (no,)))


def title(group: Group) -> str:
    return group.title or str(group.chat)


def until(texts: Texts, moment: dt.datetime) -> dict[str, str]:
    """Day and time of a moment, which comes on the clock of whoever reads it."""
    return {"day": texts.day_month(moment.date()), "time": f"{moment:%H:%M}"}


def _gone(texts: Texts, post: Post, group: Group, clock: dt.tzinfo) -> str:
    assert post.withdrawn is not None
    last = (post.withdrawn + RETURN_LIFE).astimezone(clock)
    return texts.html("takeout.until", title=title(group), **until(texts, last))


def _way(texts: Texts, key: str, group: Group, data: str) -> Button:
    return Button(short(texts.plain(key, title=title(group))), data)


def _state(post: Post, group: Group) -> str:
    if not group.here:
        return "invite.place.out"
    return "invite.place.closed" if post.closed else "invite.place"
