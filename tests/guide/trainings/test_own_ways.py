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


async def test_a_second_bts_is_no_way_after_a_first(client: httpx.AsyncClient, factory: Factory) -> None:
    """Four years were told for what the line above gave in two: Onisep has one year, on a condition."""
    factory.career("A1416", "Exploitant agricole")
    for key in ("32321207", "32321115"):
        training(factory, key, "BTSA", diploma="BTSA", level=5, careers=["A1416"])
    taught(factory, "0530001A", "32321207", "32321115")
    factory.connection.execute("INSERT INTO training_next VALUES ('32321207', '32321115', true, false)")
    body = (await client.get("/api/v1/careers/A1416/trainings")).json()
    ways = {way["id"]: way["from"] for way in body["ways"] if not way["general"]}
    assert ways["32321115"] == ways["32321207"] == ["BAC-GENERAL", "BAC-TECHNO"]


@pytest.mark.parametrize(
    ("own", "known", "firm", "others", "told"),
    [
        # One of the speciality of what leads there comes before it too; none does, and then of what is many.
        ("40321113", "A1407", False, 0, False),
        ("40321004", "A1407", False, 0, True),
        ("40321004", "A1407", False, 8, False),
        # Known for a career of the same former field.
        ("40321113", "A1418", False, 8, True),
        # What leads there for sure is a way, from wherever one comes.
        ("40321113", "A1407", True, 8, True),
    ],
)
async def test_to_what_may_lead_to_a_career_one_comes_by_diplomas_of_that_career(
    client: httpx.AsyncClient, factory: Factory, own: str, known: str, firm: bool, others: int, told: bool
) -> None:
    """A teacher read that one becomes an arboriculturist by a bac pro of horses."""
    factory.career("A1405", "Arboriculteur / Arboricultrice")
    factory.career("A1418", "Viticulteur / Viticultrice", parent_code="A1405")
    unlike = [factory.career(f"D110{number}", parent_code=f"D110{number}") for number in range(others)]
    pro = {"diploma": "Bac pro agricole", "level": 4, "months": 36}
    training(factory, "40321211", "Bac pro Hippique", careers=[known], **pro)
    training(factory, own, "Bac pro", **pro)
    training(factory, "32321114", "BTSA", diploma="BTSA", level=5, careers=["A1405", *unlike])
    taught(factory, "0530001A", own, "40321211", "32321114")
    run = factory.connection.execute
    run("UPDATE training_career SET firm = %s WHERE training_id = '32321114'", [firm])
    run(
        "INSERT INTO training_next VALUES ('40321211', '32321114', true, false),"
        " (%s, '32321114', true, false)",
        [own],
    )
    body = (await client.get("/api/v1/careers/A1405/trainings")).json()
    ways = {way["id"]: way["from"] for way in body["ways"]}
    assert ("40321211" in ways) is told
    # That a bac pro will do is said all the same, where none is named.
    assert ("BAC-PRO" in ways["32321114"]) is (own not in ways and not told)


@pytest.mark.parametrize(
    ("diploma", "firm", "told"), [("BMA", True, True), ("BMA", False, False), ("Bac pro", True, False)]
)
async def test_the_second_diploma_of_a_craft_is_told_wherever_it_is_taught(
    client: httpx.AsyncClient, factory: Factory, diploma: str, firm: bool, told: bool
) -> None:
    """Of goldsmiths a teacher read of the CAP alone."""
    factory.career("B1613", "Orfèvre")
    training(factory, "50022340", "CAP Orfèvre", careers=["B1613"])
    training(factory, "40122319", diploma, diploma=diploma, level=4, careers=["B1613"])
    factory.connection.execute("UPDATE training_career SET firm = %s WHERE training_id = '40122319'", [firm])
    taught(factory, "0530001A", "50022340")
    body = (await client.get("/api/v1/careers/B1613/trainings")).json()
    assert ("40122319" in {way["id"] for way in body["ways"]}) is told


@pytest.mark.parametrize(
    ("source", "status", "is_own"),
    [
        ("affelnet-2de", "school", True),
        # Apprentices have no 2de of a family, and an older list may be older than the family.
        ("affelnet-2de", "apprenticeship", False),
        ("constat-formations", "school", False),
    ],
)
async def test_what_pupils_wish_for_after_3e_by_its_own_2de_has_no_shared_one_before(
    client: httpx.AsyncClient, factory: Factory, source: str, status: str, is_own: bool
) -> None:
    """Of an option of the crafts a teacher read of a 2de that one school alone has."""
    own, shared = "40032303", "40022404"
    factory.career("E1205", "Graphiste")
    training(factory, shared, "2de pro Métiers d’art", diploma="2de pro", level=4, common=True)
    training(factory, own, "Bac pro", diploma="Bac pro", level=4, months=36, careers=["E1205"])
    taught(factory, "0530001A", own, shared)
    run = factory.connection.execute
    run("INSERT INTO training_next VALUES (%s, %s, false, false)", [shared, own])
    run(
        "INSERT INTO training_course (code, diploma_code, device_code, duration, year, label, title,"
        " stat_code) VALUES ('1', %s, '247', 3, 1, '', '', '23810032303')",
        [own],
    )
    run("INSERT INTO training_offer VALUES (%s, '0530001A', '23810032303', %s, 2023)", [source, status])
    ways = (await client.get("/api/v1/careers/E1205/trainings")).json()["ways"]
    assert {way["id"]: way["after_third"] for way in ways} == (
        {own: True} if is_own else {shared: True, own: False}
    )
    page = (await client.get(f"/api/v1/trainings/{own}")).json()
    assert [step["id"] for step in page["before"]] == ([] if is_own else [shared])


async def test_what_rome_alone_names_stands_beside_what_prepares_for_the_field(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Who fills shelves came there by a butcher's certificate alone: Certif-Info names no other."""
    factory.career("D1507", "Employé de rayon libre-service", parent_code="D1507")
    factory.career("D1507", "Mise en rayon libre-service", rome_version=3)
    training(factory, "50031224", "CAP Équipier polyvalent du commerce")
    training(factory, "56122114", "CS Boucherie", months=12)
    run = factory.connection.execute
    run("INSERT INTO training_field VALUES ('56122114', 'D1507')")
    run(
        "INSERT INTO training_career (training_id, code, firm, sources)"
        " VALUES ('50031224', 'D1507', false, '{rome-competences}')"
    )
    taught(factory, "0530001A", "50031224", "56122114")
    body = (await client.get("/api/v1/careers/D1507/trainings")).json()
    told = {way["id"]: (way["leads"], way["firm"], way["prepares"]) for way in body["ways"]}
    del told["CAP"]
    assert told == {"50031224": (True, False, False), "56122114": (False, False, True)}
    assert body.get("field") is None
    assert "rome-competences" in [source["source"] for source in body["sources"]]
