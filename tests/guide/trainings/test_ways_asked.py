"""Ways to a career: what its diplomas ask for first, how firmly they lead there, and what they share."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import NEAR, taught, training


async def _ways(client: httpx.AsyncClient, code: str) -> dict[str, dict[str, Any]]:
    response = await client.get(f"/api/v1/careers/{code}/trainings")
    assert response.status_code == 200, response.text
    return {way["id"]: way for way in response.json()["ways"]}


@pytest.mark.parametrize(("others", "before"), [([3, 3], "AFTER-BAC-3"), ([3, 1], "AFTER-BAC")])
async def test_a_way_tells_the_years_of_studies_before_it_where_its_sheets_agree(
    client: httpx.AsyncClient, around_laval: Factory, others: list[int], before: str
) -> None:
    """« Bac, DSAA en 2 ans » : it follows three years of the trade."""
    training(around_laval, "14022002", "DSAA Design", diploma="DSAA", level=7, careers=["E1205"])
    around_laval.career("E1205", "Designer graphique")
    taught(around_laval, "0530009A", "14022002", at=NEAR)
    for number, years in enumerate(others):
        around_laval.connection.execute(
            "INSERT INTO training_sheet"
            " (id, label, title, diploma, summary, access, expected, follows, years_before)"
            " VALUES (%(id)s, 'DSAA', 'DSAA', 'DSAA', '', '', '', '', %(years)s)",
            {"id": f"FOR.{number}", "years": years},
        )
        around_laval.connection.execute(
            "INSERT INTO training_certification (code, label, title, kind, diploma_code, onisep_id)"
            " VALUES (%(id)s, 'DSAA', 'DSAA', 'DSAA', '14022002', %(id)s)",
            {"id": f"FOR.{number}"},
        )
    ways = await _ways(client, "E1205")
    assert ways["14022002"]["from"] == [before]
    assert ways[before]["months"] == (36 if before == "AFTER-BAC-3" else None)


@pytest.mark.parametrize(
    ("field", "regulated", "prepares"),
    [("D1102", False, True), ("D1104", False, False), ("D1102", True, False)],
)
async def test_a_step_of_the_career_s_field_prepares_for_it_whoever_leads_there(
    client: httpx.AsyncClient, around_laval: Factory, field: str, regulated: bool, prepares: bool
) -> None:
    """Of mechanics the CAP bore no word, though the bac pro did; then it « peut mener », as Onisep says."""
    run = around_laval.connection.execute
    training(around_laval, "50025225", "CAP Maintenance")
    training(around_laval, "40025224", "Bac pro", diploma="Bac pro", level=4, months=36, careers=["D1102"])
    taught(around_laval, "0530003C", "50025225", "40025224", at=NEAR)
    run("UPDATE training_career SET firm = true")
    run("INSERT INTO training_next (training_id, next_id) VALUES ('50025225', '40025224')")
    run("INSERT INTO training_field VALUES ('50025225', %s)", [field])
    run("UPDATE career SET regulated = %s WHERE code = 'D1102'", [regulated])
    way = (await _ways(client, "D1102"))["50025225"]
    assert (way["leads"], way["prepares"], way["firm"]) == (False, prepares, False)


@pytest.mark.parametrize(
    ("access", "level", "open_to_all"),
    [
        ("Formation accessible sans condition de diplôme.", 4, True),
        ("Sur dossier. Les candidats doivent être âgés de 17 ans au moins.", 4, True),
        ("Être âgé de 17 ans au moins et titulaire d’un baccalauréat.", 4, False),
        ("Être âgé de 17 ans au moins et avoir obtenu un diplôme de niveau 4.", 4, False),
        ("Être âgé de 18 ans pour passer l’examen.", 6, False),
    ],
)
async def test_what_asks_for_an_age_alone_needs_no_diploma_before(
    client: httpx.AsyncClient, around_laval: Factory, access: str, level: int, open_to_all: bool
) -> None:
    """A teacher read that an auxiliary nurse must have a CAP or a bac pro."""
    run = around_laval.connection.execute
    training(around_laval, "46033104", "DE", diploma="Diplôme", level=level, months=12, careers=["D1102"])
    taught(around_laval, "0530003C", "46033104", at=NEAR)
    run("INSERT INTO training_next (training_id, next_id) VALUES ('50022137', '46033104')")
    run(
        "INSERT INTO training_sheet (id, label, title, diploma, summary, access, expected, follows)"
        " VALUES ('FOR.7120', 'DE', 'DE', 'Diplôme', '', %s, '', '')",
        [access],
    )
    run("UPDATE training SET onisep_id = 'FOR.7120' WHERE id = '46033104'")
    found = (await _ways(client, "D1102"))["46033104"]["from"]
    assert found == ["50022137", *(["NO-DIPLOMA"] if open_to_all else [])]


@pytest.mark.parametrize(("months", "first"), [(12, False), (24, True)])
async def test_a_cap_of_one_year_comes_after_another_one(
    client: httpx.AsyncClient, around_laval: Factory, months: int, first: bool
) -> None:
    """The marqueterie CAP « depuis la 3e »: it is taken in a year after that of cabinet makers."""
    training(around_laval, "50023432", "CAP Arts du bois", months=months, careers=["D1102"])
    taught(around_laval, "0530003C", "50023432", at=NEAR)
    around_laval.connection.execute(
        "INSERT INTO training_next (training_id, next_id) VALUES ('50022137', '50023432')"
    )
    way = (await _ways(client, "D1102"))["50023432"]
    assert (way["after_third"], way["from"]) == (first, [] if first else ["50022137"])


@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("Diplôme d’État de docteur en médecine", "HEALTH-1"),
        ("Diplôme d’Etat de docteur en pharmacie", "HEALTH-1"),
        ("Diplôme d’État de docteur vétérinaire", "AFTER-BAC"),
    ],
)
async def test_doctors_and_pharmacists_begin_with_a_first_year_of_health(
    client: httpx.AsyncClient, factory: Factory, label: str, before: str
) -> None:
    """« Études après le bac (l’établissement dit combien d’années) » : the law says which year."""
    factory.career("H1213", "Responsable du développement clinique")
    training(factory, "FOR.794", label, diploma="Diplôme d’État du médical", level=8, careers=["H1213"])
    ways = await _ways(client, "H1213")
    assert ways["FOR.794"]["from"] == [before]
    assert ways[before]["from"] == ["BAC-GENERAL", "BAC-TECHNO"]
    assert ("PASS" in ways[before]["label"]) is (before == "HEALTH-1")
