"""Which way updates come: fetched, or brought to where the settings say.

Knows the settings' names and both transports; must not know what becomes of an update.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from aiogram import Bot

from bot.intake.getupdates import GetUpdates
from bot.intake.intake import Intake
from bot.intake.webhook import CannotListen, NotSet, Webhook
from bot.runtime import listening
from bot.runtime.settings import BadSettings, Settings

Transport: TypeAlias = GetUpdates | Webhook


def transport(bot: Bot, intake: Intake, place: listening.Webhook | None) -> Transport:
    return GetUpdates(bot, intake) if place is None else Webhook(bot, intake, place)


@contextmanager
def refusals(settings: Settings) -> Iterator[None]:
    """Says which setting is wrong where no update can be brought."""
    try:
        yield
    except NotSet as error:
        raise BadSettings(f"WEBHOOK_URL: Telegram does not take it: {error}") from error
    except CannotListen as error:
        raise BadSettings(f"WEBHOOK_LISTEN: {settings.webhook_listen}: {error}") from error
