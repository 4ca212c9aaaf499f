"""What the buttons in a group do: on a list, its settings, its vote, and below what is said there.

Each act says who may, and on what its buttons stand. Old buttons said single letters.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, ParamSpec

from handlers import codes
from handlers.pages.arguments import (
    ANY_TASK,
    FLAG,
    LEVEL,
    NUMBER,
    STAGE,
    TASK,
    TEXT,
    ZONE_NAME,
    Argument,
    counted,
    named,
    word,
)
from handlers.pages.habits import OFTEN
from handlers.pages.page import Takes, takes
from journey.checklist.learning import Found
from journey.model import Journey
from journey.posts import Mode, Post
from journey.rhythms import Shift
from journey.voices.heard import Use

G = ParamSpec("G")
F = ParamSpec("F")


@dataclass(frozen=True, slots=True)
class TeamAct(Generic[G, F]):
    """What a button in a group does to the list it belongs to."""

    name: str
    former: str
    """Its name in buttons of before; a newer act has never had another."""
    takes: Takes[G, F]
    """The words behind the list's id."""
    ruled: bool = False
    """Only the map's owner and the group's administrators may."""
    on_list: bool = True
    """Its buttons stand on the list's own messages and nowhere else."""
    of_map: bool = False
    """It changes nothing but the map and which buttons are shown."""
    while_closed: bool = False
    lost: str = "team.task_gone"
    """The sentence where what its button names is no more."""

    def does(self, post: Post, *given: G.args, **_named: G.kwargs) -> str:
        """Button data."""
        return codes.team(self.name, post.id, *self.takes.write(given))


class Menu(StrEnum):
    """Which buttons stand below what a message gave."""

    CARD = "card"
    TASK = "task"
    """Of several tasks, one."""
    WHOM = "whom"
    DAY = "day"
    STAGE = "stage"


AnyTeamAct = TeamAct[..., ...]


def _write_day(day: dt.date | None) -> str:
    return "0" if day is None else f"{day:%Y%m%d}"


def _day(_journey: Journey | None, word: str) -> dt.date | None:
    if word == "0":
        return None
    return dt.datetime.strptime(word, "%Y%m%d").replace(tzinfo=dt.UTC).date()


def _mode(_journey: Journey | None, word: str) -> Mode:
    return Mode.parse(word)


_DAY: Final[Argument[dt.date | None, dt.date | None]] = Argument("day", _write_day, _day)
MENU: Final[Argument[Mode, Mode]] = Argument("menu", str, _mode)
_OLD: Final = "team.old_button"

TICK: Final = TeamAct("done", "d", takes(TASK, FLAG), of_map=True)
FIND: Final = TeamAct("found", "found", takes(ANY_TASK, named("found", Found)), of_map=True)
"""How a task's check ended."""
TAKE: Final = TeamAct("take", "t", takes(TASK, FLAG), of_map=True)
SET_DUE: Final = TeamAct("due", "u", takes(TASK, _DAY), of_map=True)
SHOW: Final = TeamAct("menu", "m", takes(TEXT, MENU), while_closed=True)
"""Other buttons below one of the messages: its slot and what is to be shown."""
WEEK: Final = "week"
"""In the place of a stage: the tasks of this week."""
MENU_OF: Final = TeamAct("menuof", "menuof", takes(TEXT))
"""«⋯», for whoever presses it alone: a task's, or to choose one of a stage or of the week."""
PICK: Final = TeamAct("pick", "pick", takes(TASK), on_list=False)
DAYS: Final = TeamAct("days", "days", takes(), on_list=False)
BACK: Final = TeamAct("card", "card", takes(), on_list=False)
AWAY: Final = TeamAct("away", "away", takes(), on_list=False)
"""What stands in such a menu beside the list's own acts."""
ADD: Final = TeamAct("add", "n", takes(STAGE))
ASK_COMMENT: Final = TeamAct("comment", "c", takes(TASK))
ASK_DAY: Final = TeamAct("day", "w", takes(TASK))
REMOVE: Final = TeamAct("remove", "r", takes(ANY_TASK, FLAG), ruled=True)
SOUND: Final = TeamAct("sound", "s", takes(FLAG), ruled=True, lost=_OLD)
SPREAD: Final = TeamAct("spread", "spread", takes(FLAG), ruled=True, lost=_OLD)
"""A message a stage, or all in one."""
CLOSE: Final = TeamAct("close", "x", takes(FLAG), ruled=True, while_closed=True, lost=_OLD)
DRAW: Final = TeamAct("picture", "p", takes())
BRING: Final = TeamAct("bring", "b", takes(), on_list=False)
GO: Final = TeamAct("list", "l", takes(), on_list=False)
"""To the list, from a message that leads there."""

SETTINGS_OF: Final = TeamAct("settings", "o", takes(FLAG), ruled=True, on_list=False, lost=_OLD)
DIGEST: Final = TeamAct("digest", "wk", takes(FLAG), ruled=True, on_list=False, lost=_OLD)
REMIND: Final = TeamAct("remind", "dd", takes(FLAG), ruled=True, on_list=False, lost=_OLD)
WEEKDAY: Final = TeamAct(
    "weekday", "wd", takes(counted("weekday", range(7))), ruled=True, on_list=False, lost=_OLD
)
HOUR: Final = TeamAct(
    "hour", "hh", takes(counted("hour", range(24))), ruled=True, on_list=False, lost=_OLD
)
ZONE: Final = TeamAct("zone", "tz", takes(ZONE_NAME), ruled=True, on_list=False, lost=_OLD)
ASK_CITY: Final = TeamAct("city", "oc", takes(), ruled=True, on_list=False)
FEEL: Final = TeamAct("feel", "f", takes(STAGE, LEVEL), ruled=True, on_list=False, lost=_OLD)
HELD: Final = TeamAct("held", "held", takes(TASK), on_list=False)
"""«Держится»: the habit behind a task is kept up; anybody of the team has seen it."""
BROKEN: Final = TeamAct("broken", "broken", takes(TASK), on_list=False)
HEARD_AS: Final = TeamAct(
    "heardas", "heardas", takes(TEXT, named("use", Use)), on_list=False, lost=_OLD
)
"""What a reply below the list is taken for."""
HEARD_WHERE: Final = TeamAct("heardwhere", "heardwhere", takes(TEXT), on_list=False, lost=_OLD)
HEARD_AT: Final = TeamAct(
    "heardat", "heardat", takes(TEXT, STAGE, named("use", Use)), on_list=False, lost=_OLD
)
GIVE: Final = TeamAct("give", "give", takes(TASK), on_list=False)
"""Asks whom to give a task: shown wherever a task is."""
GIVE_TO: Final = TeamAct("giveto", "giveto", takes(TASK, NUMBER), on_list=False)
"""… to somebody seen there, by their number; 0: to all of them."""
ACCEPT: Final = TeamAct("accept", "accept", takes(TASK, NUMBER), on_list=False)
"""«Беру», of whoever has that number."""
DECLINE: Final = TeamAct("decline", "decline", takes(TASK, NUMBER), on_list=False)
CARD: Final = TeamAct(
    "errand", "errand", takes(TEXT, named("menu", Menu), TEXT), on_list=False, lost=_OLD
)
"""Other buttons below what a message gave: by its errand, for one of its tasks."""
CARD_DUE: Final = TeamAct("carddue", "carddue", takes(TASK, _DAY), on_list=False)
CARD_STAGE: Final = TeamAct("cardstage", "cardstage", takes(TASK, STAGE), on_list=False)
CARD_REMOVE: Final = TeamAct("cardremove", "cardremove", takes(ANY_TASK, FLAG), on_list=False)

_SHIFT: Final = named("shift", Shift)
ADD_LINES: Final = TeamAct("shiftadd", "shiftadd", takes(_SHIFT), lost=_OLD)
"""Asks for lines of a shift's list."""
OFFER_LINES: Final = TeamAct("shiftoffer", "shiftoffer", takes(_SHIFT), lost=_OLD)
"""Those of the trade's catalogue go onto it."""
SET_SHIFT: Final = TeamAct(
    "shifthour", "shifthour", takes(_SHIFT, counted("hour", range(24))), ruled=True, lost=_OLD
)
KEEP: Final = TeamAct("keep", "keep", takes(TASK, word("every", OFTEN)), on_list=False, lost=_OLD)
"""A habit becomes a line of its own that comes again so often."""

VOTE: Final = TeamAct("vote", "v", takes(), ruled=True, on_list=False)
END_VOTE: Final = TeamAct("endvote", "e", takes(TEXT), ruled=True, on_list=False, lost="vote.over")
