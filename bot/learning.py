"""Learns from the catalogues' sentences which words tell of which kind of pain; `tropa learn`.

A multinomial logistic regression, by AdaGrad, one sentence after another in an order that is always
the same. Runs where catalogues are written, never in the bot: it takes numpy and some seconds a
language. What it finds lies beside the sentences and is read by `journey.remedies.learning`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from journey.remedies.learning import RARE, ROWS, Example, Weights, digest, heavy, signs

ROUNDS: Final = 3
"""Through all sentences; with more it knows these by heart and fresh ones no better."""
STEP: Final = 0.5
AT_FIRST: Final = 1e-2
"""What AdaGrad takes for the squared steps before the first one."""
OF_BIAS: Final = 0.01
STEPS: Final = 127
"""The largest weight in the file."""
SEED: Final = 0

_Signs = tuple[NDArray[np.int64], NDArray[np.float32]]


def learn(examples: Sequence[Example]) -> Weights:
    """The weights of all signs that stand in these sentences."""
    kinds = tuple(sorted({one.kind for one in examples}))
    told = [signs(one.text) for one in examples]
    rare = _rare(told)
    texts = [_scaled(one, rare) for one in told]
    place = {kind: number for number, kind in enumerate(kinds)}
    right = np.array([place[one.kind] for one in examples])
    worth = np.array([one.weight for one in examples], dtype=np.float32)
    weights, bias = _fit(texts, right, worth, len(kinds))
    scale = float(np.abs(weights).max()) / STEPS or 1.0
    return Weights(
        kinds,
        tuple(round(float(one), 4) for one in bias),
        scale,
        rare.tobytes(),
        np.rint(weights / scale).astype(np.int8).tobytes(),
        frozenset(word for one in examples for word in heavy(one.text)),
        digest(examples),
    )


def _rare(told: Sequence[dict[int, float]]) -> NDArray[np.uint8]:
    """1 for a sign that stands everywhere, the more the fewer sentences it stands in."""
    times = np.zeros(ROWS)
    for one in told:
        times[list(one)] += 1
    found: NDArray[np.float64] = 1 + np.log((len(told) + 1) / (times + 1))
    return np.clip(np.rint(found * RARE), 0, 255).astype(np.uint8)


def _scaled(told: dict[int, float], rare: NDArray[np.uint8]) -> _Signs:
    rows = np.fromiter(told, dtype=np.int64, count=len(told))
    values = np.fromiter(told.values(), dtype=np.float64, count=len(told)) * rare[rows]
    return rows, (values / (np.linalg.norm(values) or 1.0)).astype(np.float32)


def _fit(
    texts: Sequence[_Signs], right: NDArray[np.int64], worth: NDArray[np.float32], kinds: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    weights = np.zeros((ROWS, kinds), dtype=np.float32)
    bias = np.zeros(kinds, dtype=np.float32)
    passed = np.full((ROWS, kinds), AT_FIRST, dtype=np.float32)
    order = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        for number in order.permutation(len(texts)):
            rows, values = texts[number]
            told = values @ weights[rows] + bias
            wrong = np.exp(told - told.max())
            wrong /= wrong.sum()
            wrong[right[number]] -= 1
            wrong *= worth[number]
            slope = values[:, None] * wrong
            passed[rows] += slope * slope
            weights[rows] -= STEP * slope / np.sqrt(passed[rows])
            bias -= OF_BIAS * wrong
    return weights, bias
