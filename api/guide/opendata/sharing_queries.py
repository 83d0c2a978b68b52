"""What is derived from Onisep's data, to be given on: each table in pieces, after the key of the last row."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import TextClause, text


class Shared(NamedTuple):
    """A table whose rows are given on: its primary key, what is told of a row, which rows, and how many at
    once: a piece is held whole.
    """

    source: str
    key: Sequence[str]
    told: str = "to_jsonb(t)"
    rows: str = "true"
    at_once: int = 1000


SHARED = {
    "career_onisep": Shared("FROM career_onisep t", ("code", "onisep_id")),
    "career_onisep_tie": Shared("FROM career_onisep_tie t", ("code", "onisep_id")),
    "onisep_career": Shared("FROM onisep_career t", ("edition", "id")),
    "onisep_sheet": Shared("FROM onisep_sheet t", ("id",), at_once=100),
    "training_sheet": Shared("FROM training_sheet t", ("id",), at_once=100),
    "training_sheet_next": Shared("FROM training_sheet_next t", ("id", "label")),
    "training_listed": Shared("FROM training_listed t", ("id",)),
    "training_subjects": Shared("FROM training_subjects t", ("id",)),
    "training_page": Shared("FROM training_page t", ("diploma_code",)),
    "open_day_text": Shared("FROM open_day_text t", ("onisep_id", "number")),
    # Of tables that others fill too, what Onisep tells.
    "place_record": Shared(
        "FROM place_record t",
        ("id",),
        "jsonb_build_object('uai', values->>'uai', 'onisep_id', values->>'onisep_id')",
        "source = 'onisep-etablissements' AND vanished_on IS NULL",
    ),
    "event": Shared(
        "FROM event t",
        ("id",),
        "jsonb_build_object('title', title, 'starts_at', starts_at, 'ends_at', ends_at,"
        " 'place_name', place_name, 'commune_code', commune_code, 'description', description)",
        "source = 'onisep-portes-ouvertes'",
    ),
}
"""By table. `training` repeats texts of `training_sheet`, `place` identifiers: they are here once."""


def _piece(table: str, shared: Shared, after: str) -> TextClause:
    key = ", ".join(shared.key)
    return text(
        f"SELECT {key}, (jsonb_build_object('table', '{table}') || {shared.told})::text AS line"
        f" {shared.source} WHERE {shared.rows}{after} ORDER BY {key} LIMIT {shared.at_once}"
    )


def _after(key: Sequence[str]) -> str:
    return f" AND ({', '.join(key)}) > ({', '.join(f':{column}' for column in key)})"


def pieces(tables: Mapping[str, Shared]) -> list[tuple[TextClause, TextClause, Shared]]:
    """Of each table the statement of its first piece, that of each next one, and what is shared of it."""
    return [
        (_piece(table, shared, ""), _piece(table, shared, _after(shared.key)), shared)
        for table, shared in tables.items()
    ]


PIECES = pieces(SHARED)
