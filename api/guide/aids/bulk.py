"""Aids written by whole lists."""

from api.platform.kit.bulk import List

AIDS = List(
    "aid",
    ("id",),
    (
        *("label", "institution", "description", "conditions", "profiles", "age_from", "age_below"),
        *("area_kind", "areas", "link", "apply_link"),
    ),
    replaces=(),
    names=("label", "institution", "link"),
)
