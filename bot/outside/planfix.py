"""Planfix by its REST interface and a token.

Knows its methods, codes and limits: a request a second, so many a day. A task that may have been
made before is looked for by its title and our mark.
"""

from __future__ import annotations

import asyncio
import html
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from bot.outside.refusal import Refusal
from bot.outside.remote import Outgoing, State
from bot.outside.wire import Answer, Wire
from journey.connections import Trouble

PAGE: Final = 100
PAUSE_SECONDS: Final = 1.0
LIMIT_SECONDS: Final = 3.0
LIMIT_TRIES: Final = 4
FINISHED: Final = frozenset({3, 6})
"""Its own states «завершённая» and «выполненная»."""
DROPPED: Final = frozenset({5, 7})
"""«Отклонённая», «отменённая»: not done, though nobody works on it."""
DONE: Final = 3
WORKED_ON: Final = 2
"""«В работе»."""
_NAME: Final = 8
_NUMBER: Final = 57
"""Kinds of its filters."""
_TROUBLES: Final[Mapping[int, Trouble]] = {
    1: Trouble.KEY,
    2: Trouble.KEY,
    5: Trouble.RIGHTS,
    6: Trouble.RIGHTS,
    10: Trouble.PLAN,
    11: Trouble.PLAN,
    16: Trouble.KEY,
    20: Trouble.PLAN,
    21: Trouble.PLAN,
    22: Trouble.BUSY,
}
_BY_STATUS: Final[Mapping[int, Trouble]] = {
    401: Trouble.KEY,
    403: Trouble.RIGHTS,
    404: Trouble.GONE,
    429: Trouble.BUSY,
    500: Trouble.UNREACHABLE,
    502: Trouble.UNREACHABLE,
    503: Trouble.BUSY,
    504: Trouble.UNREACHABLE,
}

Pause = Callable[[float], Awaitable[None]]


class Planfix:
    """Fulfils `bot.outside.remote.Remote`."""

    def __init__(self, wire: Wire, host: str, token: str, pause: Pause = asyncio.sleep) -> None:
        self._wire = wire
        self._host = host
        self._token = token
        self._pause = pause
        self._asked = 0

    async def check(self) -> int | None:
        await self._list([], "id", 1)
        return None

    async def find(self, task: Outgoing) -> str | None:
        named = [{"type": _NAME, "operator": "equal", "value": task.title}]
        for one in await self._list(named, "id,description", PAGE):
            if task.mark in str(one.get("description", "")):
                return str(one["id"])
        return None

    async def create(self, task: Outgoing) -> str:
        made = await self._call("/rest/task/", self._fields(task))
        if "id" not in made:
            raise Refusal(Trouble.STRANGE)
        return str(made["id"])

    async def add_steps(self, remote: str, task: Outgoing) -> None:
        """Its interface has no checklists: the first step stands in the description."""

    async def update(self, remote: str, task: Outgoing) -> None:
        await self._call(f"/rest/task/{int(remote)}", self._fields(task))

    async def complete(self, remote: str) -> None:
        await self._call(f"/rest/task/{int(remote)}", {"status": {"id": DONE}})

    async def reopen(self, remote: str) -> None:
        await self._call(f"/rest/task/{int(remote)}", {"status": {"id": WORKED_ON}})

    async def states(self, remotes: Sequence[str]) -> Mapping[str, State]:
        found: dict[str, State] = {}
        for start in range(0, len(remotes), PAGE):
            numbers = [int(one) for one in remotes[start : start + PAGE]]
            wanted = [{"type": _NUMBER, "operator": "equal", "value": numbers}]
            for one in await self._list(wanted, "id,status,isDeleted", PAGE):
                if not one.get("isDeleted"):
                    found[str(one["id"])] = State(done=_is_done(one.get("status")))
        return found

    def _fields(self, task: Outgoing) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "name": task.title,
            "description": "<br>".join(map(html.escape, task.about.splitlines())),
            "priority": "Urgent" if task.first else "NotUrgent",
        }
        if task.due is not None:
            fields["endDateTime"] = {"date": task.due.strftime("%d-%m-%Y")}
        return fields

    async def _list(
        self, filters: list[dict[str, Any]], fields: str, size: int
    ) -> list[Mapping[str, Any]]:
        asked = {"offset": 0, "pageSize": size, "filters": filters, "fields": fields}
        found = (await self._call("/rest/task/list", asked)).get("tasks", ())
        return [one for one in found if isinstance(one, dict)]

    async def _call(self, path: str, asked: object) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {self._token}"}
        for attempt in range(LIMIT_TRIES):
            self._asked += 1
            if self._asked > 1:
                await self._pause(PAUSE_SECONDS)
            answer = await self._wire.post(self._host, path, asked, headers)
            refused = _refusal(answer)
            if refused is None:
                return answer.body
            if answer.status != 429 or attempt == LIMIT_TRIES - 1:  # noqa: PLR2004 - HTTP's own
                raise refused
            await self._pause(LIMIT_SECONDS * (attempt + 1))
        raise AssertionError("the last attempt raises")


def _refusal(answer: Answer) -> Refusal | None:
    """What an answer refuses; None: it is a good one (202: it is done when the task is free)."""
    if not answer.is_json:
        return Refusal(_BY_STATUS.get(answer.status, Trouble.STRANGE))
    if answer.body.get("result") == "success":
        return None
    code = answer.body.get("code")
    known = _TROUBLES.get(code) if isinstance(code, int) else None
    if known is None and code is None:
        known = _BY_STATUS.get(answer.status, Trouble.STRANGE)
    return Refusal(known or Trouble.REFUSED, str(answer.body.get("error") or ""))


def _is_done(status: object) -> bool:
    if not isinstance(status, dict):
        return False
    number = status.get("id")
    if number in FINISHED:
        return True
    return status.get("isActive") is False and number not in DROPPED
