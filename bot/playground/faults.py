"""Troubles on demand, for tests: what a network and Telegram do on a bad day.

Knows rules that are switched at run time. Must not know HTTP or methods' meaning.
"""

from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from typing import Literal, get_args

from bot.playground.wire import Json

Kind = Literal[
    "lost_reply",  # the effect happens, then the connection closes without an answer
    "no_reply",  # the effect happens, the answer does not come for `seconds`
    "slow",  # everything happens, `seconds` later
    "retry_after",  # 429, nothing happens, `seconds` to wait
    "bad_gateway",  # an HTML page with 502, nothing happens
    "refuse",  # `code` and `description`, nothing happens
]


@dataclass
class Rule:
    """One trouble: for which methods, at every which call, how many times."""

    kind: Kind
    method: str = "*"  # a pattern: send*, editMessage*
    every: int = 1
    times: int | None = None
    seconds: float = 1.0
    code: int = 400
    description: str = "Bad Request: message can't be edited"
    seen: int = 0

    def strikes(self, method: str) -> bool:
        if self.times == 0 or not fnmatchcase(method.lower(), self.method.lower()):
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass
class Faults:
    """All rules in force; `twice` delivers every update two times."""

    rules: list[Rule] = field(default_factory=list)
    twice: bool = False

    def add(self, wanted: Json) -> None:
        """Add one rule or switch `twice`; ValueError names what is unknown."""
        if "twice" in wanted:
            self.twice = bool(wanted["twice"])
        if "kind" not in wanted:
            return
        if wanted["kind"] not in get_args(Kind):
            raise ValueError(f"unknown fault {wanted['kind']!r}: one of {get_args(Kind)}")
        known = {name: wanted[name] for name in wanted if name in Rule.__dataclass_fields__}
        self.rules.append(Rule(**known))

    def clear(self) -> None:
        self.rules.clear()
        self.twice = False

    def strike(self, method: str) -> Rule | None:
        """Return the first rule that strikes this call; the others do not count it."""
        return next((rule for rule in self.rules if rule.strikes(method)), None)

    def as_json(self) -> Json:
        return {"twice": self.twice, "rules": [asdict(rule) for rule in self.rules]}
