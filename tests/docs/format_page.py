"""The page about a journey's file, from its JSON Schema: `python -m tests.docs.format_page`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot import files

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
INTRO = """# A journey's file

Made from the schema by `make pages`; `tropa schema` prints the schema itself, `tropa check FILE`
says whether a file is sound, `tropa example` prints a complete one. The file is JSON in UTF-8, its
name ends in `.json`. Ids are kept when a file comes back, and never used for anything else. What is
optional and left out has its default.
"""

Json = dict[str, Any]


def page() -> str:
    """The whole page, Markdown."""
    schema = json.loads(files.schema())
    definitions: Json = schema["$defs"]
    rooms = [_object("The file", schema)]
    named = sorted(definitions, key=lambda name: (name != "Journey", name))
    rooms += [_definition(name, definitions[name]) for name in named]
    return INTRO + "".join(rooms)


def _definition(name: str, definition: Json) -> str:
    return _object(name, definition) if "properties" in definition else _values(name, definition)


def _values(name: str, definition: Json) -> str:
    said = ", ".join(f"`{value}`" for value in definition.get("enum", []))
    return f"\n## {name}\n\n{_about(definition)}One of {said}.\n"


def _object(name: str, definition: Json) -> str:
    must = set(definition.get("required", []))
    rows = [
        f"| `{field}` | {_kind(kind)} | {'yes' if field in must else ''} | {_default(kind)} |\n"
        for field, kind in definition["properties"].items()
    ]
    head = "| field | what | must be there | default |\n|---|---|---|---|\n"
    return f"\n## {name}\n\n{_about(definition)}{head}{''.join(rows)}"


def _about(definition: Json) -> str:
    said = str(definition.get("description", "")).split("\n\n")[0].replace("\n", " ").strip()
    return f"{said}\n\n" if said else ""


def _kind(kind: Json) -> str:
    """What a value is, with its bounds."""
    if "$ref" in kind:
        name = kind["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in kind:
        return " or ".join(_kind(one) for one in kind["anyOf"])
    if "allOf" in kind:
        return _kind(kind["allOf"][0])
    match kind.get("type"):
        case "array":
            most = f", at most {kind['maxItems']}" if "maxItems" in kind else ""
            return f"list of {_kind(kind.get('items', {}))}{most}"
        case "string":
            return f"text{_bounds(kind)}"
        case "null":
            return "nothing"
        case "object":
            return _mapping(kind)
        case str(name):
            return f"{name}{_bounds(kind)}"
    return "anything"


def _mapping(kind: Json) -> str:
    inner = [*kind.get("patternProperties", {}).values(), kind.get("additionalProperties")]
    known = next((one for one in inner if isinstance(one, dict)), None)
    return f"by name: {_kind(known)}" if known else "by name"


def _bounds(kind: Json) -> str:
    said = []
    if "format" in kind:
        said.append(str(kind["format"]))
    if "maxLength" in kind:
        said.append(f"{kind.get('minLength', 0)} to {kind['maxLength']} characters")
    low = kind.get("minimum", kind.get("exclusiveMinimum"))
    high = kind.get("maximum", kind.get("exclusiveMaximum"))
    if low is not None or high is not None:
        said.append(" to ".join(str(one) for one in (low, high) if one is not None))
    return f" ({', '.join(said)})" if said else ""


def _default(kind: Json) -> str:
    if "default" not in kind or kind["default"] is None:
        return ""
    return f"`{json.dumps(kind['default'], ensure_ascii=False)}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is written\n")
