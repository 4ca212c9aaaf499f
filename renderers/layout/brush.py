"""What every part of a layout is given: words, theme, measure, sizes, what it is beside.

Knows which sizes a board and a phone card have; knows no part of a page.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from journey.conclusion import is_draft
from journey.model import State
from renderers.layout.beside import intended
from renderers.layout.handles import handles
from renderers.text.measure import Lettering
from renderers.text.typeface import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journey.model import Item, Journey, Persona
    from renderers.layout.beside import Beside, News
    from renderers.layout.handles import Handle
    from renderers.text.measure import Measure
    from renderers.theme import Theme
    from renderers.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Letters and distances in logical units."""

    body: Lettering
    small: Lettering
    strong: Lettering
    label: Lettering
    sign_column: float
    """Width kept left of an entry's text for its mark."""
    pad_x: float
    pad_y: float
    """Inside an entry's outline."""
    plain_y: float
    """Over and under an entry without one."""
    entry_gap: float
    chip_gap: float
    radius: float
    face: float
    """A face's radius."""
    level: float = 34.0
    """A board's curve from one level of feeling to the next, of four."""
    cell_y: float = 8.0
    """Over and under a cell's entries."""
    between: float = 8.0
    """Between two rows."""


@dataclass(frozen=True, slots=True)
class Brush:
    """Everything a part needs to lay itself out."""

    words: Words
    theme: Theme
    measure: Measure
    sizes: Sizes
    beside: Beside | None = None
    """The map it is compared with."""
    people: tuple[Persona, ...] = ()
    """Whose an entry is has to be told: the map's personas, where there are several."""
    handles: Mapping[str, Handle] = field(default_factory=dict, hash=False)
    """Their signs, by their ids."""
    future: bool = False
    """The map is of what is to be: nobody can be asked about it yet."""
    draft: bool = False
    """Everything on the map is a guess of the catalogue: one ribbon says so, not each entry."""
    strong: bool = False
    """Something on the map is said to work well."""
    signs: frozenset[News] = frozenset()
    """The signs of news that stand on the map."""

    @classmethod
    def of(
        cls,
        journey: Journey,
        words: Words,
        theme: Theme,
        measure: Measure,
        sizes: Sizes,
        beside: Beside | None = None,
    ) -> Brush:
        """For a map's pictures."""
        people = journey.personas if len(journey.personas) > 1 else ()
        future = journey.state is State.TO_BE
        items = [item for stage in journey.stages for item in stage.items]
        return cls(
            words,
            theme,
            measure,
            sizes,
            beside,
            people,
            handles(journey),
            future,
            draft=is_draft(journey),
            strong=any(item.strong for item in items),
            signs=_signs(items, beside),
        )

    def handle(self, person: str | None) -> Handle | None:
        """Of the persona with that id; None: everybody's, or there is one person only."""
        return self.handles.get(person) if person else None

    def news(self, item: Item) -> News | None:
        """What is told of an entry; None: nothing new."""
        return self.beside.news(item) if self.beside else intended(item)

    def of_any_map(self) -> Brush:
        """The same without what is said of one map only: for what may be kept for another one."""
        words = self.words.of_any_map()
        return replace(self, words=words, strong=False, signs=frozenset())

    def unknown(self, lane: str) -> str:
        """Stands where nothing is known."""
        return self.words.unknown(lane, future=self.future)


def _signs(items: Iterable[Item], beside: Beside | None) -> frozenset[News]:
    if beside:
        return frozenset(sign for sign, count in beside.counts().items() if count)
    return frozenset(filter(None, map(intended, items)))


BOARD: Final = Sizes(
    body=Lettering(12),
    small=Lettering(11),
    strong=Lettering(12, Weight.SEMIBOLD),
    label=Lettering(12, Weight.SEMIBOLD),
    sign_column=17,
    pad_x=5,
    pad_y=3.5,
    plain_y=1,
    entry_gap=4,
    chip_gap=5,
    radius=6,
    face=14,
)
"""For 1280 units of page, drawn at 2560 pixels: letters of 11 and more at the chat's preview."""

POSTER: Final = replace(BOARD, level=26.0, cell_y=4.0, between=5.0)
"""For a sheet: a lower curve and less room between rows where that saves one."""

BOARD_DENSE: Final = replace(BOARD, small=Lettering(12))
"""For 1396 units of page: no letters are much larger than the smallest, so more of them fit."""

BOARD_LOW: Final = replace(
    BOARD_DENSE, level=26.0, cell_y=4.0, between=5.0, entry_gap=3, sign_column=15
)
"""A lower curve and less room between rows where that saves a page."""

PHONE: Final = Sizes(
    body=Lettering(17),
    small=Lettering(14),
    strong=Lettering(17, Weight.SEMIBOLD),
    label=Lettering(15, Weight.SEMIBOLD),
    sign_column=21,
    pad_x=7,
    pad_y=5,
    plain_y=1.5,
    entry_gap=6,
    chip_gap=7,
    radius=9,
    face=21,
)
"""For 480 units of card, drawn at 1440 pixels: the smallest letters are 2.5 % of the width."""

STAGE: Final = replace(
    PHONE,
    body=Lettering(15.5, leading=1.29),
    small=Lettering(13, leading=1.3),
    strong=Lettering(16, Weight.MEDIUM, leading=1.29),
    label=Lettering(13.5, Weight.SEMIBOLD, leading=1.3),
    sign_column=26,
    pad_x=0,
    plain_y=1.5,
    entry_gap=5,
)
"""For a stage's card: entries in panels, which keep their distance from the edges."""

SLIDE: Final = replace(
    PHONE,
    body=Lettering(18, Weight.MEDIUM, leading=1.25),
    small=Lettering(18, leading=1.25),
    strong=Lettering(18, Weight.SEMIBOLD, leading=1.25),
    label=Lettering(18, Weight.BOLD, leading=1.25),
    face=15.5,
)
"""For 960 units of slide, drawn at 1920 pixels: no letters below 18 points of a slide 13.3 inches
wide."""

POST: Final = replace(
    PHONE,
    body=Lettering(19, Weight.MEDIUM, leading=1.25),
    small=Lettering(13.5, leading=1.3),
    strong=Lettering(19, Weight.SEMIBOLD, leading=1.25),
    label=Lettering(15, leading=1.3),
    face=15.5,
)
"""For 540 units of a channel's picture, drawn at 1080 pixels: the smallest letters are 2.5 % of the
width."""
