"""What the buttons of a reminder do: in private on whosesoever map, and in a group."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG, TASK, TEXT
from handlers.pages.page import Act, Page, takes
from handlers.pages.team import TeamAct

RUNG: Final = Page("rung", takes(TEXT, TEXT))
"""One task whose day has come, by its map's and its own id."""
TOMORROW: Final = Act("mytomorrow", takes(TEXT, TEXT))
CANNOT: Final = Act("mycannot", takes(TEXT, TEXT))
"""«Не успею»: free again, and the team is asked who takes it."""

RING_DONE: Final = TeamAct("ringdone", "ringdone", takes(TASK), on_list=False)
RING_TOMORROW: Final = TeamAct("ringmorrow", "ringmorrow", takes(TASK), on_list=False)
RING_CANNOT: Final = TeamAct("ringcannot", "ringcannot", takes(TASK), on_list=False)
RING_TAKE: Final = TeamAct("ringtake", "ringtake", takes(TASK, FLAG), on_list=False)
"""The flag: its message asks about this task alone, and says who took it from then on."""
