"""A question of which nobody knows whether it stands in the group: asked again when wished only."""

from __future__ import annotations

from handlers.flows.groups import doubting, showing
from handlers.flows.groups.steps import Find, Say
from tests.handlers.chat import House
from tests.handlers.team import BORYA, posted


async def test_a_question_that_perhaps_stands_there_is_asked_again_on_demand(
    house: House,
) -> None:
    """… and an answer to a message that we do not know is its answer."""
    team = await posted(house)
    services = house.services
    for ends in ("pressed", "answered"):
        await team.press("2", "＋")
        step = await showing.next_step(services, team.chat, "one")
        assert isinstance(step, Say)
        await doubting.begin(services, step)
        find = Find(chat=team.chat, step=step, after=1, digest="")
        await doubting.unfound(services, find, sure=False)
        await team.settle()
        assert "ответом" not in str([*team.seen.values()])
        if ends == "pressed":
            pressed = await team.press("2", "＋")
            assert pressed.toast is not None
            assert "уже ниже" not in pressed.toast.text
            await team.settle()
            await team.say("Раз", team.note()[0])
        else:
            await team.say("Два", 999_999, BORYA)  # nobody asked him
            await team.say("Три", 999_999)
        await team.settle()
    assert "Раз" in await team.text("2")
    assert "Два" not in await team.text("2")
    assert "Три" in await team.text("2")
