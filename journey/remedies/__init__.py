"""What helps against a pain that the owner has told in their own words.

A typed pain is held against the standard kinds of pain (`recognising`), and what is known against
that kind, in the trades' catalogues and by itself, is offered in order (`offering`). Every text
comes from the catalogues: nothing is made up for anybody.
"""

from journey.remedies.kinds import Kinds, Remedy, Way
from journey.remedies.offering import Check, Offer, Remedies, is_general

__all__ = ["Check", "Kinds", "Offer", "Remedies", "Remedy", "Way", "is_general"]
