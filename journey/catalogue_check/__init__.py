"""Whether the catalogues of trades are in order: what is missing, too long, said twice, invented.

Knows what a good catalogue is; must not know where its file lies. The command
`tropa check --industries` and the tests ask here, so that both mean the same.
"""

from journey.catalogue_check.among import Likeness, likeness
from journey.catalogue_check.check import check
from journey.catalogue_check.texts import Fault
from journey.catalogue_check.wording import Wordings

__all__ = ["Fault", "Likeness", "Wordings", "check", "likeness"]
