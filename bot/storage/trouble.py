"""What a database refuses: said in one line with its remedy, or told apart as worth another try.

Knows the words of both databases; never repeats an address: it may hold a password.
"""

from __future__ import annotations

import errno
import socket
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa

from journey.errors import Unavailable

_SQLITE: Final = {
    "file is not a database": "the file is no SQLite database; name another one",
    "malformed": "the file is damaged; put a copy back with: tropa restore FILE --overwrite",
    "locked": "another program holds it; end that one and try again",
    "readonly": "we may not write there; change the rights of the file and its folder",
    "unable to open": "we may not write there; change the rights of the file and its folder",
    "is full": "the disk is full; make room and try again",
    "disk i/o error": "the disk is full or broken; make room and try again",
}
_POSTGRES: Final = {
    "InvalidPasswordError": "it does not accept this user with this password",
    "InvalidAuthorizationSpecificationError": "it does not accept this user with this password",
    "InvalidCatalogNameError": "there is no database of that name; make it first with createdb",
    "InsufficientPrivilegeError": "this user may not make tables there; give it the database",
    "CannotConnectNowError": "it is only starting; try again in a moment",
    "TooManyConnectionsError": "it has no connection left; raise max_connections",
    "ConnectionDoesNotExistError": "it ended the connection; is it running?",
    "ClientConfigurationError": "the address is not understood; see README, Settings",
}


_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PROTOCOL,  # the write-ahead log was locked too long
        sqlite3.SQLITE_CANTOPEN,  # no more open files, or its folder is away for a moment
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
    }
)
"""What SQLite says when another moment may do; whatever is behind the low byte is detail."""
_PASSING_STATES: Final = (
    "08",  # the connection
    "40",  # serialization, deadlock
    "53",  # too many connections, disk full, out of memory
    "55P03",  # a lock not available
    "57",  # shut down, cancelled, only starting
    "58",  # the system's own trouble, I/O
    "25P03",  # silent too long in a transaction: the server ended it
)
"""How PostgreSQL's codes begin in the same case."""
_PASSING_ERRNOS: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE})


class CannotOpen(Exception):  # noqa: N818 - reads as what it is
    """The database cannot be used; the message says in one line why and what to do."""


class TooNew(CannotOpen):
    """A later version made it; it is left alone."""


@contextmanager
def told() -> Iterator[None]:
    """Turns what a database or its disk refuses into `CannotOpen`; errors of ours stay as such."""
    try:
        yield
    except CannotOpen:
        raise
    except Exception as error:
        line = said(error)
        if line is None:
            raise
        raise CannotOpen(line) from error


def said(error: BaseException) -> str | None:
    """What was refused and what to do about it; None: this is an error of ours."""
    for link in _chain(error):
        if isinstance(link, sqlite3.DatabaseError):
            words = str(link).casefold()
            return next((line for part, line in _SQLITE.items() if part in words), None)
        if type(link).__name__ in _POSTGRES:
            return _POSTGRES[type(link).__name__]
        if isinstance(link, socket.gaierror):
            return "there is no such host; see README, Settings"
        if isinstance(link, ssl.SSLError):
            return "its certificate is not accepted; see sslmode and sslrootcert of the address"
        if isinstance(link, ConnectionError) and "SSL" in str(link):
            return "it speaks no TLS, which the address asks for with sslmode"
        if isinstance(link, ConnectionError | TimeoutError):
            return "nobody answers there; is it running?"
        if isinstance(link, OSError):
            where = "" if link.filename is None else f"{link.filename}: "
            return f"{where}{link.strerror or 'it cannot be reached'}; choose another place"
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turns what another moment may mend into `Unavailable`; everything else stays as it is."""
    try:
        yield
    except Unavailable:
        raise
    except Exception as error:
        if not is_passing(error):
            raise
        raise Unavailable(type(error).__name__) from error


def is_passing(error: BaseException) -> bool:
    """Whether the same may well work in a moment: busy, full, I/O, a lost connection.

    Only what comes from a database: an error of the network that was met on the way is its
    caller's matter.
    """
    if not isinstance(error, sa.exc.SQLAlchemyError | sqlite3.Error | OSError):
        return False
    return any(_passes(link) for link in _chain(error))


def _passes(link: BaseException) -> bool:
    if isinstance(link, sqlite3.Error):
        return getattr(link, "sqlite_errorcode", 0) & 0xFF in _PASSING
    if isinstance(link, sa.exc.DBAPIError) and link.connection_invalidated:
        return True
    if isinstance(link, sa.exc.TimeoutError | ConnectionError | TimeoutError | socket.gaierror):
        return True
    if isinstance(link, OSError):
        return link.errno in _PASSING_ERRNOS
    state = getattr(link, "sqlstate", None)
    return isinstance(state, str) and state.startswith(_PASSING_STATES)


def is_held(error: BaseException) -> bool:
    """Whether another program holds an SQLite file: to be asked again."""
    return any(
        isinstance(link, sqlite3.OperationalError)
        and getattr(link, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
        for link in _chain(error)
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The driver's own error behind SQLAlchemy's, from the outside in."""
    link: BaseException | None = error
    while link is not None:
        yield link
        inner = link.orig if isinstance(link, sa.exc.DBAPIError) else None
        link = inner or link.__cause__
