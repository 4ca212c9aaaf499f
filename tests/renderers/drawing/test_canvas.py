"""The compiled renderer draws what matplotlib's public one draws, with a pen of our own."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg

from bot.bench.pictures import typical
from renderers.drawing import canvas
from renderers.drawing.agg import pixels
from renderers.drawing.canvas import Canvas, Pen, place
from renderers.drawing.outlines import box_path
from renderers.pages import lay_out
from renderers.scene import Box

PATH = box_path(Box(6, 6, 60, 30, radius=9))


def test_through_the_public_renderer_a_page_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is what is left where a matplotlib has the compiled one no more."""
    (board,) = lay_out(*typical(), kind="board")
    with pixels(board, 1) as page:
        taken = page.copy()
    monkeypatch.setattr(canvas, "RendererAgg", RendererAgg)
    monkeypatch.setattr("renderers.drawing.agg._spare", [])
    with pixels(board, 1) as page:
        assert page.tobytes() == taken.tobytes()


@pytest.mark.parametrize("dash", [(), (5, 3)])
def test_our_pen_writes_as_matplotlibs_own(dash: tuple[float, ...]) -> None:
    ours = Canvas(80, 50)
    ours.draw(PATH, place(1, -1, 0, 50), (1, 0, 0, 1), Pen((0, 0, 1, 1), 3, dash))
    public = RendererAgg(80, 50, 72)  # type: ignore[no-untyped-call]
    context = public.new_gc()
    context.set_foreground("#0000ff")
    context.set_linewidth(3)
    context.set_snap(False)
    context.set_joinstyle("round")
    context.set_capstyle("butt" if dash else "round")
    context.set_dashes(0, list(dash) or None)
    public.draw_path(context, PATH, place(1, -1, 0, 50), (1, 0, 0, 1))  # type: ignore[no-untyped-call]
    assert (np.asarray(public.buffer_rgba()) == ours.rgba).all()  # type: ignore[no-untyped-call]
    assert ours.rgba.any()
