"""The region's own sheets on aids: both languages or none, strict, in its order."""

import json
from typing import Any

import httpx
import pytest

from tests.guide.opendata.conftest import Imports, numbers

TEXT = {"title": "La bourse", "what": ["De l’argent."], "for_whom": "Les élèves.", "ask": "Au CIO."}
SHEET: dict[str, Any] = {
    "id": "bourse",
    "topic": "money",
    "profiles": ["high_school", "student"],
    "places": ["cio"],
    "links": [{"publisher": "Service-Public.fr", "url": "https://www.service-public.gouv.fr/"}],
    "written_on": "2026-11-29",
    "fr": TEXT,
    "en": TEXT | {"title": "The grant"},
}


def file_of(*sheets: Any) -> str:
    return json.dumps({"sheets": sheets})


async def test_a_sheet_is_shown_as_it_was_written(imports: Imports, client: httpx.AsyncClient) -> None:
    other = SHEET | {"id": "autre"}
    assert numbers(imports("fiches-aides", file_of(SHEET, other))) == (2, 2, 0, 0, 0, 0)
    assert numbers(imports("fiches-aides", file_of(SHEET, other))) == (2, 0, 0, 2, 0, 0)
    assert (await client.get("/api/v1/aids/sheets")).json() == {"items": [SHEET, other]}


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 500},
        {"id": "Bourse de lycée"},
        {"topic": "luck"},
        {"profiles": []},
        {"profiles": ["prince"]},
        {"places": ["castle"]},
        {"links": []},
        {"links": [{"publisher": "X y", "url": "http://example.org/"}]},
        {"links": [{"publisher": "X y", "url": "javascript:alert(1)"}]},
        {"links": [{"publisher": "X y", "url": "https://example.org/?suivi=1"}]},
        {"written_on": "hier"},
        {"en": None},
        {"fr": TEXT | {"ask": "Au\x1b CIO."}},
        {"fr": TEXT | {"what": ["x" * 301]}},
    ],
)
def test_a_sheet_of_another_shape_is_refused(imports: Imports, change: dict[str, Any]) -> None:
    report = imports("fiches-aides", file_of(SHEET | change, SHEET | {"id": "juste"}))
    assert dict(report.reasons) == {"bad_shape": 1}
    assert imports.rows("SELECT id FROM aid_sheet") == [("juste",)]
