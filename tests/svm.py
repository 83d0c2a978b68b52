"""Learns to tell two kinds of texts apart: a linear support vector machine.

Squared hinge loss, by dual coordinate descent (Hsieh et al., 2008), seeded.
"""

import random
from collections.abc import Sequence

ROUNDS = 25
ENOUGH = 0.02
"""What a round changes at most when learning is over."""
Row = list[tuple[int, float]]
"""The features of a text: which, and how much of it."""


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
