"""The way in: a journey becomes pictures.

Knows which pictures belong together; must not know Telegram, storage, or a sentence of any
language (those come in `Words`). Importing this loads neither matplotlib nor fonts; drawing does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from journey.pictures import KINDS
from renderers.pages import LAYOUTS, TooManyPicturesError, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journey.model import Journey
    from journey.pictures import Kind, Pages
    from renderers.scene import Scene
    from renderers.words import Words

SIDES_MAX: Final = 10_000
"""Width and height together, in pixels, that a chat takes as a photo."""

RATIO_MAX: Final = 20
BYTES_MAX: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture for the chat; width and height in pixels."""

    png: bytes
    width: int
    height: int
    kind: Kind
    number: int
    """Counts the pictures of its kind from 1."""
    undrawn: tuple[str, ...] = ()
    """Signs that no font has: boxes stand for them."""


def draw(
    journey: Journey,
    words: Words,
    *,
    pages: Pages = "first",
    theme: str | None = None,
    stages: range | None = None,
    beside: Journey | None = None,
    logo: bytes | None = None,
) -> tuple[Picture, ...]:
    """The pictures in the order to send them.

    `theme` None: the map's own (`journey.look`). `stages` narrows the stages' cards to those
    indices. `beside` is the map it is compared with: today's of a map of the future, or the same
    map earlier; `logo` the business's, as `renderers.drawing.logos` makes it. KeyError: there is no
    such theme.
    Not safe for several threads at once: one worker process, one drawing at a time.
    """
    return tuple(
        draw_each(journey, words, pages=pages, theme=theme, stages=stages, beside=beside, logo=logo)
    )


def draw_each(  # noqa: PLR0913 - each is a choice of its own
    journey: Journey,
    words: Words,
    *,
    pages: Pages = "first",
    theme: str | None = None,
    stages: range | None = None,
    beside: Journey | None = None,
    logo: bytes | None = None,
    most: int | None = None,
) -> Iterator[Picture]:
    """The same pictures one by one, each drawn when it is asked for.

    All pages are laid out before the first is drawn: `TooManyPicturesError`, at the first one
    asked for, where they are more than `most`.
    """
    from renderers.formats import png

    def laid_out(kind: Kind) -> list[Scene]:
        return lay_out(
            journey, words, kind=kind, theme=theme, stages=stages, beside=beside, logo=logo
        )

    pictures = [(kind, laid_out(kind)) for kind in KINDS[pages]]
    count = sum(len(scenes) for _, scenes in pictures)
    if most is not None and count > most:
        raise TooManyPicturesError(count)
    for kind, scenes in pictures:
        scale = LAYOUTS[kind].scale
        for number, scene in enumerate(scenes, 1):
            data = png.write(scene, scale)
            width, height = round(scene.width * scale), round(scene.height * scale)
            yield Picture(data, width, height, kind, number, _undrawn(scene))


def _undrawn(scene: Scene) -> tuple[str, ...]:
    from renderers.text.shaping import undrawn

    signs = (sign for text in scene.texts for sign in undrawn(text.text, text.lettering.weight))
    return tuple(dict.fromkeys(signs))


def warm_up() -> None:
    """Loads what the first picture needs: matplotlib, the fonts, the emoji."""
    from renderers.formats import png
    from renderers.scene import Scene, Text
    from renderers.text.measure import Lettering
    from renderers.text.typeface import Weight

    letters = tuple(
        Text(0, 20, "Карта ☕ journey", Lettering(12, weight), "#000000", 100) for weight in Weight
    )
    png.write(Scene(120, 30, "#ffffff", letters), 1)
