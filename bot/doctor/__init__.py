"""Looks at all that the bot needs, one by one, and says what to do about what is wrong.

Nothing is changed by looking. Knows settings, Telegram, the database and the machine; must not know
what the bot says. No secret and nobody's words stand in what is said.

    look(settings)     every finding, in the order in which a start would meet them
"""

from __future__ import annotations

from bot.doctor.findings import Finding
from bot.runtime.settings import Settings


async def look(settings: Settings) -> list[Finding]:
    """What was found; imports what each look needs."""
    from bot.doctor import database, drawing, machine, telegram

    found = [machine.version_found()]
    found += await telegram.look(settings)
    found += await database.look(settings)
    found += await drawing.look()
    found += await machine.look(settings)
    return found
