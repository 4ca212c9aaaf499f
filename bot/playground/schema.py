"""Judges parameters by the table in schema.json: names, types, what is required.

Knows how values travel (a JSON body holds values, forms hold text). Must not know limits or
state: an allowed value may still be refused later.
"""

import json
from collections.abc import Mapping
from importlib import resources

from bot.playground.refusals import bad_request, not_found
from bot.playground.wire import Json

_TABLE = json.loads(
    resources.files("bot.playground").joinpath("schema.json").read_text(encoding="utf-8")
)
METHODS: Mapping[str, Mapping[str, str]] = _TABLE["methods"]
TYPES: Mapping[str, Mapping[str, str]] = _TABLE["types"]
REACTIONS = frozenset(_TABLE["reactions"].split())
"""The emoji that a message can get as a reaction."""
_OPEN_ENDED = {"InputMedia", "InlineQueryResult", "InputMessageContent", "ReactionType"}
"""Their fields follow from what they are, and are judged once that is known."""
_BEYOND = 1 << 63  # Integer means 64 bits at most
_BY_LOWER = {name.lower(): name for name in METHODS}


def method_name(spelled: str) -> str:
    """Give a method's name in its official spelling; the API ignores case."""
    try:
        return _BY_LOWER[spelled.lower()]
    except KeyError:
        raise not_found() from None


def judge(method: str, raw: Mapping[str, object]) -> tuple[Json, list[str]]:
    """Return typed parameters and the names Telegram would ignore silently."""
    table = METHODS[method]
    ignored = sorted(name for name in raw if name not in table)
    params: Json = {}
    for name, spec in table.items():
        kind, required = spec.rstrip("!"), spec.endswith("!")
        value = raw.get(name)
        if value is None or value == "":
            if required:
                raise _missing(name)
            continue
        params[name] = _top(name, kind, value)
    return params, ignored


def _missing(name: str) -> Exception:
    words = {
        "chat_id": "chat_id is empty",
        "text": "message text is empty",
        "photo": "there is no photo in the request",
        "document": "there is no document in the request",
        "message_id": "message identifier is not specified",
        "message_ids": "message identifiers are not specified",
        "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
        "action": "wrong parameter action in request",
        "file_id": "file_id is not specified",
        "user_id": "invalid user_id specified",
    }
    return bad_request(words.get(name, f'parameter "{name}" is required'))


def _top(name: str, kind: str, value: object) -> object:
    """Turn one parameter into its type; structured ones may come as JSON text."""
    structured = kind.startswith("Array") or kind.split("|", maxsplit=1)[0] in TYPES
    if structured and isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
    if kind == "String" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if kind in {"Boolean", "Integer"} and isinstance(value, str):
        value = _from_text(name, kind, value)
    return check(name, kind, value)


def _from_text(name: str, kind: str, value: str) -> object:
    if kind == "Boolean":
        return value.lower() in {"true", "yes", "1"}
    try:
        return int(value)
    except ValueError:
        raise bad_request(f'parameter "{name}" must be a valid Integer') from None


def check(name: str, kind: str, value: object) -> object:
    """Hold a value against a type of the table, depth first."""
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise bad_request(f"expected an {kind}")
        return [check(name, kind.removeprefix("Array of "), item) for item in value]
    if "|" in kind:
        return _either(name, kind.split("|"), value)
    if kind in TYPES:
        return _object(kind, value)
    if not _is_simple(kind, value) or (isinstance(value, int) and abs(value) >= _BEYOND):
        raise bad_request(f'field "{name}" must be of type {kind}')
    return value


def _either(name: str, kinds: list[str], value: object) -> object:
    """Several types: an object goes by its telling field, a simple value by fit."""
    if not isinstance(value, dict):
        if not any(_is_simple(kind, value) for kind in kinds if kind not in TYPES):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return value
    for kind in kinds:
        telling = next((field for field, spec in TYPES[kind].items() if spec.endswith("!")), "")
        if telling in value:
            return _object(kind, value)
    return {}  # the real server takes an object without a known field for no markup


def _object(kind: str, value: object) -> Json:
    if not isinstance(value, dict):
        raise bad_request(f"{kind} must be an Object")
    result: Json = {}
    for field, spec in TYPES[kind].items():
        if value.get(field) is not None:
            result[field] = check(field, spec.rstrip("!"), value[field])
        elif spec.endswith("!"):
            raise bad_request(f"can't parse {kind}: can't find field \"{field}\"")
    return dict(value) if kind in _OPEN_ENDED else result


def _is_simple(kind: str, value: object) -> bool:
    if kind == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "Boolean":
        return isinstance(value, bool)
    if kind in {"String", "InputFile"}:
        return isinstance(value, str)
    return True  # a type this table does not cut further
