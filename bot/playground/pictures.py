"""What a photo may be, and the sizes Telegram makes of it.

Knows image bytes (Pillow). Must not know files on disk or messages.
"""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from bot.playground import limits
from bot.playground.refusals import bad_request


def photo_dimensions(data: bytes) -> tuple[int, int]:
    """Read width and height in pixels; Refusal when these bytes cannot be a photo."""
    if len(data) > limits.PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo;"
            f" the maximum size is {limits.PHOTO_BYTES} bytes"
        )
    size = image_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > limits.PHOTO_SIDES or max(size) > limits.PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def image_size(data: bytes) -> tuple[int, int] | None:
    """Read the dimensions of a whole, undamaged image; None when it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                image.verify()
                return image.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def boxes(width: int, height: int) -> list[tuple[str, int, int]]:
    """List the sizes Telegram offers, small to large: letter, width, height."""
    longest = max(width, height)
    result = []
    for letter, side in limits.PHOTO_BOXES.items():
        scale = min(1.0, side / longest)
        result.append((letter, max(1, round(width * scale)), max(1, round(height * scale))))
        if side >= longest:
            break
    return result


def as_jpeg(data: bytes, width: int, height: int) -> bytes:
    """Recompress as Telegram does: JPEG without transparency, in one of the sizes."""
    with Image.open(io.BytesIO(data)) as image:
        flat = Image.new("RGB", image.size, "white")
        seen = image.convert("RGBA")
        flat.paste(seen, mask=seen.getchannel("A"))
    small = flat.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=87)
    return out.getvalue()
