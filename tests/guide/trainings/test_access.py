"""Who may begin a training, as Onisep's sheet on it says."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import taught, training


def sheet(factory: Factory, key: str, access: str) -> str:
    factory.connection.execute(
        "INSERT INTO training_sheet (id, label, title, diploma, summary, access, expected, follows)"
        " VALUES (%s, 'X', 'X', 'DNMADE', '', %s, '', '')",
        [key, access],
    )
    return key


def follows(factory: Factory, *pairs: tuple[str, str]) -> None:
    for pair in pairs:
        factory.connection.execute("INSERT INTO training_next (training_id, next_id) VALUES (%s, %s)", pair)


async def before(client: httpx.AsyncClient, key: str) -> list[str]:
    page: dict[str, Any] = (await client.get(f"/api/v1/trainings/{key}")).json()
    return [step["label"] for step in page["before"]]


@pytest.mark.parametrize(
    ("access", "said"),
    [
        (
            "Accessible après un bac général, un bac technologique STD2A, un bac pro ou un BMA.",
            "Bac techno, surtout STD2A",
        ),
        (
            "Les bacheliers généraux ou les bacs technologiques (STI2D, STL) : STL surtout.",
            "Bac techno, surtout STI2D ou STL",
        ),
        ("Accessible à tout titulaire d’un baccalauréat : bac STMG, bac général.", "Bac technologique"),
        ("Accessible d’un baccalauréat, notamment général ou STL.", "Bac technologique"),
        ("Les bacheliers d’autres séries (bac général, bac STMG...) peuvent postuler.", "Bac technologique"),
        ("", "Bac technologique"),
    ],
)
async def test_the_series_of_the_technological_bac_are_those_of_the_sheet(
    client: httpx.AsyncClient, factory: Factory, access: str, said: str
) -> None:
    factory.career("B1602", "Céramiste")
    key = training(
        factory, "24123002", "DNMADE Objet", diploma="DNMADE", level=6, months=36, careers=["B1602"],
        onisep_id=sheet(factory, "FOR.1", access),
    )  # fmt: skip
    taught(factory, "0530003C", key)
    assert await before(client, key) == ["Bac général", said]
    ways = {way["id"]: way for way in (await client.get("/api/v1/careers/B1602/trainings")).json()["ways"]}
    assert [ways[step]["label"] for step in ways[key]["from"]] == ["Bac général", said]
    # Another mention has no sheet; what is no mention of it has nothing of it.
    training(factory, "PSUP.x", "DNMADE Mode", diploma="DNMADE", level=6)
    training(factory, "PSUP.y", "Licence Arts", diploma="Licence", level=6)
    assert await before(client, "PSUP.x") == ["Bac général", said]
    assert await before(client, "PSUP.y") == ["Bac général", "Bac technologique"]


async def test_to_a_first_year_of_bts_one_comes_from_what_leads_to_what_it_opens(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Who did the bac pro of the trade read that the first year was for other bacs only."""
    training(factory, "32022316", "1re année", diploma="1re année de BTS", level=5, common=True)
    for key in ("32022317", "32022318"):
        access = "Accessible à tout titulaire d’un baccalauréat : bac professionnel."
        own = {"onisep_id": sheet(factory, f"FOR.{key}", access)}
        training(factory, key, f"BTS {key}", diploma="BTS", level=5, **own)
    follows(factory, ("32022316", "32022317"), ("32022316", "32022318"))
    general = ["Bac général", "Bac technologique"]
    unnamed = "Bac professionnel (l’établissement dit lequel)"
    assert await before(client, "32022316") == [*general, unnamed]
    training(factory, "40025006", "Bac pro Microtechniques", diploma="Bac pro", level=4)
    follows(factory, ("40025006", "32022317"), ("40025006", "32022318"))
    assert await before(client, "32022316") == [*general, "Bac pro Microtechniques"]


async def test_to_a_2de_pro_one_does_not_come_from_the_cap_that_goes_on_to_its_bac(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    training(factory, "40023108", "2de pro", diploma="2de pro", level=4, common=True)
    training(factory, "40023304", "Bac pro", diploma="Bac pro", level=4)
    training(factory, "50023304", "CAP")
    follows(factory, ("40023108", "40023304"), ("50023304", "40023304"))
    assert await before(client, "40023108") == []
    assert await before(client, "40023304") == ["CAP", "2de pro"]


@pytest.mark.parametrize(
    ("access", "said"),
    [
        ("Peuvent présenter un dossier les titulaires :\n\n-\ndu baccalauréat ou équivalent.", True),
        ("Sur concours, après un bac général, technologique ou professionnel.", True),
        ("Titulaires d’un bac + 2 ou d’un diplôme de travail social.", False),
        ("Accessible après un bac pro du domaine.", False),
    ],
)
async def test_a_sheet_that_opens_it_to_the_bac_says_so_beside_what_is_named(
    client: httpx.AsyncClient, factory: Factory, access: str, said: bool
) -> None:
    """Of an educator, the page named another diploma alone, and the career's page the bac."""
    named = sheet(factory, "FOR.1221", access)
    training(factory, "26033204", "Éducateur", diploma="Diplôme", level=6, months=36, onisep_id=named)
    training(factory, "46033202", "Moniteur", diploma="Diplôme", level=4)
    follows(factory, ("46033202", "26033204"))
    bac = ["Un bac (l’établissement dit lequel)"] if said else []
    assert await before(client, "26033204") == [*bac, "Moniteur"]


async def test_what_is_to_end_does_not_stand_beside_what_takes_its_place(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Pupils read of two BTS of one trade, of which one is the other’s new name."""
    for key in ("32033113", "32033114", "32033104"):
        training(factory, key, f"BTS {key}", diploma="BTS", level=5, months=36)
    follows(factory, ("32033104", "32033113"), ("32033114", "32033113"))
    follows(factory, ("32033113", "32033104"), ("32033113", "32033114"))
    factory.connection.execute(
        "UPDATE training SET closes_on = '2099-08-31', successor = '32033114' WHERE id = '32033104'"
    )
    page = (await client.get("/api/v1/trainings/32033113")).json()
    told = [[step["id"] for step in page[steps] if step["id"]] for steps in ("before", "next")]
    assert told == [["32033114"], ["32033114"]]
