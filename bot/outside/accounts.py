"""Accounts opened by their keys: the one place that knows which service is spoken to how."""

from __future__ import annotations

import asyncio

from bot.outside.bitrix24 import Bitrix24, Pause
from bot.outside.gate import Gate
from bot.outside.planfix import Planfix
from bot.outside.remote import Remote
from bot.outside.wire import Wire
from journey.connections import Connection, Service


class Accounts:
    """One session for all of them, begun when it is first needed."""

    def __init__(self, gate: Gate | None = None, pause: Pause = asyncio.sleep) -> None:
        self._gate = gate
        self._pause = pause
        self._wire: Wire | None = None

    async def open(self, known: Connection, secret: str) -> Remote:
        if self._wire is None:
            self._wire = Wire(self._gate or Gate())
        if known.service is Service.BITRIX24:
            return Bitrix24(self._wire, known.host, secret, known.generation, self._pause)
        return Planfix(self._wire, known.host, secret, self._pause)

    async def close(self) -> None:
        if self._wire is not None:
            await self._wire.close()
            self._wire = None
