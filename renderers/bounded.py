"""A cache that forgets what was used longest ago. Knows bytes; knows nothing of what it keeps."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")

_NOTHING: Final = object()


class Bounded(Generic[Key, Value]):
    """Keeps at most `limit` bytes of values; `weigh` tells a value's bytes."""

    def __init__(self, limit: int, weigh: Callable[[Value], int]) -> None:
        self._limit = limit
        self._weigh = weigh
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self.bytes = 0

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The kept value, or the one `make` gives."""
        kept = self._kept.get(key, _NOTHING)
        if kept is not _NOTHING:
            self._kept.move_to_end(key)
            return kept  # type: ignore[return-value]
        value = make()
        self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keeps a value that was not kept."""
        self._kept[key] = value
        self.bytes += self._weigh(value)
        while self.bytes > self._limit and len(self._kept) > 1:
            self.bytes -= self._weigh(self._kept.popitem(last=False)[1])

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)
