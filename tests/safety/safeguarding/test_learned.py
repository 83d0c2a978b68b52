"""The weights belong to today's messages and features."""

import json

import pytest

from api.safety.safeguarding import concepts
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.learned import KINDS, WEIGHTS, conceived, features, model, parts, weigh
from tests.safety.safeguarding import training


def test_the_weights_were_learned_from_what_is_there_today() -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert kept["learned_from"] == training.digest(), "python -m tests.safety.safeguarding.training"


@pytest.mark.parametrize(
    "text",
    ["", "Alors, tu m'écris ?", "06 39 98 12 45 ou snap !! snap", "Quelles études après le CAP ?\nMerci"],
)
def test_a_score_is_that_of_its_features(text: str) -> None:
    folded = fold(text).text
    found = features(folded)
    meant = concepts.features(conceived(parts(folded).words))
    learned = model()
    for kind in range(len(KINDS)):
        total = sum(
            learned.named[name][kind] * count for name, count in found.items() if name in learned.named
        )
        more = sum(learned.named[name][kind] for name in meant if name in learned.named)
        expected = learned.bias[kind] + total / 100 / found.total() ** 0.5 + more / 100
        assert weigh(folded).scores[kind] == pytest.approx(expected)
