"""What was written by us comes back as it was: every map, in every format that holds all of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bot.drawing.words import words
from bot.incoming import File, read
from journey import codec
from journey.dropped import MapFound
from journey.grid.carried import packed, shown, unpacked
from journey.model import Journey
from locales.texts import Languages
from renderers.format import Request
from renderers.formats import format_named
from tests.renderers.samples import typical
from tests.strategies import journeys

TEXTS = Languages()


def written(name: str, drawn: Journey) -> bytes:
    said = words(TEXTS.texts(drawn.language), drawn)
    return format_named(name).write(Request(journey=drawn, words=said))[0]


def returned(name: str, content: bytes) -> MapFound:
    found = read(File(f"map{format_named(name).suffix}", content))
    assert isinstance(found, MapFound)
    return found


@pytest.mark.parametrize("name", ["json_file", "xlsx", "markdown"])
@settings(max_examples=12, deadline=None)
@given(drawn=journeys())
def test_nothing_of_a_map_is_another(name: str, drawn: Journey) -> None:
    found = returned(name, written(name, drawn))
    wanted = drawn if name == "json_file" else shown(drawn)
    assert codec.write(found.journey) == codec.write(wanted)
    assert (found.made, found.left, found.lost, found.cut) == (False, (), (), 0)


@pytest.mark.parametrize("name", ["json_file", "xlsx", "markdown", "mermaid"])
def test_a_map_without_stages_is_one_too(name: str) -> None:
    found = returned(name, written(name, typical(1).with_(stages=(), tasks=())))
    assert found.journey.stages == ()


def test_what_somebody_changed_in_the_text_counts() -> None:
    drawn = typical(2)
    text = written("markdown", drawn).decode()
    title = drawn.stages[0].title
    found = returned("markdown", text.replace(f"1. {title}", "1. Иначе").encode())
    assert [one.title for one in found.journey.stages] == ["Иначе", drawn.stages[1].title]


def test_nothing_is_carried_that_a_table_does_not_show() -> None:
    drawn = typical(3)
    told = codec.write(shown(drawn)).decode()
    assert shown(drawn).tasks == ()
    records = [record for stage in drawn.stages for one in stage.items for record in one.evidence]
    records += [r for stage in drawn.stages for one in stage.emotions for r in one.evidence]
    for record in records:
        assert not record.author or record.author not in told
        assert not record.quote or record.quote not in told


def test_what_is_packed_by_others_is_nothing() -> None:
    good = packed(typical(1))
    assert unpacked(good) == shown(typical(1))
    for bad in ("", good[:-8], good[1:], f"{good}!", good.replace("tropa1", "tropa2")):
        assert unpacked(bad) is None
