"""Groups from the people's side over HTTP, under `/_/groups`.

Knows routes and JSON shapes. Must not know what a change brings with it.
"""

from aiohttp import web

from bot.playground.looking import as_json, chat_line
from bot.playground.requests import json_body
from bot.playground.room import Room
from bot.playground.wire import Json


class GroupAdmin:
    """Handlers by route; each answers the group as it is then."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def routes(self) -> list[web.RouteDef]:
        group = r"/_/groups/{chat:-\d+}"
        return [
            web.post("/_/groups", self._create),
            web.patch(group, self._change),
            web.post(f"{group}/bot", self._set_bot),
            web.post(f"{group}/members", self._add_member),
            web.patch(group + r"/members/{person:\d+}", self._set_admin),
            web.delete(group + r"/members/{person:\d+}", self._remove_member),
            web.post(f"{group}/migrate", self._migrate),
            web.post(f"{group}/topics", self._add_topic),
            web.patch(group + r"/topics/{topic:\d+}", self._change_topic),
            web.delete(group + r"/topics/{topic:\d+}", self._delete_topic),
        ]

    async def _create(self, request: web.Request) -> web.Response:
        """Create {title, members, kind, forum, bot, admin}; `start` opens the bot's link there."""
        wanted = await json_body(request)
        members = [self._room.people.person(int(number))["id"] for number in wanted["members"]]
        title = str(wanted.get("title") or "Команда")
        group = self._room.groups.create(members, title, wanted)
        if "start" in wanted:
            self._start(members[0], group, wanted)
        return self._answer(group["id"], 201)

    async def _change(self, request: web.Request) -> web.Response:
        """Change {title, forum}."""
        group, wanted = self._group(request), await json_body(request)
        if "title" in wanted:
            self._room.groups.rename(group, self._by(wanted, group), str(wanted["title"]))
        if "forum" in wanted:
            fresh = self._room.people.chat(group["id"])
            self._room.groups.set_forum(fresh, on=bool(wanted["forum"]))
        return self._answer(group["id"])

    async def _set_bot(self, request: web.Request) -> web.Response:
        """Make the bot {status}, with {rights} where given; `start` as after a startgroup link."""
        group, wanted = self._group(request), await json_body(request)
        by, status = self._by(wanted, group), str(wanted.get("status", "member"))
        self._room.groups.set_bot(group, by, status, wanted.get("rights"))
        if "start" in wanted:
            self._start(by, group, wanted)
        return self._answer(group["id"])

    async def _add_member(self, request: web.Request) -> web.Response:
        group, wanted = self._group(request), await json_body(request)
        person = self._room.people.person(int(wanted["person"]))["id"]
        by = int(wanted["by"]) if "by" in wanted else int(person)
        self._room.groups.add_member(group, by, person)
        return self._answer(group["id"], 201)

    async def _set_admin(self, request: web.Request) -> web.Response:
        group, wanted = self._group(request), await json_body(request)
        self._room.groups.set_admin(group, int(request.match_info["person"]), wanted)
        return self._answer(group["id"])

    async def _remove_member(self, request: web.Request) -> web.Response:
        group, person = self._group(request), int(request.match_info["person"])
        by = int(request.query.get("by", person))
        self._room.groups.remove_member(group, by, person)
        return self._answer(group["id"])

    async def _migrate(self, request: web.Request) -> web.Response:
        """Make a supergroup of a group; answers the new one."""
        group, wanted = self._group(request), await json_body(request)
        grown = self._room.groups.migrate(group, self._by(wanted, group))
        return self._answer(grown["id"], 201)

    async def _add_topic(self, request: web.Request) -> web.Response:
        group, wanted = self._group(request), await json_body(request)
        if not group.get("is_forum"):
            raise ValueError("this group has no topics")
        by = self._by(wanted, group)
        return as_json(self._room.topics.create(group, by, str(wanted["name"])), 201)

    async def _change_topic(self, request: web.Request) -> web.Response:
        """Change {name, closed}; topic 1 is General."""
        group, wanted = self._group(request), await json_body(request)
        topic, by = self._topic(request), self._by(wanted, group)
        if "name" in wanted:
            self._room.topics.rename(group, by, topic, str(wanted["name"]))
        if "closed" in wanted:
            fresh = self._room.people.chat(group["id"])
            self._room.topics.close(fresh, by, topic, closed=bool(wanted["closed"]))
        return self._answer(group["id"])

    async def _delete_topic(self, request: web.Request) -> web.Response:
        group = self._group(request)
        for number in self._room.topics.delete(group, self._topic(request)):
            self._room.messenger.delete(group["id"], number)
        self._room.messenger.changed(group["id"])
        return self._answer(group["id"])

    # -- inside ------------------------------------------------------------------------------

    def _group(self, request: web.Request) -> Json:
        group = self._room.people.chat(int(request.match_info["chat"]))
        if "migrated_to" in group:
            raise ValueError(f"this group is now the supergroup {group['migrated_to']}")
        return group

    def _topic(self, request: web.Request) -> int:
        number = int(request.match_info["topic"])
        return 0 if number == 1 else number

    def _by(self, wanted: Json, group: Json) -> int:
        return int(wanted.get("person") or wanted.get("by") or group["members"][0])

    def _start(self, person: int, group: Json, wanted: Json) -> None:
        """What an app sends when the bot was added through a startgroup link."""
        fresh = self._room.people.chat(group["id"])
        text = self._room.people.start_text(fresh, str(wanted["start"] or ""))
        self._room.messenger.post_by_person(person, fresh["id"], {"text": text}, None)

    def _answer(self, number: int, status: int = 200) -> web.Response:
        group = self._room.people.chat(number)
        return as_json(chat_line(self._room, group), status)
