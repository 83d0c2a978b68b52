"""Learns the weights of `learned` anew: `python -m tests.safeguarding.training`.

Stochastic gradient descent with step sizes of its own for each feature (AdaGrad), seeded; the thresholds come
from messages held out five times, so that what is learned by heart does not count.
"""

import hashlib
import inspect
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from api.safeguarding import fold as folding
from api.safeguarding import learned as learning
from api.safeguarding.fold import fold
from api.safeguarding.learned import KINDS, WEIGHTS, features
from api.safeguarding.service import by_rules
from tests.safeguarding.labels import FOLDER

UNSEEN = "unseen.jsonl"
"""Measures what was learned, and so is never learned from."""
ROUNDS = 25
STEP = 0.6
DECAY = 5e-4
RARE = 3
"""A feature of fewer messages says nothing."""
SMALL = 0.4
"""A weight that is not kept."""
PARTS = 5
PRECISION = (0.945, 0.9, 0.86)
"""Of rules and learning together, for each of `KINDS`; what is missed costs more than a look too many."""


class Sample(NamedTuple):
    """A labelled message."""

    features: Counter[str]
    labels: tuple[bool, ...]
    ruled: tuple[bool, ...]
    """What the rules alone say."""


class Learned(NamedTuple):
    """Bias and weights for one of `KINDS`."""

    bias: float
    weights: dict[str, float]


def files() -> list[Path]:
    """The labelled messages that may be learned from."""
    return [path for path in sorted(FOLDER.glob("*.jsonl")) if path.name != UNSEEN]


def digest() -> str:
    """Of all that the weights come from: those messages, how texts are folded, and what features are."""
    whole = hashlib.sha256()
    for path in files():
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    for source in (folding, learning.parts, learning.of_word, learning.features):
        whole.update(inspect.getsource(source).encode())
    whole.update(repr((learning.ROWS, learning.KINDS)).encode())
    return whole.hexdigest()


def read() -> list[Sample]:
    """Every labelled message but the unseen ones, each once."""
    lines = {
        json.loads(line)["text"]: json.loads(line)
        for path in files()
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    return [
        Sample(features(fold(text).text), tuple(found[kind] for kind in KINDS), by_rules(text))
        for text, found in lines.items()
    ]


def learn(samples: Sequence[Sample]) -> list[Learned]:
    """What is learned for each of `KINDS`."""
    counts = Counter(name for sample in samples for name in sample.features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    places = {name: place for place, name in enumerate(names)}
    rows = [
        sorted((places[name], count) for name, count in sample.features.items() if name in places)
        for sample in samples
    ]
    sizes = [math.sqrt(sample.features.total()) for sample in samples]
    found = []
    for kind in range(len(KINDS)):
        bias, weights, steps = 0.0, [0.0] * len(names), [1e-3] * len(names)
        rate = sum(sample.labels[kind] for sample in samples) / len(samples)
        chance = random.Random(18)
        order = list(range(len(samples)))
        for _ in range(ROUNDS):
            chance.shuffle(order)
            for index in order:
                row, size, wanted = rows[index], sizes[index], samples[index].labels[kind]
                said = bias + sum([weights[place] * count for place, count in row]) / size
                # The rarer of the two weighs as much as the other one.
                weight = 0.5 / rate if wanted else 0.5 / (1 - rate)
                slope = weight * (1 / (1 + math.exp(-max(-30.0, min(30.0, said)))) - wanted)
                bias -= 0.02 * slope
                for place, count in row:
                    pull = slope / size * count + DECAY * weights[place]
                    steps[place] += pull * pull
                    weights[place] -= STEP * pull / math.sqrt(steps[place])
        found.append(Learned(bias, dict(zip(names, weights, strict=True))))
    return found


def score(learned: Sequence[Learned], sample: Sample) -> list[float]:
    """The score of each of `KINDS`."""
    size = math.sqrt(sample.features.total())
    return [
        kind.bias + sum(kind.weights.get(name, 0.0) * count for name, count in sample.features.items()) / size
        for kind in learned
    ]


def held_out(samples: Sequence[Sample]) -> list[tuple[list[float], Sample]]:
    """Each sample's scores by what was learned without it."""
    order = list(samples)
    random.Random(7).shuffle(order)
    found = []
    for part in range(PARTS):
        learned = learn([sample for index, sample in enumerate(order) if index % PARTS != part])
        found += [(score(learned, sample), sample) for sample in order[part::PARTS]]
    return found


def least(found: Sequence[tuple[list[float], Sample]], kind: int) -> tuple[float, float, float]:
    """The lowest threshold of that precision together with the rules; its recall and precision."""
    there = sum(sample.labels[kind] for _, sample in found)
    best = (math.inf, 0.0, 0.0)
    ruled = [sample for _, sample in found if sample.ruled[kind]]
    said, right = len(ruled), sum(sample.labels[kind] for sample in ruled)
    for scores, sample in sorted(found, key=lambda one: one[0][kind], reverse=True):
        if not sample.ruled[kind]:
            said += 1
            right += sample.labels[kind]
        if said and right / said >= PRECISION[kind]:
            best = (scores[kind], right / there, right / said)
    return best


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Learn, choose the thresholds, and write the weights."""
    samples = read()
    found = held_out(samples)
    thresholds = []
    for kind, name in enumerate(KINDS):
        threshold, recall, precision = least(found, kind)
        thresholds.append(threshold)
        _say(f"{name}: recall {recall:.3f}, precision {precision:.3f} of {len(samples)} held out by turns")
    learned = learn(samples)
    kept = {
        name: [round(kind.weights[name], 2) for kind in learned]
        for name in learned[0].weights
        if max(abs(kind.weights[name]) for kind in learned) >= SMALL
    }
    head = {
        "learned_from": digest(),
        "bias": [round(kind.bias, 3) for kind in learned],
        "least": [round(value, 3) for value in thresholds],
    }
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {values}" for name, values in kept.items())
    WEIGHTS.write_text(f'{json.dumps(head)[:-1]}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    _say(f"{len(kept)} weights")


if __name__ == "__main__":
    main()
