"""Learns the weights of `learned` anew: `python -m tests.safeguarding.training`.

Stochastic gradient descent with step sizes of its own for each feature (AdaGrad), seeded; the thresholds come
from messages held out five times, so that what is learned by heart does not count.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from api.safeguarding.fold import fold
from api.safeguarding.learned import KINDS, WEIGHTS, features, written
from api.safeguarding.service import by_rules
from tests.safeguarding.labels import FOLDER

UNSEEN = "unseen.jsonl"
"""Measures what was learned, and so is never learned from."""
ROUNDS = 25
STEP = 0.6
DECAY = 2e-4
RARE = 3
"""A feature of fewer messages says nothing."""
SMALL = 0.4
"""A weight that is not kept."""
PARTS = 5
PRECISION = (0.945, 0.9, 0.86)
"""Of rules and learning together, for each of `KINDS`; what is missed costs more than a look too many."""


class Sample(NamedTuple):
    """A labelled message."""

    features: frozenset[str]
    labels: tuple[bool, ...]
    ruled: tuple[bool, ...]
    """What the rules alone say."""


Learned = tuple[list[float], dict[str, list[float]]]


def read() -> list[Sample]:
    """Every labelled message but the unseen ones, each once."""
    lines = {
        json.loads(line)["text"]: json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        if path.name != UNSEEN
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    return [
        Sample(
            frozenset(map(written, features(fold(text).text))),
            tuple(found[kind] for kind in KINDS),
            by_rules(text),
        )
        for text, found in lines.items()
    ]


def learn(samples: Sequence[Sample]) -> Learned:
    """Bias and weights, one for each of `KINDS`."""
    counts = Counter(name for sample in samples for name in sample.features)
    known = [[name for name in sorted(sample.features) if counts[name] >= RARE] for sample in samples]
    bias = [0.0] * len(KINDS)
    weights: dict[str, list[float]] = {}
    steps: dict[str, list[float]] = {}
    for names in known:
        for name in names:
            weights.setdefault(name, [0.0] * len(KINDS))
            steps.setdefault(name, [1e-3] * len(KINDS))
    chance = random.Random(18)
    order = list(range(len(samples)))
    rates = [sum(sample.labels[kind] for sample in samples) / len(samples) for kind in range(len(KINDS))]
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for index in order:
            names, sample = known[index], samples[index]
            size = math.sqrt(len(sample.features))
            for kind in range(len(KINDS)):
                score = bias[kind] + sum(weights[name][kind] for name in names) / size
                wanted = sample.labels[kind]
                # The rarer of the two weighs as much as the other one.
                weight = 0.5 / rates[kind] if wanted else 0.5 / (1 - rates[kind])
                slope = weight * (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - wanted)
                bias[kind] -= 0.02 * slope
                for name in names:
                    pull = slope / size + DECAY * weights[name][kind]
                    steps[name][kind] += pull * pull
                    weights[name][kind] -= STEP * pull / math.sqrt(steps[name][kind])
    return bias, weights


def score(learned: Learned, sample: Sample) -> list[float]:
    """The score of each of `KINDS`."""
    bias, weights = learned
    known = [weights[name] for name in sample.features if name in weights]
    size = math.sqrt(len(sample.features))
    return [bias[kind] + sum(each[kind] for each in known) / size for kind in range(len(KINDS))]


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
    for threshold in sorted({scores[kind] for scores, _ in found}, reverse=True):
        said = [sample for scores, sample in found if sample.ruled[kind] or scores[kind] >= threshold]
        right = sum(sample.labels[kind] for sample in said)
        if right / len(said) >= PRECISION[kind]:
            best = (threshold, right / there, right / len(said))
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
    bias, weights = learn(samples)
    kept = {
        name: [round(value, 2) for value in values]
        for name, values in sorted(weights.items())
        if max(map(abs, values)) >= SMALL
    }
    head = {
        "bias": [round(value, 3) for value in bias],
        "least": [round(value, 3) for value in thresholds],
    }
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {values}" for name, values in kept.items())
    WEIGHTS.write_text(f'{json.dumps(head)[:-1]}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    _say(f"{len(kept)} weights")


if __name__ == "__main__":
    main()
