"""Learns the weights of `offers.wording.learned` anew: `python -m tests.placements.offers.training`.

From labelled offers and sentences; each sentence of an offer in which words of a fault stand is faulty, its
others tell nothing. The thresholds come from the offers of blind writers, each held out in turn: what is
learned by heart does not count, nor what one writer repeats. Lists are outvoted rarely: a fault that goes out
is worse than a look at an honest offer.
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

from api.placements.offers.models import HeldFor, OfferKind
from api.placements.offers.wording import learned as learning
from api.placements.offers.wording.finder import Sentence, read_through
from api.placements.offers.wording.learned import CODES, HUNDREDTHS, KINDS, WEIGHTS
from api.safety.safeguarding.service import features
from tests.placements.offers.labels import FOLDER, levels_of
from tests.svm import Learned, Row, separate, write

UNREAD = "unread"
"""The offers that measure what was learned, and so are never learned from."""
READ = "read"
SEEN = (READ, "practice")
"""What the lists were written by: what these find there tells nothing."""
BLIND = "practice_blind_"
"""Offers by people who had seen neither the lists nor other offers."""
COST = 0.3
"""Of a sentence of an offer on the wrong side."""
ALONE, FAULTY = 0.5, 2.0
"""How much more that costs of a sentence labelled alone, and of a faulty one."""
SCALE, BESIDE_SCALE = 0.5, 0.3
"""Of features of the words and of those beside them: the greater, the more is learned from each."""
RARE = 2
"""A feature of fewer sentences says nothing."""
OUTVOTED = 0.02
"""Share of what the lists find rightly in which learning may say otherwise."""
ALARMS = 0.02
"""Share of honest offers of blind writers that are held for what no list names, at most."""
MARGIN = 0.001
"""By which a threshold is above the honest sentence that it spares."""


class Sample(NamedTuple):
    """A labelled sentence."""

    file: str
    offer: int
    features: Counter[str]
    beside: list[str]
    listed: bool
    """The lists find something in it."""
    sure: bool
    """It is held whatever it sounds like."""
    labels: frozenset[HeldFor] | None
    """Empty: it is honest; None: nobody said."""


def files() -> list[Path]:
    """What may be learned from."""
    return [path for path in sorted(FOLDER.glob("*.jsonl")) if path.stem != UNREAD]


def digest() -> str:
    """Of what the weights come from: those files, and what features are."""
    whole = hashlib.sha256()
    for path in files():
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    whole.update((inspect.getsource(learning.read_as) + inspect.getsource(features)).encode())
    return whole.hexdigest()


def read() -> list[Sample]:
    """Every sentence of the labelled offers and sentences."""
    found = []
    for path in files():
        for number, line in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines())):
            texts = (
                [line["text"]]
                if "text" in line
                else [line["title"], line["description"], line["accessibility"]]
            )
            kind, levels = OfferKind(line["kind"]), levels_of(line)
            found += [
                _sample(path.stem, number, one, line, texts[one.text])
                for one in read_through(kind, levels, texts)
            ]
    return found


def _sample(file: str, number: int, one: Sentence, line: dict[str, Any], text: str) -> Sample:
    start, end = one.tokens[0].start, one.tokens[-1].end
    labels: frozenset[HeldFor] | None = frozenset(map(HeldFor, line["labels"]))
    words = [text] if "text" in line else line["words"]
    if labels and not any(_overlap(text, word, start, end) for word in words):
        labels = None
    if file in SEEN:
        one = one._replace(listed=())
    return Sample(
        file, number, features(" ".join(one.words())), one.features(), bool(one.listed), one.sure(), labels
    )


def _overlap(text: str, word: str, start: int, end: int) -> bool:
    at = text.find(word)
    while at >= 0:
        if at < end and start < at + len(word):
            return True
        at = text.find(word, at + 1)
    return False


def learn(samples: Sequence[Sample], kinds: Sequence[str] = KINDS) -> list[Learned]:
    """What is learned for each of these kinds."""
    samples = [sample for sample in samples if sample.labels is not None]
    counts = Counter(name for sample in samples for name in (*sample.features, *sample.beside))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    places = {name: place for place, name in enumerate(names)}
    # What few sentences hold says more.
    scales = {name: SCALE * math.log((1 + len(samples)) / (1 + counts[name])) for name in names}
    scales |= {name: BESIDE_SCALE for sample in samples for name in sample.beside}
    rows = [_row(sample, places, scales) for sample in samples]
    found = []
    for kind in kinds:
        signs = [1 if _is(sample, kind) else -1 for sample in samples]
        costs = [
            _cost(sample) * (FAULTY if sign > 0 else 1) for sample, sign in zip(samples, signs, strict=True)
        ]
        weights = separate(rows, signs, costs, len(names))
        found.append(
            Learned(weights[-1], {name: weights[place] * scales[name] for name, place in places.items()})
        )
    return found


def _is(sample: Sample, kind: str) -> bool:
    return bool(sample.labels) if kind == KINDS[0] else kind in (sample.labels or ())


def _cost(sample: Sample) -> float:
    return COST if sample.file.startswith((BLIND, READ)) else COST * ALONE


def _row(sample: Sample, places: dict[str, int], scales: dict[str, float]) -> Row:
    size = math.sqrt(sample.features.total())
    row = [
        (places[name], count * scales[name] / size)
        for name, count in sorted(sample.features.items())
        if name in places
    ]
    row += [(places[name], BESIDE_SCALE) for name in sample.beside if name in places]
    # The last place is the bias.
    return [*row, (len(places), 1.0)]


def score(learned: Learned, sample: Sample) -> float:
    """How much a sentence sounds like what was learned."""
    size = math.sqrt(sample.features.total())
    return (
        learned.bias
        + sum(learned.weights.get(name, 0.0) * count for name, count in sample.features.items()) / size
        + sum(learned.weights.get(name, 0.0) for name in sample.beside)
    )


class Held(NamedTuple):
    """The highest scores of an offer, learned without its writer."""

    listed: float
    """Of its sentences in which the lists find something."""
    other: float
    faulty: bool

    def reaches(self, borne_out: float, least: float) -> bool:
        """Whether it is held by these thresholds."""
        return self.listed >= borne_out or self.other >= least


def held_out(samples: Sequence[Sample]) -> list[tuple[float, Sample]]:
    """The score of each sentence of the blind writers' offers, by what was learned without that writer."""
    found = []
    for writer in sorted({sample.file for sample in samples if sample.file.startswith(BLIND)}):
        (learned,) = learn([sample for sample in samples if sample.file != writer], KINDS[:1])
        found += [(score(learned, sample), sample) for sample in samples if sample.file == writer]
    return found


def by_offer(scored: Sequence[tuple[float, Sample]]) -> list[Held]:
    """The same, offer by offer."""
    offers: dict[tuple[str, int], list[tuple[float, Sample]]] = {}
    for one in scored:
        offers.setdefault((one[1].file, one[1].offer), []).append(one)
    return [_held(offer) for offer in offers.values()]


def _held(offer: Sequence[tuple[float, Sample]]) -> Held:
    scores = [(math.inf if one.sure else score, one.listed) for score, one in offer]
    listed, other = (
        max((score for score, listed in scores if listed is part), default=-math.inf)
        for part in (True, False)
    )
    return Held(listed, other, any(one.labels is None or one.labels for _, one in offer))


def borne_out(scored: Sequence[tuple[float, Sample]]) -> float:
    """The score that nearly all sentences reach in which the lists find something rightly."""
    rightly = sorted(score for score, sample in scored if sample.labels and sample.listed and not sample.sure)
    return rightly[int(len(rightly) * OUTVOTED)]


def least(offers: Sequence[Held], listed: float) -> float:
    """The score from which what no list names is held that holds so few more honest offers."""
    honest = [one for one in offers if not one.faulty]
    rest = sorted((one.other for one in honest if one.listed < listed), reverse=True)
    return rest[int(ALARMS * len(honest))] + MARGIN


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Learn, choose the thresholds, and write the weights."""
    samples = read()
    scored = held_out(samples)
    offers = by_offer(scored)
    listed = borne_out(scored)
    other = least(offers, listed)
    for name, faulty in (("faulty", True), ("honest", False)):
        held = [one.reaches(listed, other) for one in offers if one.faulty is faulty]
        _say(f"{name}: {sum(held) / len(held):.3f} of {len(held)} held, of writers held out in turn")
    learned = learn(samples)
    head = {
        "learned_from": digest(),
        "bias": [round(kind.bias, 3) for kind in learned],
        "borne_out": round(listed, 3),
        "least": round(other, 3),
    }
    count = write(WEIGHTS, head, learned, HUNDREDTHS)
    _say(f"{count} weights of {len(CODES)} codes")


if __name__ == "__main__":
    main()
