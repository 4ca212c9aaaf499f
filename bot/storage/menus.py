"""What single members of a group have open: part of `journey.posts.Groups`."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import upsert
from bot.storage.tables_of_teams import menus
from journey.posts import Menu


class SqlMenus:
    """Within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def menu(self, menu_id: str) -> Menu | None:
        return next(iter(await self._menus(menus.c.id == menu_id)), None)

    async def menu_of(self, chat: int, person: int) -> Menu | None:
        found = await self._menus(menus.c.chat == chat, menus.c.person == person)
        return found[-1] if found else None

    async def save_menu(self, menu: Menu) -> None:
        await upsert(self._connection, menus, menu.model_dump())

    async def drop_menu(self, menu_id: str) -> None:
        await self._connection.execute(sa.delete(menus).where(menus.c.id == menu_id))

    async def menus_over(self, now: dt.datetime) -> tuple[Menu, ...]:
        return await self._menus(menus.c.until <= now)

    async def _menus(self, *where: sa.ColumnElement[bool]) -> tuple[Menu, ...]:
        query = sa.select(menus).where(*where).order_by(menus.c.until, menus.c.id)
        found = (await self._connection.execute(query)).mappings()
        return tuple(Menu.model_validate(dict(record)) for record in found)
