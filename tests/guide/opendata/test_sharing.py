"""What is derived from Onisep's data may be had under its licence: all of it, in pieces."""

import json
from collections import Counter

import httpx
import pytest

from api.guide.opendata import sharing_queries
from api.guide.opendata.sharing_queries import SHARED
from api.guide.opendata.source import ODBL
from api.guide.opendata.sources import SOURCES
from tests.guide.opendata.conftest import Imports

WRITTEN = {
    "onisep-metiers": {"onisep_career", "career_onisep_tie"},
    "onisep-fiches-metiers": {"onisep_sheet", "career_onisep_tie"},
    "rome-onisep": {"career_onisep", "career_onisep_tie"},
    "onisep-fiches-formations": {"training_sheet", "training_sheet_next"},
    "onisep-formations": {"training_listed"},
    "onisep-specialites": {"training_subjects"},
    "onisep-options": {"training_subjects"},
    "onisep-pages": {"training_page"},
    "onisep-etablissements": {"place_record"},
    "onisep-portes-ouvertes": {"open_day_text", "event"},
}
"""Which tables each of the sources writes."""


def test_every_table_of_a_share_alike_source_is_given_on() -> None:
    assert {name for name, source in SOURCES.items() if source.credit.licence == ODBL[0]} == WRITTEN.keys()
    assert set().union(*WRITTEN.values()) == SHARED.keys()


async def test_rows_come_once_each_in_however_many_pieces(
    imports: Imports, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports.connection.execute(
        "INSERT INTO training_sheet_next (id, label, title, conditional)"
        " SELECT 'FOR.' || n / 3, 'CAP ' || n % 3, '', false FROM generate_series(1, 7) n"
    )
    imports.connection.execute(
        "INSERT INTO open_day_text (onisep_id, number, told, checked_on)"
        " SELECT 'ENS.' || n / 4, n % 4, 'samedi', '2026-01-01' FROM generate_series(1, 11) n"
    )
    few = {table: shared._replace(at_once=3) for table, shared in SHARED.items()}
    monkeypatch.setattr(sharing_queries, "PIECES", sharing_queries.pieces(few))
    head, *rows = map(json.loads, (await client.get("/api/v1/open-data/onisep.jsonl")).text.splitlines())
    assert "Idéo-Fiches formations" in head["attribution"]
    assert Counter(row["table"] for row in rows) == {"training_sheet_next": 7, "open_day_text": 11}
    assert len({json.dumps(row) for row in rows}) == 18
