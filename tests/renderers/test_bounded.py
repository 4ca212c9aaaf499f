"""A cache bounded by bytes."""

from renderers.bounded import Bounded


def test_what_was_used_longest_ago_goes_first() -> None:
    cache: Bounded[str, bytes] = Bounded(10, len)
    for key in ("a", "b", "a", "c"):
        cache.get(key, lambda: b"1234")
    assert cache.bytes == 8
    made = []
    cache.get("a", lambda: made.append("a") or b"")  # type: ignore[func-returns-value]
    cache.get("b", lambda: made.append("b") or b"")  # type: ignore[func-returns-value]
    assert made == ["b"]
