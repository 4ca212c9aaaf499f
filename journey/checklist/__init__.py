"""The checklist: what a team does because of a map. Made by rules, kept by people.

A task's identity is (rule, source). Refreshing the list adds what is new, rewords what nobody
touched, marks what has lost its reason as not needed, and never revives what was removed.
"""

from journey.checklist.habits import goes_on
from journey.checklist.order import begins_small, ranked, top, visible, weight
from journey.checklist.progress import Member
from journey.checklist.refresh import refresh
from journey.checklist.rules import RULES, Sentences, Sight, Wanted
from journey.checklist.taking import takes
from journey.checklist.whys import explained, told_apart

__all__ = [
    "RULES",
    "Member",
    "Sentences",
    "Sight",
    "Wanted",
    "begins_small",
    "explained",
    "goes_on",
    "ranked",
    "refresh",
    "takes",
    "told_apart",
    "top",
    "visible",
    "weight",
]
