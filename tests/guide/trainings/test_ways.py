"""Ways to a career: what leads to it, and what leads there from 3e."""

from typing import Any

import httpx
import pytest

from api.platform.kit.clock import today
from tests.factories import Factory
from tests.guide.trainings.rows import HERE, NEAR, NO_WAYS, taught, training

SEPTEMBER = 9
_MEEF = "Master Métiers de l’enseignement, de l’éducation et de la formation"
_ENGINEERING = f"{_MEEF} - pratiques et ingénierie de la formation"


class TestWays:
    async def ways(self, client: httpx.AsyncClient, code: str, **query: Any) -> dict[str, dict[str, Any]]:
        response = await client.get(f"/api/v1/careers/{code}/trainings", params=query)
        assert response.status_code == 200, response.text
        return {way["id"]: way for way in response.json()["ways"]}

    async def test_a_2de_leads_to_a_bac_and_a_cap_too(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        factory = around_laval
        training(factory, "40022107", "2de pro", diploma="2de pro", level=4, common=True)
        training(factory, "40022105", "Bac pro", diploma="Bac pro", level=4, careers=["D1102"])
        training(factory, "45022108", "BP", diploma="BP", level=4)
        taught(factory, "0530003C", "40022107", "40022105", "45022108", at=NEAR)
        factory.connection.execute(
            "INSERT INTO training_next (training_id, next_id) VALUES ('40022107', '40022105'),"
            " ('50022137', '40022105'), ('45022108', '40022105'), ('40022105', '50022137')"
        )
        ways = await self.ways(client, "D1102", **HERE)
        # The BP is no way to a bac that begins after 3e, nor the bac to a CAP.
        assert {key: way["from"] for key, way in ways.items()} == {
            "50022137": [],
            "40022107": [],
            "40022105": ["40022107", "50022137"],
        }
        assert {key for key, way in ways.items() if way["leads"]} == {"50022137", "40022105"}
        assert {key for key, way in ways.items() if way["after_third"]} == {"50022137", "40022107"}
        assert ways["50022137"]["nearest"]["name"] == "CFA"
        assert ways["50022137"]["nearest"]["statuses"] == ["apprenticeship"]
        assert ways["50022137"]["places"] == 2

    async def test_a_cap_that_names_the_career_is_told_wherever_it_is_taught(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """Of staffeurs a pupil read of the plasterers' CAP, and not of their own."""
        for key, diploma in (("50023311", "CAP"), ("40023311", "Bac pro")):
            training(around_laval, key, f"{diploma} Fournier", diploma=diploma, careers=["D1102"])
        assert {"50022137", "50023311"} == (await self.ways(client, "D1102")).keys()

    @pytest.mark.parametrize(
        ("column", "value", "told", "is_open"),
        [
            ("last_session", "{began}", 0, False),
            ("last_session", "{began} + 1", 1, True),
            ("last_session", "{began} + 2", 2, True),
            # Too far to matter to who begins today.
            ("last_session", "{began} + 4", None, True),
            ("closes_on", "current_date + 1500", None, True),
        ],
    )
    async def test_a_way_tells_its_last_session_and_is_none_once_it_was_held(
        self,
        client: httpx.AsyncClient,
        around_laval: Factory,
        column: str,
        value: str,
        told: int | None,
        is_open: bool,
    ) -> None:
        """A title whose last session was held in June stood there as one to begin."""
        began = today().year - (today().month < SEPTEMBER)
        end = value.format(began=began)
        around_laval.connection.execute(f"UPDATE training SET {column} = {end} WHERE id = '50022137'")
        ways = await self.ways(client, "D1102")
        assert ("50022137" in ways) is is_open
        if is_open:
            assert ways["50022137"]["last_session"] == (None if told is None else began + told)
        page = (await client.get("/api/v1/trainings/50022137")).json()
        assert page["open_to_newcomers"] is is_open
        assert (str(began + told) in page["ends"]["fr"]) if told is not None else page["ends"] is None

    async def test_where_none_is_named_those_of_the_field_are_told_for_the_career_that_kept_its_code(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """A CAP that prepares for a wide field was said to lead to a career of bac + 5 cut out of it."""
        path = "/api/v1/careers/{}/trainings"
        field = {"code": "D1102", "label": "Boulangerie", "taught": True}
        around_laval.connection.execute("INSERT INTO training_field VALUES ('50022137', 'D1102')")
        assert (await client.get(path.format("D1106"))).json() == NO_WAYS | {"field": field}
        own = (await client.get(path.format("D1102"))).json()
        assert own["field"] is None
        assert [(way["id"], way["leads"], way["prepares"]) for way in own["ways"]] == [
            ("50022137", True, False)
        ]
        around_laval.connection.execute("DELETE FROM training_career")
        own = (await client.get(path.format("D1102"))).json()
        assert own["field"] == field
        assert [(way["id"], way["leads"], way["prepares"]) for way in own["ways"]] == [
            ("50022137", False, True),
            ("40022106", False, True),
        ]
        around_laval.connection.execute("UPDATE career SET regulated = true")
        assert (await client.get(path.format("D1102"))).json() == NO_WAYS | {"field": field}
        # A teacher's eye found doors to empty lists.
        around_laval.connection.execute("DELETE FROM training_place")
        assert (await client.get(path.format("D1106"))).json() == NO_WAYS | {"field": None}

    @pytest.mark.parametrize(
        ("access", "earlier", "told"),
        [
            ("Accessible avec un bac STMG, bac général, bac pro.", "CAP", True),
            ("Accessible avec un bac général ou un baccalauréat professionnel du domaine.", "CAP", True),
            ("Accessible avec des bacs pros en textile.", "CAP", True),
            ("Accessible avec un bac pro.", "Bac pro", False),
            ("Accessible avec un bac général. Pas de bac progressif.", "CAP", False),
        ],
    )
    async def test_a_bac_pro_that_the_sheet_takes_and_does_not_name_is_a_step(
        self, client: httpx.AsyncClient, around_laval: Factory, access: str, earlier: str, told: bool
    ) -> None:
        rows = around_laval.connection
        rows.execute(
            "INSERT INTO training_sheet (id, label, title, diploma, summary, access, expected, follows)"
            " VALUES ('FOR.1', 'x', 'x', 'BTS', '', %s, '', '')",
            [access],
        )
        rows.execute("UPDATE training SET onisep_id = 'FOR.1' WHERE id = '32031213'")
        rows.execute("UPDATE training SET diploma = %s, level = 4 WHERE id = '40022106'", [earlier])
        rows.execute("INSERT INTO training_next VALUES ('40022106', '32031213', true, false)")
        rows.execute("INSERT INTO training_career VALUES ('32031213', 'D1106')")
        page = (await client.get("/api/v1/trainings/32031213")).json()
        ways = await self.ways(client, "D1106")
        label = "Bac professionnel (l’établissement dit lequel)"
        assert (label in [step["label"] for step in page["before"]]) is told
        assert ("BAC-PRO" in ways["32031213"]["from"]) is ("BAC-PRO" in ways) is told

    @pytest.mark.parametrize(
        ("title", "leads"),
        [("Préparation aux concours", False), ("Prépa", True), (_MEEF, False), (_ENGINEERING, True)],
    )
    async def test_what_prepares_for_a_contest_does_not_lead_there(
        self, client: httpx.AsyncClient, around_laval: Factory, title: str, leads: bool
    ) -> None:
        """The only way to the police was a course before its contest, which « mène au métier »."""
        named = "UPDATE training SET diploma = %s, label = %s WHERE id = '50022137'"
        around_laval.connection.execute(named, [title, title])
        way = (await self.ways(client, "D1102"))["50022137"]
        assert (way["leads"], way["prepares"], way["contest"]) == (leads, not leads, not leads)
        assert (await client.get("/api/v1/trainings/50022137")).json()["contest"] is not leads

    async def test_of_a_field_is_what_leads_to_another_career_that_it_became(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """It said « no training », though the school next door teaches the trade beside."""
        found = (await client.get("/api/v1/careers/D1106/trainings")).json()
        field = {"code": "D1102", "label": "Boulangerie", "taught": True}
        assert found == NO_WAYS | {"field": field}
        around_laval.connection.execute("DELETE FROM training_field")
        assert (await client.get("/api/v1/careers/D1106/trainings")).json()["field"]["taught"]
        around_laval.connection.execute("DELETE FROM training_career")
        assert (await client.get("/api/v1/careers/D1106/trainings")).json()["field"] is None

    async def test_what_leads_there_by_its_own_page_does_so_by_the_career_s(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """A pupil read on the training's page that it leads there, and on the career's nothing of it."""
        around_laval.connection.execute("INSERT INTO training_career VALUES ('40022106', 'D1102', false)")
        ways = await self.ways(client, "D1102")
        assert {key for key, way in ways.items() if way["leads"]} == {"50022137", "40022106"}
        page = (await client.get("/api/v1/trainings/40022106")).json()
        assert [career["code"] for career in page["careers"]] == ["D1102"]

    async def test_a_way_says_by_which_other_name_it_leads_as_the_training_s_page_does(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """A diploma of booksellers led, without a word, to sellers of sports goods."""
        around_laval.connection.execute(
            "INSERT INTO training_career VALUES ('40022106', 'D1102', true, 'Fournier')"
        )
        ways = await self.ways(client, "D1102")
        assert {key: way["named"] for key, way in ways.items()} == {"50022137": None, "40022106": "Fournier"}
        page = (await client.get("/api/v1/trainings/40022106")).json()
        assert [career["named"] for career in page["careers"]] == ["Fournier"]

    @pytest.mark.parametrize(
        ("label", "before"),
        [
            ("CPGE TSI", ["BAC-STI2D-STL"]),
            ("CPGE ECT Option technologique", ["BAC-STMG"]),
            ("Classe prépa Classe d’adaptation des techniciens superieurs (ats)", ["BAC-2"]),
            ("CPGE MPSI", ["BAC-GENERAL"]),
            ("CPGE PTSI", ["BAC-GENERAL"]),
        ],
    )
    async def test_a_classe_prepa_begins_after_the_bac_that_it_is_for(
        self, client: httpx.AsyncClient, around_laval: Factory, label: str, before: list[str]
    ) -> None:
        around_laval.career("H1101", "Ingénieur / Ingénieure")
        training(around_laval, "PSUP.x", label, diploma="Classe prépa", level=None, careers=["H1101"])
        assert (await self.ways(client, "H1101"))["PSUP.x"]["from"] == before

    @pytest.mark.parametrize("source", ["parcoursup", "onisep-formations"])
    async def test_what_parcoursup_offers_follows_the_bac_however_long_it_is(
        self, client: httpx.AsyncClient, around_laval: Factory, source: str
    ) -> None:
        """Of an orthophonist a pupil read: other studies after the bac, then five years."""
        around_laval.career("J1406", "Orthophoniste")
        training(
            around_laval,
            "FOR.1180",
            "Certificat de capacité",
            diploma="Certificat",
            level=7,
            careers=["J1406"],
        )
        around_laval.connection.execute("UPDATE training SET sources = %s WHERE id = 'FOR.1180'", [[source]])
        way = (await self.ways(client, "J1406"))["FOR.1180"]
        assert way["from"] == (["BAC"] if source == "parcoursup" else ["AFTER-BAC"])

    async def test_what_parcoursup_offers_follows_the_bac_beside_what_else_it_follows(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """Of a nurse a pupil read: only after having become an auxiliary nurse."""
        around_laval.career("J1506", "Infirmier")
        training(around_laval, "26033101", "DE infirmier", diploma="DE", level=6, careers=["J1506"])
        training(around_laval, "46031103", "DE aide-soignant", diploma="DE", level=4)
        taught(around_laval, "0530003C", "26033101", "46031103", at=NEAR)
        around_laval.connection.execute(
            "UPDATE training_place SET sources = '{parcoursup}' WHERE training_id = '26033101'"
        )
        around_laval.connection.execute(
            "INSERT INTO training_next (training_id, next_id) VALUES ('46031103', '26033101')"
        )
        ways = await self.ways(client, "J1506")
        assert ways["26033101"]["from"] == ["46031103", "BAC"]
        bac = ways["BAC"]
        assert (bac["label"], bac["after_third"], bac["months"], bac["statuses"]) == (
            "Un bac (Parcoursup dit lequel)",
            True,
            36,
            [],
        )
        page = (await client.get("/api/v1/trainings/26033101")).json()
        assert [step["label"] for step in page["before"]] == [bac["label"], "DE aide-soignant"]

    @pytest.mark.parametrize(
        ("label", "diploma", "before"),
        [
            ("Formation d’ingénieur Bac + 5 Bac général", "Diplôme d’ingénieur", ["Bac général"]),
            (
                "Formation d’ingénieur Bac + 5 Bacs technologiques",
                "Diplôme d’ingénieur",
                ["Bac technologique"],
            ),
            ("Formation d’ingénieur Bac + 5 bac STI2D", "Diplôme d’ingénieur", ["Bac technologique"]),
            (
                "Formation d’ingénieur Bac + 5 Bac général et Techno STAV",
                "Diplôme d’ingénieur",
                ["Bac général", "Bac technologique"],
            ),
            ("Formation d’ingénieur Bac + 5 réservée aux BAC +1 uniquement", "Diplôme d’ingénieur", []),
            ("Architecture", "Formation du supérieur", ["Un bac (Parcoursup dit lequel)"]),
            (
                "Certificat de spécialisation Cybersécurité",
                "Certificat de spécialisation",
                ["Diplôme du même domaine (l’établissement dit lequel)"],
            ),
        ],
    )
    async def test_the_page_of_what_is_on_parcoursup_names_the_bac_that_it_is_for(
        self, client: httpx.AsyncClient, factory: Factory, label: str, diploma: str, before: list[str]
    ) -> None:
        training(factory, "PSUP.x", label, diploma=diploma, level=None, sources=["parcoursup"])
        page = (await client.get("/api/v1/trainings/PSUP.x")).json()
        assert [step["label"] for step in page["before"]] == before

    async def test_a_brevet_that_no_list_places_is_a_way_and_begins_after_a_cap(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        training(around_laval, "45022108", "BP Boulanger", diploma="BP", level=4, careers=["D1102"])
        ways = await self.ways(client, "D1102")
        assert {key: (way["from"], way["places"]) for key, way in ways.items()} == {
            "50022137": ([], 2),
            "45022108": (["CAP"], None),
            "CAP": ([], None),
        }
        # A CAP is learned at school or as an apprentice; it stands after what has a name of its own.
        assert ways["CAP"]["statuses"] == []
        assert list(ways)[-1] == "CAP"

    async def test_a_first_diploma_that_is_named_is_told_though_it_is_taught_elsewhere(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """A pupil read « CAP of the same field », though the list names the one."""
        around_laval.career("F1504", "Charpentier de marine")
        training(around_laval, "45023407", "BP", diploma="BP", level=4, careers=["F1504"])
        training(around_laval, "50023444", "CAP Charpentier de marine")
        add = "INSERT INTO training_next (training_id, next_id) VALUES (%s, '45023407')"
        around_laval.connection.execute(add, ["50023444"])
        ways = await self.ways(client, "F1504")
        assert {key: (way["from"], way["places"]) for key, way in ways.items()} == {
            "50023444": ([], None),
            "45023407": (["50023444"], None),
        }
        # One that is taught here is enough.
        around_laval.connection.execute(add, ["50022137"])
        assert (await self.ways(client, "F1504"))["45023407"]["from"] == ["50022137"]

    async def test_no_way_goes_on_by_one_mention_alone_of_what_is_several(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """From a CAP of clockmakers a pupil was led to graphic design, by a diploma of four mentions."""
        training(around_laval, "14022002", "DSAA Design", diploma="DSAA", level=7, careers=["E1205"])
        training(around_laval, "24123002", "DNMADE Objet", diploma="DNMADE", level=6)
        around_laval.career("E1205", "Designer graphique")
        taught(around_laval, "0530009A", "24123002", "14022002", at=NEAR)
        add = "INSERT INTO training_next VALUES ('24123002', '14022002', true, false)"
        around_laval.connection.execute(add)
        assert (await self.ways(client, "E1205"))["14022002"]["from"] == ["24123002"]
        around_laval.connection.execute("UPDATE training_next SET of_part = true")
        ways = await self.ways(client, "E1205")
        assert "24123002" not in ways
        assert ways["14022002"]["from"] == ["AFTER-BAC"]
        # Its own page tells it all the same.
        page = (await client.get("/api/v1/trainings/24123002")).json()
        assert [step["id"] for step in page["next"]] == ["14022002"]

    async def test_what_is_taught_somewhere_in_the_region_leads_there_beside_what_is_taught_at_a_place(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """A bac pro named the écailler, whose page knew of the CAP alone."""
        for key in ("40031209", "FOR.1"):
            training(around_laval, key, "Bac pro", diploma="Bac pro", level=4, careers=["D1102"])
        around_laval.connection.execute("INSERT INTO training_somewhere VALUES ('40031209', 'any')")
        ways = await self.ways(client, "D1102")
        assert {key for key, way in ways.items() if way["leads"]} == {"50022137", "40031209"}

    async def test_to_a_bts_one_comes_from_the_bacs_of_the_general_way(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("M1805", "Développeur")
        training(factory, "32032613", "BTS", diploma="BTS", level=5, careers=["M1805"])
        taught(factory, "0530003C", "32032613")
        ways = await self.ways(client, "M1805")
        assert {key: way["from"] for key, way in ways.items()} == {
            "2DE-GT": [],
            "BAC-GENERAL": ["2DE-GT"],
            "BAC-TECHNO": ["2DE-GT"],
            "32032613": ["BAC-GENERAL", "BAC-TECHNO"],
        }
        assert ways["2DE-GT"]["after_third"]
        assert ways["2DE-GT"]["places"] is None

    async def test_after_a_general_bac_a_mise_a_niveau_comes_before_the_bts_that_asks_for_it(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """A pupil read that the general bac was enough, where its sheet says that a year is compulsory."""
        factory.career("G1401", "Assistant de direction d’hôtel")
        training(factory, "32033421", "Mise à niveau", diploma="Mise à niveau", level=5)
        training(factory, "32033422", "1re année", diploma="1re année de BTS", level=5, common=True)
        training(factory, "32033425", "BTS", diploma="BTS", level=5, careers=["G1401"])
        taught(factory, "0530003C", "32033421", "32033422", "32033425")
        factory.connection.execute(
            "INSERT INTO training_next (training_id, next_id) VALUES ('32033421', '32033422'),"
            " ('32033422', '32033425')"
        )
        ways = await self.ways(client, "G1401")
        assert {key: ways[key]["from"] for key in ("32033421", "32033422", "32033425")} == {
            "32033421": ["BAC-GENERAL", "BAC-TECHNO"],
            "32033422": ["32033421", "BAC-OF-FIELD"],
            # Whoever has a bac of the field begins with the first year that options share, too.
            "32033425": ["32033422"],
        }
        page = (await client.get("/api/v1/trainings/32033422")).json()
        assert [step["label"] for step in page["before"]] == [
            "Bac techno ou pro du même domaine",
            "Mise à niveau",
        ]

    async def test_what_is_named_so_itself_is_told_though_the_region_teaches_only_others(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        """Two art licences, by the name of a critic, hid the master of journalism."""
        around_laval.connection.execute("UPDATE training_career SET named = 'Fournier' WHERE code = 'D1102'")
        training(around_laval, "FOR.1", "Bac pro", diploma="Bac pro", level=4, careers=["D1102"])
        ways = await self.ways(client, "D1102")
        assert {key for key, way in ways.items() if way["leads"]} == {"50022137", "FOR.1"}

    async def test_where_none_is_taught_here_those_taught_elsewhere_are_told(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("J1506", "Infirmier")
        training(factory, "FOR.1", "Diplôme d’État d’infirmier", diploma="DE", level=6, careers=["J1506"])
        only = (await self.ways(client, "J1506"))["FOR.1"]
        assert (only["from"], only["places"], only["leads"]) == (["AFTER-BAC"], None, True)

    @pytest.mark.parametrize(
        ("diploma", "level", "months", "before"),
        [
            ("Licence pro", 6, 12, ["BAC-2-ANY"]),
            ("Formation", 6, 24, ["AFTER-BAC"]),
            ("Titre professionnel", 5, 12, []),
            ("Titre professionnel", 6, 24, []),
            ("Diplôme professionnel de l’animation et du sport", 6, 48, []),
            ("Formation d’école spécialisée", 5, 24, []),
            ("Diplôme d’État", 5, 36, ["BAC-GENERAL", "BAC-TECHNO"]),
            ("Formation", 6, None, ["AFTER-BAC"]),
            ("Formation", 6, 36, ["BAC-ASKED"]),
            ("Formation", 7, 60, ["BAC-ASKED"]),
            ("Formation", 7, 36, ["AFTER-BAC"]),
            ("Formation", 5, 24, ["BAC-GENERAL", "BAC-TECHNO"]),
        ],
    )
    async def test_a_year_at_bac_and_3_off_parcoursup_does_not_follow_the_bac(
        self,
        client: httpx.AsyncClient,
        factory: Factory,
        diploma: str,
        level: int,
        months: int,
        before: list[str],
    ) -> None:
        """A pupil read: the bac, one year, and a licence pro."""
        factory.career("K1210", "Éducateur")
        training(factory, "FOR.1", diploma=diploma, level=level, months=months, careers=["K1210"])
        ways = await self.ways(client, "K1210")
        assert ways["FOR.1"]["from"] == before
        if before == ["BAC-2-ANY"]:
            step = ways["BAC-2-ANY"]
            assert (step["label"], step["from"]) == ("Diplôme à bac + 2", ["BAC-GENERAL", "BAC-TECHNO"])

    @pytest.mark.parametrize(
        ("label", "before"), [("Master Psychologie", ["BAC-3-PSYCHOLOGY"]), ("Master Histoire", ["BAC-3"])]
    )
    async def test_a_psychologist_has_a_licence_of_psychology_too(
        self, client: httpx.AsyncClient, factory: Factory, label: str, before: list[str]
    ) -> None:
        """A teacher read: a BUT, a master, and the title that the law gives to other studies."""
        factory.career("K1104", "Psychologue")
        training(factory, "FOR.1", label, diploma="Master", level=7, careers=["K1104"])
        assert (await self.ways(client, "K1104"))["FOR.1"]["from"] == before

    async def test_to_no_career_there_are_none(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/api/v1/careers/D1102/trainings")).status_code == 404
