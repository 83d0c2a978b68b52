"""The region's own sheets: both languages or none, strict, shown on the career's page."""

import json
from copy import deepcopy
from typing import Any

import httpx
import pytest

from api.guide.careers.schemas import CareerPublic
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers

TEXT = {
    "title_feminine": "Jardinière",
    "title_masculine": "Jardinier",
    "hook": "Soigner des lieux vivants.",
    "what": ["Tu plantes.", "Tu tailles."],
    "with_whom": "En équipe.",
    "where": "Dehors.",
    "hours": "De jour.",
    "like": ["Tu aimes les plantes."],
    "hard": ["Le dos."],
    "cliche": {"said": "C’est facile.", "truth": "C’est un savoir."},
    "first_steps": ["Apprends dix arbres."],
}
SHEET: dict[str, Any] = {
    "code": "A1202",
    "written_on": "2026-11-29",
    "reviewed_on": "2026-11-30",
    "sources": [{"publisher": "Dares", "title": "Portraits", "year": 2021}],
    "fr": TEXT,
    "en": TEXT | {"title_feminine": "Gardener", "title_masculine": "Gardener"},
}


def file_of(*sheets: Any) -> str:
    return json.dumps({"sheets": sheets})


async def test_a_sheet_stands_on_its_career_s_page(
    imports: Imports, client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("A1202")
    factory.career("A1203")
    assert numbers(imports("fiches-metiers", file_of(SHEET))) == (1, 1, 0, 0, 0, 0)
    assert numbers(imports("fiches-metiers", file_of(SHEET))) == (1, 0, 0, 1, 0, 0)
    body = (await client.get("/api/v1/careers/A1202")).json()
    CareerPublic.model_validate(body)
    assert body["sheet"] == {name: value for name, value in SHEET.items() if name != "code"}
    assert (await client.get("/api/v1/careers/A1203")).json()["sheet"] is None


def changed(path: str, value: Any) -> dict[str, Any]:
    sheet = deepcopy(SHEET)
    *parents, last = path.split(".")
    target = sheet
    for name in parents:
        target = target[name]
    if value is None:
        del target[last]
    else:
        target[last] = value
    return sheet


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("fr.salary", "Beaucoup"),
        ("surprise", "x"),
        ("en", None),
        ("fr.hook", None),
        ("fr.hook", "x" * 301),
        ("fr.what", []),
        ("fr.what", ["Tu plantes."] * 9),
        ("fr.cliche.truth", ""),
        ("fr.hook", "Soigner\x1b"),
        ("code", "12"),
        ("written_on", "hier"),
        ("reviewed_on", "2026-11-28"),
        ("sources", []),
    ],
)
def test_a_sheet_of_another_shape_is_refused(imports: Imports, path: str, value: Any) -> None:
    report = imports("fiches-metiers", file_of(changed(path, value), SHEET | {"code": "A1203"}))
    assert dict(report.reasons) == {"bad_shape": 1}
    assert imports.rows("SELECT code FROM career_sheet") == [("A1203",)]
