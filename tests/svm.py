"""Learns to tell two kinds of texts apart: a linear support vector machine.

Squared hinge loss, by dual coordinate descent (Hsieh et al., 2008), seeded.
"""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROUNDS = 25
ENOUGH = 0.02
"""What a round changes at most when learning is over."""
SMALL = 0.1
"""A weight that is not kept."""
Row = list[tuple[int, float]]
"""The features of a text: which, and how much of it."""


class Learned(NamedTuple):
    """Bias and weights by which one kind of texts is told apart."""

    bias: float
    weights: dict[str, float]


def separate(rows: Sequence[Row], signs: Sequence[int], costs: Sequence[float], size: int) -> list[float]:
    """The weights that set those of sign 1 apart from those of sign -1, the bias being the last."""
    weights = [0.0] * (size + 1)
    pulls = [0.0] * len(rows)
    curbs = [0.5 / cost for cost in costs]
    lengths = [sum([value * value for _, value in row]) for row in rows]
    chance = random.Random(18)
    order = list(range(len(rows)))
    for _ in range(ROUNDS):
        chance.shuffle(order)
        most = 0.0
        for index in order:
            row, sign, pull = rows[index], signs[index], pulls[index]
            said = sum([weights[place] * value for place, value in row])
            slope = sign * said - 1 + curbs[index] * pull
            pulls[index] = max(0.0, pull - slope / (lengths[index] + curbs[index]))
            if change := (pulls[index] - pull) * sign:
                most = max(most, abs(change))
                for place, value in row:
                    weights[place] += change * value
        if most < ENOUGH:
            break
    return weights


def write(path: Path, head: dict[str, Any], learned: Sequence[Learned], scale: int) -> int:
    """Keep the weights of all kinds, times `scale` as whole numbers, a feature a line behind `head`; how many
    features that are.
    """
    kept = {
        name: [round(kind.weights[name] * scale) for kind in learned]
        for name in learned[0].weights
        if max(abs(kind.weights[name]) for kind in learned) >= SMALL
    }
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(values, separators=(',', ':'))}"
        for name, values in kept.items()
    )
    path.write_text(f'{json.dumps(head)[:-1]}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    return len(kept)
