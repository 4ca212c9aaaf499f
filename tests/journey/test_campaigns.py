"""By which channel somebody can be written to, and that nothing is made up."""

from __future__ import annotations

import pytest

from journey.campaigns import Way, messages, way_of
from journey.model import Intent
from tests.renderers.said import ways
from tests.renderers.samples import item, journey, stage

SIGNS = ways("ru")


@pytest.mark.parametrize(
    ("channel", "way"),
    [
        ("Рассылка", Way.EMAIL),
        ("E-mail", Way.EMAIL),
        ("СМС о записи", Way.SMS),
        ("MAX и Telegram", Way.MESSENGER),
        ("Мессенджер MAX", Way.MESSENGER),
        ("Чат-бот", Way.MESSENGER),
        ("ВК", Way.MESSENGER),
        ("Почта России", None),
        ("Ботинки в витрине", None),
        ("Максимум света", None),
        ("Вывеска", None),
        ("Отзывы", None),
    ],
)
def test_a_channel_is_known_by_its_words(channel: str, way: Way | None) -> None:
    assert way_of(channel, SIGNS) is way


def test_a_channel_that_is_dropped_and_a_stage_without_words_give_nothing() -> None:
    dropped = (item("channels", "СМС", intent=Intent.DROP), item("ideas", "Скидка"))
    bare = (item("channels", "СМС"),)
    (one,) = messages(journey((stage(0, dropped), stage(1, bare))), SIGNS)
    assert (one.stage.id, one.way, one.channel) == ("s0", None, None)
    assert [idea.text for idea in one.ideas] == ["Скидка"]
