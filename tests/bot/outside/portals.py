"""Two accounts to try connections on: they answer as the services' documents say, with their errors
and limits, on loopback; no test of its own.

The gate that lets connections there is one of the tests' own: no setting opens the real one.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.abc import ResolveResult

from bot.outside.gate import Gate

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


class Loopback(Gate):
    """Leads every name that is known to a server on this machine; others mean nothing."""

    def __init__(self, ports: dict[str, int]) -> None:
        self.ports = ports

    def origin(self, host: str) -> str:
        return f"http://{host}:{self.ports.get(host, 9)}"

    def admits(self, address: str, port: int) -> bool:
        return address == "127.0.0.1"

    async def look_up(
        self, host: str, port: int, family: socket.AddressFamily
    ) -> list[ResolveResult]:
        if host not in self.ports:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]


@dataclass
class Portal:
    """A Bitrix24. Tasks by their number; what it was asked, in order."""

    user: str = "1"
    code: str = "abcdefgh12345678"
    new: bool = True
    """Whether the newer generation of its interface is there."""
    scopes: frozenset[str] = frozenset({"task", "tasks"})
    tasks: dict[int, dict[str, Any]] = field(default_factory=dict)
    steps: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    limit: int = 10_000
    """Requests before it says that they are too many."""
    say: tuple[int, Any] | None = None
    """What it answers to everything: status, and JSON or text."""
    refuse_title: str = ""
    lose_next: bool = False
    """The next task is made, and its answer lost."""
    replayed: dict[str, Any] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: itertools.count(811))

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/rest/api/{user}/{code}/{method}", self._new)
        app.router.add_post("/rest/{user}/{code}/{method}", self._old)
        return app

    def finish(self, number: int, name: str = "Мария") -> None:
        """Somebody does a task there."""
        self.tasks[number] |= {"status": "5", "closed": "2026-11-23T11:30:00+03:00", "by": name}

    async def _old(self, request: web.Request) -> web.StreamResponse:
        asked = await self._begin(request, "task")
        if isinstance(asked, web.StreamResponse):
            return asked
        method = request.match_info["method"].removesuffix(".json")
        fields = {name.upper(): value for name, value in asked.get("fields", {}).items()}
        match method:
            case "tasks.task.add":
                return await self._made(request, fields, {}, lambda task: {"task": task})
            case "tasks.task.update" | "tasks.task.complete" | "tasks.task.renew":
                number = int(asked["taskId"])
                if number not in self.tasks:
                    return _error(400, "ERROR_CORE", "Action on the task is not allowed<br>")
                turned = {"complete": {"status": "5"}, "renew": {"status": "2"}}
                done = turned.get(method.rpartition(".")[2], {})
                self.tasks[number] |= {**_lower(fields), **done}
                return _good({"task": self._told(number)})
            case "tasks.task.list":
                return _good({"tasks": [self._told(one) for one in self._wanted(asked)]})
            case "task.checklistitem.add":
                told = asked["FIELDS"]
                number = next(self._numbers)
                self.steps.setdefault(int(asked["TASKID"]), []).append({"id": number, **told})
                return _good(number)
        return _error(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")

    async def _new(self, request: web.Request) -> web.StreamResponse:
        if not self.new:
            return web.Response(status=404, text="<html>Not found</html>")
        asked = await self._begin(request, "tasks")
        if isinstance(asked, web.StreamResponse):
            return asked
        key = request.headers.get("Idempotency-Key", "")
        fields = asked.get("fields", {})
        match request.match_info["method"]:
            case "tasks.task.add":
                if key in self.replayed:
                    return _good(self.replayed[key])
                missing = {"title", "creatorId", "responsibleId"} - fields.keys()
                deadline = str(fields.get("deadline", "2026-01-01T00:00:00+03:00"))
                if missing or dt.datetime.fromisoformat(deadline).tzinfo is None:
                    return _invalid("Field `deadline` requires data type `DateTime`")
                kept = {"key": key} if key else {}
                return await self._made(request, fields, kept, lambda task: {"item": task})
            case "tasks.task.update":
                if int(asked["id"]) not in self.tasks:
                    return _new_error(403, "BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION")
                self.tasks[int(asked["id"])] |= _lower(fields)
                return _good({"result": True})
            case "tasks.task.list":
                names = {"2": "pending", "5": "completed"}
                items = [
                    {**self._told(one), "status": names[str(self.tasks[one]["status"])]}
                    for one in self._wanted(asked)
                ]
                return _good({"items": items})
        return _new_error(404, "BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION")

    async def _begin(self, request: web.Request, scope: str) -> dict[str, Any] | web.StreamResponse:
        self.asked.append(request.match_info["method"])
        if self.say is not None:
            status, said = self.say
            if isinstance(said, str):
                moved = {"Location": "https://elsewhere.example/"} if status == 302 else {}
                return web.Response(status=status, text=said, headers=moved)
            return web.json_response(said, status=status)
        if len(self.asked) > self.limit:
            self.limit += 50
            return _error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests")
        given = (request.match_info["user"], request.match_info["code"])
        if given != (self.user, self.code):
            return _error(401, "NO_AUTH_FOUND", "Wrong authorization data")
        if scope not in self.scopes:
            if scope == "task":
                return _error(403, "insufficient_scope", "The request requires higher privileges")
            return _new_error(403, "BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION")
        found = json.loads(await request.read())
        assert isinstance(found, dict)
        return found

    async def _made(
        self, request: web.Request, fields: dict[str, Any], kept: dict[str, Any], answer: Any
    ) -> web.StreamResponse:
        task = _lower(fields)
        if self.refuse_title and self.refuse_title in task["title"]:
            return _error(400, "ERROR_CORE", "Required field «Отдел» value not entered<br>")
        number = next(self._numbers)
        self.tasks[number] = {"id": str(number), "status": "2", "closed": None, **task}
        told = answer(self._told(number))
        if kept:
            self.replayed[kept["key"]] = told
        if self.lose_next:
            self.lose_next = False
            assert request.transport is not None
            request.transport.close()
        return _good(told)

    def _wanted(self, asked: dict[str, Any]) -> list[int]:
        wanted = asked.get("filter") or {}
        if isinstance(wanted, list):
            (one,) = wanted
            return [number for number in one[2] if number in self.tasks]
        if "ID" in wanted:
            return [number for number in wanted["ID"] if number in self.tasks]
        title = wanted.get("TITLE")
        return [one for one, task in self.tasks.items() if title in {None, task["title"]}][:50]

    def _told(self, number: int) -> dict[str, Any]:
        task = self.tasks[number]
        return {
            **task,
            "id": str(number),
            "closedDate": task["closed"],
            "closedBy": "7" if task.get("by") else "0",
            "responsible": {"id": "7", "name": task.get("by", "")},
        }


@dataclass
class Planner:
    """A Planfix. Its `code` is the token."""

    code: str = "5d80e21cb3e12345678bdd568a2226d5"
    tasks: dict[int, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fail: tuple[int, int] | None = None
    """What it answers to everything: status, code."""
    too_fast: int = 0
    """So many requests are refused as too many a second."""
    _numbers: Any = field(default_factory=lambda: itertools.count(31))

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/rest/task/list", self._list)
        app.router.add_post("/rest/task/", self._add)
        app.router.add_post(r"/rest/task/{number:\d+}", self._update)
        return app

    async def _begin(self, request: web.Request) -> dict[str, Any] | web.StreamResponse:
        self.asked.append(request.path)
        if self.fail is not None:
            status, code = self.fail
            return web.json_response(
                {"result": "fail", "code": code, "error": "Не вышло"}, status=status
            )
        if self.too_fast > 0:
            self.too_fast -= 1
            return web.json_response({"result": "fail", "code": 22}, status=429)
        if request.headers.get("Authorization") != f"Bearer {self.code}":
            return web.json_response({"result": "fail", "code": 1, "error": "Token"}, status=401)
        found = json.loads(await request.read())
        assert isinstance(found, dict)
        return found

    async def _add(self, request: web.Request) -> web.StreamResponse:
        asked = await self._begin(request)
        if isinstance(asked, web.StreamResponse):
            return asked
        number = next(self._numbers)
        self.tasks[number] = {"id": number, "status": {"id": 1, "name": "Новая"}, **asked}
        return web.json_response({"result": "success", "id": number}, status=201)

    async def _update(self, request: web.Request) -> web.StreamResponse:
        asked = await self._begin(request)
        if isinstance(asked, web.StreamResponse):
            return asked
        number = int(request.match_info["number"])
        if number not in self.tasks:
            return web.json_response({"result": "fail", "code": 1000}, status=400)
        self.tasks[number] |= asked
        return web.json_response({"result": "success", "id": number}, status=202)

    async def _list(self, request: web.Request) -> web.StreamResponse:
        asked = await self._begin(request)
        if isinstance(asked, web.StreamResponse):
            return asked
        found = [*self.tasks.values()]
        for one in asked["filters"]:
            if one["type"] == 57:
                found = [task for task in found if task["id"] in one["value"]]
            if one["type"] == 8:
                found = [task for task in found if one["value"] in task["name"]]
        return web.json_response({"result": "success", "tasks": found})


@asynccontextmanager
async def served(**apps: Portal | Planner) -> AsyncIterator[Loopback]:
    """Servers, and the gate that leads names to them: `zerno_bitrix24_ru=…`."""
    ports: dict[str, int] = {}
    runners = []
    for name, one in apps.items():
        runner = web.AppRunner(one.app(), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        runners.append(runner)
        ports[name.replace("_", ".")] = runner.addresses[0][1]
    try:
        yield Loopback(ports)
    finally:
        for runner in runners:
            await runner.cleanup()


def _lower(fields: dict[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in fields.items()}


def _good(result: object) -> web.StreamResponse:
    return web.json_response({"result": result, "time": {"duration": 0.1}})


def _error(status: int, code: str, said: str) -> web.StreamResponse:
    return web.json_response({"error": code, "error_description": said}, status=status)


def _new_error(status: int, code: str) -> web.StreamResponse:
    return web.json_response({"error": {"code": code, "message": "Нет"}}, status=status)


def _invalid(said: str) -> web.StreamResponse:
    code = "BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION"
    told = {"code": code, "message": "Error", "validation": [{"message": said}]}
    return web.json_response({"error": told}, status=400)
