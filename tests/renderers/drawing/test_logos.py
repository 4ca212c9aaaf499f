"""Whatever picture comes: a small opaque logo, or a refusal; a hostile one harms nobody."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from journey import limits
from journey.errors import Code, Rejected
from renderers.drawing.logos import DARK, LONGEST, SIDES, WHITE, normalised, returned
from renderers.logo import Logo

INK = (40, 20, 10)


def packed(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def mark(
    size: tuple[int, int] = (300, 100), ground: object = WHITE, ink: object = INK, mode: str = "RGB"
) -> Image.Image:
    """A bar in the middle of a ground."""
    image = Image.new(mode, size, ground)  # type: ignore[arg-type]
    image.paste(ink, (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))  # type: ignore[arg-type]
    return image


def made(data: bytes) -> Image.Image:
    found = normalised(data)
    assert isinstance(found, bytes), found
    assert len(found) <= limits.LOGO_BYTES
    image = Image.open(io.BytesIO(found))
    assert (Logo.of(found).width, Logo.of(found).height) == image.size
    assert image.format == "PNG"
    return image.convert("RGB")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_white_margin_is_taken_off(kind: str) -> None:
    image = made(packed(mark(), kind))
    assert abs(image.width - 150) <= 2
    assert abs(image.height - 50) <= 2


def test_what_is_clear_becomes_white_and_a_white_logo_gets_a_dark_ground() -> None:
    dark = made(packed(mark(ground=(0, 0, 0, 0), ink=(*INK, 255), mode="RGBA")))
    assert dark.getpixel((0, 0)) == INK
    pale = made(packed(mark(ground=(0, 0, 0, 0), ink=(255, 255, 255, 255), mode="RGBA")))
    assert pale.getpixel((0, 0)) == DARK
    assert pale.getpixel((pale.width // 2, pale.height // 2)) == WHITE


def test_a_logo_on_a_colour_keeps_room_round_it() -> None:
    image = made(packed(mark(ground=(20, 90, 60), ink=WHITE)))
    assert image.getpixel((0, 0)) == (20, 90, 60)
    assert 150 < image.width < 300


def test_a_photo_without_a_ground_stays_whole() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (900, 1600, 3)).astype("uint8")
    image = made(packed(Image.fromarray(noise)))
    assert image.width / image.height == pytest.approx(16 / 9, rel=0.05)


def test_a_photo_that_lies_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = made(packed(mark(), "JPEG", exif=exif))
    assert image.height > image.width


@given(
    st.tuples(st.integers(1, 500), st.integers(1, 500)),
    st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA"]),
)
def test_any_picture_is_bounded_or_refused(size: tuple[int, int], mode: str) -> None:
    data = packed(mark(size).convert(mode))
    found = normalised(data)
    if isinstance(found, Rejected):
        assert found.code is Code.EMPTY_PICTURE
        return
    logo = Logo.of(found)
    assert logo.width <= SIDES[0]
    assert logo.height <= SIDES[1]
    assert logo.width <= (logo.height + 1) * LONGEST
    assert logo.height <= (logo.width + 1) * LONGEST


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge(side: int) -> bytes:
    """A small file that says it is very large."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 5000)
    parts = _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.NO_PICTURE),
        (b"GIF89a", Code.NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Code.NO_PICTURE),
        (packed(mark(), "GIF"), Code.NO_PICTURE),
        (packed(mark())[:90], Code.NO_PICTURE),
        (huge(3000), Code.NO_PICTURE),
        (huge(5000), Code.PICTURE_TOO_LARGE),
        (huge(60_000), Code.PICTURE_TOO_LARGE),
        (b"\x89PNG" + b"\0" * limits.PICTURE_BYTES, Code.PICTURE_TOO_LARGE),
        (packed(Image.new("RGB", (50, 50), INK)), Code.EMPTY_PICTURE),
        (packed(Image.new("RGBA", (50, 50), (0, 0, 0, 0))), Code.EMPTY_PICTURE),
    ],
    ids=["empty", "head", "svg", "gif", "cut", "lies", "large", "bomb", "heavy", "blank", "clear"],
)
def test_what_is_no_logo_is_refused(data: bytes, code: Code) -> None:
    assert normalised(data) == Rejected(code)


@pytest.mark.parametrize(
    "picture",
    [
        mark(),
        mark(ground=(20, 60, 200)),
        mark((1200, 100)),
        mark(ground=(0, 0, 0, 0), ink=(255, 255, 255, 255), mode="RGBA"),
        Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 700, 3), np.uint8)),
    ],
    ids=["white", "coloured", "long", "pale", "noisy"],
)
def test_a_logo_that_comes_back_in_a_map_s_file_is_the_same(picture: Image.Image) -> None:
    once = normalised(packed(picture))
    assert isinstance(once, bytes)
    assert returned(once) == once


def test_what_somebody_else_put_into_a_map_s_file_is_made_small_too() -> None:
    foreign = returned(packed(mark((2000, 900), ground=(0, 0, 0, 0), ink=(*INK, 255), mode="RGBA")))
    assert isinstance(foreign, bytes)
    assert max(Logo.of(foreign).width, Logo.of(foreign).height) <= max(SIDES)
    words = PngInfo()
    words.add_text("Comment", "secret" * 50)
    told = returned(packed(mark(), pnginfo=words))
    assert isinstance(told, bytes)
    assert b"secret" not in told
    for broken in (packed(mark())[:60], b"", b"\x89PNG\r\n\x1a\n"):
        assert returned(broken) == Rejected(Code.NO_PICTURE)
