"""What is made of the list of masters, on a few invented rows."""

import httpx
import pytest

from api.guide.opendata.errors import BrokenFileError
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.lists import csv_of, rows
from tests.guide.opendata.trainings.lists import table

_MASTERS = (
    "Année de la campagne de recueil des informations;Code UAI de l’établissement accrédité;"
    "Identifiant navette de la mention (INM) de master;Intitulé de la mention de master;"
    "Mention ouverte ou non ouverte;"
    "URL de la fiche relative à la mention sur le site internet de l’établissement"
)


def test_of_masters_the_newest_campaign_counts(imports: Imports) -> None:
    rows = (
        "2020;0440984F;1702518N;Droit;1;",
        "2021;0440984F;1702518N;Droit;1;https://www.univ-nantes.fr",
        "2020;0440984F;1702519N;Histoire;1;",
        "2021;0440984F;1702520N;Chimie;0;",
    )
    assert numbers(imports("masters", table(_MASTERS, *rows))) == (4, 4, 0, 0, 0, 0)
    assert imports.rows("SELECT training_id, uai, year FROM training_place") == [
        ("INM.1702518N", "0440984F", 2021)
    ]
    assert imports.one("SELECT label, level FROM training WHERE id = 'INM.1702518N'") == (
        "Master Droit",
        7,
    )


def test_a_mention_that_opens_in_its_second_year_is_for_nobody_who_has_a_licence(imports: Imports) -> None:
    header = f"{_MASTERS};Semestre auquel la mention est accessible dans l’établissement accrédité"
    rows = (
        "2021;0440984F;1702669C;Management;1;;1er semestre",
        "2021;0490970N;1702669C;Management;1;;3ème semestre",
    )
    imports("masters", table(header, *rows))
    assert imports.rows("SELECT training_id, uai FROM training_place") == [("INM.1702669C", "0440984F")]


def test_a_mention_is_one_training_wherever_it_is_taught(imports: Imports) -> None:
    """Each university has a number of its own for it: « Master Droit public » was three pages."""
    rows = (
        "2021;0440984F;1702752T;Droit public;1;",
        "2021;0490970N;1701196B;Droit public;1;",
        "2021;0490970N;1702001B;Droit privé;1;",
    )
    imports("masters", table(_MASTERS, *rows))
    assert imports.rows("SELECT training_id, uai FROM training_place ORDER BY uai, training_id") == [
        ("INM.1701196B", "0440984F"),
        ("INM.1701196B", "0490970N"),
        ("INM.1702001B", "0490970N"),
    ]
    assert imports.one("SELECT count(*) FROM training WHERE label = 'Master Droit public'") == 1
    # Whoever kept the address of the other number is led to it.
    assert imports.rows("SELECT id, training_id FROM training_former") == [("INM.1702752T", "INM.1701196B")]


async def test_of_a_master_in_alternance_no_more_is_said_than_the_list_says(
    imports: Imports, factory: Factory, client: httpx.AsyncClient
) -> None:
    """All were said to be learned at school only; « alternance » may be by either contract."""
    place = factory.place(uai="0440984F")
    header, *masters = rows("masters", range(3))
    modes = ("Formation initiale,Alternance", "Formation initiale,Alternance,Apprentissage", "")
    told = [[row[0], "0440984F", *row[2:], mode] for row, mode in zip(masters, modes, strict=True)]
    named = [*header, "Modalités d’enseignement de la mention"]
    imports("masters", csv_of([named, *told]))
    page = (await client.get(f"/api/v1/places/{place}/trainings")).json()
    assert [(one["statuses"], one["alternating"]) for one in page["trainings"]] == [
        (["school"], True),
        (["apprenticeship", "school"], False),
        (["school"], False),
    ]
    first = page["trainings"][0]["id"]
    assert (await client.get(f"/api/v1/trainings/{first}")).json()["alternating"] is True
    (taught,) = (await client.get(f"/api/v1/trainings/{first}/places")).json()["items"]
    assert taught["alternating"] is True


async def test_a_master_at_a_distance_is_not_said_to_be_learned_at_school(
    imports: Imports, factory: Factory, client: httpx.AsyncClient
) -> None:
    """« À l’école, au Mans » was read of what is taught at a distance; « initiale » says no place."""
    schools = ("0440984F", "0490970N", "0720916E")
    for uai in schools:
        factory.place(uai=uai, kind="higher_education")
    modes = ("Formation initiale,Formation à distance", "Formation à distance", "Formation initiale")
    lines = [f"2021;{uai};1703422W;Genre;1;;{told}" for uai, told in zip(schools, modes, strict=True)]
    imports("masters", table(f"{_MASTERS};Modalités d’enseignement de la mention", *lines))
    page = (await client.get("/api/v1/trainings/INM.1703422W")).json()
    assert (page["statuses"], page["places"]) == (["school", "distance"], 3)
    there = "SELECT uai, statuses FROM training_place ORDER BY uai"
    assert imports.rows(there) == [
        ("0440984F", ["distance"]),
        ("0490970N", ["distance"]),
        ("0720916E", ["school"]),
    ]
    at_a_distance = {"status": "distance"}
    found = await client.get("/api/v1/trainings/INM.1703422W/places", params=at_a_distance)
    assert len(found.json()["items"]) == 2
    assert len((await client.get("/api/v1/trainings", params=at_a_distance)).json()["items"]) == 1


async def test_universities_that_give_one_diploma_together_are_named(
    imports: Imports, factory: Factory, client: httpx.AsyncClient
) -> None:
    """Two rows of one joint master read as two masters; the name of a school holds commas itself."""
    factory.place(uai="0440984F", kind="higher_education")
    header = f"{_MASTERS};Etablissement(s) co-accrédité(s) en vue de la délivrance du DNM dans la"
    told = "Université d'Angers,Institut des sciences agronomiques, horticoles et du paysage"
    imports("masters", table(f"{header} mention", f"2021;0440984F;1703422W;Genre;1;;{told}"))
    (place,) = (await client.get("/api/v1/trainings/INM.1703422W/places")).json()["items"]
    assert place["partners"] == [
        "Institut des sciences agronomiques, horticoles et du paysage",
        "Université d'Angers",
    ]


@pytest.mark.parametrize(("year", "is_open"), [("2022", "1"), ("2021", "0")])
def test_a_row_of_the_next_campaign_or_an_empty_column_wipes_no_masters(
    imports: Imports, year: str, is_open: str
) -> None:
    """Also beside so many programmes that they are not missed among all."""
    imports.first("parcoursup", csv_of(rows("parcoursup", range(1, 301))))
    header, *masters = rows("masters", range(1, 41))
    imports("masters", csv_of([header, *masters]))
    known = "SELECT training_id FROM training_place ORDER BY 1"
    before = imports.rows(known)
    told = [[year, *row[1:4], is_open, row[5]] for row in masters]
    with pytest.raises(BrokenFileError, match=r"(39|40) / 40") as refused:
        imports("masters", csv_of([header, *(told[:1] if is_open == "1" else told)]))
    assert refused.value.code == "many_gone"
    assert imports.rows(known) == before
    imports("masters", csv_of([header, *([year, *row[1:]] for row in masters)]))
