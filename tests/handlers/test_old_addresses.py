"""Addresses as they stand in chats and beside people since before: each is read as it was meant."""

from __future__ import annotations

import pytest

from handlers.book import BOOK
from handlers.pages.page import Takes
from journey.checklist import refresh
from journey.example import counted_ids, example
from journey.model import Journey, Persona
from tests.handlers.chat import CATALOGUE, LIBRARY, NOW

PAGES = """
new
maps
maps:2
archive
archive:1
bin
bin:1
found:0:доставка
found:2:a:b
deleted:{map}
mine
mine:1
mine:{map}:{task}
mygive
mygive:1
shared:
shared:SeCrEt_-0
findall
findall:3
help
help:card:{map}
language:ask:{map}:walk
privacy:maps
forget
files:{map}
filesfor:{map}:tasks
filesfor:{map}:other:2
ask:{map}
ask:{map}:walk
ask:{map}:figure
card:{map}
more:{map}
viewed:{map}
trade:{map}
understood:{map}
kept:{map}
diff:{map}
diff:{map}:1
kind:{map}
times:{map}
when:{map}
review:{map}
review:{map}:{stage}
unchecked:{map}
checked:{map}
history:{map}
history:{map}:12
version:{map}:5:3
version:{map}:5:3:1
full:{map}
whose:{map}:{stage}:pains
numbers:{map}:{stage}
figures:{map}:{item}
people:{map}
persona:{map}:{persona}
unwho:{map}:{persona}
files:{map}
look:{map}
colour:{map}
logo:{map}
lanes:{map}
edit:{map}
edit:{map}:{stage}
list:{map}
list:{map}:{stage}
tasks:{map}:{stage}
task:{map}:{task}
team:{map}
retask:{map}:{task}
duetask:{map}:{task}
addtask:{map}:{stage}
draft:{map}
done:{map}
drawn:{map}
drawn:{map}:phone
stages:{map}
stage:{map}:{stage}
addstage:{map}
rename:{map}:{stage}
title:{map}
row:{map}:{stage}:pains
moods:{map}:{stage}
item:{map}:{item}
item:{map}:{emotion}:q2
reword:{map}:{item}:r
why:{map}:{emotion}:r
over:{map}:{item}:f0
gone:{map}:7:r
queue:{map}
queue:{map}:0
find:{map}:0
walk:{map}
walk:{map}:{item}
walked:{map}
moments:{map}
proof:{map}:{persona}
proof:{map}:{item}:q1
proof:{map}:{item}:r:2
prove:{map}:{item}:review:r
record:{map}:{item}:{item}:r
evdate:{map}:{item}:{item}:r
evquote:{map}:{item}:{item}:r
links:{map}
linkterm:{map}:link
"""
ACTS = """
new
see:SeCrEt_-0:first
see:SeCrEt_-0:phone
take:SeCrEt_-0:abcdefghij12
language:ru
mydone:{map}:{task}:1
mygive:{map}:{task}
forget
found:2
delete:{map}
archive:{map}:1
archive:{map}:0
copy:{map}:abcdefghij12
kind:{map}:funnel
time:{map}:{stage}
remind:{map}:month
remind:{map}:never
check:{map}
still:{map}:{stage}:2026-11-23
putoff:{map}:2026-11-30
undo:{map}:7
past:{map}:5:3
restore:{map}:5:9
tobe:{map}:abcdefghij12
undelete:{map}
done:{map}:{task}:1
retask:{map}:{task}:2
unlist:{map}:{task}:1
duetask:{map}:{task}:2026-12-01
duetask:{map}:{task}:never
ringtask:{map}:{task}:0
unpost:{map}:post
move:{map}:{stage}:1
remove:{map}:{stage}
draw:{map}:first
draw:{map}:phone
deep:{map}:stages
quick:{map}
figure:{map}:{item}:value
addwho:{map}
swapwho:{map}
who:{map}:{persona}:who_goal
whomove:{map}:{persona}:1
unwho:{map}:{persona}
cell:{map}:{stage}:pains
cell:{map}:{stage}:pains:all
file:{map}:json
file:{map}:board:pdf
render:{map}:board:pdf
theme:{map}:dark
brand:{map}:1a73e8
brand:{map}:none
lane:{map}:pains:0
true:{map}:{item}
rate:{map}:{item}:3
size:{map}:{item}:small
shut:{map}:{item}:1
feel:{map}:{emotion}:-2
order:{map}:{item}:0
over:{map}:{item}:{stage}
drop:{map}:{item}
drop:{map}:{item}:q3
undrop:{map}:7
later:{map}:{item}:0
seek:{map}
walkon:{map}
met:{map}:{item}:yes
walkend:{map}
moment:{map}:{stage}:on
moment:{map}:{stage}:rule
evday:{map}:{item}:record:2026-11-01
unprove:{map}:{item}:record
share:{map}
newlink:{map}:2
unshare:{map}:link
linkterm:{map}:link:week
"""


@pytest.fixture(scope="module")
def journey() -> Journey:
    (industry, *_) = CATALOGUE.industries("ru")
    journey = example(industry, NOW, counted_ids("i"))
    say = LIBRARY.texts("ru").plain
    listed = refresh(journey, industry, say, counted_ids("t"), today=NOW.date())
    return listed.with_(personas=(*listed.personas, Persona(id="p2", name="Ещё")))


def filled(address: str, journey: Journey) -> tuple[str, ...]:
    stage = journey.stages[0]
    known = {
        "map": journey.id,
        "stage": stage.id,
        "item": stage.lane("pains")[0].id,
        "emotion": stage.emotions[0].id,
        "persona": "p2",
        "task": journey.tasks[0].id,
    }
    return tuple(address.format(**known).split(":"))


def found(takes: Takes[..., ...], words: tuple[str, ...], journey: Journey) -> list[object] | None:
    assert len(words) <= takes.most
    read = takes.read(words, journey)
    return None if read is None else list(read)


@pytest.mark.parametrize("address", PAGES.split())
def test_a_page(address: str, journey: Journey) -> None:
    _, *words = filled(address, journey)
    here = BOOK.here(":".join(filled(address, journey)))
    assert here.page is not None
    read = found(here.page.takes, tuple(words), journey)
    assert read is not None
    assert None not in read[: len(words)]
    assert here.map == (journey.id if "{map}" in address and here.page.takes.of_map else None)


@pytest.mark.parametrize("address", ACTS.split())
def test_an_act(address: str, journey: Journey) -> None:
    name, *words = filled(address, journey)
    deed = BOOK.deed(name)
    assert deed is not None
    read = found(deed.act.takes, tuple(words), journey)
    assert read is not None
    assert read[: len(words)].count(None) == (address == "duetask:{map}:{task}:never")


def test_every_name_of_before_is_known() -> None:
    assert {one.split(":")[0] for one in PAGES.split()} <= set(BOOK.records)
    assert {one.split(":")[0] for one in ACTS.split()} <= {*BOOK.deeds, "render"}
