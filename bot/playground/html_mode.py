"""Telegram's HTML parse mode, as strict as the server's.

Knows tags, attributes, character references and the exact complaints with byte offsets.
Must not know messages or limits.
"""

from dataclasses import dataclass, field

from bot.playground.refusals import unparsed
from bot.playground.wire import Json

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_UNICODE_END = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_REFERENCE_BYTES = 10  # longer ones stay as typed
_SPACE = b" \t\r\n\0\x0b"
_ALNUM = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@dataclass
class _Open:
    tag: str
    argument: str
    at: int  # UTF-16 units


@dataclass
class _Reader:
    """Reads bytes, because the complaints count bytes; a zero byte ends the text."""

    data: bytes
    pos: int = 0
    out: bytearray = field(default_factory=bytearray)
    units: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def at(self) -> bytes:
        return self.data[self.pos : self.pos + 1]

    def skip(self, characters: bytes) -> bytes:
        start = self.pos
        while self.at() and self.at() in characters:
            self.pos += 1
        return self.data[start : self.pos]

    def until(self, characters: bytes) -> bytes:
        start = self.pos
        while self.at() and self.at() not in characters:
            self.pos += 1
        return self.data[start : self.pos]

    def put(self, piece: bytes) -> None:
        self.out += piece
        self.units += utf16(piece.decode("utf-8", "replace"))


def utf16(text: str) -> int:
    """Count the UTF-16 units that offsets and lengths are given in."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Split marked-up text into plain text and entities; Refusal when it is not allowed."""
    reader = _Reader(text.encode())
    while reader.at():
        if reader.at() == b"<":
            _tag(reader)
        elif reader.at() == b"&":
            reader.put((_reference(reader) or _literal_ampersand(reader)).encode())
        else:
            reader.put(reader.until(b"<&"))
    if reader.stack:
        raise unparsed(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    return reader.out.decode(), reader.entities


def _literal_ampersand(reader: _Reader) -> str:
    reader.pos += 1
    return "&"


def _reference(reader: _Reader) -> str:
    """Decode a character reference; empty (and nothing read) when it is none."""
    start = reader.pos
    reader.pos += 1
    if reader.at() == b"#":
        reader.pos += 1
        letter = _number(reader, start)
    else:
        letter = _NAMED.get(reader.skip(_ALNUM[:52]), "")
    if not letter:
        reader.pos = start
        return ""
    if reader.at() == b";":
        reader.pos += 1
    return letter


def _number(reader: _Reader, start: int) -> str:
    hexadecimal = reader.at() == b"x"
    if hexadecimal:
        reader.pos += 1
    digits = reader.skip(b"0123456789abcdefABCDEF" if hexadecimal else b"0123456789")
    code = int(digits or b"0", 16 if hexadecimal else 10)
    is_letter = 0 < code < _UNICODE_END and code not in _SURROGATES
    if not is_letter or reader.pos - start >= _REFERENCE_BYTES:
        return ""
    return chr(code)


def _tag(reader: _Reader) -> None:
    begin = reader.pos
    reader.pos += 1
    if reader.at() == b"/":
        reader.pos += 1
        _end_tag(reader, begin)
    else:
        _start_tag(reader, begin)


def _start_tag(reader: _Reader, begin: int) -> None:
    tag = reader.until(_SPACE + b">").decode().lower()
    if not reader.at():
        raise unparsed(f"Unclosed start tag at byte offset {begin}")
    if tag not in _TAGS:
        raise unparsed(f'Unsupported start tag "{tag}" at byte offset {begin}')
    argument = ""
    while True:
        reader.skip(_SPACE)
        if reader.at() == b">":
            break
        argument = _attribute(reader, tag, begin) or argument
    reader.pos += 1
    if tag == "span" and argument != "spoiler":
        raise unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    reader.stack.append(_Open(tag, argument, reader.units))


def _attribute(reader: _Reader, tag: str, begin: int) -> str:
    """Read one attribute and return what the tag takes from it."""
    name = reader.until(_SPACE + b"=>").decode().lower()
    if not name:
        raise unparsed(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
    reader.skip(_SPACE)
    if reader.at() != b"=":
        if (tag, name) == ("blockquote", "expandable"):
            return "expandable"
        raise unparsed(
            f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            f" at byte offset {begin}"
        )
    reader.pos += 1
    reader.skip(_SPACE)
    value = _value(reader)
    if not reader.at():
        raise unparsed(f"Unclosed start tag at byte offset {begin}")
    return _taken(tag, name, value)


def _value(reader: _Reader) -> str:
    quote = reader.at()
    if quote not in {b"'", b'"'}:
        start = reader.pos
        token = reader.skip(_ALNUM + b".-")
        if reader.at() and reader.at() not in _SPACE + b">":
            raise unparsed(f"Unexpected end of name token at byte offset {start}")
        return token.decode().lower()
    reader.pos += 1
    value = b""
    while reader.at() and reader.at() != quote:
        if reader.at() == b"&":
            value += (_reference(reader) or _literal_ampersand(reader)).encode()
        else:
            value += reader.until(quote + b"&")
    reader.pos += 1
    return value.decode()


def _taken(tag: str, name: str, value: str) -> str:
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "expandable" if (tag, name) == ("blockquote", "expandable") else ""


def _end_tag(reader: _Reader, begin: int) -> None:
    if not reader.stack:
        raise unparsed(f"Unexpected end tag at byte offset {begin}")
    name = reader.until(_SPACE + b">").decode().lower()
    reader.skip(_SPACE)
    if reader.at() != b">":
        raise unparsed(f"Unclosed end tag at byte offset {begin}")
    reader.pos += 1
    opened = reader.stack.pop()
    if name and name != opened.tag:
        raise unparsed(
            f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>",'
            f' found "</{name}>"'
        )
    if reader.units > opened.at:
        _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
    length = reader.units - opened.at
    entity: Json = {"type": _TAGS[opened.tag], "offset": opened.at, "length": length}
    if opened.tag == "a":
        shown = reader.out.decode().encode("utf-16-le")[opened.at * 2 :].decode("utf-16-le")
        entity["url"] = opened.argument or shown
    elif opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.argument
    elif opened.tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "code" and opened.argument:
        entity["language"] = opened.argument
    reader.entities.append(entity)
