"""Figures as Prometheus reads them, and the line an hour."""

from __future__ import annotations

import re

from bot.watching import known, meters
from bot.watching.hourly import Hourly
from bot.watching.meters import Counter, Gauge, Histogram

_LINE = re.compile(r'[a-z_]+(\{[a-z]+="(?:[^"\\]|\\.)*"(,[a-z]+="(?:[^"\\]|\\.)*")*\})? [0-9.e+-]+')


def test_the_text_is_prometheus_own() -> None:
    counter = Counter("a_total", "How many.", "kind")
    counter.add('q"u\\o\nte')
    counter.add("plain", count=123456789)
    gauge = Gauge("b", "How much.")
    gauge.read = lambda: [((), 0.5)]
    took = Histogram("c_seconds", "How long.", "what")
    for seconds in (0.004, 0.005, 0.3, 99):
        took.observe(seconds, "x")
    lines = meters.text((counter, gauge, took)).splitlines()
    assert all(_LINE.fullmatch(line) for line in lines if not line.startswith("#")), lines
    assert r'a_total{kind="q\"u\\o\nte"} 1' in lines
    assert 'a_total{kind="plain"} 123456789' in lines
    assert "b 0.5" in lines
    assert 'c_seconds_bucket{what="x",le="0.005"} 2' in lines  # the bound itself lies below it
    assert 'c_seconds_bucket{what="x",le="0.5"} 3' in lines
    assert 'c_seconds_bucket{what="x",le="+Inf"} 4' in lines
    assert 'c_seconds_count{what="x"} 4' in lines
    assert 'c_seconds_sum{what="x"} 99.309' in lines
    assert lines[:2] == ["# HELP a_total How many.", "# TYPE a_total counter"]


def test_every_name_once_and_as_is_usual() -> None:
    names = [meter.name for meter in known.EVERY]
    assert len({*names}) == len(names)
    for meter in known.EVERY:
        assert meter.name.startswith("tropa_")
        assert meter.name.endswith("_total") == isinstance(meter, Counter)
        assert meter.name.endswith("_seconds") or not isinstance(meter, Histogram)
        assert meter.meaning.endswith(".")


def test_the_hour_counts_what_was_since() -> None:
    known.UPDATES.add("message")
    known.FIRST_ANSWER.observe(20)
    hourly = Hourly()
    hourly.told()  # forgets the slowest of before
    known.UPDATES.add("message", count=3)
    known.API_TRIES.add("sendMessage")
    known.DRAWING.observe(2)
    for seconds in [0.02] * 19 + [4.0]:
        known.FIRST_ANSWER.observe(seconds)
    told = hourly.told()
    assert told == {
        "updates": 3,
        "retries": 1,
        "drawings": 1,
        "answered_within": 0.025,
        "slowest": "answer",
        "seconds": 4.0,
    }
    assert hourly.told() == {"updates": 0}
