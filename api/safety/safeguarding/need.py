"""How much what somebody types into a chat box sounds like a cry for help, for themselves or somebody else.

A linear support vector machine like `learned`, of its own: a chat box that shows who listens once too often
does little harm, a silence does; what people write to each other is weighed as before. The weights
(`need.json`) were learned by `python -m tests.safety.safeguarding.need_training` from what people who had not
seen the code type (`tests/safety/safeguarding/chatted`), from the labelled messages, and from the chatbox's
own sentences, which are no cries.
"""

import json
import math
from collections.abc import Collection
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from api.safety.safeguarding import concepts
from api.safety.safeguarding.everyday import everyday
from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.fold import fold, in_full
from api.safety.safeguarding.learned import (
    FEW_MORE,
    HUNDREDTHS,
    conceived,
    enough,
    features,
    has_words,
    of_rules,
    parts,
)
from api.safety.safeguarding.rule_findings import found_by_rules
from api.safety.safeguarding.screening import Screening
from api.safety.safeguarding.searched import cries_for_help, is_word_of_need
from api.safety.safeguarding.sound import CALMER, MORE_ALONE, Part, Sound

WEIGHTS = Path(__file__).parent / "need.json"
SILENT = -math.inf
SURE, LOUD, FAINT = 0.0, -0.3, -0.7
"""How much a text must sound like a cry: of writers held out 6, 8 or 9 in 10 cries do, and 2, 4 or 11 in
100 sentences that were written to look like one and are none.
"""


class Need(IntEnum):
    """How surely it is told that somebody is in danger."""

    NONE = 0
    FAINT = 1
    """It sounds like it: to be believed where nothing else is plainly wanted."""
    HEARD = 2
    """Who listens is shown, whatever else is said."""
    SURE = 3
    """So plainly that who looks after them should hear of it."""


def need_of(text: str, screening: Screening, *, by_adult: bool = False) -> Need:
    """Whether what somebody types into a chat box tells that they, or somebody close, are in danger: as a
    message would, by a word alone, as a search, or by how it sounds. `screening`: of that text.
    """
    sound = SILENT if everyday(fold(text)) else sounds(text, {span.finding for span in found_by_rules(text)})
    word = is_word_of_need(text)
    # Adults tell of what young people live through; a word alone may be that of a lesson.
    if not word and sound >= SURE + (CALMER if by_adult else 0.0):
        return Need.SURE
    if word or sound >= LOUD or screening.grave or screening.distress:
        return Need.HEARD
    return Need.FAINT if sound >= FAINT or cries_for_help(text) else Need.NONE


class Model(NamedTuple):
    """What was learned."""

    bias: float
    weights: dict[str, float]


@cache
def model() -> Model:
    """The weights, read once."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    [bias] = kept["bias"]
    return Model(bias, {name: value / HUNDREDTHS for name, [value] in kept["weights"].items()})


def spelt(text: str) -> str:
    """A text as it is weighed: folded, and what a phone writes in haste in full."""
    view = fold(text)
    return (in_full(view) or view).text


def told(text: str, ruled: Collection[Finding]) -> list[str]:
    """Features of a spelt text that its length does not make smaller: what rules found, and concepts."""
    return [*of_rules(ruled), *concepts.features(conceived(parts(text).words))]


def sounds(text: str, ruled: Collection[Finding]) -> float:
    """How much a text, in which rules found `ruled`, sounds like a cry for help: as a whole, or in the part
    that does most. From about 0 on it does more than not.
    """
    whole = fold(text)
    sound = Sound(in_full(whole) or whole)
    heard = [_weighed(part.text) - MORE_ALONE for part in filter(Part.speaks, sound.stretches)]
    return max([_weighed(sound.view.text, ruled), *heard])


def _weighed(text: str, ruled: Collection[Finding] = ()) -> float:
    if not has_words(text):
        return SILENT
    learned = model()
    found = features(text)
    total = sum(learned.weights.get(name, 0.0) * count for name, count in found.items())
    beside = sum(learned.weights.get(name, 0.0) for name in told(text, ruled))
    few = 0.0 if enough(text) else FEW_MORE
    return learned.bias + total / math.sqrt(found.total()) + beside - few
