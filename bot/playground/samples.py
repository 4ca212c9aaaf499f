"""Ready things a person can send without having one: a voice message, a sticker, a photo, a file.

Knows how to make them (Pillow). Must not know chats.
"""

import io

from PIL import Image, ImageDraw

from bot.playground.files import Upload

_OGG = b"OggS" + b"\0" * 24 + b"OpusHead" + b"\0" * 200  # enough for a bot that never listens


def sample(kind: str) -> Upload:
    """Make a sample of the kind; KeyError for kinds nobody sends here."""
    return {
        "voice": lambda: Upload("voice.ogg", "audio/ogg", _OGG),
        "sticker": lambda: Upload("sticker.webp", "image/webp", _face()),
        "photo": lambda: Upload("photo.png", "image/png", _gradient()),
        "document": lambda: Upload("notes.txt", "text/plain", "Заметки\n".encode()),
    }[kind]()


def _face() -> bytes:
    """Draw a round smiling face on a transparent ground, 512 pixels wide."""
    image = Image.new("RGBA", (512, 512))
    draw = ImageDraw.Draw(image)
    draw.ellipse((16, 16, 496, 496), fill="#ffd34d", outline="#e5a500", width=12)
    for left in (150, 302):
        draw.ellipse((left, 160, left + 60, 250), fill="#4a3200")
    draw.arc((130, 180, 382, 400), 20, 160, fill="#4a3200", width=22)
    out = io.BytesIO()
    image.save(out, "WEBP")
    return out.getvalue()


def _gradient() -> bytes:
    image = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
    out = io.BytesIO()
    image.resize((800, 600)).save(out, "PNG")
    return out.getvalue()
