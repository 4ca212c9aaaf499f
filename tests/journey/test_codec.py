"""The journey as a file: nothing is lost, and nothing hostile gets further than one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import codec, limits
from journey.errors import BrokenFile
from journey.measures import Better, Metric
from journey.model import Item, Journey
from tests.journey.maps import whole
from tests.strategies import journeys

Tree = dict[str, Any]


def refusal(content: bytes) -> str:
    """The sentence of a refusal: one line, short, without what the file held."""
    with pytest.raises(BrokenFile) as caught:
        codec.read(content)
    told = str(caught.value)
    assert len(told.splitlines()) == 1
    assert 0 < len(told) <= 400
    assert told.isprintable()
    return told


def tree() -> Tree:
    content: Tree = json.loads(codec.write(whole()))
    return content


def changed(change: Callable[[Tree], object]) -> bytes:
    content = tree()
    change(content["journey"])
    return json.dumps(content).encode()


def test_a_file_from_before_targets_had_a_direction_is_read_as_it_was() -> None:
    metric = Metric(value=7, target=9, better=Better.LESS)
    counted = Item(id="counted", lane="metrics", text="Ждут", metric=metric)
    stage, *others = whole().stages
    journey = whole().with_(stages=(stage.with_(items=(*stage.items, counted)), *others))
    content: Tree = json.loads(codec.write(journey))
    told = content["journey"]["stages"][0]["items"][-1]["metric"]
    assert told.pop("better") == "less"
    before = codec.read(json.dumps(content).encode())
    assert before.stages[0].items[-1].metric == metric.with_(better=None)
    assert before.stages[0].items[:-1] == stage.items


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(journeys().filter(lambda journey: journey.stages))
def test_a_journey_comes_back_as_it_was(journey: Journey) -> None:
    content = codec.write(journey)
    assert codec.read(content) == journey
    assert codec.write(codec.read(content)) == content


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_refused_in_a_line(content: bytes) -> None:
    refusal(content)


@settings(max_examples=60)
@given(st.data())
def test_a_file_cut_or_bent_anywhere_never_breaks_the_reader(data: st.DataObject) -> None:
    content = codec.write(whole())
    at = data.draw(st.integers(0, len(content) - 3))
    refusal(content[:at])
    bent = content[:at] + data.draw(st.binary(min_size=1, max_size=3)) + content[at + 1 :]
    with suppress(BrokenFile):
        codec.read(bent)


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line 1, column 1: not JSON"),
    "no JSON": (b'{\n  "format": ,', "line 2, column 13: not JSON"),
    "a list": (b"[]", "format: not a journey file"),
    "another format": (b'{"format": "x", "version": 1}', "format: not a journey file"),
    "another version": (b'{"format": "tropa.journey", "version": 2}', "version: this program"),
    "no UTF-8": (b'"\xff"', "it is not UTF-8 text"),
    "UTF-16": ('{"format": "tropa.journey"}'.encode("utf-16"), "it is not UTF-8 text"),
    "deep": (b'{"a":' * 13 + b"1" + b"}" * 13, "nested deeper than 12 levels"),
    "very deep": (b"[" * 1_000_000, "nested deeper than 12 levels"),
    "deep behind half a quote": (
        ('"\u2222' + "[" * 200_000).encode("utf-16-le"),
        "not JSON",
    ),
    "large": (b" " * (limits.FILE_BYTES + 1), "larger than 2 MB"),
    "an endless string": (b'{"a": "' + b"x" * 1_900_000, "line 1, column 7: not JSON"),
    "quotes without end": (b'"\\' * 900_000, "not JSON"),
    "an endless number": (b'{"a": ' + b"9" * 5000 + b"}", "a number in it is too long"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name: str) -> None:
    content, sentence = HOSTILE[name]
    assert sentence in refusal(content)


def stage(journey: Tree) -> Tree:
    first: Tree = journey["stages"][0]
    return first


def item(journey: Tree) -> Tree:
    first: Tree = stage(journey)["items"][0]
    return first


BENT: dict[str, tuple[Callable[[Tree], object], str]] = {
    "10 000 stages": (
        lambda j: j.update(stages=[{"id": f"s{n}", "title": "x"} for n in range(10_000)]),
        "journey.stages: ",
    ),
    "a string of 1 MB": (lambda j: item(j).update(text="x" * 1_000_000), "journey.stages.0.items"),
    "an empty text": (lambda j: item(j).update(text=""), "journey.stages.0.items.0.text: "),
    "NUL": (lambda j: item(j).update(text="a\0b"), "journey.stages.0.items.0.text: "),
    "half a letter": (lambda j: item(j).update(text="\ud83d"), "the file: "),
    "an unknown field": (lambda j: stage(j).update(secret=1), "journey.stages.0.secret: "),
    "a field of 1 MB": (lambda j: j.update({"y" * 1_000_000: 1}), "journey.'yyyy"),
    "a field of two lines": (lambda j: j.update({"a\nb\u202e": 1}), r"journey.'a\nb\u202e': "),
    "an id twice": (
        lambda j: item(j).update(id=stage(j)["items"][1]["id"]),
        "stands twice",
    ),
    "an id of letters with accents": (lambda j: item(j).update(id="é"), "items.0.id: "),
    "a level off the scale": (
        lambda j: stage(j)["emotions"][0].update(level=3),
        "journey.stages.0.emotions.0.level: ",
    ),
    "no number": (
        lambda j: item(j).update(metric={"value": float("nan")}),
        "",
    ),
    "an overfull cell": (
        lambda j: stage(j).update(
            items=[{"id": f"i{n}", "lane": "pains", "text": "x"} for n in range(13)]
        ),
        "journey.stages.0.items: more than 12 in the lane 'pains'",
    ),
    "another kind": (lambda j: j.update(title=["x"]), "journey.title: "),
    "nothing at all": (dict.clear, "journey.id: "),
}


@pytest.mark.parametrize("name", BENT)
def test_a_bent_file_is_refused_with_its_place(name: str) -> None:
    change, place = BENT[name]
    assert place in refusal(changed(change))


def test_text_is_kept_as_typed() -> None:
    odd = "«$x^{» <b>&amp; \u202e👩‍👩‍👧 =1+1\nстрока"
    content = changed(lambda j: item(j).update(text=odd))
    assert codec.read(content).stages[0].items[0].text == odd


def test_the_schema_names_the_format() -> None:
    schema = codec.schema()
    assert {"format", "version", "journey"} <= set(schema["properties"])


def test_a_byte_order_mark_does_no_harm() -> None:
    content = codec.write(whole())
    assert codec.read(b"\xef\xbb\xbf" + content) == whole()


@pytest.mark.parametrize(
    "logo",
    ["R0lGODlhAQABAAAAACw=", "iVBORw0KGgo", "iVBORw0KGgoA====", "iVBORw0KGgoA" * 5000, "", 5],
    ids=["no PNG", "cut", "no base64", "large", "empty", "number"],
)
def test_a_logo_is_a_small_png_or_a_sentence(logo: object) -> None:
    assert refusal(json.dumps({**tree(), "logo": logo}).encode()).startswith("logo: ")
