"""Any picture that people bring becomes a small opaque PNG, or a refusal: a logo to be drawn.

Knows Pillow and how much of a stranger's file is decoded; must not know where a logo stands. Runs
where pictures are drawn, never in the bot's own process: the file may be made to harm.
"""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image, ImageChops, ImageOps, ImageStat

from journey import limits
from journey.errors import Code, Rejected

FORMATS: Final = ("PNG", "JPEG", "WEBP")
ROUGH: Final = (1600, 1600)
"""Pixels: what is larger is made smaller before anything is looked for in it."""
SIDES: Final = (640, 256)
"""Pixels of the finished logo at most: sharp on the largest paper."""
LONGEST: Final = 6
"""Times the shorter side: a longer strip gets white beside it."""
COLOURS: Final = 255
SMALLER: Final = 0.8

ALIKE: Final = 14
"""Of 255: corners that differ by less are one ground."""
INK: Final = 28
"""Of 255: what differs from the ground by more is the logo."""
ROOM: Final = 0.16
"""Of its shorter side, left round a logo on a coloured ground."""
PALE: Final = 205
"""Of 255: as light as that on average, a logo without a ground is not seen on white."""
WHITE: Final = (255, 255, 255)
DARK: Final = (25, 26, 56)

Colour = tuple[int, int, int]


def normalised(data: bytes) -> bytes | Rejected:
    """The logo's PNG, at most `limits.LOGO_BYTES`; or why there is none."""
    if len(data) > limits.PICTURE_BYTES:
        return Rejected(Code.PICTURE_TOO_LARGE)
    try:
        found = _opened(data)
        image = _trimmed(_opaque(found)) if isinstance(found, Image.Image) else None
    except Image.DecompressionBombError:
        return Rejected(Code.PICTURE_TOO_LARGE)
    except Exception:  # noqa: BLE001 - a library may fail in any way over a stranger's file
        return Rejected(Code.NO_PICTURE)
    if isinstance(found, Rejected):
        return found
    return Rejected(Code.EMPTY_PICTURE) if image is None else _packed(image)


def returned(data: bytes) -> bytes | Rejected:
    """The same logo where `data` is one that was made here and came back in a map's file; what was
    put there by somebody else is made anew.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            fits = image.width <= SIDES[0] and image.height <= SIDES[1]
            if fits and image.mode in {"RGB", "P"} and "transparency" not in image.info:
                image.load()
                image.info.clear()  # words that a picture may carry
                packed = _png(image)
                if len(packed) <= limits.LOGO_BYTES:
                    return packed
    except Exception:  # noqa: BLE001 - as above
        return Rejected(Code.NO_PICTURE)
    return normalised(data)


def _opened(data: bytes) -> Image.Image | Rejected:
    """Decoded, upright, with its transparency; its size is looked at before it is decoded."""
    with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as source:
        warnings.simplefilter("ignore")
        source.draft("RGB", ROUGH)  # a JPEG is decoded smaller at once
        if source.width * source.height > limits.PICTURE_PIXELS:
            return Rejected(Code.PICTURE_TOO_LARGE)
        image = source.convert("RGBA")
        orientation = source.getexif()
    image.getexif().update(orientation)
    image = ImageOps.exif_transpose(image)
    image.thumbnail(ROUGH, Image.Resampling.LANCZOS)
    return image


def _opaque(image: Image.Image) -> Image.Image:
    """On white, or on a dark ground where it would not be seen there."""
    alpha = image.getchannel("A")
    grey = image.convert("L")
    seen = alpha.point(lambda value: 255 * (value > ALIKE))
    clear = any(alpha.histogram()[: ALIKE + 1])
    pale = clear and seen.getbbox() and ImageStat.Stat(grey, seen).mean[0] > PALE
    ground = Image.new("RGB", image.size, DARK if pale else WHITE)
    ground.paste(image, mask=alpha)
    return ground


def _trimmed(image: Image.Image) -> Image.Image | None:
    """Without the even margin round it; None: it is of one colour."""
    ground = _ground(image)
    if ground is None:
        return _lengthened(image)
    differs = ImageChops.difference(image, Image.new("RGB", image.size, ground))
    strongest = ImageChops.lighter(
        ImageChops.lighter(differs.getchannel("R"), differs.getchannel("G")),
        differs.getchannel("B"),
    )
    box = strongest.point(lambda value: 255 * (value > INK)).getbbox()
    if box is None:
        return None
    found = image.crop(box)
    if min(ground) < WHITE[0] - ALIKE:
        room = max(1, round(min(found.size) * ROOM))
        found = ImageOps.expand(found, room, ground)
    return _lengthened(found)


def _ground(image: Image.Image) -> Colour | None:
    """The colour that all four corners share."""
    right, lower = image.width - 1, image.height - 1
    corners = [_pixel(image, x, y) for x in (0, right) for y in (0, lower)]
    parts = list(zip(*corners, strict=True))
    if any(max(part) - min(part) > ALIKE for part in parts):
        return None
    return corners[0]


def _pixel(image: Image.Image, x: int, y: int) -> Colour:
    red, green, blue = image.crop((x, y, x + 1, y + 1)).tobytes()
    return red, green, blue


def _lengthened(image: Image.Image) -> Image.Image:
    """No side longer than so many times the other."""
    wide = max(image.width, -(-image.height // LONGEST))
    high = max(image.height, -(-image.width // LONGEST))
    if (wide, high) == image.size:
        return image
    larger = Image.new("RGB", (wide, high), WHITE)
    larger.paste(image, ((wide - image.width) // 2, (high - image.height) // 2))
    return larger


def _packed(image: Image.Image) -> bytes:
    """As small a file as is allowed: with fewer colours, then with fewer pixels."""
    image.thumbnail(SIDES, Image.Resampling.LANCZOS)
    packed = _png(image)
    while len(packed) > limits.LOGO_BYTES:
        packed = _png(image.quantize(COLOURS))
        size = (max(1, round(image.width * SMALLER)), max(1, round(image.height * SMALLER)))
        image = image.resize(size, Image.Resampling.LANCZOS)
    return packed


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
