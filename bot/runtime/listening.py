"""Where this program listens: for updates that Telegram brings, and for whoever watches it.

Knows addresses and the secret of a webhook; must not know what comes in.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from bot.runtime.proxy import is_here

OFF: Final = "off"
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""Telegram takes shorter ones as well; a guess must not find it."""
_LISTEN: Final = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:\[\]]*):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class Address:
    """An address to listen at; port 0 is any free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse(text: str) -> Address | None:
    """`host:port`, or `off`: None. Raises `ValueError` in words."""
    if text.lower() == OFF:
        return None
    found = _LISTEN.fullmatch(text)
    if found is None or int(found["port"]) > 65535:  # noqa: PLR2004 - the last port there is
        raise ValueError("write it as host:port, e.g. 127.0.0.1:8080")
    return Address(found["host"].strip("[]") or "0.0.0.0", int(found["port"]))  # noqa: S104 - asked for


def check_url(url: str) -> str:
    """The address of a webhook; raises `ValueError` in words."""
    try:
        parts = urlsplit(url)
        here = is_here(parts.hostname or "")
    except ValueError:
        raise ValueError("is no address; write https://bot.example.org/tropa") from None
    if not parts.hostname or parts.scheme not in {"https", "http"}:
        raise ValueError("must begin with https://, e.g. https://bot.example.org/tropa")
    if parts.scheme == "http" and not here:
        raise ValueError("must begin with https://: Telegram brings updates in no other way")
    if parts.query or parts.fragment or parts.username:
        raise ValueError("holds more than host and path; what is secret goes into WEBHOOK_SECRET")
    return url


def check_secret(secret: str) -> None:
    """Raises `ValueError` in words that do not repeat it."""
    if not _SECRET.fullmatch(secret):
        raise ValueError("must be 16 to 256 letters, digits, _ or -; or leave it out")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are brought to."""

    url: str
    """As Telegram reaches it, without the mark."""
    at: Address
    """Where we listen, most often behind a proxy that speaks TLS."""
    secret: str = field(repr=False)
    mark: str
    """Of the secret, which Telegram never tells again: a new secret is a new address."""

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"

    @property
    def marked(self) -> str:
        return f"{self.url}?s={self.mark}"

    def is_ours(self, url: str) -> bool:
        """Whether that is our address, with whatever secret."""
        return url.partition("?")[0] == self.url


def webhook(url: str, at: Address, secret: str | None, token: str) -> Webhook:
    """Without a secret one is made from the token, the same for every process of this bot. Without
    the token nobody finds a secret from its mark.
    """
    key = token.encode()
    secret = secret or hmac.new(key, b"webhook", hashlib.sha256).hexdigest()
    mark = hmac.new(key, secret.encode(), hashlib.sha256).hexdigest()[:12]
    return Webhook(url, at, secret, mark)
