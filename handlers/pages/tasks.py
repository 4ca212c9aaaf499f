"""The checklist in private, the owner's and everybody's own; where it stands in groups."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import (
    ANY_TASK,
    DUE,
    FLAG,
    MAP,
    NUMBER,
    PAGE,
    STAGE,
    TASK,
    TEXT,
    maybe,
    named,
    word,
)
from handlers.pages.page import Act, Page, takes
from journey.checklist.learning import Found
from journey.rhythms import Every

LIST: Final = Page("list", takes(MAP, maybe(STAGE)))
TASKS: Final = Page("tasks", takes(MAP, STAGE))
"""A stage's tasks to change, as older messages name them: the stage."""
TASK_OF: Final = Page("task", takes(MAP, TASK))
REWORD_TASK: Final = Page("retask", takes(MAP, TASK))
TASK_DAY: Final = Page("duetask", takes(MAP, TASK))
ADD_TASK: Final = Page("addtask", takes(MAP, STAGE))
ENDING: Final = Page("ending", takes(MAP, TASK))
"""Waits for what a task ended with: a number, or what customers said."""
ENDING_MINE: Final = Page("myending", takes(TEXT, TEXT))
"""… on whosesoever map."""
CHECK_MINE: Final = Page("mycheck", takes(TEXT, TEXT))
"""One's own task that begins with a look, on whosesoever map."""
TEAM: Final = Page("team", takes(MAP))
TAKE_OUT: Final = Page("takeout", takes(MAP, TEXT))
"""Asks before a list, by its id, leaves its group."""
MINE: Final = Page("mine", takes(PAGE))
TICKED: Final = Page("ticked", takes(TEXT, TEXT))
"""One's own tasks right after one of them, by its map's and its own id, was ticked off."""
TAKEN: Final = Page("mygive", takes(PAGE))

OF_TEAM: Final = Page("ofteam", takes(TEXT))
"""A team's task, opened in the group and looked at here: by its menu."""
DAYS_OF_TEAM: Final = Page("ofteamdays", takes(TEXT))
ENDING_OF_TEAM: Final = Page("ofteamend", takes(TEXT))

DO_OF_TEAM: Final = Act("ofteam", takes(TEXT, TEXT, maybe(TEXT)))
"""One of the card's acts, and its word."""
TICK: Final = Act("done", takes(MAP, TASK, FLAG))
FOUND: Final = named("found", Found)
FIND: Final = Act("learned", takes(MAP, ANY_TASK, FOUND))
MOVE_TASK: Final = Act("retask", takes(MAP, TASK, NUMBER))
REMOVE_TASK: Final = Act("unlist", takes(MAP, ANY_TASK, FLAG))
SET_DUE: Final = Act("duetask", takes(MAP, TASK, DUE))
REPEATS: Final[tuple[Every, ...]] = ("day", "week", "month")
NOT_AGAIN: Final = "never"
REPEAT: Final = Act("repeat", takes(MAP, TASK, word("every", (*REPEATS, NOT_AGAIN))))
"""How often a task comes again."""
RING: Final = Act("ringtask", takes(MAP, TASK, FLAG))
UNPOST: Final = Act("unpost", takes(MAP, TEXT))
TAKE_OUT_YES: Final = Act("takeout", takes(MAP, TEXT))
PUT_BACK: Final = Act("putback", takes(MAP, TEXT))
"""A list that was taken out of its group returns."""
TICK_MINE: Final = Act("mydone", takes(TEXT, TEXT, FLAG))
"""Also on a team's map: whose the task is counts, not whose the map."""
FIND_MINE: Final = Act("mylearned", takes(TEXT, TEXT, FOUND))
GIVE_BACK: Final = Act("mygive", takes(TEXT, TEXT))
ACCEPT_MINE: Final = Act("mytake", takes(TEXT, TEXT))
"""«Беру»: a task that somebody of a team gave me, by its map's and its own id."""
DECLINE_MINE: Final = Act("mynot", takes(TEXT, TEXT))
