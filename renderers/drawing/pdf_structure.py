"""What a PDF's pages say, part by part, in the order to read them aloud.

Knows PDF's tree of structure and the display list's marks; knows no drawing. Every text stands in
the tree once; lines that belong together are one paragraph, and what has no ink of letters is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pydyf

from renderers.scene import Emoji, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.scene import Begin, Seen

PARAGRAPH: Final = "P"
SPOKEN: Final = frozenset({Tag.TITLE, Tag.HEADING, Tag.UNDER, Tag.ITEM, Tag.FIGURE})
"""Parts that hold words themselves; in the others words stand in paragraphs."""
BODY: Final = "LBody"
KEPT_EMPTY: Final = frozenset({"TH", "TD"})
"""A cell that says nothing still takes its column."""
NEAR: Final = 0.01
"""Two lines are of one paragraph where they are as far apart as the letters say."""


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document: its type, and in order what it holds."""

    tag: str
    begun: Begin | None = None
    kids: list[Element | Marked] = field(default_factory=list)

    @property
    def told(self) -> str:
        return self.begun.told if self.begun else ""

    @property
    def silent(self) -> bool:
        """Whether it says nothing and takes no place."""
        if self.tag in KEPT_EMPTY or self.told:
            return False
        return all(isinstance(one, Element) and one.silent for one in self.kids)


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a page's content that belongs to an element."""

    page: int
    number: int


class Structure:
    """The tree of one document."""

    def __init__(self) -> None:
        self._root = Element("Document")
        self._pages: list[Reading] = []

    def page(self) -> Reading:
        """The next page's part of it."""
        self._pages.append(Reading(self._root, len(self._pages)))
        return self._pages[-1]

    def add_to(self, pdf: Any, pages: Sequence[Any]) -> bytes:
        """Writes the tree; the reference to it."""
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(root)
        parents: dict[Marked, bytes] = {}
        first = _Writer(pdf, pages, parents).write(self._root, root.reference)
        numbers = pydyf.Array()
        for page in self._pages:
            found = [parents[Marked(page.number, at)] for at in range(page.count)]
            numbers.extend([page.number, pydyf.Array(found)])
        tree = pydyf.Dictionary({"Nums": numbers})
        pdf.add_object(tree)
        root.update(
            {
                "K": first,
                "ParentTree": tree.reference,
                "ParentTreeNextKey": len(self._pages),
            }
        )
        return bytes(root.reference)


class Reading:
    """One page, part by part."""

    def __init__(self, root: Element, number: int) -> None:
        self.number = number
        self.count = 0
        """Pieces of content that were marked."""
        self._open = [root]
        self._last: Text | None = None
        """The line before, where nothing was begun or ended since."""
        self._into = root

    def begin(self, part: Begin) -> None:
        self._last = None
        if self._figure is not None:  # told as a whole
            self._open.append(self._open[-1])
            return
        element = Element(part.tag.value.split()[0], part)
        self._holder(element).kids.append(element)
        self._open.append(element)

    def _holder(self, element: Element) -> Element:
        """An item stands in a list, and what stands in an item in its body."""
        top = self._open[-1]
        if top.tag == Tag.ITEM.value:
            return self._held(top, BODY)
        if element.tag == Tag.ITEM.value != top.tag and top.tag != Tag.LIST.value:
            return self._held(top, Tag.LIST.value)
        return top

    def end(self) -> None:
        self._last = None
        self._open.pop()

    def part_of(self, record: Seen) -> Element | None:
        """The element that the record belongs to; None: it is decoration."""
        figure = self._figure
        if figure is not None:
            self._into = figure
            return figure
        if not isinstance(record, Text | Emoji) or (
            isinstance(record, Text) and not record.text.strip()
        ):
            return None
        self._into = self._element(record)
        self._last = record if isinstance(record, Text) else None
        return self._into

    def marked(self) -> tuple[str, int]:
        """The next piece of content, of the part that was asked for last: its type and number."""
        number = self.count
        self.count += 1
        self._into.kids.append(Marked(self.number, number))
        return self._into.tag, number

    @property
    def _figure(self) -> Element | None:
        top = self._open[-1]
        return top if top.begun is not None and top.begun.tag is Tag.FIGURE else None

    def _element(self, record: Text | Emoji) -> Element:
        top = self._open[-1]
        if top.tag == Tag.ITEM.value:
            return self._held(top, BODY)
        if top.begun is not None and top.begun.tag in SPOKEN:
            return top
        if isinstance(record, Text) and self._last is not None and goes_on(self._last, record):
            return self._into
        paragraph = Element(PARAGRAPH)
        top.kids.append(paragraph)
        return paragraph

    def _held(self, element: Element, tag: str) -> Element:
        last = element.kids[-1] if element.kids else None
        if not isinstance(last, Element) or last.tag != tag:
            last = Element(tag)
            element.kids.append(last)
        return last


def goes_on(before: Text, line: Text) -> bool:
    """Whether a line is the next one of the same text."""
    alike = before.lettering == line.lettering and before.colour == line.colour
    return alike and abs(line.baseline - before.baseline - line.lettering.line) < NEAR


class _Writer:
    """Writes elements, parents before what they hold."""

    def __init__(self, pdf: Any, pages: Sequence[Any], parents: dict[Marked, bytes]) -> None:
        self._pdf = pdf
        self._pages = pages
        self._parents = parents

    def write(self, element: Element, parent: bytes) -> bytes:
        written = pydyf.Dictionary({"S": f"/{element.tag}", "P": parent})
        self._pdf.add_object(written)
        reference = bytes(written.reference)
        written.update(_said(element))
        kids, page = [], next((one.page for one in element.kids if isinstance(one, Marked)), None)
        if page is not None:
            written["Pg"] = self._pages[page].reference
        for kid in element.kids:
            if isinstance(kid, Marked):
                self._parents[kid] = reference
                kids.append(kid.number if kid.page == page else self._elsewhere(kid))
            elif not kid.silent:
                kids.append(self.write(kid, reference))
        if kids:
            written["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return reference

    def _elsewhere(self, kid: Marked) -> Any:
        """Content of another page than the element's first."""
        page = self._pages[kid.page].reference
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})


def _said(element: Element) -> dict[str, Any]:
    """What an element tells of itself beside its content."""
    begun, found = element.begun, dict[str, Any]()
    if begun is None:
        return found
    if begun.told:
        found["Alt"] = pydyf.String(begun.told)
    table = dict[str, Any]()
    _, _, scope = begun.tag.value.partition(" ")
    if scope:
        table["Scope"] = f"/{scope}"
    if begun.columns > 1:
        table["ColSpan"] = begun.columns
    if table:
        found["A"] = pydyf.Dictionary({"O": "/Table", **table})
    return found
