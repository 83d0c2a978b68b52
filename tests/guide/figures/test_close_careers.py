"""Careers that are close by the skills that they share: rare ones and the heart of a career weigh more."""

from typing import Any

import httpx
import pytest

from tests.factories import LAVAL, Factory

LINES = {
    "D1102": {"Pétrir": "core", "Cuire": None, "Accueillir": None, "Nettoyer": None, "CAP Boulanger": "core"},
    "D1104": {"Pétrir": None, "Nettoyer": None},
    "D1106": {"Accueillir": None, "Nettoyer": None, "Cuire": None},
    "K2204": {"Nettoyer": "core"},
    "G1602": {"Cuire": None, "Nettoyer": None},
    "A1202": {"Tailler": "core"},
    "J1501": {"CAP Boulanger": "core"},
}
"""By career its skills, and which are its heart."""


@pytest.fixture
def skilled(factory: Factory) -> Factory:
    """Careers with skills; bakers are hired around Laval."""
    add = factory.connection.execute
    factory.commune("53130", "Laval", at=LAVAL)
    names = dict.fromkeys(name for skills in LINES.values() for name in skills)
    for number, name in enumerate(names):
        kind, category = (
            ("knowledge", "Certifications") if name.startswith("CAP") else ("know_how", "Technique")
        )
        add(
            "INSERT INTO career_item (rome_version, ogr_code, kind, category, label)"
            " VALUES (4, %s, %s, %s, %s)",
            (str(number), kind, category, name),
        )
    for code, skills in LINES.items():
        factory.career(code, f"Métier {code}", parent_code=code)
        for name, weight in skills.items():
            add(
                "INSERT INTO career_item_link (rome_version, code, ogr_code, weight) VALUES (4, %s, %s, %s)",
                (code, str([*names].index(name)), weight),
            )
    for nomenclature, code in (("fap2009", "S0Z42"), ("fap2021", "S0X42")):
        add(
            "INSERT INTO occupation (nomenclature, code, level, label, comparable)"
            " VALUES (%s, %s, 'occupation', 'Pâtissiers', 'patissiers')",
            (nomenclature, code),
        )
    add("INSERT INTO occupation_rome (occupation, rome, partly) VALUES ('S0Z42', 'D1104', false)")
    add("INSERT INTO commune_basin (commune_code, basin, name) VALUES ('53130', '5227', 'LAVAL')")
    add(
        "INSERT INTO planned_hiring (year, occupation, basin, department, region, nomenclature, label,"
        " basin_name, family, family_label, planned) VALUES (2025, 'S0X42', '5227', '53', '52', 'fap2021',"
        " 'Pâtissiers', 'LAVAL', 'S', 'Vente', 40)"
    )
    add(
        "INSERT INTO occupation_tension (year, level, territory, occupation, rating)"
        " VALUES ('2019', 'country', '', 'S0Z42', 4)"
    )
    return factory


async def close(client: httpx.AsyncClient, code: str, **asked: Any) -> dict[str, Any]:
    response = await client.get(f"/api/v1/careers/{code}/close", params=asked)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


async def test_what_few_careers_ask_for_and_the_heart_of_ones_own_weigh_more(
    client: httpx.AsyncClient, skilled: Factory
) -> None:
    body = await close(client, "D1102")
    told = [(one["code"], one["skills"], one["of_skills"], one["shared"]) for one in body["items"]]
    assert told == [
        ("D1104", 2, 4, ["Pétrir", "Nettoyer"]),
        ("D1106", 3, 4, ["Accueillir", "Cuire", "Nettoyer"]),
        ("G1602", 2, 4, ["Cuire", "Nettoyer"]),
        ("K2204", 1, 4, ["Nettoyer"]),
    ]
    assert body["career"] == {"code": "D1102", "label": "Métier D1102"}
    assert [one["code"] for one in (await close(client, "D1102", limit=1))["items"]] == ["D1104"]


async def test_beside_each_what_is_planned_around_and_how_hard_it_is_to_hire(
    client: httpx.AsyncClient, skilled: Factory
) -> None:
    first, second, *_ = (await close(client, "D1102", commune="53130"))["items"]
    assert (first["hiring"]["basin"]["name"], first["hiring"]["planned"]) == ("Laval", 40)
    assert (first["tension"]["rating"], first["occupation"]["label"]) == (4, "Pâtissiers")
    assert (second["hiring"], second["tension"], second["occupation"]) == (None, None, None)


async def test_where_nobody_says_the_skills_those_that_the_publisher_names_are_told(
    client: httpx.AsyncClient, skilled: Factory
) -> None:
    skilled.career("L1510", "Danseur / Danseuse", parent_code="L1201")
    add = skilled.connection.execute
    for code, target, position in (("L1510", "A1202", 2), ("L1201", "D1104", 1), ("L1510", "Z9999", 3)):
        add(
            "INSERT INTO career_relation (rome_version, code, kind, target, position)"
            " VALUES (3, %s, 'near', %s, %s)",
            (code, target, position),
        )
    add(
        "INSERT INTO career_relation (rome_version, code, kind, target)"
        " VALUES (3, 'L1510', 'evolution', 'G1602')"
    )
    body = await close(client, "L1510", commune="53130")
    assert [(one["code"], one["skills"], one["shared"]) for one in body["items"]] == [
        ("D1104", 0, []), ("A1202", 0, []),
    ]  # fmt: skip
    assert body["items"][0]["hiring"]["planned"] == 40
    assert "ROME\u00a0: mobilités" in [one["title"] for one in body["sources"]]
    assert [one["code"] for one in (await close(client, "L1510", limit=1))["items"]] == ["D1104"]
    # Of who has skills, they say it.
    assert all(one["skills"] for one in (await close(client, "D1102"))["items"])


async def test_where_the_publisher_gives_no_order_those_of_the_same_field_come_first(
    client: httpx.AsyncClient, skilled: Factory
) -> None:
    skilled.career("G1510", "Danseur / Danseuse")
    for code in ("A1202", "D1104", "G1602"):
        skilled.connection.execute(
            "INSERT INTO career_relation (rome_version, code, kind, target) VALUES (3, 'G1510', 'near', %s)",
            (code,),
        )
    assert [one["code"] for one in (await close(client, "G1510"))["items"]] == ["G1602", "A1202", "D1104"]


async def test_a_career_without_skills_has_none_that_are_close(
    client: httpx.AsyncClient, skilled: Factory
) -> None:
    skilled.career("L1510", "Danseur / Danseuse")
    assert (await close(client, "L1510")) == {
        "career": {"code": "L1510", "label": "Danseur / Danseuse"},
        "items": [],
        "sources": [],
    }
    assert (await client.get("/api/v1/careers/A1101/close")).status_code == 404
    assert (await client.get("/api/v1/careers/D1102/close", params={"limit": 21})).status_code == 422
