"""Slides of a map: one with all of it at a glance, one a stage, one with what is to be done.

Knows the first slide and the order of all; the others are known by `slidestage` and `slidetasks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.layout import headline, points
from renderers.layout.across import SLIDE as PANEL
from renderers.layout.across import Across
from renderers.layout.blocks import stack
from renderers.layout.brush import SLIDE, Brush
from renderers.layout.handles import handles
from renderers.layout.slidepage import (
    BETWEEN,
    BOTTOM,
    GAP,
    INNER,
    MARGIN,
    PLAIN,
    SlidePage,
    Tile,
)
from renderers.layout.slidestage import stage_slide
from renderers.layout.slidetasks import tasks_slide
from renderers.scene import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journey.conclusion import Conclusion
    from journey.model import Journey
    from renderers.layout.beside import Beside
    from renderers.scene import Scene
    from renderers.text.measure import Measure
    from renderers.theme import Meaning, Theme
    from renderers.words import Words

STEPS: Final = (440.0, 500.0, 560.0)
"""Widths of the steps beside the pains: they are longer."""
WHOLE: Final = ((3, 3, 3), (2, 3, 3), (3, 2, 3), (3, 3, 2), (3, 2, 2))
"""Lines of a point, pains and steps: the first, of the widths the narrowest, that leaves the curve
its room and cuts nothing."""
VARIANTS: Final = (
    *((3, 3, 3), (3, 3, 2), (2, 3, 3), (2, 3, 2), (2, 2, 2), (2, 2, 1), (2, 1, 1)),
    *((1, 3, 3), (1, 2, 2), (1, 1, 1)),
)
"""… else the first that leaves the curve its room. Fewer points are better than cut ones."""
ROOMS: Final = ((34.0, 1), (30.0, 1), (30.0, 2), (27.0, 2))
"""Sizes of the sentence and its lines: the first in which it stands whole."""


def slide(
    journey: Journey, words: Words, theme: Theme, measure: Measure, other: Beside | None = None
) -> list[Scene]:
    """All slides in their order; that of the tasks only where some are left to do."""
    brush = Brush.of(journey, words, theme, measure, SLIDE, other)
    found = [_Summary(journey, brush).scene()]
    found += [stage_slide(journey, at, brush) for at in range(len(journey.stages))]
    return [*found, *tasks_slide(journey, brush)]


class _Summary:
    def __init__(self, journey: Journey, brush: Brush) -> None:
        self._journey = journey
        self._brush = brush
        self._page = SlidePage(journey, brush)

    def scene(self) -> Scene:
        page = self._page
        found = headline.shown(self._journey)
        page.whose(titled=found is not None)
        if found is None:
            page.heading(*page.titled(self._journey.title))
        else:
            page.heading(*headline.on_fixed_room(found, INNER, self._brush, ROOMS))
        self._facts(found)
        page.y += GAP - 5
        self._body()
        return page.scene()

    def _facts(self, found: Conclusion | None) -> None:
        """How we know it; of a draft that nobody does."""
        page, brush = self._page, self._brush
        ribbon = headline.ribbon(self._journey, INNER, brush, PLAIN.size)
        names = {who: handle.name for who, handle in handles(self._journey).items()}
        known = stack([]) if found is None else headline.facts(found, names, INNER, brush, 18)
        for block, text in ((ribbon, brush.words.told["draft.ribbon"]), (known, "")):
            if block.height:
                place = (MARGIN, page.y, block.width, block.height)
                page.sheet.part(Role.NOTE, block.place(MARGIN, page.y), place, text)
                page.y += block.height + 5

    def _body(self) -> None:
        """The curve, under it the pains and the steps; the curve takes what height they leave."""
        page, journey = self._page, self._journey
        room = BOTTOM - page.y
        panel = Across(journey, INNER, self._brush, PANEL) if journey.stages else None
        least = panel.least + GAP if panel else 0.0
        tiles = self._fitting(room - least)
        used = _height(tiles)
        if panel is not None:
            block = panel.block(room - used - (GAP if tiles else 0))
            place = (MARGIN, page.y, block.width, block.height)
            page.sheet.part(Role.FIGURE, block.place(MARGIN, page.y), place)
            page.y += block.height + GAP
        high = min(BOTTOM - page.y, used + GAP)
        x = MARGIN
        for tile, tone in tiles:
            page.points(x, high, tone, tile)
            x += tile.width + BETWEEN

    def _fitting(self, room: float) -> list[tuple[Tile, Meaning]]:
        """Tiles that are at most so high: whole ones where there are any."""
        for lines, pains, steps in WHOLE:
            for wide in STEPS:
                found = self._tiles(lines, pains, steps, wide)
                if _height(found) <= room and all(tile.whole for tile, _ in found):
                    return found
        every = (self._tiles(*one, STEPS[0]) for one in VARIANTS)
        return next((found for found in every if found and _height(found) <= room), [])

    def _tiles(self, lines: int, pains: int, steps: int, wide: float) -> list[tuple[Tile, Meaning]]:
        """What hinders and what comes next; none of what there is nothing of."""
        journey, brush, theme = self._journey, self._brush, self._brush.theme
        sore = points.pains(journey, brush, pains)
        do = points.steps(journey, brush, steps)
        found = []
        if sore:
            width = INNER - wide - BETWEEN if do else INNER
            label = points.pains_title(journey, brush)
            found.append((Tile(label, sore, width, brush, lines), theme.bad))
        if do:
            width = wide if sore else INNER
            label = points.steps_title(journey, brush)
            found.append((Tile(label, do, width, brush, lines), theme.good))
        return found


def _height(tiles: Sequence[tuple[Tile, Meaning]]) -> float:
    return max((tile.height for tile, _ in tiles), default=0.0)
