"""Somebody who talks with the bot, and where that conversation stands.

Knows no store; what the live message shows is opaque here.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from journey import limits
from journey.story import Tale
from journey.values import Frozen, Id, Language
from journey.voices.pile import Pile


class Person(Frozen):
    """Who talks with us, and where that conversation stands."""

    id: int
    """Telegram's user id."""
    chat: int
    """The private chat."""
    language: Language
    language_chosen: bool = False
    """Chosen with /language: Telegram's own setting is not asked any more."""
    view: str = ""
    """What the live message shows, in the words of `handlers`; opaque here. At most 2000 chars."""
    live: int | None = None
    """The message that is edited; None: there is none."""
    below: bool = False
    """Something stands below the live message: the next screen is sent anew."""
    reachable: bool = True
    """False: they blocked us; nothing is sent until they come back."""
    seen: dt.datetime
    leaving: dt.datetime | None = None
    """When they asked that all of theirs goes, which waits for `posts.RETURN_LIFE`."""
    story: Tale | None = None
    """What they told in one message and have not confirmed yet."""
    reviews: Pile | None = None
    """What they pasted or forwarded of reviews and have not confirmed yet."""
    query: Annotated[str, Field(max_length=limits.QUERY_CHARS)] = ""
    """What they looked for last, so that the list of hits can be paged and come back to."""
    asks: bool = True
    """Whether they are asked, some days after a map, how its first task went."""
    weekly: bool = True
    """Whether they hear on Mondays what is new."""
    told: dt.datetime | None = None
    """Until when they were told."""
    warned: dt.datetime | None = None
    """When they were told that their silence will make everything go."""
    later: dict[Id, dt.date] = Field(default_factory=dict, max_length=limits.PUT_OFF_MAX)
    """What they put off checking, until when: entries of their maps."""
    files: Annotated[tuple[str, ...], Field(max_length=limits.LAST_FILES_MAX)] = ()
    """The kinds of files they took, the last one first: «board.pdf»."""
