"""Keys of accounts, sealed: what lies in the database opens nothing without the operator's secret.

Knows Fernet. Several secrets may be named, the first seals, all open: so one is changed without
losing what is sealed. What it is for is sealed with it, so a sealed key moved elsewhere opens
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

REMEDY: Final = "make one with: tropa secret"


class BadSecret(ValueError):  # noqa: N818 - reads as what it is
    """No secret; the message says what to do."""


def new_secret() -> str:
    """A fresh one."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


def parted(secrets: str) -> tuple[str, ...]:
    """The secrets of a setting. Raises `BadSecret`, which never repeats one."""
    import base64
    import binascii

    found = tuple(one.strip() for one in secrets.split(",") if one.strip())
    for one in found:
        try:
            raw = base64.urlsafe_b64decode(one.encode())
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != 32:  # noqa: PLR2004 - Fernet's own
            raise BadSecret(f"is no secret of 44 signs; {REMEDY}")
    return found


class Seal:
    """Fulfils `handlers.ports.Seal`."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = tuple(secrets)

    def close(self, what: str, secret: str) -> str:
        from cryptography.fernet import Fernet, MultiFernet

        told = json.dumps([what, secret]).encode()
        return MultiFernet([Fernet(one) for one in self._secrets]).encrypt(told).decode()

    def open(self, what: str, sealed: str) -> str | None:
        """None: it was sealed with another secret, or for something else."""
        from cryptography.fernet import Fernet, InvalidToken, MultiFernet

        try:
            told = MultiFernet([Fernet(one) for one in self._secrets]).decrypt(sealed.encode())
            whose, secret = json.loads(told)
        except (InvalidToken, ValueError):
            return None
        return str(secret) if whose == what else None
