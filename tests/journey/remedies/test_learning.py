"""What was learnt from sentences parts kinds, lies in a file, and knows what it was learnt from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.learning import learn
from journey.remedies.learning import Example, Learnt, digest, read, write

TOLD = [
    Example("queue", "стоят в очереди у кассы"),
    Example("queue", "длинная очередь на выдачу"),
    Example("queue", "в обед хвост до двери"),
    Example("cold", "холодно сидеть у окна"),
    Example("cold", "батареи ледяные, мёрзнут"),
    Example("cold", "дует из двери, холод"),
]
WEIGHTS = learn(TOLD)


def likeliest(text: str) -> str:
    told = Learnt(WEIGHTS).weigh(text).kinds
    return max(told, key=told.__getitem__)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("опять очередь", "queue"),
        ("ОЧЕРЕДИ!!", "queue"),
        ("очеред на выдачу", "queue"),
        ("мёрзнем у окна", "cold"),
        ("холодина", "cold"),
    ],
)
def test_other_words_of_the_same_kind_are_told(text: str, kind: str) -> None:
    assert likeliest(text) == kind


def test_what_says_the_same_every_time_is_the_same_file() -> None:
    assert write(learn(TOLD)) == write(WEIGHTS)
    assert read(write(WEIGHTS)) == WEIGHTS


def test_words_that_were_never_read_are_not_heard() -> None:
    learnt = Learnt(WEIGHTS)
    assert learnt.weigh("у окна").heard
    assert not learnt.weigh("бегемот не в").heard
    assert not learnt.weigh("https://example.com/очередь").heard
    assert not learnt.weigh("").heard


def test_a_text_of_a_message_is_weighed_in_full_and_remembered() -> None:
    learnt = Learnt(WEIGHTS)
    text = "очередь " * 500
    assert learnt.weigh(text) is learnt.weigh(text)


def test_the_digest_tells_other_sentences_but_not_another_order() -> None:
    assert digest(TOLD) == digest(reversed(TOLD)) == WEIGHTS.digest
    assert digest(TOLD[:-1]) != WEIGHTS.digest
    heavier = [replace(TOLD[0], weight=0.5), *TOLD[1:]]
    assert digest(heavier) != WEIGHTS.digest


def test_a_file_that_is_cut_or_of_another_form_is_refused() -> None:
    whole = write(WEIGHTS)
    with pytest.raises(ValueError, match="form 99"):
        read(whole.replace(b'"form": 1', b'"form": 99', 1))
    with pytest.raises(ValueError, match="cut off"):
        read(whole[:-40])
