"""Bitrix24 by an inbound webhook, in the generation of its interface that answers.

Knows its methods, answers and limits. The newer one (`/rest/api/`) makes no task twice where an
answer was lost; the older one (`/rest/`) is asked whether a task of that title holds our mark.
Checklists have the older methods only.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from bot.outside.refusal import Refusal
from bot.outside.remote import Outgoing, State
from bot.outside.wire import Answer, Wire
from journey.connections import Trouble

OLD: Final = 1
NEW: Final = 3
PAGE: Final = 50
BURST: Final = 40
"""So many requests are borne at once; then two a second."""
PAUSE_SECONDS: Final = 0.5
LIMIT_SECONDS: Final = 2.0
LIMIT_TRIES: Final = 5
DONE: Final = frozenset({"5", "completed"})

_TROUBLES: Final[Mapping[str, Trouble]] = {
    "NO_AUTH_FOUND": Trouble.KEY,
    "INVALID_CREDENTIALS": Trouble.KEY,
    "EXPIRED_TOKEN": Trouble.KEY,
    "INVALID_TOKEN": Trouble.KEY,
    "USER_ACCESS_ERROR": Trouble.RIGHTS,
    "INSUFFICIENT_SCOPE": Trouble.RIGHTS,
    "BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION": Trouble.RIGHTS,
    "BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION": Trouble.RIGHTS,
    "ACCESS_DENIED": Trouble.PLAN,
    "QUERY_LIMIT_EXCEEDED": Trouble.BUSY,
    "OVERLOAD_LIMIT": Trouble.BUSY,
    "OPERATION_TIME_LIMIT": Trouble.BUSY,
    "INTERNAL_SERVER_ERROR": Trouble.UNREACHABLE,
    "ERROR_UNEXPECTED_ANSWER": Trouble.UNREACHABLE,
    "PORTAL_DELETED": Trouble.GONE,
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


class Bitrix24:
    """Fulfils `bot.outside.remote.Remote`."""

    def __init__(
        self,
        wire: Wire,
        host: str,
        secret: str,
        generation: int | None,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._wire = wire
        self._host = host
        self._secret = secret
        self._user = int(secret.partition("/")[0])
        self._generation = generation
        self._pause = pause
        self._asked = 0

    async def check(self) -> int | None:
        try:
            await self._call("tasks.task.list", {"select": ["id"]}, NEW)
        except Refusal as refused:
            if refused.passing or refused.trouble in {Trouble.MOVED, Trouble.PRIVATE}:
                raise
        else:
            return NEW
        await self._call("tasks.task.list", {"select": ["ID"], "start": 0}, OLD)
        return OLD

    async def find(self, task: Outgoing) -> str | None:
        if self._generation == NEW:
            return None  # asked with the same key, it answers as before
        asked = {"filter": {"TITLE": task.title}, "select": ["ID", "DESCRIPTION"]}
        found = await self._call("tasks.task.list", asked, OLD)
        told = (one for one in _tasks(found) if task.mark in str(one.get("description", "")))
        return next((str(one["id"]) for one in told), None)

    async def create(self, task: Outgoing) -> str:
        fields = self._fields(task)
        if self._generation == NEW:
            owned = {**fields, "creatorId": self._user, "responsibleId": self._user}
            found = await self._call("tasks.task.add", {"fields": owned}, NEW, _key(task, owned))
            return _id(found.get("item"))
        owned = {**fields, "CREATED_BY": self._user, "RESPONSIBLE_ID": self._user}
        found = await self._call("tasks.task.add", {"fields": owned}, OLD)
        return _id(found.get("task"))

    async def add_steps(self, remote: str, task: Outgoing) -> None:
        """A list, then its points below it. A webhook that may not make lists leaves the task as it
        is: what is first stands in its description, too.
        """
        if not task.steps:
            return
        with suppress(_NoLists):
            parent = await self._step(remote, {"TITLE": _no_line(task.steps_name), "PARENT_ID": 0})
            for place, step in enumerate(task.steps, 1):
                await self._step(
                    remote,
                    {"TITLE": _no_line(step), "PARENT_ID": parent, "SORT_INDEX": place},
                )

    async def update(self, remote: str, task: Outgoing) -> None:
        fields = self._fields(task)
        if self._generation == NEW:
            await self._call("tasks.task.update", {"id": int(remote), "fields": fields}, NEW)
        else:
            await self._call("tasks.task.update", {"taskId": int(remote), "fields": fields}, OLD)

    async def complete(self, remote: str) -> None:
        await self._turn(remote, "tasks.task.complete", "completed")

    async def reopen(self, remote: str) -> None:
        await self._turn(remote, "tasks.task.renew", "pending")

    async def _turn(self, remote: str, method: str, status: str) -> None:
        """Only the older interface has methods for it; the newer one sets a field."""
        try:
            await self._call(method, {"taskId": int(remote)}, OLD)
        except Refusal as refused:
            if refused.passing or self._generation == OLD:
                raise
            turned = {"id": int(remote), "fields": {"status": status}}
            await self._call("tasks.task.update", turned, NEW)

    async def states(self, remotes: Sequence[str]) -> Mapping[str, State]:
        found: dict[str, State] = {}
        for start in range(0, len(remotes), PAGE):
            numbers = [int(one) for one in remotes[start : start + PAGE]]
            for one in await self._listed(numbers):
                found[str(one["id"])] = _state(one)
        return found

    async def _listed(self, numbers: list[int]) -> list[Mapping[str, Any]]:
        if self._generation == NEW:
            asked: dict[str, Any] = {
                "select": ["id", "status", "closed"],
                "filter": [["id", "in", numbers]],
                "pagination": {"page": 1, "limit": PAGE},
            }
            return [*(await self._call("tasks.task.list", asked, NEW)).get("items", ())]
        asked = {
            "filter": {"ID": numbers},
            "select": ["ID", "STATUS", "CLOSED_DATE", "CLOSED_BY", "RESPONSIBLE_ID"],
            "start": 0,
        }
        return _tasks(await self._call("tasks.task.list", asked, OLD))

    def _fields(self, task: Outgoing) -> dict[str, Any]:
        due = None if task.due is None else task.due.isoformat(timespec="seconds")
        if self._generation == NEW:
            fields: dict[str, Any] = {
                "title": task.title,
                "description": task.about,
                "priority": "high" if task.first else "average",
            }
            return {**fields, "deadline": due} if due else fields
        return {
            "TITLE": task.title,
            "DESCRIPTION": task.about,
            "PRIORITY": "2" if task.first else "1",
            "DEADLINE": due or "",
        }

    async def _step(self, remote: str, fields: dict[str, Any]) -> int:
        asked = {"TASKID": int(remote), "FIELDS": fields}  # in this very order, it says
        try:
            answer = await self._answered("task.checklistitem.add", asked, OLD, {})
        except Refusal as refused:
            if refused.trouble is Trouble.RIGHTS:
                raise _NoLists from None
            raise
        return int(answer.body["result"])

    async def _call(
        self, method: str, asked: object, generation: int, headers: Mapping[str, str] | None = None
    ) -> Mapping[str, Any]:
        answer = await self._answered(method, asked, generation, headers or {})
        result = answer.body.get("result")
        return result if isinstance(result, dict) else {}

    async def _answered(
        self, method: str, asked: object, generation: int, headers: Mapping[str, str]
    ) -> Answer:
        way = "rest/api" if generation == NEW else "rest"
        path = f"/{way}/{self._secret}/{method}"
        for attempt in range(LIMIT_TRIES):
            self._asked += 1
            if self._asked > BURST:
                await self._pause(PAUSE_SECONDS)
            answer = await self._wire.post(self._host, path, asked, headers)
            refused = _refusal(answer)
            if refused is None:
                return answer
            if refused.trouble is not Trouble.BUSY or attempt == LIMIT_TRIES - 1:
                raise refused
            await self._pause(LIMIT_SECONDS * (attempt + 1))
        raise AssertionError("the last attempt raises")


class _NoLists(Exception):  # noqa: N818 - never leaves this file
    """The webhook may make tasks, but no checklists."""


def _refusal(answer: Answer) -> Refusal | None:
    """What an answer refuses; None: it is a good one."""
    if not answer.is_json:
        return Refusal(_BY_STATUS.get(answer.status, Trouble.STRANGE))
    error = answer.body.get("error")
    if error is None and "result" in answer.body:
        return None
    code, said = _told(error, answer.body)
    known = _TROUBLES.get(code.upper())
    if known is None and error is None:
        known = Trouble.STRANGE
    if known is None and code.upper().startswith("ERROR_METHOD_NOT_FOUND"):
        known = Trouble.STRANGE
    if known is None and answer.status in {401, 429, 500, 502, 503, 504}:
        known = _BY_STATUS[answer.status]
    return Refusal(known or Trouble.REFUSED, said)


def _told(error: object, body: Mapping[str, Any]) -> tuple[str, str]:
    """Code and words, of either generation."""
    if not isinstance(error, dict):
        return str(error or ""), str(body.get("error_description") or "")
    fields = error.get("validation") or ()
    words = [str(one.get("message", "")) for one in fields if isinstance(one, dict)]
    return str(error.get("code", "")), " ".join(words) or str(error.get("message", ""))


def _tasks(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one for one in found.get("tasks", ()) if isinstance(one, dict)]


def _id(made: object) -> str:
    if not isinstance(made, dict) or "id" not in made:
        raise Refusal(Trouble.STRANGE)
    return str(made["id"])


def _state(told: Mapping[str, Any]) -> State:
    done = str(told.get("status")) in DONE
    closed = told.get("closedDate") or told.get("closed")
    responsible = told.get("responsible")
    by = ""
    if isinstance(responsible, dict) and str(responsible.get("id")) == str(told.get("closedBy")):
        by = str(responsible.get("name") or "")
    return State(done=done, at=_moment(closed) if done else None, by=by)


def _moment(told: object) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _no_line(title: str) -> str:
    """«===» would draw a line instead of a point."""
    return title if title.strip("= ") else "–"


def _key(task: Outgoing, fields: Mapping[str, Any]) -> dict[str, str]:
    """The same for the same task with the same words, so that a repeat makes no second one."""
    told = hashlib.sha256(repr((task.mark, sorted(fields.items()))).encode()).hexdigest()
    return {"Idempotency-Key": told}
