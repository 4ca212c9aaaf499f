"""The playground from outside, for tests: people, groups, troubles, the live stream.

Knows the playground's own HTTP interface. Must not know the bot.
"""

from bot.playground.faults import Kind
from bot.playground.line import Line, PlaygroundError
from bot.playground.person import Person
from bot.playground.wire import Json, present

__all__ = ["Person", "PlaygroundClient", "PlaygroundError"]


class PlaygroundClient(Line):
    """The playground seen from outside; `async with PlaygroundClient(url) as client`."""

    # -- people and groups -----------------------------------------------------------------

    async def person(
        self,
        first_name: str = "Аня",
        *,
        language_code: str | None = "ru",
        username: str | None = None,
        number: int | None = None,
    ) -> Person:
        """Create a person; an own private chat with the bot comes with it."""
        wanted = present(
            first_name=first_name, language_code=language_code, username=username, id=number
        )
        made = await self.request("POST", "/_/people", wanted)
        return Person(self, int(made["id"]))

    def known_person(self, number: int) -> Person:
        """Take a person that is already there, for example after a restart."""
        return Person(self, number)

    async def group(
        self, *members: Person, title: str = "Команда", admin: bool = False, **more: object
    ) -> int:
        """Create a group with the bot in it; returns its chat id, see `Person.at`.

        The first member owns it. `more`: kind="group" (small, can migrate), forum=True,
        bot=False (without the bot), start="payload" (as after a startgroup link).
        """
        numbers = [member.id for member in members]
        wanted = {"title": title, "members": numbers, "admin": admin, **more}
        return int((await self.request("POST", "/_/groups", wanted))["id"])

    async def set_bot(self, group: int, status: str, **more: object) -> None:
        """Make the bot `member`, `administrator` (`rights=[…]`), `left` or `kicked`.

        `start="payload"` adds what an app sends after a startgroup link; `by=<id>`: who does it.
        """
        await self.request("POST", f"/_/groups/{group}/bot", {"status": status, **more})

    async def join(self, group: int, person: Person) -> None:
        await self.request("POST", f"/_/groups/{group}/members", {"person": person.id})

    async def leave(self, group: int, person: Person) -> None:
        await self.request("DELETE", f"/_/groups/{group}/members/{person.id}")

    async def appoint(self, group: int, person: Person, **rights: object) -> None:
        """Make an administrator; `anonymous=True` lets them speak as the group, `title`."""
        path = f"/_/groups/{group}/members/{person.id}"
        await self.request("PATCH", path, {"admin": True, **rights})

    async def migrate(self, group: int) -> int:
        """Make a supergroup of a small group; returns its new id."""
        return int((await self.request("POST", f"/_/groups/{group}/migrate", {}))["id"])

    async def topic(self, group: int, name: str) -> int:
        """Open a topic in a forum as its owner; returns its thread id."""
        made = await self.request("POST", f"/_/groups/{group}/topics", {"name": name})
        return int(made["message_thread_id"])

    async def close_topic(self, group: int, topic: int, *, closed: bool = True) -> None:
        """Close a topic or open it again; 1 is General."""
        await self.request("PATCH", f"/_/groups/{group}/topics/{topic}", {"closed": closed})

    async def delete_topic(self, group: int, topic: int) -> None:
        await self.request("DELETE", f"/_/groups/{group}/topics/{topic}")

    async def bot_settings(self, **settings: bool) -> None:
        """Set what BotFather sets: privacy, inline; `ephemeral` off: a server from before 10.2."""
        await self.request("PATCH", "/_/bot", settings)

    async def limit_rates(self, *, on: bool = True) -> None:
        """Switch on Telegram's patience: 429 for whoever writes too often."""
        await self.request("PATCH", "/_/rates", {"on": on})

    # -- troubles --------------------------------------------------------------------------

    async def fault(self, kind: Kind, method: str = "*", **details: float | str) -> None:
        """Switch a trouble on: see `Kind`; details: every, times, seconds, code…"""
        await self.request("POST", "/_/faults", {"kind": kind, "method": method, **details})

    async def deliver_twice(self, *, on: bool = True) -> None:
        await self.request("POST", "/_/faults", {"twice": on})

    async def clear_faults(self) -> None:
        await self.request("DELETE", "/_/faults")

    async def inject(self, update: Json) -> int:
        """Queue a raw update, even one that nobody can decode; returns its update_id."""
        return int((await self.request("POST", "/_/updates", update))["update_id"])

    async def calls(self, method: str | None = None) -> list[Json]:
        """List the bot's calls but getUpdates: {"method", "params", "ignored" | "refused"}."""
        calls = (await self.request("GET", "/_/calls"))["calls"]
        return [call for call in calls if method in {None, call["method"]}]
