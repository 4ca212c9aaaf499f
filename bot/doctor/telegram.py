"""Token, way, clock and webhook: whatever stands between us and Telegram.

Knows the Bot API's answers; asks each question once.
"""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from typing import Final

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import WebhookInfo
from aiohttp import ClientError

from bot.doctor.findings import Finding, fault, note, ok
from bot.runtime.listening import Webhook
from bot.runtime.logging_in import host
from bot.runtime.proxy import Proxy
from bot.runtime.reaching import UNREACHED, Session, cause
from bot.runtime.settings import BadSettings, Settings
from handlers.telegram.refusals import reason

_SECONDS: Final = 15
_APART_SECONDS: Final = 60
"""That the clocks may be apart: dates of tasks and reminders are days and hours."""
_PENDING_MANY: Final = 100


async def look(settings: Settings) -> list[Finding]:
    try:
        token, proxy, place = settings.token(), settings.proxy(), settings.webhook()
    except BadSettings as error:
        name, _, what = str(error).partition(": ")
        return [fault("settings", str(error).partition(":")[0], what or name)]
    bot = Bot(token, session=Session(settings.telegram_api_url, _SECONDS, proxy))
    try:
        return await _look(bot, settings, proxy, place)
    finally:
        await bot.session.close()


async def _look(
    bot: Bot, settings: Settings, proxy: Proxy | None, place: Webhook | None
) -> list[Finding]:
    where = host(settings.telegram_api_url)
    through = "" if proxy is None else f" through {proxy}"
    try:
        me = await bot.get_me(request_timeout=_SECONDS)
    except (TelegramUnauthorizedError, TelegramNotFound):
        return [
            ok("Telegram", f"{where} is reached{through}"),
            fault("token", "Telegram does not know it", "copy BOT_TOKEN anew from @BotFather"),
        ]
    except AiogramError as error:
        why = cause(error) if isinstance(error, UNREACHED) else reason(error)
        remedy = (
            "is the proxy right? see TELEGRAM_PROXY"
            if proxy is not None
            else "if this network does not lead there, name a proxy in TELEGRAM_PROXY"
        )
        return [fault("Telegram", f"{where} is not reached{through}: {why}", remedy)]
    found = [
        ok("Telegram", f"{where} is reached{through}"),
        ok("token", f"@{me.username}"),
        await _clock(bot, settings.telegram_api_url),
    ]
    if not me.supports_inline_queries:
        found.append(note("inline mode", "it is off", "send /setinline to @BotFather"))
    return [*found, _webhook(await bot.get_webhook_info(), place)]


async def _clock(bot: Bot, url: str) -> Finding:
    """By what the server says when it answers; its own proxy is gone through as well."""
    assert isinstance(bot.session, AiohttpSession)
    session = await bot.session.create_session()
    try:
        async with session.get(url, allow_redirects=False) as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (ClientError, TimeoutError, KeyError, ValueError):
        return note("clock", "the server does not tell its own, so it was not compared")
    apart = abs((dt.datetime.now(dt.UTC) - theirs).total_seconds())
    if apart > _APART_SECONDS:
        return fault(
            "clock",
            f"it is {round(apart)} s off",
            "set it by the network, e.g. timedatectl set-ntp true",
        )
    return ok("clock", "as Telegram's")


def _webhook(info: WebhookInfo, place: Webhook | None) -> Finding:
    """What is set there beside what our settings say."""
    there = host(info.url) if info.url else ""
    if place is None:
        if not info.url:
            return ok("updates", "fetched (long polling)")
        return fault(
            "webhook",
            f"updates go to {there}, and WEBHOOK_URL is not set",
            "set WEBHOOK_URL, or take them back with: tropa run --replace-webhook",
        )
    if not info.url:
        return note("webhook", "not set yet", "tropa run sets it")
    if not place.is_ours(info.url):
        return fault(
            "webhook",
            f"updates go to {there}, not to {host(place.url)}",
            "if they shall come here: tropa run --replace-webhook",
        )
    if info.url != place.marked:
        return note("webhook", "set with another secret", "tropa run sets it anew")
    if info.last_error_message and info.pending_update_count:
        return fault(
            "webhook",
            f"Telegram brings {info.pending_update_count} updates in vain: "
            f"{info.last_error_message}",
            f"does {host(place.url)} lead to {place.at}, and is its certificate valid?",
        )
    said = f"{host(place.url)} → {place.at}, {info.pending_update_count} updates wait"
    many = info.pending_update_count >= _PENDING_MANY
    return note("webhook", said, "is the bot running?") if many else ok("webhook", said)
