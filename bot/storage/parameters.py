"""What stands behind the question mark of a PostgreSQL address, as providers hand it out.

Knows libpq's parameters and which of them the driver keeps; must not know connections.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

_KEPT: Final = frozenset(
    {
        "host",
        "passfile",
        "password",
        "port",
        "sslcert",
        "sslcrl",
        "sslkey",
        "ssl_max_protocol_version",
        "ssl_min_protocol_version",
        "sslmode",
        "sslnegotiation",
        "sslpassword",
        "sslrootcert",
        "target_session_attrs",
        "user",
    }
)
"""The driver reads them from an address as libpq does."""
_TOLD: Final = frozenset({"application_name", "options"})
"""The server is told them."""
_ALLOWED: Final = {"channel_binding": {"disable", "prefer"}, "gssencmode": {"disable", "prefer"}}
"""The driver has neither, so they hold as long as nobody insists."""
_TIMEOUT: Final = "connect_timeout"
_CACHE: Final = "prepared_statement_cache_size"
"""SQLAlchemy's own; 0 suits a connection pooler between us and the server."""
_KNOWN: Final = _KEPT | _TOLD | {*_ALLOWED, _TIMEOUT, _CACHE, "ssl"}


def fault(address: sa.URL) -> str | None:
    """What is wrong with the parameters and what to do, in one line; None: nothing."""
    found = _single(address)
    unknown = sorted(found.keys() - _KNOWN)
    if unknown:
        return f"its parameter {unknown[0]} is not known here; take it out of the address"
    for name, allowed in _ALLOWED.items():
        if name in found and found[name] not in allowed:
            return f"the driver has no {name}={found[name]}; take it out of the address"
    for name in found.keys() & {_TIMEOUT, _CACHE}:
        if not found[name].isdecimal():
            return f"its parameter {name} must be a whole number"
    return None


def split(address: sa.URL) -> tuple[sa.URL, dict[str, Any]]:
    """The bare address, and the parameters as what the driver is told when it connects."""
    found = _single(address)
    if "ssl" in found:  # SQLAlchemy's name for it
        found.setdefault("sslmode", found.pop("ssl"))
    kept = {name: value for name, value in found.items() if name in _KEPT}
    bare = address.set(query={name: found[name] for name in found.keys() & {_CACHE}})
    told: dict[str, Any] = {
        "server_settings": {name: value for name, value in found.items() if name in _TOLD}
    }
    if kept:
        libpq = address.set(drivername="postgresql", query=kept)
        told["dsn"] = libpq.render_as_string(hide_password=False)
    if int(found.get(_TIMEOUT, 0)):  # 0: the driver's own patience
        told["timeout"] = int(found[_TIMEOUT])
    return bare, told


def _single(address: sa.URL) -> dict[str, str]:
    """Of what is said twice the last counts."""
    return {
        name: value if isinstance(value, str) else value[-1]
        for name, value in address.query.items()
    }
