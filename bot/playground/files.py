"""Files that were sent, kept on disk, with ids that can be used again.

Knows kinds, ids and paths. Must not know messages. Bytes stay as they were uploaded;
a photo's sizes are made when somebody asks for one.
"""

import hashlib
import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import Path

from bot.playground import limits
from bot.playground.pictures import as_jpeg, boxes, image_size, photo_dimensions
from bot.playground.refusals import bad_request, too_large
from bot.playground.store import Store
from bot.playground.wire import Json, present

_SHOWN = {"photo": "Photo", "document": "Document", "voice": "VoiceNote", "sticker": "Sticker"}
_PREFIX = {"photo": "AgACAgI", "document": "BQACAgI", "voice": "AwACAgI", "sticker": "CAACAgI"}


@dataclass(frozen=True)
class Upload:
    """A file as it came over HTTP."""

    name: str
    mime: str
    data: bytes


class Files:
    """Keeps uploads; a record says which media object it belongs to."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, kind: str, upload: Upload) -> Json:
        """Keep an upload; return {"kind", "media"}: media as it stands in a message."""
        if not upload.data:
            raise bad_request("file must be non-empty")
        if len(upload.data) > limits.UPLOAD_BYTES:
            raise too_large()
        size = photo_dimensions(upload.data) if kind == "photo" else None
        number = self._store.next_number("file")
        source = self._folder / f"{number}.bin"
        source.write_bytes(upload.data)
        if size is not None:
            return self._add_photo(number, *size)
        return self._add_plain(kind, number, upload)

    def find(self, file_id: str) -> Json:
        """Return the record behind an id; Refusal in the words of getFile."""
        record = self._store.get("files", file_id)
        if record is None:
            raise bad_request("invalid file_id")
        return record

    def find_as(self, kind: str, file_id: str) -> Json:
        """Return the record of a file that is sent again by id, as the same kind."""
        record = self._store.get("files", file_id)
        if record is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if record["kind"] != kind:
            was, wanted = _SHOWN[record["kind"]], _SHOWN[kind]
            raise bad_request(f"can't use file of type {was} as {wanted}")
        return record

    def by_path(self, path: str) -> Json | None:
        known = self._store.get("paths", path)
        return self._store.get("files", known["file_id"]) if known else None

    def uploaded(self, record: Json) -> bytes:
        """Give the bytes as they were uploaded."""
        return (self._folder / f"{record['number']}.bin").read_bytes()

    def content(self, record: Json) -> bytes:
        """Give the bytes as Telegram would: a photo's size is a JPEG of its own."""
        if record["kind"] != "photo":
            return self.uploaded(record)
        made = self._folder / f"{record['number']}.{record['letter']}.jpg"
        if not made.exists():
            jpeg = as_jpeg(self.uploaded(record), record["width"], record["height"])
            unfinished = made.with_suffix(f".{secrets.token_hex(4)}")  # others read meanwhile
            unfinished.write_bytes(jpeg)
            unfinished.replace(made)
        return made.read_bytes()

    def _add_photo(self, number: int, width: int, height: int) -> Json:
        sizes: list[Json] = []
        parts: list[Json] = []
        for letter, wide, high in boxes(width, height):
            size: Json = {**_ids("photo", number, letter), "width": wide, "height": high}
            sizes.append(size)
            parts.append({**size, "letter": letter, "path": f"photos/file_{number}{letter}.jpg"})
        for part in parts:
            self._keep({**part, "kind": "photo", "number": number, "mime": "image/jpeg"}, sizes)
        return {"kind": "photo", "media": sizes}

    def _add_plain(self, kind: str, number: int, upload: Upload) -> Json:
        media: Json = {**_ids(kind, number, ""), "file_size": len(upload.data)}
        suffix = Path(upload.name).suffix or mimetypes.guess_extension(upload.mime) or ""
        if kind == "document":
            media |= present(file_name=upload.name or None, mime_type=upload.mime or None)
        elif kind == "voice":
            media |= {"duration": 3, "mime_type": "audio/ogg"}
        else:
            width, height = image_size(upload.data) or (512, 512)
            media |= {"type": "regular", "width": width, "height": height}
            media |= {"is_animated": False, "is_video": False, "emoji": "🙂"}
        path = f"{kind}s/file_{number}{suffix}"
        record = {**media, "kind": kind, "number": number, "path": path}
        self._keep({**record, "mime": upload.mime, "name": upload.name}, media)
        return {"kind": kind, "media": media}

    def _keep(self, record: Json, media: object) -> None:
        self._store.put("files", record["file_id"], {**record, "media": media})
        self._store.put("paths", record["path"], {"file_id": record["file_id"]})


def _ids(kind: str, number: int, letter: str) -> Json:
    """Make an id for this bot and one for everybody; both stay as long as the data do."""
    unique = hashlib.sha256(f"{kind}{number}{letter}".encode()).hexdigest()[:12]
    secret = secrets.token_urlsafe(36)
    return {"file_id": f"{_PREFIX[kind]}{secret}{letter}", "file_unique_id": f"AQAD{unique}"}
