"""Trainings: search near a point, page."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.guide.trainings.admission import admission
from api.platform.kit.pagination import encode_cursor
from tests.factories import Factory
from tests.guide.trainings.rows import HERE, NEAR, TRAININGS, found, labels, taught, training


class TestSearch:
    @pytest.mark.parametrize("words", ["boulangerie", "BOULANGER", "boulangère", "cap boul", "boulengerie"])
    async def test_is_found_by_its_name_its_subject_and_its_careers(
        self, client: httpx.AsyncClient, around_laval: Factory, words: str
    ) -> None:
        assert await labels(client, q=words) == ["CAP Boulanger"]
        assert await labels(client, q=words, **HERE) == ["CAP Boulanger"]

    async def test_each_stands_where_its_nearest_place_stands(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        bakery, kitchen = await found(client, **HERE)
        assert bakery["label"] == "CAP Boulanger"
        assert bakery["nearest"]["name"] == "CFA"
        assert bakery["nearest"]["distance_m"] == 1112
        assert bakery["nearest"]["statuses"] == ["apprenticeship"]
        assert bakery["places"] == 2
        assert bakery["statuses"] == ["apprenticeship", "school"]
        assert bakery["durations"] == [24]
        assert bakery["domain"] == {"code": "22", "label": "Agroalimentaire et cuisine"}
        assert kitchen["label"] == "Bac pro Cuisine"
        assert kitchen["nearest"]["name"] == "Lycée Buron"

    async def test_what_ends_before_one_could_pass_it_is_not_offered(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "UPDATE training SET closes_on = current_date + 365 WHERE id = '50022137'"
        )
        assert await labels(client) == ["Bac pro Cuisine"]
        filters = (await client.get(f"{TRAININGS}/filters")).json()
        assert [one["diploma"] for one in filters["diplomas"]] == ["Bac pro"]
        assert (await client.get("/api/v1/careers/D1102/trainings")).json()["ways"] == []
        # Whoever is in it still finds its page.
        assert (await client.get(f"{TRAININGS}/50022137")).json()["closes_on"]
        around_laval.connection.execute(
            "UPDATE training SET closes_on = current_date + 800 WHERE id = '50022137'"
        )
        assert await labels(client) == ["Bac pro Cuisine", "CAP Boulanger"]

    async def test_what_closed_places_taught_is_not_listed(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        assert await labels(client) == ["Bac pro Cuisine", "CAP Boulanger"]
        around_laval.connection.execute("UPDATE place SET status = 'closed', closed_on = '2026-01-01'")
        assert await labels(client) == []
        assert await labels(client, **HERE) == []

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"level": 4}, ["Bac pro Cuisine"]),
            ({"diploma": "CAP"}, ["CAP Boulanger"]),
            ({"domain": "31"}, []),
            ({"max_months": 24}, ["CAP Boulanger"]),
            ({"status": "apprenticeship"}, ["CAP Boulanger"]),
            ({"status": "school"}, ["Bac pro Cuisine", "CAP Boulanger"]),
            ({"sector": "private"}, ["CAP Boulanger"]),
            ({"career": "D1102"}, ["CAP Boulanger"]),
            ({"career": "D1106"}, []),
            ({"field": "D1102"}, ["Bac pro Cuisine", "CAP Boulanger"]),
            ({"field": "D1104"}, []),
            ({"career": "K1302"}, []),
        ],
    )
    async def test_filters(
        self, client: httpx.AsyncClient, around_laval: Factory, asked: dict[str, Any], expected: list[str]
    ) -> None:
        assert await labels(client, **asked) == expected
        assert sorted(await labels(client, **asked, **HERE)) == expected

    @pytest.mark.parametrize(
        ("begins", "expected"),
        [
            ("third", ["1re année de CAP", "Bac pro", "CAP"]),
            ("cap", ["BP", "Certificat de spécialisation"]),
            ("bac", ["BTS", "BUT"]),
        ],
    )
    async def test_what_may_be_begun_when(
        self, client: httpx.AsyncClient, factory: Factory, begins: str, expected: list[str]
    ) -> None:
        rows: list[tuple[str, int, dict[str, Any]]] = [
            ("CAP", 3, {}),
            ("CAP", 3, {"months": 12, "label": "CAP en un an"}),
            ("1re année de CAP", 3, {"common": True}),
            ("Bac pro", 4, {"months": 36}),
            ("BPJEPS", 4, {}),
            ("BP", 4, {}),
            ("BTS", 5, {}),
            ("Certificat de spécialisation", 5, {}),
            ("BUT", 6, {}),
            ("Licence pro", 6, {}),
            ("Master", 7, {}),
        ]
        keys = [
            training(
                factory,
                f"500221{number:02}",
                **{"label": diploma, "diploma": diploma, "level": level, **more},
            )
            for number, (diploma, level, more) in enumerate(rows)
        ]
        taught(factory, "0530001A", *keys, at=NEAR)
        assert await labels(client, begins=begins) == expected
        assert sorted(await labels(client, begins=begins, **HERE)) == expected

    async def test_what_is_known_by_its_commune_only_ranks_as_vague(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        training(factory, "50022137", "CAP Boulanger")
        training(factory, "40022106", "Bac pro Cuisine")
        taught(factory, "0530001A", "50022137", at=(48.0701, -0.77), precision="commune")
        taught(factory, "0530002B", "40022106", at=(48.078, -0.77))
        assert await labels(client, **HERE) == ["Bac pro Cuisine", "CAP Boulanger"]

    async def test_pages_follow_each_other(self, client: httpx.AsyncClient, factory: Factory) -> None:
        keys = [training(factory, f"5002213{n}", f"CAP Numéro {n}") for n in range(7)]
        taught(factory, "0530001A", *keys, at=NEAR)
        for asked in ({}, HERE, {"q": "numéro"}):
            seen: list[str] = []
            cursor: str | None = None
            for _ in range(4):
                query = {**asked, "limit": 2, **({"cursor": cursor} if cursor else {})}
                page = (await client.get(TRAININGS, params=query)).json()
                seen += [item["label"] for item in page["items"]]
                cursor = page["next"]
            assert cursor is None
            assert seen == [f"CAP Numéro {n}" for n in range(7)]

    @pytest.mark.parametrize("where", [{}, HERE])
    async def test_a_later_page_is_of_the_search_that_found_the_first(
        self, client: httpx.AsyncClient, factory: Factory, where: dict[str, float]
    ) -> None:
        keys = [training(factory, f"5002213{n}", f"CAP Numéro {n}") for n in range(5)]
        taught(factory, "0530001A", *keys, at=NEAR)
        asked: dict[str, Any] = {"q": "numerro", "limit": 2, **where}
        first = (await client.get(TRAININGS, params=asked)).json()
        assert len(first["items"]) == 2
        # Now a name matches as it is written.
        taught(factory, "0530002B", training(factory, "50022140", "CAP Numerro"), at=NEAR)
        later = (await client.get(TRAININGS, params={**asked, "cursor": first["next"]})).json()
        shown = [item["label"] for item in first["items"] + later["items"]]
        assert len(set(shown)) == 4
        assert "CAP Numerro" not in shown

    async def test_a_cursor_of_another_search_is_refused(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        taught(factory, "0530001A", *(training(factory, f"5002213{n}", f"CAP Numéro {n}") for n in range(3)))
        cursor = (await client.get(TRAININGS, params={"limit": 1})).json()["next"]
        again = {"limit": 1, "cursor": cursor}
        assert (await client.get(TRAININGS, params=again)).status_code == 200
        # Those of before did not name their search.
        for refused in (
            {**again, "q": "numéro"},
            {"cursor": encode_cursor(0.0, "cap numéro 0|50022130")},
            {"cursor": encode_cursor(0.0, "cap numéro 0|50022130", "made up")},
        ):
            response = await client.get(TRAININGS, params=refused)
            assert response.status_code == 422
            assert response.json()["errors"][0]["field"] == "cursor"

    async def test_what_makes_no_sense_is_refused(self, client: httpx.AsyncClient) -> None:
        for query in ({"lat": 48}, {"level": 12}, {"career": "X"}, {"cursor": "x"}, {"unknown": 1}):
            response = await client.get(TRAININGS, params=query)
            assert response.status_code in (400, 422), query


class TestPage:
    async def test_of_what_nobody_can_begin_there_is_no_way_in(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "UPDATE training SET closes_on = current_date + 365, successor = '40022106' WHERE id = '50022137'"
        )
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert (page["open_to_newcomers"], page["admission"], page["before"]) == (False, [], [])
        assert (page["successor"], page["successor_label"]) == ("40022106", "Bac pro Cuisine")

    async def test_nothing_that_nobody_can_begin_comes_next_or_stands_twice(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """A pupil read of a bac pro that ends before they could pass it, beside the one in its place."""
        for key, closes_on in (("40022107", None), ("40022108", "2026-08-31")):
            values = {"diploma": "Bac pro", "level": 4, "months": 36, "closes_on": closes_on}
            training(around_laval, key, "Bac pro Fournil", **values)
            for pair in (("50022137", key), (key, "32031213")):
                around_laval.connection.execute("INSERT INTO training_next VALUES (%s, %s)", pair)
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert [step["id"] for step in page["next"]] == ["40022107"]
        # Whoever has the old one comes too: by one name it is told once.
        path = f"{TRAININGS}/32031213"
        assert [step["id"] for step in (await client.get(path)).json()["before"]][-1:] == ["40022107"]
        around_laval.connection.execute("UPDATE training SET label = 'Bac pro Four' WHERE id = '40022108'")
        named = {step["id"] for step in (await client.get(path)).json()["before"]}
        assert named >= {"40022107", "40022108"}

    async def test_what_is_meant_for_some_says_for_whom(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute("UPDATE training SET reserved_for = 'ULIS' WHERE id = '50022137'")
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert (page["reserved_for"], page["admission"]) == ("ULIS", [])

    async def test_what_it_leads_to_and_how_one_gets_in(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute("INSERT INTO training_next VALUES ('50022137', '40022106', true)")
        around_laval.career("D1104", "Pâtissier / Pâtissière")
        around_laval.career("D1104", "Pâtisserie", rome_version=3)
        around_laval.connection.execute("INSERT INTO training_field VALUES ('50022137', 'D1104')")
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert page["careers"] == [
            {"code": "D1102", "label": "Boulanger / Boulangère", "named": None, "firm": True}
        ]
        assert page["fields"] == [{"code": "D1104", "label": "Pâtisserie"}]
        assert [step["label"] for step in page["next"]] == ["Bac pro Cuisine"]
        assert page["next"][0]["conditional"] is True
        assert page["before"] == []
        assert [way["kind"] for way in page["admission"]] == ["affelnet", "apprenticeship"]
        after = (await client.get(f"{TRAININGS}/40022106")).json()
        assert [step["label"] for step in after["before"]] == ["CAP Boulanger"]

    async def test_after_the_bac_one_asks_parcoursup(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        training(factory, "32031213", "BTS", diploma="BTS", level=5)
        taught(factory, "0530001A", "32031213")
        page = (await client.get(f"{TRAININGS}/32031213")).json()
        assert [way["kind"] for way in page["admission"]] == ["parcoursup"]

    async def test_what_became_of_those_who_left_it_in_the_region(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "INSERT INTO outcome_training (region, code, nomenclature, year, way, employed_6) VALUES"
            " ('52', '50022137', 'cfd', '2022-2023', 'apprenticeship', 60),"
            " ('53', '50022137', 'cfd', '2022-2023', 'school', 9)"
        )
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert [(one["way"], one["year"], one["employed_6"]) for one in page["outcomes"]] == [
            ("apprenticeship", "2022-2023", 60.0)
        ]
        assert page["outcomes"][0]["employed_12"] is None
        assert page["outcomes"][0]["months"] is None
        assert {one["source"]: one["checked_on"] for one in page["sources"]}["inserjeunes-formations"] is None

    async def test_what_became_of_those_of_each_course_is_told_apart(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """What became of grown-ups in one year stood for what becomes of pupils who come from 3e."""
        execute = around_laval.connection.execute
        execute(
            "INSERT INTO training_course (code, diploma_code, device_code, duration, year, label, title,"
            " stat_code) VALUES ('2311', '50022137', '231', 1, 1, '', '', '23110022137'),"
            " ('2322', '50022137', '232', 2, 2, '', '', '23220022137'),"
            " ('2322X', '50022130', '232', 2, 2, '', '', '23220022130')"
        )
        execute(
            "INSERT INTO outcome_training (region, code, nomenclature, year, way, employed_6, leavers) VALUES"
            " ('52', '23110022137', 'mefstat11', '2022-2023', 'school', 70, 90),"
            " ('52', '23220022137', 'mefstat11', '2022-2023', 'school', 46, 60),"
            " ('52', '23110022137', 'mefstat11', '2021-2022', 'school', 62, 90),"
            " ('52', '23220022130', 'mefstat11', '2022-2023', 'school', 20, 900)"
        )
        assert await self.told(client) == [
            ("2022-2023", 24, 46, False),
            ("2022-2023", 12, 70, False),
            ("2021-2022", 12, 62, False),
        ]
        # Nothing of its own: of the one diploma whose place alone it takes, and of no two.
        execute("DELETE FROM outcome_training WHERE code LIKE '%%22137'")
        former = (
            "INSERT INTO training_diploma (code, level_code, specialty_group, label, title, diploma, common,"
            " successors) VALUES (%s, '500', '221', '', '', 'CAP', false, '{50022137}')"
        )
        execute(former, ["50022130"])
        assert await self.told(client) == [("2022-2023", 24, 20, True)]
        execute(former, ["50022131"])
        assert await self.told(client) == []

    async def told(self, client: httpx.AsyncClient) -> list[tuple[Any, ...]]:
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        fields = ("year", "months", "employed_6", "predecessor")
        return [tuple(one[field] for field in fields) for one in page["outcomes"]]

    async def test_a_but_and_its_parcours_lead_to_each_other(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Parcoursup offers the BUT, and what it leads to stood on other pages."""
        whole = ("PSUP.but", "BUT Génie civil Construction durable")
        named_so = "BUT Génie civil - construction durable parcours"
        parts = [("FOR.1", f"{named_so} bois"), ("FOR.2", f"{named_so} travaux")]
        others = [("FOR.3", "BUT Génie civil parcours ponts"), ("FOR.4", "Licence Génie parcours études")]
        for key, label in (whole, *parts, *others):
            training(factory, key, label, diploma=label.split()[0], level=6)
        told = {key: (await client.get(f"{TRAININGS}/{key}")).json() for key, _ in (whole, *parts, *others)}
        named = [{"id": key, "label": label} for key, label in (whole, *parts)]
        assert told["PSUP.but"]["parcours"] == named[1:]
        assert {key: page["parcours_of"] for key, page in told.items()} == {
            **dict.fromkeys(told),
            "FOR.1": named[0],
            "FOR.2": named[0],
        }

    async def test_a_sheet_s_texts_stand_with_their_publisher(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Known by a certification's number only: pupils read the list's raw name, no credit to Onisep."""
        training(factory, onisep_id="FOR.2246", sources=[])
        factory.connection.execute(
            "INSERT INTO training_sheet (id, label, title, diploma, summary, access, expected, follows)"
            " VALUES ('FOR.2246', 'CAP boulanger', 'CAP Boulanger', 'CAP', 'On y fait du pain.', '', '', '')"
        )
        factory.connection.execute(
            "INSERT INTO training_list VALUES ('onisep-fiches-formations', '2026-01-15')"
        )
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert page["description"].pop("written_on") is None
        assert page["description"] == {"text": "On y fait du pain.", "source": "onisep-fiches-formations"}
        assert page["access"] is None
        assert [(one["publisher"], one["licence"]) for one in page["sources"]] == [("Onisep", "ODbL 1.0")]

    async def test_says_who_told_and_when(self, client: httpx.AsyncClient, around_laval: Factory) -> None:
        around_laval.connection.execute("INSERT INTO training_list VALUES ('affelnet-2de', '2026-02-01')")
        page = (await client.get(f"{TRAININGS}/50022137")).json()
        assert [(one["publisher"], one["checked_on"]) for one in page["sources"]] == [
            ("DEPP, académies et Région, par Orion", "2026-02-01"),
            ("Réseau des Carif-Oref", None),
            ("France Travail", None),
        ]

    async def test_of_nothing_there_is_none(self, client: httpx.AsyncClient) -> None:
        for path in ("99999999", "99999999.jsonld", "99999999/places"):
            assert (await client.get(f"{TRAININGS}/{path}")).status_code == 404
        assert (await client.get(f"/api/v1/places/{uuid4()}/trainings")).status_code == 404


class TestWords:
    async def test_what_no_name_says_is_found_by_the_words_of_the_diploma(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute("INSERT INTO training_keywords VALUES ('50022137', 'farine levain')")
        assert await labels(client, q="farine") == ["CAP Boulanger"]
        assert await labels(client, q="farine", **HERE) == ["CAP Boulanger"]


@pytest.mark.parametrize(
    ("diploma", "sources", "statuses", "kinds"),
    [
        ("CAP agricole", set(), ["apprenticeship", "school"], ["affelnet", "apprenticeship"]),
        ("2de pro", set(), ["school"], ["affelnet"]),
        ("Certificat de spécialisation", set(), ["school"], ["school"]),
        ("Certificat de spécialisation", {"parcoursup"}, ["school"], ["parcoursup"]),
        ("Titre", set(), ["school"], ["school"]),
        ("BTS", set(), ["school"], ["parcoursup"]),
        ("BTS", {"bts-parcoursup"}, ["apprenticeship"], ["parcoursup", "apprenticeship"]),
        ("BTS", set(), ["apprenticeship"], ["apprenticeship"]),
        ("Classe prépa", {"parcoursup"}, ["school"], ["parcoursup"]),
        ("Licence pro", set(), ["school"], ["school"]),
        ("Master", {"masters"}, ["school"], ["master"]),
        ("Bac pro", set(), [], []),
        ("Bac techno", set(), ["apprenticeship"], ["second", "apprenticeship"]),
    ],
)
def test_how_one_gets_in(diploma: str, sources: set[str], statuses: list[str], kinds: list[str]) -> None:
    assert [way["kind"] for way in admission(diploma, sources, statuses)] == kinds


@pytest.mark.parametrize(
    ("sources", "kinds"), [(set(), ["school_or_parcoursup"]), ({"parcoursup"}, ["parcoursup"])]
)
def test_what_is_told_to_be_on_parcoursup_may_be_there_for_others_too(
    sources: set[str], kinds: list[str]
) -> None:
    found = admission("Certificat de spécialisation", sources, ["school"], tells_parcoursup=True)
    assert [way["kind"] for way in found] == kinds


class TestFilters:
    async def test_only_what_finds_something_is_offered(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        filters = (await client.get(f"{TRAININGS}/filters")).json()
        assert filters == {
            "levels": [{"level": 3, "trainings": 1}, {"level": 4, "trainings": 1}],
            "domains": [{"code": "22", "label": "Agroalimentaire et cuisine", "trainings": 2}],
            "diplomas": [{"diploma": "CAP", "trainings": 1}, {"diploma": "Bac pro", "trainings": 1}],
            "statuses": [{"status": "apprenticeship", "trainings": 1}, {"status": "school", "trainings": 2}],
        }

    async def test_of_nothing_nothing_is(self, client: httpx.AsyncClient) -> None:
        filters = (await client.get(f"{TRAININGS}/filters")).json()
        assert filters == {"levels": [], "domains": [], "diplomas": [], "statuses": []}


async def test_the_subjects_of_a_lycee_stand_beside_what_it_teaches(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    place = factory.place(uai="0440021J")
    factory.connection.execute(
        "INSERT INTO training_subjects VALUES"
        " ('AF.1', 'speciality', '0440021J', '{mathématiques,SES}', 2026),"
        " ('AF.2', 'option', '0440021J', '{Italien}', 2026)"
    )
    factory.connection.execute("INSERT INTO training_list VALUES ('onisep-options', '2026-01-15')")
    page = (await client.get(f"/api/v1/places/{place}/trainings")).json()
    assert page["subjects"] == [
        {"kind": "speciality", "labels": ["SES", "mathématiques"], "year": 2026},
        {"kind": "option", "labels": ["Italien"], "year": 2026},
    ]
    assert [(one["source"], one["checked_on"]) for one in page["sources"]] == [
        ("onisep-options", "2026-01-15"),
        ("onisep-specialites", None),
    ]


async def test_the_subjects_of_its_sections_are_those_of_a_lycee(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """A section taught under a UAI of its own: its subjects stood nowhere."""
    place, other = factory.place(uai="0440021J"), factory.place(uai="0440022K")
    factory.connection.execute("INSERT INTO place_alias VALUES ('0440099Z', %s)", [place])
    factory.connection.execute(
        "INSERT INTO training_subjects VALUES"
        " ('AF.1', 'speciality', '0440021J', '{mathématiques,SES}', 2025),"
        " ('AF.2', 'speciality', '0440099Z', '{NSI,SES}', 2026)"
    )
    page = (await client.get(f"/api/v1/places/{place}/trainings")).json()
    assert page["subjects"] == [
        {"kind": "speciality", "labels": ["NSI", "SES", "mathématiques"], "year": 2026}
    ]
    assert (await client.get(f"/api/v1/places/{other}/trainings")).json()["subjects"] == []
