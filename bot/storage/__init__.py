"""Where everything is kept: `journey.ports.Store` on SQLite or PostgreSQL.

Knows SQL, migrations and the two databases; must not know Telegram, texts, or what follows from a
journey. From outside only what is named here is used:

    upgrade(url)                  brings the tables to this version; run before the store is opened
    open_store(url, now=…)        the store
    known_as(url)                 its kind and the revision of its tables, for a log
    backup(url, target)           a consistent copy while the bot runs (SQLite)
    restore(url, source)          puts a copy back (SQLite)
    keep_copies(url, folder, …)   such copies in a folder, the last so many
    copy_before_upgrade(url)      one beside the file, before its tables change (SQLite)
    moving.copy_database(…)       all of it from SQLite to PostgreSQL, with the proof
"""

from bot.storage.address import BadAddress
from bot.storage.copies import CannotCopy, backup, restore
from bot.storage.journeys import StaleJourney
from bot.storage.kept_copies import copy_before_upgrade, keep_copies
from bot.storage.store import SqlStore, open_store
from bot.storage.trouble import CannotOpen
from bot.storage.upgrading import current_revision, known_as, newest_revision, upgrade

__all__ = [
    "BadAddress",
    "CannotCopy",
    "CannotOpen",
    "SqlStore",
    "StaleJourney",
    "backup",
    "copy_before_upgrade",
    "current_revision",
    "keep_copies",
    "known_as",
    "newest_revision",
    "open_store",
    "restore",
    "upgrade",
]
