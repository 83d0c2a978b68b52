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
