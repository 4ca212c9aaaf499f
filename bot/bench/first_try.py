"""The same map as one writes it first: pyplot, lines wrapped by asking drawn text for its size.

Drawn as plainly as the examples of matplotlib's manual do it, with the same texts, boxes, curve
and faces in the same places; it is what «so many times faster» is said of.
"""

from __future__ import annotations

import io
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from renderers.layout import lanes
from renderers.layout.faces import step

if TYPE_CHECKING:
    from journey.model import Journey, Stage
    from renderers.words import Words

WIDTH: Final = 1280
"""Units of the page; drawn at 2 pixels a unit."""
LABEL: Final = 136
MARGIN: Final = 24
GAP: Final = 7
LINE: Final = 16
CURVE: Final = 170
SIGNS: Final = {-2: "> <", -1: ": (", 0: ": |", 1: ": )", 2: ": D"}


def board(journey: Journey, named: Words) -> bytes:
    """A PNG 2560 pixels wide."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import font_manager
    from matplotlib import pyplot as plt

    font = font_manager.FontProperties(fname=str(files("renderers.fonts") / "Inter-Regular.ttf"))
    figure: Any = plt.figure(figsize=(WIDTH / 100, WIDTH / 100), dpi=200)
    axes: Any = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(WIDTH, 0)
    axes.axis("off")
    page = _Page(journey, named, figure, axes, font)
    height = page.draw()
    axes.set_ylim(height, 0)
    figure.set_size_inches(WIDTH / 100, height / 100)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=200, facecolor="#f4f5fb")
    plt.close(figure)
    return file.getvalue()


class _Page:
    def __init__(self, journey: Journey, named: Words, figure: Any, axes: Any, font: Any) -> None:
        self._journey = journey
        self._named = named
        self._figure = figure
        self._axes = axes
        self._font = font
        self._column = (WIDTH - MARGIN * 2 - LABEL) / len(journey.stages) - GAP

    def draw(self) -> float:
        """The height that was used."""
        journey, named = self._journey, self._named
        self._write(journey.title, MARGIN, 50, 25, "bold")
        self._write(f"{named.map_title} · {named.date}", MARGIN, 74, 12.5)
        for number, persona in enumerate(journey.personas):
            self._box(560, 24, 690, 64, "#ffffff")
            self._write(persona.name, 620, 50 + number * 16, 14, "bold")
            for line in self._wrapped(persona.description or "", 620, 12):
                self._write(line, 620, 70, 12)
        for index, stage in enumerate(journey.stages):
            self._box(self._left(index), 130, self._column, 38, "#5457cf")
            self._write(f"{index + 1}  {stage.title}", self._left(index) + 10, 153, 13, "bold")
        y = 178.0
        for lane in lanes.shown(journey):
            y += (self._curve(y) if lane == lanes.EMOTION else self._row(lane, y)) + GAP
        legend = [named.guess, named.answer, named.proved, *named.severity.values(), named.truth]
        self._write("   ".join(legend), MARGIN, y + 20, 11)
        self._write(f"{named.made_with} · {named.created}", MARGIN, y + 40, 11)
        return y + 54

    def _left(self, index: int) -> float:
        return MARGIN + LABEL + GAP + index * (self._column + GAP)

    def _row(self, lane: str, y: float) -> float:
        """Wraps every cell, then draws the row as high as its fullest."""
        cells = [self._cell(stage, lane) for stage in self._journey.stages]
        height = max(34, max(map(len, cells)) * LINE + 16)
        self._box(MARGIN, y, LABEL, height, "#ffffff")
        self._write(self._named.lane(lane), MARGIN + 30, y + height / 2 + 4, 12, "bold")
        for index, lines in enumerate(cells):
            self._box(self._left(index), y, self._column, height, "#eceefe")
            for number, line in enumerate(lines):
                self._write(line, self._left(index) + 10, y + 20 + number * LINE, 12)
        return height

    def _cell(self, stage: Stage, lane: str) -> list[str]:
        room = self._column - 24
        return [
            line
            for item in stage.lane(lane)
            for line in self._wrapped(f"• {item.text} {'▲' * (item.severity or 0)}", room, 12)
        ]

    def _curve(self, y: float) -> float:
        import numpy as np

        self._box(MARGIN, y, LABEL, CURVE, "#ffffff")
        self._write(self._named.lane(lanes.EMOTION), MARGIN + 30, y + CURVE / 2, 12, "bold")
        self._box(self._left(0), y, (self._column + GAP) * len(self._journey.stages), CURVE, "#fff")
        felt = [stage.emotion() for stage in self._journey.stages]
        levels = [emotion.level if emotion else 0 for emotion in felt]
        middles = [self._left(index) + self._column / 2 for index in range(len(levels))]
        heights = [y + 60 - level * 20 for level in levels]
        across = np.linspace(middles[0], middles[-1], 400)
        line = np.interp(across, middles, heights)
        self._axes.plot(across, line, color="#4d47b8", linewidth=1.8)
        self._axes.fill_between(across, line, y + 120, color="#edebfc")
        for middle, height, level, emotion in zip(middles, heights, levels, felt, strict=True):
            self._axes.scatter([middle], [height], s=150, color="#9ccc60", zorder=3)
            self._write(SIGNS[step(level)], middle - 8, height + 4, 9)
            self._write(self._named.levels[step(level)], middle - 30, y + 140, 12, "bold")
            for text in self._wrapped((emotion.note if emotion else "") or "", self._column, 12):
                self._write(text, middle - 40, y + 156, 12)
        return CURVE

    def _wrapped(self, text: str, width: float, size: float) -> list[str]:
        """Adds word by word and asks the drawn text how wide it is."""
        lines, current = [], ""
        for word in text.split():
            longer = f"{current} {word}".strip()
            drawn = self._write(longer, 0, 0, size)
            wide = drawn.get_window_extent(self._figure.canvas.get_renderer()).width / 2
            drawn.remove()
            if wide > width and current:
                lines.append(current)
                current = word
            else:
                current = longer
        return [*lines, current] if current else lines

    def _write(self, text: str, x: float, y: float, size: float, weight: str = "normal") -> Any:
        return self._axes.text(
            x, y, text, fontsize=size * 0.72, fontproperties=self._font, weight=weight,
            parse_math=False,
        )  # fmt: skip

    def _box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        from matplotlib.patches import FancyBboxPatch

        style = "round,pad=0,rounding_size=8"
        self._axes.add_patch(
            FancyBboxPatch((x, y), width, height, boxstyle=style, fc=fill, ec="#e2e4f1", lw=0.7)
        )
