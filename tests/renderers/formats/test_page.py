"""The map as one page: sound HTML whatever was typed, nothing from outside, for everybody."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element

import html5lib
import pytest
from axe_playwright_python.async_playwright import Axe
from hypothesis import HealthCheck, given, settings

from journey.model import Emotion, Journey, Persona, Shape, Task, TaskStatus
from renderers.drawing.logos import normalised
from renderers.format import Request
from renderers.formats import format_named
from renderers.webpage.wave import Slice, lying, standing
from tests.browser import NEEDS_CHROMIUM, phone
from tests.renderers.drawing.test_logos import mark, packed
from tests.renderers.samples import EN, RU, crowded, journeys, typical

XHTML = "{http://www.w3.org/1999/xhtml}"
WEIGHT = 400_000
"""Bytes of a typical map's page, letters included."""


def written(journey: Journey) -> str:
    (page,) = format_named("page").write(Request(journey=journey, words=RU))
    return page.decode()


def parsed(page: str) -> Element:
    """By the standard's own rules; a fault of the page is an error here."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    root: Element = parser.parse(page)
    return root


def said(element: Element) -> str:
    """Its words, style and script aside."""
    skipped = {f"{XHTML}style", f"{XHTML}script"}
    parts = (one.text or "" if one.tag not in skipped else "" for one in element.iter())
    tails = (one.tail or "" for one in element.iter())
    return " ".join("".join(pair) for pair in zip(parts, tails, strict=True))


def group() -> Journey:
    """Three persons who feel differently."""
    people = tuple(
        Persona(id=f"p{n}", name=f"{word} отдела", quote="Долго") for n, word in enumerate("АБВ")
    )
    stages = tuple(
        stage.with_(
            emotions=tuple(
                Emotion(id=f"{stage.id}-{one.id}", level=level, persona=one.id)
                for one, level in zip(people, (number % 3 - 1, -2, 2), strict=True)
            )
        )
        for number, stage in enumerate(typical(4).stages)
    )
    return typical(4).with_(personas=people, stages=stages, shape=Shape.GROUP)


def with_tasks(journey: Journey) -> Journey:
    def task(number: int, status: TaskStatus) -> Task:
        stage = journey.stages[0].id
        return Task(
            id=f"t{number}", rule="own", source=f"t{number}", stage=stage, text=f"Дело {number}",
            status=status,
        )  # fmt: skip

    return journey.with_(tasks=(task(1, TaskStatus.TODO), task(2, TaskStatus.DONE)))


def test_a_typical_page_holds_all_of_the_map_and_stays_light() -> None:
    journey = with_tasks(typical(6))
    page = written(journey)
    assert len(page.encode()) <= WEIGHT
    words = said(parsed(page))
    for stage in journey.stages:
        assert stage.title in words
        for one in stage.items:
            assert one.text[1:] in words
    assert all(task.text in words for task in journey.tasks)
    assert "Сделано 1 из 2" in words


def test_nothing_comes_from_outside_and_nothing_else_runs() -> None:
    page = written(with_tasks(typical(2)))
    root = parsed(page)
    heads = [one for one in root.iter(f"{XHTML}meta") if one.get("http-equiv")]
    policy = heads[0].get("content", "")
    assert policy.startswith("default-src 'none'; img-src data:; font-src data:")
    for tag in ("style", "script"):
        (text,) = (one.text or "" for one in root.iter(XHTML + tag))
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    for one in root.iter():
        assert not [name for name in one.attrib if name.startswith("on") or name == "style"]
        for name in ("src", "href", "{http://www.w3.org/1999/xlink}href", "action"):
            assert one.get(name, "#").startswith("#")
    assert set(re.findall(r"url\(([^)]{0,5})", page)) <= {
        "data:",
        "#abov",
        "#belo",
        "#left",
        "#righ",
    }


def test_the_logo_stands_on_it_and_in_it() -> None:
    logo = normalised(packed(mark()))
    assert isinstance(logo, bytes)
    request = Request(journey=typical(2), words=RU, logo=logo)
    (page,) = format_named("page").write(request)
    (shown,) = parsed(page.decode()).iter(f"{XHTML}img")
    assert shown.get("src") == f"data:image/png;base64,{base64.b64encode(logo).decode()}"
    assert shown.get("alt") == ""
    assert "<img" not in written(typical(2))


def test_what_people_typed_is_words_and_no_tags() -> None:
    evil = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}&lt;\"'"
    found = typical(1)
    stage = found.stages[0]
    items = tuple(one.with_(text=evil) for one in stage.items)
    persona = found.personas[0].with_(name=evil[:80], quote=evil)
    root = parsed(
        written(
            found.with_(
                title=evil[:80],
                stages=(stage.with_(items=items, title=evil[:80]),),
                personas=(persona,),
            )
        )
    )
    assert len(list(root.iter(f"{XHTML}script"))) == 1
    assert not list(root.iter(f"{XHTML}img"))
    assert evil in said(root)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(journeys(hiding=True))
def test_whatever_is_typed_the_page_is_sound(journey: Journey) -> None:
    root = parsed(written(journey))
    assert len(list(root.iter(f"{XHTML}article"))) == len(journey.stages)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_every_sign_is_told_in_words_too() -> None:
    words = said(parsed(written(typical(3))))
    assert f"({RU.guess})" in words or f"({RU.proved})" in words
    assert RU.severity[3] in words


def test_a_page_speaks_the_maps_language() -> None:
    (page,) = format_named("page").write(Request(journey=typical(1), words=EN))
    assert parsed(page.decode()).get("lang") == "en"


@pytest.mark.parametrize("slices", [lying, standing])
def test_the_curve_goes_through_where_two_slices_meet(
    slices: Callable[[Sequence[float | None]], list[Slice | None]],
) -> None:
    found = slices([1, -2, None, 0, 2])
    assert found[2] is None
    points = [re.findall(r"[-\d.]+ [-\d.]+", one.path) for one in found if one]
    (left, right) = (points[0][-1].split(), points[1][0].split())
    across = 1 if slices is lying else 0
    assert left[across] == right[across]
    assert points[1][-1].split()[across] != points[2][0].split()[across]  # a gap: nothing is known


@pytest.mark.parametrize("name", ["typical", "group", "largest"])
def test_pages_of_every_size_are_written(name: str) -> None:
    made = {"typical": typical(5), "group": group(), "largest": crowded(12, 6, 80)}[name]
    parsed(written(made))


class TestInABrowser:
    pytestmark = NEEDS_CHROMIUM

    async def test_ticks_stay_and_nothing_is_fetched(self, tmp_path: Path) -> None:
        file = tmp_path / "map.html"
        await asyncio.to_thread(file.write_text, written(with_tasks(typical(2))))
        async with phone(file.as_uri()) as page:
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            await page.reload()
            assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert await page.evaluate("document.fonts.check('16px Tropa', 'Жя')")
            await page.keyboard.press("Tab")
            await page.keyboard.press("Enter")  # straight to the checklist
            boxes = page.locator("input[data-task=t1]")
            await boxes.first.focus()
            await page.keyboard.press("Space")
            assert await page.locator("output").text_content() == "Сделано 2 из 2"
            for _ in range(20):  # the browser writes its storage down in its own time
                await page.reload()
                if await boxes.first.is_checked():
                    break
            assert await boxes.first.is_checked()
            assert await boxes.last.is_checked()

    @pytest.mark.parametrize("width", [390, 1280])
    async def test_nothing_serious_stands_in_the_way_of_anybody(
        self, tmp_path: Path, width: int
    ) -> None:
        file = tmp_path / "map.html"
        await asyncio.to_thread(file.write_text, written(with_tasks(group())))
        async with phone(file.as_uri()) as page:
            await page.set_viewport_size({"width": width, "height": 844})
            found = []
            schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
            for scheme in schemes:
                await page.emulate_media(color_scheme=scheme)
                found += (await Axe().run(page)).response["violations"]
        assert [(one["id"], one["impact"]) for one in found] == []
