"""Where a connection may lead: https, port 443, and addresses of the public internet only.

Knows addresses; must not know who asks. A name is looked up once, every answer is held against the
rule, and the connection is made to those very answers, so that a name that means something else a
moment later leads nowhere else. The socket itself asks once more.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Any, Final

from aiohttp.abc import AbstractResolver, ResolveResult

HTTPS: Final = 443
_EMBEDDING: Final = tuple(
    map(
        ipaddress.IPv6Network,
        ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10"),
    )
)
"""Networks that hold an address of the other kind, or were meant for one's own house."""


class NotPublic(OSError):  # noqa: N818 - reads as what it is
    """The name leads into somebody's own network."""


def is_public(address: str) -> bool:
    """Whether an address stands for one place in the whole internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _EMBEDDING):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


class Gate(AbstractResolver):
    """The rule, and the looking up that keeps it."""

    def origin(self, host: str) -> str:
        """What an address of that host begins with."""
        return f"https://{host}"

    def admits(self, address: str, port: int) -> bool:
        return port == HTTPS and is_public(address)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """All addresses of a name; NotPublic where a single one of them is not admitted."""
        found = await self.look_up(host, port, family)
        if not found or not all(self.admits(one["host"], port) for one in found):
            raise NotPublic(f"{host} leads into a private network")
        return found

    async def look_up(
        self, host: str, port: int, family: socket.AddressFamily
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        infos = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=kind,
                proto=proto,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, proto, _, address in infos
        ]

    def socket(self, info: Any) -> socket.socket:
        """The socket of a connection that is about to be made."""
        kind, sort, proto, _, address = info
        if not self.admits(str(address[0]), int(address[1])):
            raise NotPublic("the connection would lead into a private network")
        return socket.socket(kind, sort, proto)

    async def close(self) -> None:
        """Nothing is open."""
