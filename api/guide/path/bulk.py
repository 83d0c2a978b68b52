"""The calendar written by whole lists: each takes the place of the school years that it tells of."""

from api.platform.kit.bulk import List

DATES = List(
    "calendar_date",
    ("school_year", "step"),
    ("way", "label_fr", "label_en", "starts_on", "ends_on", "publisher", "url", "checked_on"),
    replaces=("school_year",),
    names=("label_fr", "label_en"),
)
