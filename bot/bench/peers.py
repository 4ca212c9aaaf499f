"""What drawing is measured against: the least that must be done, and what others do.

The floor knows the finished pixels and only packs them. The others make a plain table of the same
words: no curve, no faces, no marks, so a ratio to them favours them.
"""

from __future__ import annotations

import io
import json
import textwrap
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from journey.model import Journey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from renderers.words import Words

WIDTH: Final = 2560
PPI: Final = 144
"""Of Typst's page, which is measured in points."""

INCH: Final = 100
"""Pixels of a plain matplotlib table to its inch."""


def floor(finished: NDArray[np.uint8]) -> bytes:
    """An Agg buffer, finished pixels copied into it, and the file."""
    import numpy as np
    from matplotlib.backends.backend_agg import RendererAgg

    from renderers.formats import png

    height, width = finished.shape[:2]
    renderer = RendererAgg(width, height, 72)  # type: ignore[no-untyped-call]
    buffer = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
    buffer[:] = finished
    return png.encode(buffer)


def cells(journey: Journey, named: Words) -> list[list[str]]:
    """The map as rows of words: the stages, then a row for each lane."""
    lanes = dict.fromkeys(item.lane for stage in journey.stages for item in stage.items)
    rows = [["", *(stage.title for stage in journey.stages)]]
    for lane in lanes:
        entries = ("\n".join(i.text for i in stage.lane(lane)) for stage in journey.stages)
        rows.append([named.lane(lane), *entries])
    return rows


def plain_table(journey: Journey, named: Words) -> bytes:
    """What matplotlib's own table makes of it, its lines wrapped by counting letters."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = [[textwrap.fill(text, 30) for text in row] for row in cells(journey, named)]
    lines = [max(text.count("\n") + 1 for text in row) for row in rows]
    figure = Figure(figsize=(WIDTH / INCH, sum(lines) * 0.5 + 1), dpi=INCH)
    FigureCanvasAgg(figure)
    axes: Any = figure.add_subplot()
    axes.set_axis_off()
    table = axes.table(cellText=rows, cellLoc="left", loc="center")
    table.auto_set_font_size(False)
    table.set_fontsize(16)
    for (row, _), cell in table.get_celld().items():
        cell.set_height(lines[row] / sum(lines))
    target = io.BytesIO()
    figure.savefig(target, format="png")
    return target.getvalue()


class Typst:
    """A Typst table of the same words; its compiler is made once."""

    def __init__(self) -> None:
        """ImportError: the package is not installed."""
        import typst

        fonts = [str(files("renderers.fonts"))]
        self._compiler: Any = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def table(self, journey: Journey, named: Words) -> bytes:
        """A PNG as wide as ours: title, persona, the cells on their grounds, legend; no curve."""
        drawn = self._compiler.compile(_markup(journey, named).encode(), format="png", ppi=PPI)
        return bytes(drawn if isinstance(drawn, bytes) else drawn[0])


def _markup(journey: Journey, named: Words) -> str:
    """Typst's words for it; a page of 1280 points is 2560 pixels."""
    head, *rows = cells(journey, named)
    stages = ", ".join(f"[#text(white, weight: 600)[#{_said(text)}]]" for text in head)
    inner = ",\n".join(", ".join(f"[#{_said(text)}]" for text in row) for row in rows)
    columns = ", ".join(["136pt", *["1fr"] * (len(head) - 1)])
    persona = journey.personas[0]
    legend = "   ".join((named.guess, named.answer, named.proved, *named.severity.values()))
    return (
        '#set page(width: 1280pt, height: auto, margin: 24pt, fill: rgb("f4f5fb"))\n'
        '#set text(font: "Inter", size: 12pt)\n'
        f"#grid(columns: (42%, 1fr), [#text(25pt, weight: 700)[#{_said(journey.title)}]\\ "
        f"#{_said(f'{named.map_title} · {named.date}')}], "
        f"box(fill: white, radius: 12pt, inset: 14pt)[*#{_said(persona.name)}*\\ "
        f"#{_said(persona.description or '')}])\n"
        '#let tints = ("eceefe", "f7f8fc", "f2effd", "e5f4f6", "fdeeed", "e8f6ed", "fdf5e2")\n'
        f'#table(columns: ({columns}), gutter: 7pt, inset: 10pt, stroke: rgb("e2e4f1"),\n'
        'fill: (x, y) => if y == 0 { if x > 0 { rgb("5457cf") } } else if x == 0 { white } '
        "else { rgb(tints.at(calc.rem(y, 7))) },\n"
        f"{stages},\n{inner})\n"
        f"#text(11pt)[#{_said(legend)}\\ #{_said(f'{named.made_with} · {named.created}')}]\n"
    )


def _said(text: str) -> str:
    """A text as it is, nothing of it read as markup."""
    return json.dumps(text, ensure_ascii=False)
