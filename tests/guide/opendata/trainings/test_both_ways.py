"""Of the publishers' own files: a training that leads to a career by its page does so by the career's."""

from collections import defaultdict
from pathlib import Path

import httpx
import pytest

from api.guide.trainings.ways_queries import TOLD_ANYWHERE, UNLISTED
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.test_open_data import GEOGRAPHY, PLACES
from tests.guide.opendata.trainings.test_open_data import CAREERS, LISTS, WITH_UAI

pytestmark = pytest.mark.open_data

WANTED = (
    "niveaux-formation",
    "formations-diplomes",
    "mef",
    "familles-metiers",
    "certif-info",
    "constat-formations",
    "bts-parcoursup",
    "onisep-fiches-formations",
    "parcoursup",
)
REGION = ("inserjeunes-formations", "inserjeunes/ij_region_data_pays-de-la-loire.csv")
"""Who learned what in the region, at a place or elsewhere."""


async def all_of(client: httpx.AsyncClient) -> list[str]:
    """Every training that is listed, by its id."""
    found: list[str] = []
    query: dict[str, str | int] = {"limit": 100}
    while True:
        page = (await client.get("/api/v1/trainings", params=query)).json()
        found += [item["id"] for item in page["items"]]
        if not page["next"]:
            return found
        query["cursor"] = page["next"]


async def test_what_leads_to_a_career_is_the_same_on_both_pages(
    imports: Imports, open_data: Path, client: httpx.AsyncClient
) -> None:
    """A bac pro of fish named the écailler, whose page knew of the CAP alone: 67 such pairs."""
    places = [row[:2] for row in PLACES if row[0] in WITH_UAI]
    wanted = [row[:2] for row in LISTS if row[0] in WANTED]
    for source, name in (*(row[:2] for row in GEOGRAPHY[:4]), *places, *CAREERS, REGION, *wanted):
        imports(source, open_data / name)
    listed = await all_of(client)
    told: dict[str, set[str]] = defaultdict(set)
    of_field: dict[str, set[str]] = defaultdict(set)
    by_its_own_name: set[str] = set()
    for key in listed:
        page = (await client.get(f"/api/v1/trainings/{key}")).json()
        for career in page["careers"]:
            told[career["code"]].add(key)
            by_its_own_name |= {career["code"]} if career["named"] is None else set()
        for field in page["fields"]:
            of_field[field["code"]].add(key)
    somewhere = {key for (key,) in imports.rows("SELECT training_id FROM training_somewhere")}
    assert len(told) > 200
    assert len([code for code, keys in told.items() if keys & somewhere and keys - somewhere]) > 30
    for code, keys in told.items():
        ways = (await client.get(f"/api/v1/careers/{code}/trainings")).json()["ways"]
        leading = {way["id"]: way["diploma"] for way in ways if way["leads"]}
        assert leading.keys() >= keys, code
        # Of the rest of the country only what names the career itself, where nothing of the region does;
        # and steps on the way whose own page names the field out of which the career came.
        if code in by_its_own_name:
            rest = leading.keys() - keys - of_field[code]
            assert {leading[key] for key in rest} <= {*UNLISTED, *TOLD_ANYWHERE}, code
