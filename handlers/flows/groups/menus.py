"""A menu belongs to whoever opened it: it names its task, acts on that task and closes by itself.

«⋯» opens one for its person alone: as a message that only they see, where Telegram has them, else
in their private chat, else as a short note in the group that only they may press (`telegram.alone`
sends it). Two minutes after the last tap it is gone. What is done in it are the acts of the list;
the group's message is edited for what they change and for nothing else.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers import codes
from handlers.context import Services
from handlers.flows.groups import places, tapping, wording
from handlers.flows.groups.room import Room, today
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.team import (
    ASK_COMMENT,
    ASK_DAY,
    AWAY,
    BACK,
    DAYS,
    GIVE,
    MENU_OF,
    PICK,
    SHOW,
    WEEK,
    AnyTeamAct,
)
from handlers.screen import Alone, Reply, Screen
from handlers.screens.groups import menu as screens
from handlers.screens.groups import telling
from handlers.screens.groups.menu import About
from journey import checklist
from journey.checklist import shiftwork
from journey.model import Journey, Task
from journey.ports import Work
from journey.posts import MENU_LIFE, MENU_LINK_LIFE, OVERVIEW, Group, Menu, Mode, Post

LINK: Final = "m_"
"""How the way into the private chat begins."""
_ITS_OWN: Final = frozenset({PICK.name, DAYS.name, BACK.name, AWAY.name})
_LEAVES: Final = frozenset({ASK_COMMENT.name, ASK_DAY.name, GIVE.name})
"""What asks for words below: the menu has served its turn."""
_CHOOSE: Final = frozenset({"pick", "check"})
_TASK: Final = frozenset({"task", "due"})
"""Menus of before, which everybody shared; their buttons still stand somewhere."""


def words_of(menu: Menu, act: str, args: tuple[str, ...]) -> tuple[str, ...]:
    """What an act of the list is told in a menu: its task, and nobody else's."""
    return args if act in _ITS_OWN else (menu.task, *args)


async def opened(tap: Tap, what: str) -> Reply:
    """«⋯»; what: a task, or where it is to be chosen (`WEEK`, a stage)."""
    room, groups = tap.room, tap.room.work.groups
    old = await groups.menu_of(tap.post.chat, room.event.person)
    if old is not None:
        await groups.drop_menu(old.id)
    menu = Menu(
        id=room.services.new_id(),
        post=tap.post.id,
        chat=tap.post.chat,
        topic=tap.post.topic,
        person=room.event.person,
        about=what,
        task=what if _task(tap.journey, what) else "",
        until=room.now + MENU_LIFE,
    )
    await groups.save_menu(menu)
    screen = await _screen(tap.room, tap.post, tap.group, tap.journey, menu)
    return Reply(
        alone=Alone(
            menu=menu.id,
            chat=menu.chat,
            person=menu.person,
            topic=menu.topic,
            screen=screen,
            link=f"https://t.me/{room.services.username()}?start={LINK}{menu.id}",
            called=_called(tap),
            unseen=old is not None and old.about == what and _unseen(old),
            former=old,
        )
    )


def _unseen(menu: Menu) -> bool:
    """It was sent to them alone and nothing came of it: their app does not show such messages."""
    return menu.own and menu.message is not None and not menu.touched


def _called(tap: Tap) -> str:
    """Whose note it is (HTML); of whoever speaks for the group nothing is told."""
    by = tap.room.member(tap.mine)
    return telling.mention(by.name, None if tap.room.event.anonymous else by.id)


async def after(tap: Tap, act: str) -> Alone:
    """What the menu shows once an act of the list was done in it."""
    assert tap.menu is not None
    if act in _LEAVES:
        return await _closed(tap)
    return await _again(tap, tap.menu)


async def _again(tap: Tap, menu: Menu, screen: Screen | None = None) -> Alone:
    kept = menu.with_(touched=True, until=tap.room.now + MENU_LIFE)
    await tap.room.work.groups.save_menu(kept)
    journey = await tap.room.journey(tap.journey.id) or tap.journey
    shown = screen or await _screen(tap.room, tap.post, tap.group, journey, kept)
    return _alone(kept, shown)


async def _closed(tap: Tap) -> Alone:
    assert tap.menu is not None
    await tap.room.work.groups.drop_menu(tap.menu.id)
    return _alone(tap.menu, None)


def _alone(menu: Menu, screen: Screen | None) -> Alone:
    return Alone(
        menu=menu.id,
        chat=menu.chat,
        person=menu.person,
        topic=menu.topic,
        screen=screen,
        message=menu.message,
        own=menu.own,
    )


async def _screen(room: Room, post: Post, group: Group, journey: Journey, menu: Menu) -> Screen:
    """A menu as it is to look now, in the words of whoever opened it."""
    texts = room.texts(await room.spoken())

    does, task = _does(menu), _task(journey, menu.task)
    if task is None:
        offered = offers(group, post, journey, menu.about, room.now)
        return screens.choose(texts, offered, does, does(AWAY))
    about = await known(room.work, journey, task)
    return screens.card(texts, about, does, does(AWAY))


def _does(menu: Menu) -> screens.Does:
    def does(act: AnyTeamAct, *args: str) -> str:
        return codes.inside(menu.id, act.name, *args)

    return does


async def known(work: Work, journey: Journey, task: Task) -> About:
    photos = await work.photos(journey.id)
    return About(journey, task, sum(one.task == task.id for one in photos))


def offers(
    group: Group, post: Post, journey: Journey, about: str, now: dt.datetime
) -> tuple[Task, ...]:
    """The tasks that «⋯» stands below: the week's, a shift's, or a stage's."""
    shift = places.shift(about)
    if shift is not None:
        return shiftwork.lines(journey, shift)
    if about == WEEK or journey.stage(about) is None:
        return wording.week(group, post, journey, now).tasks
    return checklist.visible(journey, about)


def _task(journey: Journey, task_id: str) -> Task | None:
    """Also one that was just taken off the list."""
    return next((one for one in journey.tasks if one.id == task_id), None)


# --- its own buttons


async def _pick(tap: Tap, task: Task) -> Reply:
    if tap.menu is None:
        return tap.toast("team.old_button")
    return Reply(alone=await _again(tap, tap.menu.with_(task=task.id)))


async def _days(tap: Tap) -> Reply:
    task = None if tap.menu is None else _task(tap.journey, tap.menu.task)
    if tap.menu is None or task is None:
        return tap.toast("team.old_button")
    menu = tap.menu

    about = await known(tap.room.work, tap.journey, task)
    screen = screens.days(tap.mine, about, today(tap.group, tap.room.now), _does(menu))
    return Reply(alone=await _again(tap, menu, screen))


async def _back(tap: Tap) -> Reply:
    if tap.menu is None:
        return tap.toast("team.old_button")
    return Reply(alone=await _again(tap, tap.menu))


async def _away(tap: Tap) -> Reply:
    if tap.menu is None:
        return tap.toast("team.old_button")
    return Reply(alone=await _closed(tap))


async def _show(tap: Tap, name: str, mode: Mode) -> Reply:
    """Other buttons for all; what was a menu of all once is one's own now."""
    if mode.menu in _CHOOSE:
        return await opened(tap, WEEK if name == OVERVIEW else name)
    if mode.menu in _TASK:
        return await opened(tap, mode.task)
    return await tapping.show(tap, name, mode)


# --- told back by whoever shows it


async def placed(services: Services, alone: Alone, message: int, *, own: bool) -> bool:
    """It stands there; False: it is closed by now."""
    async with services.store.write(chat=alone.chat) as work:
        menu = await work.groups.menu(alone.menu)
        if menu is not None:
            await work.groups.save_menu(menu.with_(message=message, own=own))
    return menu is not None


async def linked(services: Services, alone: Alone) -> None:
    """It is looked at in private: they may take their time."""
    async with services.store.write(chat=alone.chat) as work:
        menu = await work.groups.menu(alone.menu)
        if menu is not None:
            until = services.clock.now() + MENU_LINK_LIFE
            await work.groups.save_menu(menu.with_(own=False, until=until))


async def over(services: Services) -> tuple[Menu, ...]:
    """Those whose time is over, forgotten by this: their messages are to go."""
    async with services.store.read() as work:
        if not await work.groups.menus_over(services.clock.now()):
            return ()
    async with services.store.write() as work:
        found = await work.groups.menus_over(services.clock.now())
        for menu in found:
            await work.groups.drop_menu(menu.id)
    return found


TEAM_ACTS: Final = (
    deed(MENU_OF, opened),
    deed(PICK, _pick),
    deed(DAYS, _days),
    deed(BACK, _back),
    deed(AWAY, _away),
    deed(SHOW, _show),
)
