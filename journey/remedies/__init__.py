"""What helps against a pain that the owner has told in their own words.

A typed pain is held against the standard kinds of pain (`meaning`: phrases by `recognising`,
sentences by `learning`), and what is known against
that kind, in the trades' catalogues and by itself, is offered in order (`offering`). Every text
comes from the catalogues: nothing is made up for anybody.
"""

from journey.remedies.branches import Branch, BranchName
from journey.remedies.kinds import Kinds, Remedy, Sayings, Way
from journey.remedies.offering import ANOTHER, NONE_OF_THEM, Check, Offer, Remedies, is_general

__all__ = [
    "ANOTHER",
    "NONE_OF_THEM",
    "Branch",
    "BranchName",
    "Check",
    "Kinds",
    "Offer",
    "Remedies",
    "Remedy",
    "Sayings",
    "Way",
    "is_general",
]
