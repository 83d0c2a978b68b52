"""Figures, written by whole lists."""

from api.platform.kit.bulk import List

_AFTER = ("employed_12", "employed_18", "employed_24")

OUTCOMES_OF_SCHOOLS = List(
    "outcome_school",
    ("origin", "year", "uai", "way"),
    (
        *("label", "further_study", "employed_6", "expected_6", "difference", *_AFTER),
        *("studying", "employed", "other", "broken_contracts"),
    ),
    replaces=("origin", "year"),
    names=("label",),
)
OUTCOMES_OF_TRAININGS = List(
    "outcome_training",
    ("region", "year", "way", "code"),
    ("nomenclature", "leavers", "further_study", "employed_6", *_AFTER),
    replaces=("region", "year", "way"),
)
