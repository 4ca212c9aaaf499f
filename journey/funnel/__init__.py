"""Tables of figures that people bring: what they are, by the words of their headers.

Knows cells; must not know files, formats, Telegram. `read` makes a `Report` of a book of cells:
which columns count people, which rows (or columns) are steps, whose report it is, of which time.
`tying.proposed` says which step is which stage of a map. Nothing is stored here.
"""

from journey.funnel.cells import Book, Cell, Sheet
from journey.funnel.reading import read
from journey.funnel.report import Reading, Report, Source, Step

__all__ = ["Book", "Cell", "Reading", "Report", "Sheet", "Source", "Step", "read"]
