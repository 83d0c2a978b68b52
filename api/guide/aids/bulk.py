"""Aids and sheets written by whole lists."""

from datetime import date

from api.platform.kit.bulk import Connection, List

AIDS = List(
    "aid",
    ("id",),
    (
        *("label", "institution", "description", "conditions", "more_conditions", "profiles"),
        *("age_from", "age_below", "area_kind", "areas", "link", "apply_link"),
    ),
    replaces=(),
    names=("label", "institution", "link"),
)
"""Aids: what help there is, and where to ask for it."""

SHEETS = List(
    "aid_sheet",
    ("id",),
    ("position", "topic", "profiles", "places", "links", "fr", "en", "written_on"),
    replaces=(),
)


def note_reading(connection: Connection, source: str, read_on: date, dated_on: date | None) -> None:
    """Keep when a list was last read, and of which day it is."""
    connection.execute(
        "INSERT INTO aid_list VALUES (%s, %s, %s) ON CONFLICT (source) DO UPDATE SET read_on ="
        " excluded.read_on, dated_on = excluded.dated_on WHERE (aid_list.read_on, aid_list.dated_on)"
        " IS DISTINCT FROM (excluded.read_on, excluded.dated_on)",
        [source, read_on, dated_on],
    )
