"""Learns the weights of `learned` anew: `python -m tests.safety.safeguarding.training`.

A linear support vector machine (`tests.svm`). The thresholds come from the messages of writers who had not
seen the rules, a fifth of them held out in turn: what is learned by heart does not count, nor what one writer
repeats.
"""

import hashlib
import inspect
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from api.safety.safeguarding import concepts
from api.safety.safeguarding import learned as learning
from api.safety.safeguarding.findings import CONTACT, Finding
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.learned import CONTACT as CONTACT_KIND
from api.safety.safeguarding.learned import (
    FEW_MORE,
    FEWEST,
    HUNDREDTHS,
    KINDS,
    WEIGHTS,
    conceived,
    enough,
    features,
    of_rules,
    parts,
    talk,
)
from api.safety.safeguarding.service import found_by_rules, sure
from tests.safety.safeguarding.labels import FOLDER
from tests.svm import Learned, Row, separate, write

UNSEEN = "unseen"
"""Ends the names of files that measure what was learned, and so are never learned from."""
BLIND = "practice_blind_"
"""Files by people who had seen neither the rules nor other messages."""
REAL = ("talk_", "honest_")
"""The same in the proportions of real talk, most of it innocent: held out in `FOLDS` parts."""
MORE = "practice_more_"
"""The same by other people, with more that is hard to tell apart than real talk has."""
FOLDS = 5
TOGETHER = 50
"""Messages that follow each other in a file, of one trade: held out together."""
COST, BLIND_COST, REAL_COST = 0.25, 0.75, 1.5
"""Of a message on the wrong side."""
ADVANCE_COST = 3.0
"""Of an advance, of which there are few."""
SCALE, RULED_SCALE = 0.5, 0.3
"""Of features of the text and of the rules: the greater, the more is learned from each."""
RARE = 2
"""A feature of fewer messages says nothing."""
PRECISION = (0.93, 0.9, 0.86, 0.6)
"""Of rules and learning together, for each of `KINDS`; what is missed costs more than a look too many."""
ALARMS = (0.003, 0.001, 0.002, 0.009)
"""Share of innocent messages of real talk, at most, in which learning alone finds each of `KINDS`."""
OUTVOTED = 0.025
"""Share of rightly found contact details in which learning may say otherwise."""
RULED = frozenset(of_rules(CONTACT))


class Sample(NamedTuple):
    """A labelled message."""

    writer: str
    features: Counter[str]
    ruled: list[str]
    """Features of what the rules found, and of concepts."""
    labels: tuple[bool | None, ...]
    """None: nobody said."""
    certain: tuple[bool, ...]
    """What is found whatever was learned."""
    more: float
    """How much more than others it must sound like something."""


def files() -> list[Path]:
    """The labelled messages that may be learned from."""
    return [path for path in sorted(FOLDER.glob("*.jsonl")) if not path.stem.endswith(UNSEEN)]


def digest() -> str:
    """Of all that the weights come from: those messages, how texts are folded, and what features are."""
    whole = hashlib.sha256()
    for path in files():
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    for text in sorted(line["text"] for path in files() for line in _lines(path)):
        whole.update(fold(text).text.encode())
    for source in (concepts, learning.parts, learning.of_word, learning.features):
        whole.update(inspect.getsource(source).encode())
    whole.update(repr((learning.ROWS, learning.KINDS, FEWEST)).encode())
    return whole.hexdigest()


def messages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every labelled message but the unseen ones, each once, by its text: its writer, and what it holds."""
    return {
        line["text"]: (_writer(path.stem, number), line)
        for path in files()
        for number, line in enumerate(_lines(path))
    }


def read() -> list[Sample]:
    """Every labelled message but the unseen ones, each once, and each with those before it besides."""
    lines = messages()
    alone = [_sample(writer, text, found) for text, (writer, found) in lines.items()]
    return alone + [_in_talk(writer, found) for writer, found in lines.values() if found.get("earlier")]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _writer(name: str, number: int) -> str:
    part = number // TOGETHER % FOLDS
    if name.startswith(MORE):
        return f"{BLIND}{MORE}{part}"
    return f"{BLIND}{part}" if name.startswith(REAL) else name


def _sample(writer: str, text: str, found: dict[str, Any]) -> Sample:
    folded = fold(text).text
    spans = found_by_rules(text)
    kinds = {span.finding for span in spans}
    ways = [span for span in spans if span.finding in CONTACT]
    certain = any(sure(text, span) for span in ways) or (bool(ways) and not enough(folded))
    return Sample(
        writer,
        features(folded),
        [*of_rules(kinds), *concepts.features(conceived(parts(folded).words))],
        tuple(_label(found, kind, alone=True) for kind in KINDS),
        (certain, *(kind in kinds for kind in KINDS[1:-1]), False),
        0 if enough(folded) else FEW_MORE,
    )


def _in_talk(writer: str, found: dict[str, Any]) -> Sample:
    """A message read with those before it: whether it is an advance is all that is learned from that."""
    folded = fold(talk((*found["earlier"], found["text"]))).text
    kinds = {span.finding for span in found_by_rules(found["text"])}
    labels = tuple(_label(found, kind) if kind == Finding.GROOMING else None for kind in KINDS)
    ruled = [*of_rules(kinds), *concepts.features(conceived(parts(folded).words))]
    return Sample(writer, features(folded), ruled, labels, (False,) * len(KINDS), 0)


def _label(found: dict[str, Any], kind: str, *, alone: bool = False) -> bool | None:
    """Whether a message holds that. Only advances of adults count as such; nobody asked the older writers,
    nor whether those that began before show in it `alone`.
    """
    if kind != Finding.GROOMING:
        return bool(found.get(kind))
    if found.get("sender") == "minor" or (alone and found.get("earlier") and found.get(kind)):
        return None
    return None if kind not in found and found.get(CONTACT_KIND) else bool(found.get(kind))


class Rows(NamedTuple):
    """Samples as numbers."""

    places: dict[str, int]
    """Of each feature that says something."""
    scales: list[float]
    """How much each says."""
    rows: list[Row]

    def learned(self, weights: Sequence[float]) -> Learned:
        """Weights by the names of their features."""
        named = {name: weights[place] * self.scales[place] for name, place in self.places.items()}
        named |= {
            name: weights[place] * RULED_SCALE
            for name, place in self.places.items()
            if name.startswith(("r:", "c:"))
        }
        return Learned(weights[-1], named)


def as_rows(samples: Sequence[Sample]) -> Rows:
    """What is learned from."""
    counts = Counter(name for sample in samples for name in (*sample.features, *sample.ruled))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    places = {name: place for place, name in enumerate(names)}
    # What few messages hold says more.
    scales = [SCALE * math.log((1 + len(samples)) / (1 + counts[name])) for name in names]
    return Rows(places, scales, [_row(sample, places, scales) for sample in samples])


def learn(samples: Sequence[Sample]) -> list[Learned]:
    """What is learned for each of `KINDS`."""
    known_as = as_rows(samples)
    found = []
    for kind in range(len(KINDS)):
        known = [at for at, sample in enumerate(samples) if sample.labels[kind] is not None]
        signs = [1 if samples[at].labels[kind] else -1 for at in known]
        costs = [_cost(samples[at], KINDS[kind]) for at in known]
        weights = separate([known_as.rows[at] for at in known], signs, costs, len(known_as.places))
        found.append(known_as.learned(weights))
    return found


def _cost(sample: Sample, kind: str) -> float:
    if kind == Finding.GROOMING and sample.labels[KINDS.index(kind)]:
        return ADVANCE_COST
    return cost_of(sample)


def cost_of(sample: Sample) -> float:
    """Of a sample on the wrong side, by who wrote it."""
    if _is_real(sample) or _is_harder(sample):
        return REAL_COST
    return BLIND_COST if sample.writer.startswith(BLIND) else COST


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
    """The scores of each sample of the blind writers by what was learned without that writer, and without a
    fifth of the others.
    """
    writers = sorted({sample.writer for sample in samples if sample.writer.startswith(BLIND)})
    folds = {writer: number % FOLDS for number, writer in enumerate(writers)}
    found = []
    for fold_number in range(FOLDS):
        learned = learn([sample for sample in samples if folds.get(sample.writer) != fold_number])
        found += [
            (score(learned, sample), sample) for sample in samples if folds.get(sample.writer) == fold_number
        ]
    return found


def least(found: Sequence[tuple[list[float], Sample]], kind: int) -> tuple[float, float, float]:
    """The lowest threshold of that precision together with the rules, and of so few alarms in real talk; its
    recall and precision. What is harder to tell apart than real talk does not count.
    """
    known = [one for one in found if one[1].labels[kind] is not None and not _is_harder(one[1])]
    there = sum(bool(sample.labels[kind]) for _, sample in known)
    best = (math.inf, 0.0, 0.0)
    sure_ones = [sample for _, sample in known if sample.certain[kind]]
    said, right = len(sure_ones), sum(bool(sample.labels[kind]) for sample in sure_ones)
    # What rules found has a threshold of its own.
    known = [one for one in known if kind or RULED.isdisjoint(one[1].ruled)]
    alarms = ALARMS[kind] * sum(_is_real_and_innocent(sample) for _, sample in known)
    for scores, sample in sorted(known, key=lambda one: one[0][kind], reverse=True):
        if not sample.certain[kind]:
            said += 1
            right += bool(sample.labels[kind])
            alarms -= _is_real_and_innocent(sample)
        if alarms < 0:
            break
        if said and right / said >= PRECISION[kind]:
            best = (scores[kind], right / there, right / said)
    return best


def borne_out(found: Sequence[tuple[list[float], Sample]]) -> float:
    """The score that nearly all messages reach in which rules find a contact detail rightly."""
    rightly = sorted(
        scores[0]
        for scores, sample in found
        if sample.labels[0] and not sample.certain[0] and not RULED.isdisjoint(sample.ruled)
    )
    return rightly[int(len(rightly) * OUTVOTED)]


def _is_real(sample: Sample) -> bool:
    return sample.writer.removeprefix(BLIND).isdigit()


def _is_harder(sample: Sample) -> bool:
    return sample.writer.startswith(BLIND + MORE)


def _is_real_and_innocent(sample: Sample) -> bool:
    return _is_real(sample) and not any(sample.labels)


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
    head = {
        "learned_from": digest(),
        "bias": [round(kind.bias, 3) for kind in learned],
        "least": [round(value, 3) for value in thresholds],
        "borne_out": round(borne_out(found), 3),
    }
    count = write(WEIGHTS, head, learned, HUNDREDTHS)
    _say(f"{count} weights")


if __name__ == "__main__":
    main()
