"""Formatted text as Telegram keeps it: trimmed, with entities in UTF-16 units.

Knows parse modes, links and commands found in plain text, and the limits of a text and a
caption. Must not know messages.
"""

import re
from collections.abc import Iterable
from typing import TypeAlias

from bot.playground import limits
from bot.playground.html_mode import parse_html, utf16
from bot.playground.refusals import bad_request, unparsed
from bot.playground.wire import Json

_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?()»]")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}\b")),
    ("bot_command", re.compile(r"(?<![\w/>@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
)
_Formatted: TypeAlias = tuple[str, list[Json]]
_UNTOUCHED = {"code", "pre", "text_link", "url", "email", "mention"}
_CONTROL = {code: " " for code in range(32) if code not in (9, 10)} | {13: None}


def plain_text(text: str) -> _Formatted:
    """Read what a person typed: nothing is parsed, links and commands are found."""
    return _finish(text, [])


def formatted(text: str, parse_mode: str | None, given: Iterable[Json] | None) -> _Formatted:
    """Read what the bot sent; `given` entities count only without a parse mode, as there."""
    if len(text.encode()) > limits.TEXT_BYTES:
        raise bad_request("text is too long")
    mode = (parse_mode or "none").lower()
    if mode == "html":
        return _finish(*parse_html(text))
    if mode != "none":
        raise bad_request("unsupported parse_mode")  # Markdown is not built here
    return _finish(text, [_given(entity, text) for entity in given or ()])


def message_text(text: str, parse_mode: str | None, given: Iterable[Json] | None) -> _Formatted:
    """Formatted text of 1 to 4096 characters."""
    clean, entities = formatted(text, parse_mode, given)
    if not clean:
        raise bad_request("message text is empty")
    if len(clean) > limits.TEXT_CHARS:
        raise bad_request("message is too long")
    return clean, entities


def caption_text(text: str, parse_mode: str | None, given: Iterable[Json] | None) -> _Formatted:
    """Formatted text of 0 to 1024 characters."""
    clean, entities = formatted(text, parse_mode, given)
    if len(clean) > limits.CAPTION_CHARS:
        raise bad_request("message caption is too long")
    return clean, entities


def _given(entity: Json, text: str) -> Json:
    offset, length = entity["offset"], entity["length"]
    if offset < 0 or length <= 0 or offset + length > utf16(text):
        raise unparsed("entity begins or ends outside of the text")
    return entity


def _finish(text: str, entities: list[Json]) -> _Formatted:
    """Trim, find links and commands, and order as the server does."""
    text = text.translate(_CONTROL)
    shift = utf16(text) - utf16(text.lstrip())
    clean = text.strip()
    end = utf16(clean)
    moved = [_moved(entity, shift, end) for entity in entities]
    kept = [entity for entity in moved if entity["length"] > 0]
    kept += _found(clean, kept)
    kept = _without_nested_pre(kept)
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return clean, kept[: limits.ENTITIES]


def _moved(entity: Json, shift: int, end: int) -> Json:
    start = max(entity["offset"] - shift, 0)
    stop = min(entity["offset"] - shift + entity["length"], end)
    return {**entity, "offset": start, "length": stop - start}


def _without_nested_pre(entities: list[Json]) -> list[Json]:
    """`<pre><code class="language-…">` is one entity: a pre with its language."""
    pre = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        around = pre.get((entity["offset"], entity["length"]))
        if entity["type"] == "code" and around is not None:
            if "language" in entity:
                around["language"] = entity["language"]
            continue
        kept.append({k: v for k, v in entity.items() if k != "language" or entity["type"] == "pre"})
    return kept


def _found(text: str, entities: list[Json]) -> list[Json]:
    """Find links and commands outside of what is already one."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _UNTOUCHED]
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            stop = start + utf16(match.group())
            if any(start < right and left < stop for left, right in taken):
                continue
            taken.append((start, stop))
            found.append({"type": kind, "offset": start, "length": stop - start})
    return found
