"""What no list tells: how much a sentence sounds like those that people labelled in offers.

Its words, their rows of letters and pairs, what the lists found in it, and to whom the offer speaks, each
weigh something (a linear support vector machine, as in safeguarding). The weights (`weights.json`) were
learned by `python -m tests.placements.offers.training` from the offers and sentences of
`tests/placements/offers/labelled`, except those that measure them (`unread`).
"""

import json
import math
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from api.placements.offers.models import HeldFor, OfferKind
from api.safety.safeguarding.service import features

WEIGHTS = Path(__file__).parent / "weights.json"
CODES = (
    HeldFor.DISCRIMINATION,
    HeldFor.UNPAID_WORK,
    HeldFor.FORBIDDEN_WORK,
    HeldFor.POLITICAL,
    HeldFor.RELIGIOUS,
)
KINDS = ("fault", *CODES)
"""What there are weights for: that a sentence is faulty at all, and for what."""
HUNDREDTHS = 100


class Model(NamedTuple):
    """What was learned."""

    bias: tuple[float, ...]
    """For each of `KINDS`."""
    borne_out: float
    """The score from which a sentence counts as faulty in which the lists found something."""
    least: float
    """The same of any other sentence."""
    named: dict[str, tuple[int, ...]]
    """What a feature adds for each of `KINDS`, in hundredths."""


@cache
def model() -> Model:
    """The weights, read once."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    named = {name: tuple(values) for name, values in kept["weights"].items()}
    return Model(tuple(kept["bias"]), kept["borne_out"], kept["least"], named)


def read_as(kind: OfferKind, grounds: Collection[str], *, minors: bool) -> Iterator[str]:
    """The features of the kind of offer, of whether minors read it, and of what the lists found."""
    yield f"k:{kind}"
    yield f"m:{minors}"
    if grounds:
        yield "r:any"
    yield from (f"r:{ground}" for ground in sorted(grounds))


def scores(words: Sequence[str], more: Collection[str]) -> tuple[float, ...]:
    """How much the words of a sentence, with `more` features of `read_as`, sound like each of `KINDS`."""
    learned = model()
    found = features(" ".join(words))
    total, added = [0] * len(KINDS), [0] * len(KINDS)
    for sums, counts in ((total, found), (added, dict.fromkeys(more, 1))):
        for name, count in counts.items():
            for place, weight in enumerate(learned.named.get(name, ())):
                sums[place] += weight * count
    scale = math.sqrt(found.total()) * HUNDREDTHS
    return tuple(
        bias + one / scale + other / HUNDREDTHS
        for bias, one, other in zip(learned.bias, total, added, strict=True)
    )


def sounds_like(words: Sequence[str], more: Collection[str], *, listed: bool) -> HeldFor | None:
    """For what a sentence would be held by its sound, in which the lists found something or not; None: it
    sounds honest.
    """
    fault, *codes = scores(words, more)
    if fault < (model().borne_out if listed else model().least):
        return None
    return max(zip(codes, CODES, strict=True))[1]
