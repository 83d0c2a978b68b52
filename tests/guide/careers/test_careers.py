"""Careers: search, page, families; and ROME 3 beside ROME 4."""

from typing import Any

import httpx
import pytest

from api.guide.careers.schemas import CareerPublic
from tests.factories import Factory

CAREERS = "/api/v1/careers"


async def codes(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(CAREERS, params=query)
    assert response.status_code == 200, response.text
    return [item["code"] for item in response.json()["items"]]


class TestSearch:
    @pytest.mark.parametrize(
        "words", ["développeuse", "developpeur", "DÉVELOPPEUR", "informatique", "develo"]
    )
    async def test_both_genders_and_other_names_find_it(
        self, client: httpx.AsyncClient, factory: Factory, words: str
    ) -> None:
        factory.career(
            "M1805",
            "Développeur / Développeuse web",
            label_feminine="Développeuse web",
            label_masculine="Développeur web",
            synonyms="Analyste-programmeur en informatique",
        )
        factory.career("A1202", "Jardinier / Jardinière")
        assert await codes(client, q=words) == ["M1805"]

    @pytest.mark.parametrize("words", ["caissi", "caissière", "Caissier"])
    async def test_the_plainest_name_that_begins_so_comes_first_in_either_form(
        self, client: httpx.AsyncClient, factory: Factory, words: str
    ) -> None:
        factory.career(
            "H2215",
            "Caissier / Caissière de l'emballage industriel",
            label_feminine="Caissière de l'emballage industriel",
            label_masculine="Caissier de l'emballage industriel",
        )
        factory.career(
            "D1505",
            "Hôte / Hôtesse de caisse",
            synonyms="Caissier / Caissière · Caissier / Caissière de station-service",
        )
        assert await codes(client, q=words) == ["D1505", "H2215"]

    async def test_what_begins_with_the_feminine_form_goes_before_what_only_holds_it(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for code, more in (("D1227", "d'or"), ("D1106", "en épicerie")):
            begins = "Acheteur vendeur / Acheteuse vendeuse" if code == "D1227" else "Vendeur / Vendeuse"
            factory.career(
                code,
                f"{begins} {more}",
                label_feminine=f"{begins.partition(' / ')[2]} {more}",
                label_masculine=f"{begins.partition(' / ')[0]} {more}",
            )
        assert await codes(client, q="vendeuse") == ["D1106", "D1227"]

    async def test_by_interest_major_or_minor(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier", riasec="RI")
        factory.career("M1805", "Développeur", riasec="IC")
        factory.career("K1301", "Accompagnant", riasec="S")
        assert await codes(client, riasec="I") == ["M1805", "A1202"]

    async def test_a_finer_career_has_the_interests_of_the_broader_one(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("A1202", "Jardinier", riasec="R")
        factory.career("A1210", "Élagueur", parent_code="A1202")
        assert await codes(client, riasec="R") == ["A1210", "A1202"]

    async def test_by_family_or_domain(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier")
        factory.career("A1401", "Vacher")
        assert await codes(client, family="A12") == ["A1202"]
        assert await codes(client, family="A") == ["A1202", "A1401"]

    async def test_by_its_code_or_with_a_typing_error(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("K1301", "Boulanger / Boulangère")
        assert await codes(client, q="k1301") == ["K1301"]
        assert await codes(client, q="boulengère") == ["K1301"]

    async def test_only_the_newest_rome_is_listed(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Entretien des espaces naturels", rome_version=3)
        factory.career("A1202", "Jardinier / Jardinière", rome_version=4)
        body = (await client.get(CAREERS)).json()
        assert [item["label"] for item in body["items"]] == ["Jardinier / Jardinière"]

    async def test_pages_are_whole(self, client: httpx.AsyncClient, factory: Factory) -> None:
        for n in range(9):
            factory.career(f"A120{n}", f"Élagueur {'É' if n % 2 else 'E'} {n}")
        seen: list[str] = []
        cursor: str | None = None
        while True:
            query = {"limit": 4, **({"cursor": cursor} if cursor else {})}
            body = (await client.get(CAREERS, params=query)).json()
            seen += [item["code"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert sorted(seen) == [f"A120{n}" for n in range(9)]
        assert len(seen) == 9


class TestPage:
    async def test_labels_family_domain_and_links(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career(
            "A1202",
            "Jardinier / Jardinière",
            label_feminine="Jardinière",
            label_masculine="Jardinier",
            riasec="RI",
        )
        factory.connection.execute(
            "INSERT INTO career_onisep_tie (code, onisep_id, label, url, called, given)"
            " VALUES ('A1202', 'MET.1', 'jardinier', 'https://www.onisep.fr/x', 'label', true)"
        )
        body = (await client.get(f"{CAREERS}/A1202")).json()
        assert (body["label_feminine"], body["label_masculine"]) == ("Jardinière", "Jardinier")
        assert body["label_inclusive"] == "Jardinier / Jardinière"
        assert body["family"]["code"] == "A12"
        assert body["domain"]["code"] == "A"
        assert body["riasec"] == {"major": "R", "minor": "I"}
        assert body["onisep"] == [
            {
                "id": "MET.1",
                "label": "jardinier",
                "url": "https://www.onisep.fr/x",
                "own": True,
                "called": "label",
            }
        ]
        assert "ODbL" in body["onisep_attribution"]
        assert body["regional_url"].endswith("Jardinier")

    async def test_pages_on_the_whole_field_are_told_from_its_own(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Of a nuclear engineer stood « Fiches de l’Onisep » : pharmacist."""
        factory.career("A1202", "Jardinier")
        factory.career("A1212", "Jardinier de cimetière", parent_code="A1202")
        factory.connection.execute(
            "INSERT INTO career_onisep_tie VALUES ('A1202', 'MET.1', 'jardinier', 'x', 'label', true)"
        )
        for code, own in (("A1202", True), ("A1212", False)):
            assert [page["own"] for page in (await client.get(f"{CAREERS}/{code}")).json()["onisep"]] == [own]

    async def test_pages_of_the_broader_career_are_of_its_field_only_if_it_stood_there(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Who assists managers, with secretaries in ROME 3, was told of « facteur / factrice »."""
        for code, former in (("M1621", "M1605"), ("M1622", "M1603"), ("M1623", None)):
            factory.career(code, f"Assistant {code}", parent_code="M1603", former_code=former)
        factory.connection.execute(
            "INSERT INTO career_onisep_tie VALUES ('M1603', 'MET.1', 'facteur', 'x', 'label', true),"
            " ('M1605', 'MET.2', 'assistant de gestion', 'x', NULL, true)"
        )
        for code, pages in (("M1621", ["MET.2"]), ("M1622", ["MET.1"]), ("M1623", [])):
            assert [page["id"] for page in (await client.get(f"{CAREERS}/{code}")).json()["onisep"]] == pages

    async def test_onisep_s_text_is_shown_of_this_very_career_alone_its_own_name_first(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("K1207", "Éducateur")
        factory.career("K1208", "Chercheur")
        called = {"MET.1": None, "MET.2": "title", "MET.3": "label"}
        many = {f"MET.{n}": "title" for n in range(4, 9)}
        ties = [("K1207", *tie) for tie in called.items()] + [("K1208", *tie) for tie in many.items()]
        for code, key, how in ties:
            factory.connection.execute(
                "INSERT INTO career_onisep_tie VALUES (%s, %s, %s, 'x', %s, true)", [code, key, key, how]
            )
            factory.connection.execute(
                "INSERT INTO onisep_sheet (id, name, synonyms, rome_codes, sectors, interests, statuses)"
                " VALUES (%s, 'métier', '{}', '{}', '{}', '{}', '{}')",
                [key],
            )
        found = {}
        for code in ("K1207", "K1208"):
            body = (await client.get(f"{CAREERS}/{code}")).json()
            found[code] = (
                [(page["id"], page["own"]) for page in body["onisep"]],
                [sheet["id"] for sheet in body["onisep_sheets"]],
            )
        assert found == {
            "K1207": ([("MET.3", True), ("MET.2", True), ("MET.1", False)], ["MET.3", "MET.2"]),
            "K1208": ([(key, True) for key in many], []),
        }

    async def test_related_careers(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier")
        factory.career("A1203", "Paysagiste")
        factory.connection.execute(
            "INSERT INTO career_relation (rome_version, code, kind, target)"
            " VALUES (3, 'A1202', 'near', 'A1203')"
        )
        body = (await client.get(f"{CAREERS}/A1202")).json()
        assert body["related"] == [{"code": "A1203", "label": "Paysagiste"}]

    async def test_of_related_careers_those_of_its_field_come_first(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("A1202", "Jardinier")
        for code, label in (("K1302", "Aide"), ("A1401", "Aide agricole"), ("A1205", "Sylviculteur")):
            factory.career(code, label)
            factory.connection.execute(
                "INSERT INTO career_relation (rome_version, code, kind, target)"
                " VALUES (3, 'A1202', 'near', %s)",
                (code,),
            )
        body = (await client.get(f"{CAREERS}/A1202")).json()
        assert [one["code"] for one in body["related"]] == ["A1205", "A1401", "K1302"]

    async def test_all_that_rome_4_tells_and_nothing_of_rome_3(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career(
            "A1202", "Jardinier / Jardinière", regulated=False, executive=False, ecological="white"
        )
        factory.career("A1203", "Paysagiste", ecological="green", regulated=True)
        factory.career("A1204", "Élagueur")
        for version, position, text in (
            (4, 10, "Arrose"),
            (4, 2, "Taille"),
            (4, 1, "Plante"),
            (3, 0, "Entretient"),
        ):
            factory.connection.execute(
                "INSERT INTO career_text VALUES (%s, 'A1202', 'definition', %s, %s)",
                (version, position, text),
            )
        items = [
            ("know_how", "Tondre", None),
            ("know_how", "Tailler", "core"),
            ("soft", "Être à l'écoute", None),
            ("knowledge", "Botanique", None),
            ("hours", "Travail le samedi", None),
            ("conditions", "En extérieur", None),
        ]
        for number, (kind, label, weight) in enumerate(items):
            factory.connection.execute(
                "INSERT INTO career_item VALUES (4, %s, %s, NULL, %s)", (str(number), kind, label)
            )
            factory.connection.execute(
                "INSERT INTO career_item_link VALUES (4, 'A1202', %s, %s)", (str(number), weight)
            )
        for statement in (
            "INSERT INTO career_liking VALUES (4, '9', 'J''aime la nature', 'Dehors'),"
            " (4, '14', 'Mes mains', NULL)",
            "INSERT INTO career_liking_link VALUES (4, 'A1202', '14', false), (4, 'A1202', '9', true)",
            "INSERT INTO career_theme VALUES (4, '001', 'Environnement', NULL)",
            "INSERT INTO career_theme_link VALUES (4, 'A1202', '001')",
            "INSERT INTO career_sector (rome_version, code, sector_code, sector)"
            " VALUES (4, 'A1202', '7', 'Parcs')",
            "INSERT INTO career_relation (rome_version, code, kind, target, position) VALUES"
            " (4, 'A1202', 'near', 'A1203', 2),"
            " (4, 'A1202', 'near', 'A1204', 1), (3, 'A1202', 'evolution', 'A1203', NULL)",
            "INSERT INTO career_appellation (rome_version, ogr_code, code, label, rare) VALUES"
            " (4, '1', 'A1202', 'Jardinier / Jardinière', false), (4, '2', 'A1202', 'Horticulteur', false),"
            " (4, '3', 'A1202', 'Buisier', true), (3, '4', 'A1202', 'Ancien', NULL)",
        ):
            factory.connection.execute(statement)
        body = (await client.get(f"{CAREERS}/A1202")).json()
        CareerPublic.model_validate(body)
        assert body["definition"] == ["Plante", "Taille", "Arrose"]
        assert body["access"] == []
        assert body["skills"] == {
            "know_how": ["Tailler"],
            "soft": ["Être à l'écoute"],
            "knowledge": ["Botanique"],
        }
        assert body["contexts"] == {
            "hours": ["Travail le samedi"],
            "places": [],
            "conditions": ["En extérieur"],
            "publics": [],
            "structures": [],
            "statuses": [],
        }
        assert [(one["code"], one["principal"]) for one in body["interests"]] == [("9", True), ("14", False)]
        assert body["themes"] == [{"code": "001", "label": "Environnement"}]
        assert body["sectors"] == [{"code": "7", "label": "Parcs", "part": None}]
        assert [one["code"] for one in body["moves"]] == ["A1204", "A1203"]
        assert body["appellations"] == ["Horticulteur"]
        assert (body["regulated"], body["executive"], body["ecological"]) == (False, False, None)
        other = (await client.get(f"{CAREERS}/A1203")).json()
        CareerPublic.model_validate(other)
        assert (other["regulated"], other["executive"], other["ecological"]) == (True, None, "green")
        assert (other["definition"], other["moves"]) == ([], [])

    async def test_unknown_or_unreadable_codes(self, client: httpx.AsyncClient) -> None:
        assert (await client.get(f"{CAREERS}/A9999")).status_code == 404
        assert (await client.get(f"{CAREERS}/a1")).status_code == 422


async def test_families_are_a_tree_with_counts(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.career("A1202", "Jardinier")
    factory.career("A1203", "Paysagiste")
    body = (await client.get(f"{CAREERS}/families")).json()
    assert body == [
        {
            "code": "A",
            "label": "Famille A",
            "families": [{"code": "A12", "label": "Famille A12", "careers": 2}],
        }
    ]
