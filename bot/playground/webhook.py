"""Updates brought to the bot: by chat in order, chats side by side, again until they are taken.

Knows what the public Bot API server does with answers, refusals and `Retry-After`. Must not know
what an update says. Only this machine is ever spoken to: an address elsewhere is remembered, as it
would be there, and nothing is sent to it.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from random import uniform
from urllib.parse import urlsplit

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout

from bot.playground import limits
from bot.playground.faults import Faults
from bot.playground.refusals import bad_request
from bot.playground.store import Store
from bot.playground.wire import Json, dump, present

_PORTS = {443, 80, 88, 8443}
_SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"  # noqa: S105 - letters
_TAKEN = range(200, 300)
_TWICE = 2
_ANSWER_SECONDS = 60.0
_CONNECT_SECONDS = 1.0  # between two tries to connect
_LONGEST_SECONDS = 60.0  # of the pauses that double; there up to twice that
_RETRY_AFTER_MAX = 3600


@dataclass
class _Trouble:
    """What became of an update so far."""

    delay: float = 1.0
    wakes: float = 0.0  # loop time
    failures: int = 0


class Webhook:
    """Where updates are sent, and the sending."""

    def __init__(
        self, store: Store, faults: Faults, clock: Callable[[], float], told: Callable[[bool], None]
    ) -> None:
        self._store = store
        self._faults = faults
        self._clock = clock
        self._told = told
        self._troubles: dict[int, _Trouble] = {}
        self._brought: Counter[int] = Counter()
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._changed = asyncio.Event()
        self._closed_until = 0.0

    @property
    def url(self) -> str:
        """Empty: the bot polls."""
        return str(self._facts.get("url", ""))

    def set(self, url: str, **wanted: object) -> None:
        """Checks as Telegram does, then keeps; an empty address takes it away."""
        parts = urlsplit(url)
        local = parts.scheme == "http" and _is_here(parts.hostname)  # a server of one's own may
        if url and parts.scheme != "https" and not local:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if url and not local and not _is_here(parts.hostname) and (parts.port or 443) not in _PORTS:
            raise bad_request(
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            )
        secret = str(wanted.get("secret_token") or "")
        if len(secret) > limits.SECRET_CHARS:
            raise bad_request("secret token is too long")
        if not {*secret} <= {*_SECRET}:
            raise bad_request("secret token contains unallowed characters")
        self._troubles.clear()
        self._store.put("facts", "webhook", {"url": url, **present(**wanted)} if url else {})
        self.wake()

    def info(self) -> Json:
        """The answer of getWebhookInfo."""
        told = {"url": self.url, "has_custom_certificate": False}
        told["pending_update_count"] = self._store.pending_updates()
        facts = self._facts
        names = ("max_connections", "last_error_date", "last_error_message")
        kinds = (self._store.get("facts", "allowed_updates") or {}).get("kinds")
        if not facts:
            return told
        return {
            **told,
            **present(**{name: facts.get(name) for name in names}, allowed_updates=kinds),
        }

    def wake(self) -> None:
        """There is something to send, or somewhere else to send it."""
        self._changed.set()

    async def run(self) -> None:
        """Until cancelled."""
        timeout = ClientTimeout(total=_ANSWER_SECONDS)
        async with ClientSession(timeout=timeout) as session:
            try:
                while True:
                    self._changed.clear()
                    seconds = self._send_due(session)
                    try:
                        async with asyncio.timeout(seconds):
                            await self._changed.wait()
                    except TimeoutError:
                        continue
            finally:
                for task in self._sending.values():
                    task.cancel()
                await asyncio.gather(*self._sending.values(), return_exceptions=True)

    @property
    def _facts(self) -> Json:
        return self._store.get("facts", "webhook") or {}

    def _send_due(self, session: ClientSession) -> float | None:
        """Begins what may be sent now; seconds until more may be, None: until something happens."""
        facts, now = self._facts, asyncio.get_running_loop().time()
        if not facts or not _is_here(urlsplit(self.url).hostname):
            return None
        if now < self._closed_until:
            return self._closed_until - now
        self._store.expire_updates(self._clock() - limits.UPDATE_LIFE_SECONDS)
        most = int(facts.get("max_connections", limits.WEBHOOK_CONNECTIONS))
        soonest: float | None = None
        before: set[str] = {*self._sending}
        for number, kind, update in self._store.waiting_updates(most * 2):
            queue = _queue(kind, update)
            if queue in before or len(self._sending) >= most:
                continue
            before.add(queue)
            wakes = self._troubles.get(number, _Trouble()).wakes
            if wakes > now:
                soonest = min(wakes - now, soonest or wakes - now)
                continue
            self._sending[queue] = asyncio.create_task(
                self._send(session, number, queue, facts, update)
            )
        return soonest

    async def _send(
        self, session: ClientSession, number: int, queue: str, facts: Json, update: Json
    ) -> None:
        headers = {"Content-Type": "application/json"}
        if secret := facts.get("secret_token"):
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        failed, after = "", 0
        try:
            async with session.post(
                facts["url"], data=dump(update).encode(), headers=headers, allow_redirects=False
            ) as answer:
                if answer.status not in _TAKEN:
                    failed = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    after = _seconds(answer.headers.get("Retry-After", ""))
                await answer.read()
        except ClientConnectorError:
            failed = "Connection refused"
            self._closed_until = asyncio.get_running_loop().time() + _CONNECT_SECONDS
        except (ClientError, TimeoutError):
            failed = "Webhook connection closed"
        finally:
            self._sending.pop(queue, None)
            self.wake()
        self._told(not failed)
        if failed:
            self._put_off(number, failed, after)
        else:
            self._taken(number)

    def _taken(self, number: int) -> None:
        self._brought[number] += 1
        if self._faults.twice and self._brought[number] < _TWICE:
            return
        self._brought.pop(number)
        self._troubles.pop(number, None)
        self._store.drop_update(number)

    def _put_off(self, number: int, words: str, after: int) -> None:
        """The first time at once, then with pauses that double; `Retry-After` as it says."""
        trouble = self._troubles.setdefault(number, _Trouble())
        pause = float(min(after, _RETRY_AFTER_MAX))
        if not after and trouble.failures:
            longest = uniform(_LONGEST_SECONDS, 2 * _LONGEST_SECONDS)  # noqa: S311 - jitter
            pause = trouble.delay = min(longest, trouble.delay * 2)
        trouble.wakes = asyncio.get_running_loop().time() + pause
        trouble.failures += 1
        if facts := self._facts:
            said = {"last_error_date": int(self._clock()), "last_error_message": words}
            self._store.put("facts", "webhook", {**facts, **said})


def _queue(kind: str, update: Json) -> str:
    """What is kept in order: a chat's messages, and apart from them a person's taps."""
    body = update.get(kind) if kind else None
    if not isinstance(body, dict):
        return f"update {update['update_id']}"
    chat, person = body.get("chat"), body.get("from")
    if isinstance(chat, dict) and kind.endswith("message"):
        return f"chat {chat.get('id')} {body.get('message_thread_id', 0)}"
    whose = chat if isinstance(chat, dict) else person
    return f"{kind} {whose.get('id') if isinstance(whose, dict) else update['update_id']}"


def _seconds(header: str) -> int:
    return int(header) if header.isdecimal() else 0


def _is_here(host: str | None) -> bool:
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"
