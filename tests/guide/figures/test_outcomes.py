"""What became of those who left a school: as published, the year and the source beside it."""

import random
from collections import defaultdict
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.guide.figures import service
from api.platform.kit.database import Database
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.figures.files import dicts_of, rows_of
from tests.guide.opendata.figures.test_inserjeunes import FOLDER, PRO, SCHOOLS, school_file
from tests.guide.opendata.lists import LISTS

UAI = "0440001A"


async def outcomes(client: httpx.AsyncClient, place: object) -> dict[str, Any]:
    response = await client.get(f"/api/v1/places/{place}/outcomes")
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


class TestRoute:
    async def test_years_and_ways_with_their_source(
        self, client: httpx.AsyncClient, factory: Factory, imports: Imports
    ) -> None:
        imports("inserjeunes-etablissements", LISTS["inserjeunes-etablissements"]([1]), PRO)
        body = await outcomes(client, factory.place(uai=UAI))
        assert body["outcomes"] == [
            {
                "year": "2022-2023",
                "way": "all",
                "further_study": 40,
                "employed_6": 55,
                "expected_6": 50,
                "difference": 5,
                "employed_12": None,
                "employed_18": None,
                "employed_24": None,
                "studying": 40,
                "employed": 33,
                "other": 27,
                "broken_contracts": None,
            }
        ]
        assert [(source["source"], source["publisher"]) for source in body["sources"]] == [
            ("inserjeunes-etablissements", "DEPP et Dares")
        ]

    async def test_of_two_lists_the_newer_is_believed_whole(
        self, client: httpx.AsyncClient, factory: Factory, imports: Imports
    ) -> None:
        older = LISTS["inserjeunes-etablissements"]([1]).replace(b"ensemble", b"dont apprentis")
        imports("inserjeunes-etablissements", older.replace(b";55;50;5;", b";56;50;6;"), PRO)
        imports("inserjeunes-cfa", LISTS["inserjeunes-cfa"]([1]))
        body = await outcomes(client, factory.place(uai=UAI))
        assert [(one["employed_6"], one["employed_12"]) for one in body["outcomes"]] == [(55, 60)]
        assert [source["source"] for source in body["sources"]] == ["inserjeunes-cfa"]

    async def test_nothing_published_is_nothing_told(
        self, client: httpx.AsyncClient, factory: Factory, imports: Imports
    ) -> None:
        secret = LISTS["inserjeunes-etablissements"]([1]).replace(
            b"40;55;50;5;40;33;27", b"nd;nd;nd;nd;nd;nd;nd"
        )
        imports("inserjeunes-etablissements", secret, PRO)
        for place in (factory.place(uai=UAI), factory.place()):
            assert await outcomes(client, place) == {"outcomes": [], "sources": []}

    async def test_an_unknown_place(self, client: httpx.AsyncClient) -> None:
        assert (await client.get(f"/api/v1/places/{uuid4()}/outcomes")).status_code == 404


async def test_rates_of_many_schools_and_of_trainings(imports: Imports, database: Database) -> None:
    name = PRO.replace("2022_2023", "2021_2022")
    imports("inserjeunes-etablissements", LISTS["inserjeunes-etablissements"]([1, 2]), name)
    newer = LISTS["inserjeunes-etablissements"]([1]).replace(b"40;55;50;5;", b";nd;nd;nd;")
    imports("inserjeunes-etablissements", newer.replace(b"nd;40;33", b"nd;;"), PRO)
    imports("inserjeunes-formations", LISTS["inserjeunes-formations"]([137]))
    async with database.reads.connect() as connection:
        rates = await service.school_rates(connection, [UAI, "0440002A", "0449999X"])
        trainings = await service.training_outcomes(connection, "52", ["50022137", "50022138"])
        elsewhere = await service.training_outcomes(connection, "53", ["50022137"])
    assert [tuple(rate) for rate in rates] == [
        (UAI, "all", "2021-2022", 55, 50, 5, 40),
        ("0440002A", "all", "2021-2022", 55, 50, 5, 40),
    ]
    assert [tuple(one) for one in trainings] == [
        ("50022137", "2022-2023", "apprenticeship", 30, 40, 55, 60, None, None)
    ]
    assert elsewhere == []


Published = dict[tuple[str, str], dict[str, float]]


def published(folder: Path) -> dict[str, Published]:
    """By school what the files tell of each year and way, read plainly; the list of CFA instead of others."""
    found: dict[str, Published] = defaultdict(dict)
    ways = {"ensemble": "all", "dont apprentis": "apprenticeship", "dont élèves en voie pro sco": "school"}
    old = [
        "further_study",
        "employed_6",
        "expected_6",
        "difference",
        "employed_12",
        "employed_18",
        "employed_24",
    ]
    new = [*old[:4], "studying", "employed", "other"]
    for years, kind, _rows in SCHOOLS:
        for row in rows_of(school_file(folder, years, kind))[1:]:
            cells = row[3:] if kind == "apprentissage" and years > "2020" else row[4:]
            names = new if years > "2020" else old
            told = dict(zip(names, cells, strict=False))
            if kind == "apprentissage" and years == "2018_2019":
                told["broken_contracts"] = row[3]
            way = "apprenticeship" if kind == "apprentissage" else ways[row[3]]
            figures = {name: float(cell) for name, cell in told.items() if cell not in ("", "nd")}
            found[row[0]][years.replace("_", "-"), way] = figures
    shares = {
        "studying": "poursuite études",
        "employed": "en emploi 6 mois",
        "other": "autre situation 6 mois",
    }
    for one in dicts_of(folder / FOLDER / "fr-en-inserjeunes-cfa_pays-de-la-loire.csv"):
        told = {name: one[f"DEVENIR Part {words}"] for name, words in shares.items()}
        told |= {f"employed_{months}": one[f"Taux emploi {months} mois"] for months in (6, 12, 18, 24)}
        told |= {"expected_6": one["Taux emploi 6 mois attendu"], "difference": one["VA emploi 6 mois"]}
        told |= {"further_study": one["Taux poursuite études"]}
        told |= {"broken_contracts": one["Part contrats apprentissage interrompus"]}
        figures = {name: float(cell) for name, cell in told.items() if cell}
        if figures:
            found[one["UAI"]][one["Année"].removeprefix("cumul "), "apprenticeship"] = figures
    return found


@pytest.mark.open_data
async def test_fifty_schools_are_told_as_the_files_tell(
    client: httpx.AsyncClient, factory: Factory, imports: Imports, open_data: Path
) -> None:
    for years, kind, _rows in SCHOOLS:
        imports("inserjeunes-etablissements", school_file(open_data, years, kind))
    imports("inserjeunes-cfa", open_data / FOLDER / "fr-en-inserjeunes-cfa_pays-de-la-loire.csv")
    told = published(open_data)
    secret = [uai for uai, years in told.items() if not any(years.values())]
    partly = [uai for uai, years in told.items() if any(years.values()) and not all(years.values())]
    chosen = random.Random(14)
    schools = [*chosen.sample(sorted(told), 40), *chosen.sample(secret, 5), *chosen.sample(partly, 5)]
    for uai in dict.fromkeys(schools):
        body = await outcomes(client, factory.place(uai=uai))
        found = {
            (one.pop("year"), one.pop("way")): {name: rate for name, rate in one.items() if rate is not None}
            for one in body["outcomes"]
        }
        assert found == {key: figures for key, figures in told[uai].items() if figures}, uai
    assert len(secret) > 5
    assert len(partly) > 5
