"""What is typed at the wrong question: nothing is lost, one tap puts it where it belongs."""

from __future__ import annotations

import pytest

from journey.industries import Industry
from journey.questions import LEVELS
from journey.story import Said
from tests.handlers.chat import CATALOGUE, LIBRARY, Chat, House
from tests.handlers.steps import to_first_question


async def test_a_feeling_typed_at_the_channels_goes_to_the_feelings(chat: Chat) -> None:
    stage = (await to_first_question(chat)).stages[0]
    await chat.say("злятся")
    assert "«злятся»: похоже, это в строку «Настроение»" in chat.text
    assert "✅ злятся" in chat.labels()
    await chat.tap("↪")
    journey = await chat.map()
    emotion = journey.stages[0].emotion()
    assert emotion is not None
    assert (emotion.level, emotion.note, emotion.origin.from_people) == (-2, "злятся", True)
    assert "✅ злятся" not in chat.labels()
    assert not [label for label in chat.labels() if label.startswith("↪")]
    assert [one.text for one in journey.stages[0].lane("channels")] == [
        one.text for one in stage.lane("channels")
    ]
    await chat.command("undo")
    assert (await chat.map()).stages[0].emotions == stage.emotions


async def test_left_alone_it_stays_where_it_was_typed(chat: Chat) -> None:
    await to_first_question(chat)
    await chat.say("довольны")
    await chat.tap("Дальше")
    assert [one.text for one in (await chat.map()).stages[0].lane("channels")] == ["довольны"]


async def test_a_number_typed_at_the_pains_and_a_channel_at_the_feelings(house: House) -> None:
    chat = house.chat(language="en")
    await to_first_question(chat)
    await chat.tap("Skip")
    await chat.say("conversion 12%\nlong queue in the morning")
    await chat.tap("↪")
    (stage, *_) = (await chat.map()).stages
    (metric,) = [one.metric for one in stage.lane("metrics") if one.metric and one.metric.value]
    assert metric.value == 12
    await chat.tap("Next")
    assert [one.text for one in (await chat.map()).stages[0].lane("pains")] == [
        "long queue in the morning"
    ]
    await chat.press(chat.buttons()[0])
    await chat.say("Instagram")
    await chat.tap("↪")
    (stage, *_) = (await chat.map()).stages
    assert "Instagram" in [one.text for one in stage.lane("channels")]
    assert not [label for label in chat.labels() if label.startswith("↪")]


def answers(industry: Industry) -> list[tuple[str, str]]:
    """All that a trade offers, by the question it is an answer to."""
    found: list[tuple[str, str]] = []
    for stage in industry.stages:
        found += [("goal", stage.goal), ("emotion", stage.feeling)]
        found += [("ideas", pain.remedy) for pain in stage.pains]
        for lane, entries in stage.rows().items():
            found += [(lane, one.text) for one in entries]
    return found


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_no_answer_of_the_catalogue_is_questioned(language: str) -> None:
    """Each among the channels of its own trade and the words of the scale, as it is asked."""
    texts, teller = LIBRARY.texts(language), CATALOGUE.teller()
    scale = [Said("emotion", texts.plain(f"picture.level.{at}"), level=at) for at in LEVELS]
    asked, wrong = 0, []
    for industry in CATALOGUE.industries(language):
        named = scale + [
            Said("channels", one.text) for stage in industry.stages for one in stage.channels
        ]
        for lane, text in answers(industry):
            asked += 1
            if (said := teller.stray(text, lane, texts.rules, named)) is not None:
                wrong.append((lane, text, said.lane))
    assert asked > 4000
    assert wrong == []
