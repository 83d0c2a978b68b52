"""Learns the weights of `learned` anew: `python -m tests.safeguarding.training`.

A linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et al., 2008),
seeded. The thresholds come from the messages of writers who had not seen the rules, each writer held out in
turn: what is learned by heart does not count, nor what one writer repeats.
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
from api.safeguarding.findings import CONTACT
from api.safeguarding.fold import fold
from api.safeguarding.learned import FEW_MORE, FEWEST, HUNDREDTHS, KINDS, WEIGHTS, enough, features, of_rules
from api.safeguarding.service import found_by_rules, sure
from tests.safeguarding.labels import FOLDER

UNSEEN = "unseen.jsonl"
"""Measures what was learned, and so is never learned from."""
BLIND = "practice_blind_"
"""Files by people who had seen neither the rules nor other messages, in the mix that is measured."""
ROUNDS = 25
ENOUGH = 0.02
"""What a round changes at most when learning is over."""
COST, BLIND_COST = 0.25, 0.75
"""Of a message on the wrong side."""
SCALE, RULED_SCALE = 0.5, 0.3
"""Of features of the text and of the rules: the greater, the more is learned from each."""
RARE = 2
"""A feature of fewer messages says nothing."""
SMALL = 0.1
"""A weight that is not kept."""
PRECISION = (0.93, 0.9, 0.86)
"""Of rules and learning together, for each of `KINDS`; what is missed costs more than a look too many."""


class Sample(NamedTuple):
    """A labelled message."""

    writer: str
    features: Counter[str]
    ruled: list[str]
    """Features of what the rules found."""
    labels: tuple[bool, ...]
    certain: tuple[bool, ...]
    """What is found whatever was learned."""
    more: float
    """How much more than others it must sound like something."""


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
    whole.update(repr((learning.ROWS, learning.KINDS, FEWEST)).encode())
    return whole.hexdigest()


def read() -> list[Sample]:
    """Every labelled message but the unseen ones, each once."""
    lines = {
        json.loads(line)["text"]: (path.name, json.loads(line))
        for path in files()
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    return [_sample(writer, text, found) for text, (writer, found) in lines.items()]


def _sample(writer: str, text: str, labels: dict[str, bool]) -> Sample:
    folded = fold(text).text
    spans = found_by_rules(text)
    kinds = {span.finding for span in spans}
    ways = [span for span in spans if span.finding in CONTACT]
    certain = any(sure(text, span) for span in ways) or (bool(ways) and not enough(folded))
    return Sample(
        writer,
        features(folded),
        of_rules(kinds),
        tuple(labels[kind] for kind in KINDS),
        (certain, *(kind in kinds for kind in KINDS[1:])),
        0 if enough(folded) else FEW_MORE,
    )


Row = list[tuple[int, float]]


def learn(samples: Sequence[Sample]) -> list[Learned]:
    """What is learned for each of `KINDS`."""
    counts = Counter(name for sample in samples for name in (*sample.features, *sample.ruled))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    places = {name: place for place, name in enumerate(names)}
    # What few messages hold says more.
    scales = [SCALE * math.log((1 + len(samples)) / (1 + counts[name])) for name in names]
    rows = [_row(sample, places, scales) for sample in samples]
    costs = [BLIND_COST if sample.writer.startswith(BLIND) else COST for sample in samples]
    found = []
    for kind in range(len(KINDS)):
        weights = _separate(rows, [1 if sample.labels[kind] else -1 for sample in samples], costs, len(names))
        named = {name: weights[place] * scales[place] for name, place in places.items()}
        named |= {
            name: weights[place] * RULED_SCALE for name, place in places.items() if name.startswith("r:")
        }
        found.append(Learned(weights[-1], named))
    return found


def _row(sample: Sample, places: dict[str, int], scales: Sequence[float]) -> Row:
    size = math.sqrt(sample.features.total())
    row = [
        (places[name], count * scales[places[name]] / size)
        for name, count in sorted(sample.features.items())
        if name in places
    ]
    row += [(places[name], RULED_SCALE) for name in sample.ruled if name in places]
    # The last place is the bias.
    return [*row, (len(places), 1.0)]


def _separate(rows: Sequence[Row], signs: Sequence[int], costs: Sequence[float], size: int) -> list[float]:
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


def score(learned: Sequence[Learned], sample: Sample) -> list[float]:
    """The score of each of `KINDS`."""
    size = math.sqrt(sample.features.total())
    return [
        kind.bias
        - sample.more
        + sum(kind.weights.get(name, 0.0) * count for name, count in sample.features.items()) / size
        + sum(kind.weights.get(name, 0.0) for name in sample.ruled)
        for kind in learned
    ]


def held_out(samples: Sequence[Sample]) -> list[tuple[list[float], Sample]]:
    """The scores of each sample of the blind writers by what was learned without that writer."""
    found = []
    for writer in sorted({sample.writer for sample in samples if sample.writer.startswith(BLIND)}):
        learned = learn([sample for sample in samples if sample.writer != writer])
        found += [(score(learned, sample), sample) for sample in samples if sample.writer == writer]
    return found


def least(found: Sequence[tuple[list[float], Sample]], kind: int) -> tuple[float, float, float]:
    """The lowest threshold of that precision together with the rules; its recall and precision."""
    there = sum(sample.labels[kind] for _, sample in found)
    best = (math.inf, 0.0, 0.0)
    sure_ones = [sample for _, sample in found if sample.certain[kind]]
    said, right = len(sure_ones), sum(sample.labels[kind] for sample in sure_ones)
    for scores, sample in sorted(found, key=lambda one: one[0][kind], reverse=True):
        if not sample.certain[kind]:
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
        _say(f"{name}: recall {recall:.3f}, precision {precision:.3f} of {len(found)} held out by writers")
    learned = learn(samples)
    kept = {
        name: [round(kind.weights[name] * HUNDREDTHS) for kind in learned]
        for name in learned[0].weights
        if max(abs(kind.weights[name]) for kind in learned) >= SMALL
    }
    head = {
        "learned_from": digest(),
        "bias": [round(kind.bias, 3) for kind in learned],
        "least": [round(value, 3) for value in thresholds],
    }
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(values, separators=(',', ':'))}"
        for name, values in kept.items()
    )
    WEIGHTS.write_text(f'{json.dumps(head)[:-1]}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    _say(f"{len(kept)} weights")


if __name__ == "__main__":
    main()
