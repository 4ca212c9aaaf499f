"""A proxy on the way to Telegram: from a setting, or from the variables that programs agree on.

Knows addresses of proxies only. An address may hold a password: only the host is ever said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass

_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080}
"""Of a proxy whose address names none, by its kind."""
_KINDS: Final = {**{kind: kind for kind in _PORTS}, "socks5h": "socks5"}
"""Names are resolved by the proxy in any case."""
_RIGHT: Final = "http://, https:// or socks5://user:password@host:port"


@dataclass(frozen=True, slots=True)
class Proxy:
    """How to speak to it, where it is, and as whom."""

    kind: str
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.kind}://{self.host}:{self.port}"


def parse(address: str) -> Proxy:
    """The proxy at an address; raises `ValueError` in words that do not repeat it."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        kind = _KINDS[parts.scheme.lower()]
        host, port = parts.hostname, parts.port
    except (KeyError, ValueError):
        raise ValueError(f"must be the address of a proxy: {_RIGHT}") from None
    if not host:
        raise ValueError(f"names no host; write {_RIGHT}")
    user, password = parts.username, parts.password
    return Proxy(
        kind,
        host,
        port or _PORTS[kind],
        None if user is None else unquote(user),
        None if password is None else unquote(password),
    )


def usual(url: str) -> tuple[str, str] | None:
    """The variable and its value by which the environment names a proxy for an address.

    HTTPS_PROXY or HTTP_PROXY as the address begins, else ALL_PROXY, unless NO_PROXY excepts the
    host. This machine itself is never asked for through a proxy.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxies = getproxies_environment()
    if is_here(host) or proxy_bypass(host):
        return None
    named = (kind for kind in (parts.scheme, "all") if proxies.get(kind))
    return next(((f"{kind.upper()}_PROXY", proxies[kind]) for kind in named), None)


def is_here(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
