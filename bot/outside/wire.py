"""One request and its answer: JSON over https, bounded in time and size, never led elsewhere.

Knows HTTP; must not know any service. No proxy is asked on the way: it would look names up itself,
behind the gate's back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp

from bot.outside.gate import Gate, NotPublic
from bot.outside.refusal import Refusal
from journey.connections import Trouble

SECONDS: Final = 30.0
BYTES: Final = 2_000_000
AGENT: Final = "Tropa"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Mapping[str, Any]
    """What the service said; empty: something else than JSON answered."""
    is_json: bool = True


class Wire:
    """A session with the world outside."""

    def __init__(self, gate: Gate, seconds: float = SECONDS) -> None:
        self._gate = gate
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=gate, socket_factory=gate.socket, ttl_dns_cache=0, use_dns_cache=False
            ),
            timeout=aiohttp.ClientTimeout(total=seconds),
            headers={"User-Agent": AGENT, "Accept": "application/json"},
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )

    async def post(
        self, host: str, path: str, payload: object, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Raises `Refusal` where nobody answers, or from where nobody should."""
        try:
            async with self._session.post(
                self._gate.origin(host) + path,
                data=json.dumps(payload, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json", **(headers or {})},
                allow_redirects=False,
            ) as response:
                return _answer(response.status, await _bounded(response))
        except Refusal:
            raise
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Refusal(_why(error)) from None  # its words hold the address, and that the key

    async def close(self) -> None:
        await self._session.close()


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    if 300 <= response.status < 400:  # noqa: PLR2004 - HTTP's own
        raise Refusal(Trouble.MOVED)
    read = b""
    async for part in response.content.iter_chunked(65536):
        read += part
        if len(read) > BYTES:
            raise Refusal(Trouble.STRANGE)
    return read


def _answer(status: int, content: bytes) -> Answer:
    try:
        body = json.loads(content or b"{}")
    except ValueError:
        return Answer(status, {}, is_json=False)
    return Answer(status, body) if isinstance(body, dict) else Answer(status, {}, is_json=False)


def _why(error: Exception) -> Trouble:
    causes = (error, getattr(error, "os_error", None), error.__cause__)
    if any(isinstance(one, NotPublic) for one in causes):
        return Trouble.PRIVATE
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Trouble.GONE
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return Trouble.STRANGE
    return Trouble.UNREACHABLE
