"""A finished drawing leaves nothing behind."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from bot.bench.pictures import typical
from renderers.drawing import agg
from renderers.drawing.agg import pixels
from renderers.drawing.canvas import Canvas
from renderers.pages import lay_out
from renderers.scene import Circle, Scene

SCENE = Scene(40, 30, "#ffffff", (Circle(20, 15, 10, "#000000"),))


def test_the_buffer_is_freed_without_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[object]] = []

    class Watched(Canvas):
        def __init__(self, *args: int) -> None:
            super().__init__(*args)
            made.append(weakref.ref(self))

    monkeypatch.setattr(agg, "Canvas", Watched)
    monkeypatch.setattr(agg, "_spare", [])
    gc.collect()
    gc.disable()
    try:
        with pixels(SCENE, 1) as buffer:
            assert buffer.shape == (30, 40, 4)
            del buffer
        with pixels(replace(SCENE, width=50), 1):
            pass  # of another size: the kept one goes
        assert len(made) == 2
        assert [ref() is None for ref in made] == [True, False]
    finally:
        gc.enable()


def test_a_kept_page_gives_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    (board,) = lay_out(*typical(), kind="board")
    monkeypatch.setattr(agg, "_spare", [])
    with pixels(board, 1) as buffer:
        fresh = buffer.copy()
    (kept,) = agg._spare
    kept.rgba[:] = 77
    with pixels(board, 1) as buffer:
        assert not agg._spare
        assert buffer.tobytes() == fresh.tobytes()
    assert agg._spare == [kept]


def test_a_page_is_as_high_whatever_was_drawn_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the last bits of a curve's place, and with them its pixels, hung on it."""
    monkeypatch.setattr(agg, "_spare", [])
    with pixels(SCENE, 1):
        pass
    low = agg._spare[0].height
    with pixels(replace(SCENE, height=low + 1), 1):
        pass
    with pixels(SCENE, 1):
        pass
    assert agg._spare[0].height == low


def test_a_huge_page_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agg, "_spare", [])
    monkeypatch.setattr(agg, "SPARE_PIXELS", 40 * agg.STEP - 1)
    with pixels(SCENE, 1):
        pass
    assert not agg._spare


def test_rows_run_from_the_top_and_scale_is_pixels_a_unit() -> None:
    low = Scene(10, 20, "#ffffff", (Circle(5, 15, 4, "#000000"),))
    with pixels(low, 2) as buffer:
        dark = np.argwhere(buffer[..., 0] < 128)
    assert dark[:, 0].mean() == pytest.approx(29.5, abs=0.6)
    assert dark[:, 1].mean() == pytest.approx(9.5, abs=0.6)


def test_a_picture_shows_nothing_of_the_one_before() -> None:
    with pixels(SCENE, 1) as buffer:
        first = buffer.copy()
    with pixels(replace(SCENE, fill="#123456", records=()), 1) as buffer:
        assert (buffer == (0x12, 0x34, 0x56, 255)).all()
    with pixels(SCENE, 1) as one, pixels(replace(SCENE, records=()), 1) as other:
        assert (one == first).all()
        assert (other == 255).all()
