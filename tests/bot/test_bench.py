"""The bench measures what it says: the same words everywhere, maps as large as asked for."""

from __future__ import annotations

import asyncio
import io
import sys
from typing import Any

import numpy as np
import pytest
from PIL import Image

from bot.bench import dialogue, first_try, largest, load, peers, targets, thumbs
from bot.bench.figures import Figure
from bot.bench.maps import LANES, characters, reworded, sized
from bot.bench.rendering import against, take_turns
from bot.bench.worker import longest_pause
from journey import limits
from renderers.formats import text


@pytest.mark.parametrize(("stages", "lanes", "items"), [(3, 5, 1), (10, 8, 3)])
def test_a_map_is_as_large_as_asked_for(stages: int, lanes: int, items: int) -> None:
    journey, named = sized(stages, lanes, 60, items)
    assert len(journey.stages) == stages
    for stage in journey.stages:
        assert [len(stage.lane(lane)) for lane in LANES] == [items] * lanes + [0] * (8 - lanes)
    assert characters(journey) == pytest.approx(60 * stages * lanes * items, rel=0.03)
    assert text.write(journey, named)


def test_other_words_are_as_long_and_never_the_same() -> None:
    journey, _ = sized(3, 5, 60)
    maps = [reworded(journey, number) for number in range(40)]
    seen: set[str] = set()
    for made in maps:
        assert characters(made) == characters(journey)
        texts = [item.text for stage in made.stages for item in stage.items]
        words = {word for found in texts for word in found.split() if len(word) > 6}
        assert words
        assert len(words & seen) < len(words) / 10
        seen |= words


def test_the_peers_tables_hold_every_word() -> None:
    journey, named = sized(2, 3, 40)
    rows = peers.cells(journey, named)
    assert [len(row) for row in rows] == [3] * 4
    said = "\n".join(text for row in rows for text in row)
    assert all(item.text in said for stage in journey.stages for item in stage.items)


def test_the_floor_gives_the_finished_pixels() -> None:
    finished = np.random.default_rng(1).integers(0, 255, (40, 60, 4), dtype=np.uint8)
    with Image.open(io.BytesIO(peers.floor(finished))) as image:
        assert (np.asarray(image) == finished).all()


def test_the_plain_table_is_a_picture_as_wide_as_ours() -> None:
    with Image.open(io.BytesIO(peers.plain_table(*sized(2, 2, 40)))) as image:
        assert image.width == peers.WIDTH


def test_without_typst_its_table_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ImportError):
        peers.Typst()


def test_typst_draws_the_same_words() -> None:
    with Image.open(io.BytesIO(peers.Typst().table(*sized(2, 2, 40)))) as image:
        assert image.width == peers.WIDTH


def test_the_first_try_is_a_picture_as_wide_as_ours() -> None:
    with Image.open(io.BytesIO(first_try.board(*sized(2, 2, 40)))) as image:
        assert image.width == first_try.WIDTH * 2
        assert image.height > 400


def test_targets_are_reached_missed_or_not_measured() -> None:
    figures = [
        Figure(targets.NEW, "ms", (25.0, 36.0)),
        Figure(targets.FLOOR, "ms", (10.0, 13.0)),
        Figure(targets.TYPST, "ms", (45.0,)),
    ]
    found = {line[:30].strip(): line for line in targets.lines(targets.DRAWING, figures)}
    assert found["new words, to the floor"].endswith("reached")
    assert "2.5" in found["new words, to the floor"]
    assert found["Typst's plain table, to ours"].endswith("MISSED")
    assert found["drawn again, to the floor"].endswith("not measured")
    assert len(targets.lines(targets.DRAWING, [])) == len(targets.DRAWING)


def test_the_dialogue_is_judged_by_the_median_of_its_rounds() -> None:
    figures = [
        Figure(f"{targets.TROPA}: {targets.PROCESSOR}", "ms", (2.0, 9.0, 40.0)),
        Figure(f"{targets.BARE}: {targets.PROCESSOR}", "ms", (3.0, 1.0, 9.0)),
    ]
    first, *others = targets.lines(targets.DIALOGUE, figures)
    assert "3.0 ×" in first
    assert first.endswith("reached")
    assert all(line.endswith("not measured") for line in others)


async def test_the_dialogue_is_measured_beside_two_bare_bots(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialogue, "ROUNDS", 1)
    monkeypatch.setattr(dialogue, "PEOPLE", 2)
    monkeypatch.setattr(dialogue, "STEADY_SECONDS", 1.0)
    monkeypatch.setattr(dialogue, "OFFERED_SECONDS", 1.0)
    figures = await dialogue.measure()
    assert len(figures) == 3 * 6
    assert all(value > 0 for figure in figures for value in figure.samples)
    lines = targets.lines(targets.DIALOGUE, figures)
    assert not any(line.endswith("not measured") for line in lines)


async def test_a_load_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "QUIET", 2)
    monkeypatch.setattr(load, "BESIDE", ())
    figures = {one.name: one for one in await load.measure(people=2, a_second=20)}
    assert figures["load: people who gave up waiting"].median == 0
    assert len(figures["load: /start to the first question"].samples) == 2
    assert len(figures["load: tap to the next screen"].samples) == 2 * 6
    assert all(
        value > 0 for name, one in figures.items() if "gave up" not in name for value in one.samples
    )


class Answering:
    """Somebody whose taps take a while; when each was made."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.taps = 0

    async def tap(self) -> float:
        self.taps += 1
        await asyncio.sleep(self.seconds)
        return self.seconds * 1000


async def test_nobody_taps_again_before_their_tap_was_answered() -> None:
    slow = Answering(30.0)
    quick = Answering(0.0)
    crowd: Any = [slow, quick]
    offering = asyncio.create_task(thumbs.tap_for(crowd, 50, 0.2))
    await asyncio.sleep(0.5)
    offering.cancel()
    await asyncio.gather(offering, return_exceptions=True)
    assert slow.taps == 1
    assert quick.taps > 1


def test_works_take_turns_and_the_first_round_is_not_counted() -> None:
    done: list[str] = []
    figures = take_turns({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 2)
    assert done == ["a", "b"] * 3
    assert [(figure.name, len(figure.samples)) for figure in figures] == [("a", 2), ("b", 2)]


def test_ratios_are_to_the_floor() -> None:
    figures = [Figure("ours", "ms", (4.0, 6.0, 9.0)), Figure("floor", "ms", (1.0, 2.0, 2.0))]
    assert [figure.note for figure in against(figures, "floor")] == [
        "3.0 × floor (fastest 4.0)",
        "1.0 × floor (fastest 1.0)",
    ]


def test_what_is_absent_is_said() -> None:
    assert Figure("Typst's table", "", (), "absent").line().split() == [
        "Typst's",
        "table",
        "—",
        "absent",
    ]


def test_the_largest_map_is_what_the_limits_allow() -> None:
    journey = next(largest.largest())
    assert len(journey.stages) == limits.STAGES_MAX
    for stage in journey.stages:
        assert [len(stage.lane(lane)) for lane in LANES] == [limits.ITEMS_MAX] * len(LANES)
    lengths = [len(item.text) for stage in journey.stages for item in stage.items]
    assert max(lengths) == limits.ITEM_CHARS
    assert min(lengths) > limits.ITEM_CHARS * 0.6


async def test_the_largest_maps_are_measured_by_what_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "JOURNEYS_MAX", 1)
    monkeypatch.setattr(largest, "VERSIONS", 2)
    monkeypatch.setattr(largest, "TIMES", 1)
    figures = await largest.measure()
    assert len(figures) == 4 + len(largest.SCREENS) + 1
    assert all(figure.samples and "—" not in figure.line() for figure in figures)


async def test_the_longest_pause_of_the_loop_is_found() -> None:
    work: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    clock = [0.0, 0.003, 1.0, 1.041, 2.0, 2.002]

    def now() -> float:
        if len(clock) == 1:
            work.set_result(None)
        return clock.pop(0)

    assert await longest_pause(work, now) == pytest.approx(40)
