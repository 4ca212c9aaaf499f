"""An account as somebody pastes it: the address and the key of a service, read out of a message.

Knows how the two services write them; must not know the network. What leads into a private network
is refused by its look here already; what a name really leads to is seen when it is asked.
"""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from typing import Final, NamedTuple

from journey.connections import HOST_CHARS, Service


class Account(NamedTuple):
    host: str
    """What may be shown."""
    secret: str
    """What opens it."""


class Wrong(StrEnum):
    """Why it is no account. The sentence is `account.<value>`."""

    SHAPE = "shape"
    PLAIN = "plain"
    """Not encrypted on its way: http."""
    PRIVATE = "private"


_HOST: Final = r"(?P<host>[A-Za-z0-9.\-\u0400-\u04ff]+)"
_WEBHOOK: Final = re.compile(
    rf"(?P<scheme>https?)://{_HOST}(?P<port>:\d+)?/rest/(?:api/)?(?P<user>\d{{1,10}})/"
    r"(?P<code>[A-Za-z0-9]{8,64})(?![A-Za-z0-9])"
)
_SITE: Final = re.compile(
    rf"(?P<scheme>https?://)?(?<![\w@]){_HOST}(?P<port>:\d+)?(?:/rest/?|/)?(?=\s|$)"
)
_TOKEN: Final = re.compile(r"(?<![\w.])[A-Za-z0-9]{16,128}(?![\w.])")
_LABEL: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_OWN: Final = (".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".home.arpa")
"""Endings of names that mean something in one's own network only."""


def read(service: Service, text: str) -> Account | Wrong:
    """The account in a message."""
    told = text.strip()
    return _webhook(told) if service is Service.BITRIX24 else _site(told)


def _webhook(text: str) -> Account | Wrong:
    found = _WEBHOOK.search(text)
    if found is None:
        return Wrong.SHAPE
    return _account(found, f"{found['user']}/{found['code']}")


def _site(text: str) -> Account | Wrong:
    token = _TOKEN.search(text)
    sites = [one for one in _SITE.finditer(text) if "." in one["host"]]
    if token is None or len(sites) != 1:
        return Wrong.SHAPE
    return _account(sites[0], token[0])


def _account(found: re.Match[str], secret: str) -> Account | Wrong:
    if (found["scheme"] or "https").startswith("http") and "https" not in (
        found["scheme"] or "https"
    ):
        return Wrong.PLAIN
    if found["port"] not in {None, ":443"}:
        return Wrong.PRIVATE
    host = _name(found["host"])
    return host if isinstance(host, Wrong) else Account(host, secret)


def _name(host: str) -> str | Wrong:
    """A name that may stand in the world's registers, as those write it."""
    try:
        name = host.rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        return Wrong.SHAPE
    labels = name.split(".")
    if len(name) > HOST_CHARS or not all(map(_LABEL.fullmatch, labels)):
        return Wrong.SHAPE
    if _is_address(name) or len(labels) == 1 or name.endswith(_OWN):
        return Wrong.PRIVATE
    return name


def _is_address(name: str) -> bool:
    """Whether it is a number instead of a name, however it is written."""
    last = name.rsplit(".", 1)[-1]
    if last.isdecimal() or last.startswith("0x"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
