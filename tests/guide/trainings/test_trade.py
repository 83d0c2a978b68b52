"""Ways to a career begin in its trade, and at a level that ROME says will do."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import labels, taught, training


async def ways(client: httpx.AsyncClient, code: str) -> dict[str, dict[str, Any]]:
    response = await client.get(f"/api/v1/careers/{code}/trainings")
    assert response.status_code == 200, response.text
    return {way["id"]: way for way in response.json()["ways"]}


@pytest.mark.parametrize(
    ("first", "known", "told"),
    [
        # A cheesemonger's CAP before a bac pro of commerce is no way to a bank.
        ("50022139", ["D1106"], False),
        # Of the speciality of what leads there, of the career's family, or of both more widely.
        ("50031301", ["D1106"], True),
        ("50022139", ["C1201"], True),
        ("50031201", ["C1502"], True),
        ("50031201", ["D1106"], False),
        ("50022139", ["C1502"], False),
    ],
)
async def test_a_first_diploma_before_a_bac_pro_is_of_the_career_s_trade(
    client: httpx.AsyncClient, factory: Factory, first: str, known: list[str], told: bool
) -> None:
    """A teacher read that one becomes an arboriculturist by a CAP of stable lads."""
    for code in {"C1206", *known}:
        factory.career(code)
    training(factory, first, "CAP", careers=known)
    training(factory, "40031202", "Bac pro Commerce", diploma="Bac pro", level=4, months=36)
    training(factory, "32031308", "BTS Banque", diploma="BTS", level=5, careers=["C1206"])
    taught(factory, "0530001A", first, "40031202", "32031308")
    factory.connection.execute(
        "INSERT INTO training_next (training_id, next_id) VALUES (%s, '40031202'), ('40031202', '32031308')",
        [first],
    )
    found = await ways(client, "C1206")
    assert (first in found) is told
    assert found["40031202"]["after_third"]


async def test_a_first_diploma_before_what_begins_with_one_is_told_whatever_its_trade(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("C1206")
    factory.career("D1106")
    training(factory, "50022139", "CAP", careers=["D1106"])
    training(factory, "45031308", "BP", diploma="BP", level=4, careers=["C1206"])
    taught(factory, "0530001A", "50022139", "45031308")
    factory.connection.execute(
        "INSERT INTO training_next (training_id, next_id) VALUES ('50022139', '45031308')"
    )
    assert (await ways(client, "C1206"))["45031308"]["from"] == ["50022139"]


@pytest.mark.parametrize(
    ("access", "regulated", "told"),
    [
        ("Cet emploi est accessible avec une formation de niveau Bac+2 à Bac+5.", False, True),
        ("Cet emploi est accessible avec un diplôme de niveau Bac à Bac+2.", False, True),
        ("Cet emploi est accessible avec un diplôme de niveau Bac+3.", False, False),
        ("Cet emploi est accessible avec une formation de niveau Bac+2 à Bac+5.", True, False),
        ("Un casier vierge est demandé.", False, False),
    ],
)
async def test_a_field_s_training_of_a_lower_level_that_rome_says_will_do_is_told_too(
    client: httpx.AsyncClient, factory: Factory, access: str, regulated: bool, told: bool
) -> None:
    """Of assistants in human resources a teacher read of two masters alone."""
    factory.career("M1501", regulated=regulated)
    factory.connection.execute("INSERT INTO career_text VALUES (4, 'M1501', 'access', 1, %s)", [access])
    training(factory, "FOR.1", "Master", diploma="Master", level=7, careers=["M1501"])
    training(factory, "32031409", "BTS Gestion", diploma="BTS", level=5)
    training(factory, "13531409", "Master Gestion", diploma="Master", level=7)
    factory.connection.execute(
        "INSERT INTO training_field VALUES ('32031409', 'M1501'), ('13531409', 'M1501')"
    )
    taught(factory, "0530001A", "32031409", "13531409")
    found = await ways(client, "M1501")
    # What is known to lead there stays, though no list says that the region teaches it.
    assert found["FOR.1"]["leads"]
    assert "13531409" not in found
    assert ("32031409" in found) is told
    if told:
        assert (found["32031409"]["leads"], found["32031409"]["prepares"]) == (False, True)
    assert await labels(client, career="M1501") == (["BTS Gestion"] if told else [])
