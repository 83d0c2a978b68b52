"""Applying: once, for what is open, within limits, and without contact details."""

import asyncio
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.placements.applications import student as students
from api.placements.applications.ages import is_old_enough, may_begin_contract
from api.platform.access import Role
from api.platform.kit.clock import today
from api.platform.settings import Settings
from tests.moments import Clock
from tests.placements.applications.world import MOTIVATION, World, monday

UAI = "0440001A"


class TestOnce:
    async def test_sending_again_is_no_second_application(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        draft = {"id": str(uuid4()), "offer_id": str(offer), "motivation": MOTIVATION}
        answers = [await student.client.post("/api/v1/applications", json=draft) for _ in range(2)]
        assert [one.status_code for one in answers] == [201, 201]
        assert answers[0].json() == answers[1].json()
        assert await world.told(company.client) == ["application.received"]

    async def test_one_per_offer_and_person_also_at_once(self, world: World) -> None:
        offer = world.offer(await world.company(), places=9)
        student = await world.student()
        answers = await asyncio.gather(*(world.send(student, offer) for _ in range(4)))
        assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]

    async def test_also_after_it_was_withdrawn(self, world: World) -> None:
        offer, student = world.offer(await world.company()), await world.student()
        await world.withdraw(student, await world.applied(student, offer))
        assert (await world.send(student, offer)).status_code == 409

    async def test_an_id_belongs_to_who_made_it(self, world: World) -> None:
        company = await world.company()
        first, second = await world.student(), await world.student()
        application = await world.applied(first, world.offer(company))
        taken = await world.send(second, world.offer(company), id=application)
        assert taken.status_code == 409
        assert (await second.client.get(f"/api/v1/me/applications/{application}")).status_code == 404


class TestTheSurname:
    async def test_a_company_never_reads_it(self, world: World) -> None:
        """Walls, line 15: the form promises it."""
        company = await world.company()
        student = await world.student(first_name="Zoé", email="zoe.martin@example.org")
        application = await world.applied(
            student, world.offer(company), motivation=f"{MOTIVATION} Je m'appelle Zoé Martin."
        )
        shown = await company.client.get(f"/api/v1/applications/{application}")
        assert "Martin" not in shown.text
        assert "Je m'appelle Zoé [masqué]." in shown.text


class TestWhereTheyAreFound:
    """Walls, line 15: of home and school too, which nobody has chosen to show."""

    SAID = "Je suis au lycée Livet et j'habite 12 rue des Lilas à Nantes."

    @pytest.mark.parametrize("shared", [False, True])
    async def test_a_company_reads_the_school_only_where_it_is_shown(
        self, world: World, shared: bool
    ) -> None:
        company, student = await world.company(), await world.student(first_name="Zoé")
        words = {"motivation": f"{MOTIVATION} {self.SAID}", "about": self.SAID}
        application = await world.applied(student, world.offer(company), share_school=shared, **words)
        shown = (await company.client.get(f"/api/v1/applications/{application}")).json()
        for field in words:
            assert ("Livet" in shown[field]) is shared
            assert "Lilas" not in shown[field]


class TestWhatIsOpen:
    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            ("draft", 404),
            ("review", 404),
            ("hidden", 404),
            ("full", 409),
            ("expired", 409),
            ("withdrawn", 409),
        ],
    )
    async def test_only_a_published_offer_is_applied_for(
        self, world: World, status: str, expected: int
    ) -> None:
        offer = world.offer(await world.company(), status=status)
        assert (await world.send(await world.student(), offer)).status_code == expected

    async def test_nobody_knows_an_unknown_offer(self, world: World) -> None:
        assert (await world.send(await world.student(), uuid4())).status_code == 404

    async def test_a_partner_s_offer_is_applied_for_there(self, world: World) -> None:
        offer = world.offer(
            await world.company(), organisation_id=None, source="partner", apply_url="https://example.org"
        )
        assert (await world.send(await world.student(), offer)).status_code == 409

    async def test_only_students_apply(self, world: World) -> None:
        company = await world.company()
        response = await company.client.post(
            "/api/v1/applications",
            json={"id": str(uuid4()), "offer_id": str(world.offer(company)), "motivation": MOTIVATION},
        )
        assert response.status_code == 403

    async def test_a_reserved_offer_is_for_the_pupils_of_its_schools(self, world: World) -> None:
        offer = world.offer(await world.company(), reserved_uais=[UAI])
        stranger, pupil, other = [await world.student() for _ in range(3)]
        for student, uai in ((pupil, UAI), (other, "0440002B")):
            world.factory.pupil_school(student.account, uai=uai)
        answers = [(await world.send(one, offer)).status_code for one in (stranger, other, pupil)]
        assert answers == [403, 403, 201]

    async def test_weeks_are_among_those_that_are_free(self, world: World) -> None:
        free, taken, past = monday(2), monday(3), monday(0)
        offer = world.offer(await world.company(), weeks={past: 1, free: 2, taken: 1})
        world.factory.connection.execute(
            "UPDATE offer_week SET taken = 1 WHERE offer_id = %s AND week = %s", [offer, taken]
        )
        student = await world.student()
        for wrong in ([], [str(taken)], [str(past)], [str(free), str(monday(4))]):
            assert (await world.send(student, offer, weeks=wrong)).status_code == 422, wrong
        not_monday = await world.send(student, offer, weeks=[str(free + timedelta(days=1))])
        assert not_monday.status_code == 422
        assert (await world.send(student, offer, weeks=[str(free)])).status_code == 201

    @pytest.mark.parametrize(
        ("level", "fits"), [("high_school", True), ("middle_school", False), (None, None)]
    )
    async def test_another_class_is_a_warning_and_no_refusal(
        self, world: World, level: str | None, fits: bool | None
    ) -> None:
        offer = world.offer(await world.company(), levels=["2nde"])
        response = await world.send(await world.student(level=level), offer)
        assert (response.status_code, response.json()["level_fits"]) == (201, fits)

    async def test_one_whose_last_day_is_over_is_over_before_the_nightly_round(self, world: World) -> None:
        offer = world.offer(await world.company(), expires_on=today() - timedelta(days=1))
        refused = await world.send(await world.student(), offer)
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/offer-over")


class TestAge:
    @pytest.mark.parametrize(
        ("born", "level", "start", "expected"),
        [
            ("2011-09-01", "high_school", "2026-08-31", False),
            ("2011-08-31", "high_school", "2026-08-31", True),
            ("2011-06-15", "middle_school", "2026-06-30", False),
            ("2011-06-15", "middle_school", "2026-09-01", True),
            ("2010-03-02", "middle_school", "2026-03-10", True),
            ("2011-03-01", None, None, True),
            ("2011-03-03", None, None, False),
            ("2008-02-29", "higher", None, True),
        ],
    )
    def test_a_contract_begins_at_15_behind_the_college_else_at_16(
        self, born: str, level: str | None, start: str | None, expected: bool
    ) -> None:
        asked = {"start_on": start and date.fromisoformat(start), "today": date(2026, 3, 2)}
        birth = date.fromisoformat(born)
        assert may_begin_contract(birth, level, contract="apprentissage", **asked) is expected  # type: ignore[arg-type]

    def test_a_contrat_de_professionnalisation_at_16_whatever_is_behind_one(self) -> None:
        asked = {"contract": "professionnalisation", "start_on": None, "today": date(2026, 3, 2)}
        assert not may_begin_contract(date(2010, 3, 3), "higher", **asked)  # type: ignore[arg-type]
        assert may_begin_contract(date(2010, 3, 2), "higher", **asked)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("age", "expected"), [(14, "too-young-for-contract"), (16, None), (None, "birth-date-needed")]
    )
    async def test_who_is_too_young_for_a_contract_is_told_so(
        self, world: World, age: int | None, expected: str | None
    ) -> None:
        offer = world.offer(
            await world.company(), kind="apprenticeship", levels=["cap"], start_on=None, end_on=None
        )
        response = await world.send(await world.student(age), offer)
        told = None if response.status_code == 201 else response.json()["type"].removeprefix("/problems/")
        assert told == expected

    @pytest.mark.parametrize(
        ("age", "kind", "offered", "expected"),
        [
            (10, "observation", ["4e"], "too-young-for-offer"),
            (11, "observation", ["4e"], None),
            (10, "observation", ["3e"], "too-young-for-offer"),
            (11, "observation", ["3e"], "too-young-for-offer"),
            (12, "observation", ["3e"], None),
            (12, "observation", ["2nde"], "too-young-for-offer"),
            (13, "observation", ["2nde"], None),
            (13, "placement", ["bac_pro"], "too-young-for-offer"),
            (14, "placement", ["bac_pro", "bts"], None),
            (15, "placement", ["bts"], "too-young-for-offer"),
            (17, "placement", ["master"], "too-young-for-offer"),
            (None, "observation", ["3e"], "birth-date-needed"),
            (None, "placement", ["bts"], "birth-date-needed"),
        ],
    )
    async def test_each_level_has_an_age_below_which_nobody_applies(
        self, world: World, age: int | None, kind: str, offered: list[str], expected: str | None
    ) -> None:
        """Walls, line 26: a child of 10 applied for a placement of 3e."""
        offer = world.offer(await world.company(), kind=kind, levels=offered, start_on=today())
        response = await world.send(await world.student(age, level=None), offer)
        told = None if response.status_code == 201 else response.json()["type"].removeprefix("/problems/")
        assert told == expected

    @pytest.mark.parametrize(
        ("age", "values", "expected"),
        [
            (15, {"levels": ["cap"], "day_starts": time(14), "day_ends": time(22)}, "too-young-for-hours"),
            (16, {"levels": ["cap"], "day_starts": time(14), "day_ends": time(22)}, None),
            (15, {"levels": ["cap"], "day_starts": time(9), "day_ends": time(17), "break_minutes": 60}, None),
            (17, {"levels": ["bts"], "hours_per_week": 39}, "too-young-for-hours"),
            (18, {"levels": ["bts"], "hours_per_week": 39}, None),
            (17, {"levels": ["bts"], "hours_per_week": 35}, None),
            (17, {"levels": ["bts"], "weekdays": ["sat", "sun"]}, "too-young-for-hours"),
            (17, {"levels": ["bts"], "day_starts": time(22), "day_ends": time(6)}, "too-young-for-hours"),
            (17, {"levels": ["bts"], "description": "De nuit : vous travaillez de 22 h à 6 h."},
             "too-young-for-hours"),
            (18, {"levels": ["bts"], "description": "De nuit : vous travaillez de 22 h à 6 h."}, None),
            (17, {"levels": ["bac_pro"], "hours_per_week": 35, "declarations": ["adults_only"]},
             "too-young-for-hours"),
            (18, {"levels": ["bac_pro"], "hours_per_week": 35, "declarations": ["adults_only"]}, None),
            (17, {"levels": ["bac_pro"], "title": "Stagiaires majeurs uniquement"}, "too-young-for-hours"),
            (17, {"levels": ["cap"], "description": "Stage à partir de 16 ans."}, None),
            (15, {"levels": ["cap"], "description": "Stage à partir de 16 ans."}, "too-young-for-hours"),
        ],
    )  # fmt: skip
    async def test_hours_that_are_not_lawful_at_an_age_are_not_for_it(
        self, world: World, age: int, values: dict[str, Any], expected: str | None
    ) -> None:
        """Placements, line 4: L3162-1, L3163-1, L3164-1; a hotel pupil of 17 may work until 22:00."""
        offer = world.offer(await world.company(), kind="placement", **values)
        response = await world.send(await world.student(age, level=None), offer)
        told = None if response.status_code == 201 else response.json()["type"].removeprefix("/problems/")
        assert told == expected

    async def test_seven_hours_a_day_in_3e_are_for_those_of_fifteen_in_the_week_they_choose(
        self, world: World
    ) -> None:
        """Placements, line 4: by age, not by class (circular n° 2003-134)."""
        hours = {"day_starts": time(9), "day_ends": time(17), "break_minutes": 60}
        weeks = {monday(3): 5, monday(30): 5}
        offer = world.offer(await world.company(), weeks=weeks, levels=["3e"], **hours)
        grows = await world.student(14, level="middle_school")
        world.factory.connection.execute(
            "UPDATE account SET birth_date = %s WHERE id = %s",
            [monday(20) - timedelta(days=365 * 15 + 4), grows.account],
        )
        early = await world.send(grows, offer, weeks=[str(monday(3))])
        assert (early.status_code, early.json()["type"]) == (403, "/problems/too-young-for-hours")
        assert (await world.send(grows, offer, weeks=[str(monday(30))])).status_code == 201
        fifteen = await world.student(15, level="middle_school")
        assert (await world.send(fifteen, offer, weeks=[str(monday(3))])).status_code == 201

    async def test_an_apprentice_of_fifteen_does_not_work_as_late_as_one_of_sixteen(
        self, world: World
    ) -> None:
        """Placements, line 4: L3163-1, L3164-1 count those under 16 apart, apprentices too."""
        company = await world.company()
        values = {"kind": "apprenticeship", "levels": ["cap"], "contract": "apprentissage",
                  "start_on": None, "end_on": None, "day_starts": time(13), "day_ends": time(21)}  # fmt: skip
        refused = await world.send(await world.student(15), world.offer(company, **values))
        assert refused.json()["type"] == "/problems/too-young-for-hours"
        taken = await world.send(await world.student(16), world.offer(company, **values))
        assert taken.status_code == 201

    @pytest.mark.parametrize(
        ("age", "contract", "conditions"),
        [
            (29, "apprentissage", False),
            (30, "apprentissage", True),
            (25, "professionnalisation", False),
            (26, "professionnalisation", True),
            (40, None, False),
        ],
    )
    async def test_a_contract_with_conditions_at_an_age_says_so_and_is_not_refused(
        self, world: World, age: int, contract: str | None, *, conditions: bool
    ) -> None:
        """Placements, line 4: L6222-1, L6222-2, L6325-1."""
        kind = "apprenticeship" if contract else "placement"
        values = {
            "kind": kind,
            "levels": ["licence"],
            "contract": contract,
            "start_on": today(),
            "end_on": None,
        }
        offer = world.offer(await world.company(), **values)
        sent = await world.send(await world.student(age, level=None), offer)
        assert (sent.status_code, sent.json()["age_conditions"]) == (201, conditions)

    def test_it_is_the_age_on_the_first_day_that_counts(self) -> None:
        assert is_old_enough(date(2014, 3, 2), ["3e"], date(2026, 3, 2))
        assert not is_old_enough(date(2014, 3, 3), ["3e"], date(2026, 3, 2))

    @pytest.mark.parametrize(
        ("age", "level", "offered", "expected"),
        [
            (17, None, "3e", 201),
            (18, "high_school", "2nde", 201),
            (18, "middle_school", "3e", 403),
            (30, "higher", "2nde", 403),
        ],
    )
    async def test_an_observation_is_for_pupils(
        self, world: World, age: int, level: str | None, offered: str, expected: int
    ) -> None:
        week = monday(3)
        offer = world.offer(await world.company(), weeks={week: 1}, levels=[offered])
        response = await world.send(await world.student(age, level=level), offer, weeks=[str(week)])
        assert response.status_code == expected
        assert expected == 201 or response.json()["type"] == "/problems/offer-for-pupils"


class TestWords:
    @pytest.mark.parametrize(
        "text", ["Écrivez-moi : prenom@example.org", "Mon numéro est le 06 12 34 56 78", "insta : @prenom"]
    )
    async def test_contact_details_are_refused_with_a_clear_word(self, world: World, text: str) -> None:
        offer, student = world.offer(await world.company()), await world.student()
        for values in ({"motivation": text}, {"about": text}):
            response = await world.send(student, offer, **values)
            assert response.status_code == 422
            assert response.json()["errors"][0]["field"] == next(iter(values))
            assert "tout se passe dans" in response.json()["errors"][0]["message"]

    @pytest.mark.parametrize("text", ["", "  ", "x" * 2001, "a\u0000b"])
    async def test_a_motivation_has_some_words(self, world: World, text: str) -> None:
        offer = world.offer(await world.company())
        assert (await world.send(await world.student(), offer, motivation=text)).status_code == 422


class TestLimits:
    async def test_so_many_a_day_also_at_once(self, world: World, settings: Settings) -> None:
        settings.applications_per_day = 2
        company, student = await world.company(), await world.student()
        offers = [world.offer(company) for _ in range(4)]
        answers = await asyncio.gather(*(world.send(student, offer) for offer in offers))
        assert sorted(one.status_code for one in answers) == [201, 201, 429, 429]
        refused = next(one for one in answers if one.status_code == 429)
        assert 86_000 < int(refused.headers["Retry-After"]) <= 86_400

    async def test_the_next_day_is_a_new_one(
        self, world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.applications_per_day = 1
        company, student = await world.company(), await world.student()
        await world.applied(student, world.offer(company))
        other = world.offer(company)
        assert (await world.send(student, other)).status_code == 429
        Clock(monkeypatch).move(students, days=1, minutes=1)
        assert (await world.send(student, other)).status_code == 201

    async def test_an_offer_has_so_many_that_wait_also_at_once(
        self, world: World, settings: Settings
    ) -> None:
        settings.applications_per_place = 2
        offer = world.offer(await world.company(), places=1)
        people = [await world.student() for _ in range(4)]
        answers = await asyncio.gather(*(world.send(one, offer) for one in people))
        assert sorted(one.status_code for one in answers) == [201, 201, 409, 409]

    async def test_strangers_close_no_offer_to_whom_somebody_answers_for(
        self, world: World, settings: Settings
    ) -> None:
        """Walls, line 7: a typed birth date costs nothing, so any number of mailboxes have one room."""
        settings.applications_per_place = 2
        offer = world.offer(await world.company(), places=1)
        strangers = [await world.student(vouched=False) for _ in range(4)]
        answers = [await world.send(one, offer) for one in strangers]
        assert [one.status_code for one in answers] == [201, 201, 409, 409]
        pupil, federated = await world.student(vouched=False), await world.student(vouched=False)
        world.of_school(pupil, UAI)
        world.of_provider(federated)
        answers = [await world.send(one, offer) for one in (pupil, federated, await world.student())]
        assert [one.status_code for one in answers] == [201, 201, 409]

    async def test_one_that_ended_makes_room(self, world: World, settings: Settings) -> None:
        settings.applications_per_place = 1
        offer = world.offer(await world.company(), places=1)
        first, second = await world.student(), await world.student()
        application = await world.applied(first, offer)
        assert (await world.send(second, offer)).status_code == 409
        await world.withdraw(first, application)
        assert (await world.send(second, offer)).status_code == 201


class TestMine:
    async def test_the_latest_comes_first_page_by_page(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        sent = [await world.applied(student, world.offer(company)) for _ in range(5)]
        found, cursor = [], None
        while True:
            query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
            page = (await student.client.get("/api/v1/me/applications", params=query)).json()
            found += [one["id"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert found == sent[::-1]

    async def test_one_offer_s_tells_whether_i_applied(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer, other = world.offer(company), world.offer(company)
        application = await world.applied(student, offer)
        for asked, expected in ((offer, [application]), (other, [])):
            page = await student.client.get("/api/v1/me/applications", params={"offer_id": str(asked)})
            assert [one["id"] for one in page.json()["items"]] == expected

    @pytest.mark.parametrize("role", [Role.COMPANY, Role.STUDENT])
    async def test_nobody_reads_another_s(self, world: World, role: Role) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        other = await world.devices(world.factory.session(world.factory.account(role)))
        for path in (
            f"/api/v1/me/applications/{application}",
            f"/api/v1/applications/{application}",
            f"/api/v1/organisations/{company.organisation}/applications",
        ):
            assert (await other.get(path)).status_code in (403, 404)
        for step in ("confirm", "withdraw"):
            path = f"/api/v1/me/applications/{application}/{step}"
            assert (await other.post(path)).status_code == 404
