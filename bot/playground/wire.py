"""The JSON that goes over the wire, typed as what it is.

Knows that Bot API objects are open dictionaries: this room judges them by table
(see schema.py), so no classes mirror them. Must not know any particular object.
"""

import json
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def dump(value: object) -> str:
    """Write JSON compactly, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Json:
    """Read a JSON object; a ValueError tells that it was none."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("expected a JSON object")  # noqa: TRY004 - callers catch one kind
    return value


def present(**fields: object) -> Json:
    """Keep the fields that have a value: the Bot API leaves the others out."""
    return {name: value for name, value in fields.items() if value is not None}
