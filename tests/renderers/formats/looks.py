"""Compares two pictures of a page that were drawn by different programs; no test of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK: Final = 16
"""Side in pixels: letters' edges even out in it, a missing or moved thing does not."""


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """The largest difference between the mean colours of two blocks at the same place, 0..255."""
    height, width = (min(one.shape[axis], other.shape[axis]) // BLOCK for axis in (0, 1))
    means = [
        pixels[: height * BLOCK, : width * BLOCK, :3]
        .reshape(height, BLOCK, width, BLOCK, 3)
        .mean(axis=(1, 3))
        for pixels in (one, other)
    ]
    return float(np.abs(means[0] - means[1]).max())
