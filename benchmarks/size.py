"""How much is measured: a region's worlds or, by BENCHMARK_SIZE=smallest, the least that comes to figures.

The smallest ones tell nothing of time: they prove that every measurement still runs (tests/benchmarks).
"""

import os
from collections.abc import Sequence
from typing import TypeVar

N = TypeVar("N", int, float)
T = TypeVar("T")

SMALLEST = {"": False, "smallest": True}[os.environ.get("BENCHMARK_SIZE", "")]


def sized(whole: N, smallest: N) -> N:
    """How many of something this run takes."""
    return smallest if SMALLEST else whole


WARM = sized(1, 0)
"""Runs that warm before those that count."""


def some(items: Sequence[T], smallest: int) -> Sequence[T]:
    """All of a list, or about so many, spread over it."""
    return items[:: max(1, len(items) // smallest)] if SMALLEST else items
