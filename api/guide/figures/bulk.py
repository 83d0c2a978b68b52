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
OCCUPATIONS = List(
    "occupation",
    ("nomenclature", "code"),
    ("level", "label", "parent", "comparable"),
    replaces=("nomenclature",),
    names=("label",),
)
OCCUPATION_ROME = List("occupation_rome", ("occupation", "rome"), ("partly",), replaces=())
BASINS = List("commune_basin", ("commune_code",), ("basin", "name"), replaces=(), names=("basin", "name"))
HIRINGS = List(
    "planned_hiring",
    ("year", "occupation", "basin", "department"),
    (
        *("region", "nomenclature", "label", "basin_name", "family", "family_label"),
        *("planned", "difficult", "seasonal"),
    ),
    replaces=("year", "region"),
    names=("label", "basin_name"),
)
PORTRAITS = List(
    "occupation_figure",
    ("kind", "occupation", "period", "aspect"),
    ("value", "label"),
    replaces=("kind",),
    names=("label",),
)
TENSIONS = List(
    "occupation_tension",
    ("year", "level", "territory", "occupation"),
    (*("employment", "rating", "hiring", "training", "workforce", "unstable", "conditions", "distance"),),
    replaces=("year", "level", "territory"),
)
