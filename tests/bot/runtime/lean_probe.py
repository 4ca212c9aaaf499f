"""Says what each of aiogram's classes holds and reads, imported `lean` or `ordinary`ly."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from typing import Any

UPDATE: dict[str, Any] = {
    "update_id": 1,
    "callback_query": {
        "id": "q",
        "chat_instance": "c",
        "data": "p:1:n",
        "from": {"id": 7, "is_bot": False, "first_name": "Аня", "language_code": "ru"},
        "message": {
            "message_id": 5,
            "date": 1,
            "chat": {"id": -100, "type": "supergroup", "title": "Команда", "is_forum": True},
            "text": "Кофейня",
            "entities": [{"type": "bold", "offset": 0, "length": 3}],
            "reply_to_message": {"message_id": 4, "date": 0, "chat": {"id": -100, "type": "group"}},
            "reply_markup": {"inline_keyboard": [[{"text": "Дальше", "callback_data": "p:1:n"}]]},
        },
    },
}


def main(way: str) -> None:
    import_module("bot" if way == "lean" else "aiogram.types")
    import aiogram.methods
    import aiogram.types
    from pydantic import BaseModel

    from bot.runtime import lean

    classes = {
        name: found
        for module in (aiogram.types, aiogram.methods)
        for name in module.__all__
        if isinstance(found := getattr(module, name), type) and issubclass(found, BaseModel)
    }
    built = sum(found.__pydantic_complete__ for found in classes.values())
    read = aiogram.types.Update.model_validate(UPDATE)
    for found in classes.values():
        found.model_rebuild()
    holds = {
        name: {
            "complete": found.__pydantic_complete__,
            "fields": {field: repr(info) for field, info in found.model_fields.items()},
            "signature": str(found.__signature__),
        }
        for name, found in classes.items()
    }
    told = {"ordinary": lean.ordinary, "built": built, "read": repr(read), "holds": holds}
    sys.stdout.write(re.sub("0x[0-9a-f]+", "", json.dumps(told)))  # where a thing lies is chance


if __name__ == "__main__":
    main(sys.argv[1])
