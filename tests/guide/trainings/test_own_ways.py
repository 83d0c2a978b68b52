"""Steps on the way to a career that lead there themselves, before those of other trades."""

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import taught, training


@pytest.mark.parametrize("leads_here", [True, False])
async def test_no_diploma_of_another_trade_is_a_way_where_one_of_the_career_s_own_is_taught(
    client: httpx.AsyncClient, factory: Factory, leads_here: bool
) -> None:
    """Who makes furniture was told to begin with watches: both diplomas lead to the DNMADE."""
    factory.career("H2207", "Ébéniste")
    training(factory, "50023445", "CAP Ébéniste", careers=["H2207"])
    training(factory, "50025137", "CAP Horlogerie")
    for key, trade in (("40123412", "Ébéniste"), ("40125101", "Horlogerie")):
        training(factory, key, f"BMA {trade}", diploma="BMA", level=4)
    training(factory, "24123002", "DNMADE Objet", diploma="DNMADE", level=6, careers=["H2207"])
    factory.connection.execute(
        "INSERT INTO training_next VALUES ('50023445', '40123412', true, false),"
        " ('50025137', '40125101', true, false), ('40123412', '24123002', true, false),"
        " ('40125101', '24123002', true, false)"
    )
    if leads_here:
        factory.connection.execute("INSERT INTO training_career VALUES ('40123412', 'H2207')")
    taught(factory, "0530001A", "50023445", "50025137", "40123412", "40125101", "24123002")
    body = (await client.get("/api/v1/careers/H2207/trainings")).json()
    ways = {way["id"]: way["from"] for way in body["ways"] if not way["general"]}
    others = {"50025137", "40125101"}
    assert others.isdisjoint(ways) is leads_here
    assert ("40125101" in ways["24123002"]) is not leads_here
    assert {"50023445", "40123412", "24123002"} <= ways.keys()
