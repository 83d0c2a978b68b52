"""Consents: who must give them, and when they stand."""

from datetime import timedelta
from uuid import uuid4

import pytest

from api.people.privacy import service
from api.people.privacy.acts import CONSENT_AGREED
from api.platform.kit.clock import age, today
from api.platform.kit.database import Database
from api.platform.kit.personal_data import Purpose
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.privacy.conftest import EVERYTHING, PURPOSES, Clock, MakeFamily


class TestWithoutABirthDate:
    async def test_nothing_can_be_granted(self, family: MakeFamily) -> None:
        child = await family(age=None)
        assert set((await child.states()).values()) == {"birth_date_needed"}
        response = await child.phone.put("/api/v1/me/consents/push", json={"agree": True})
        assert response.status_code == 409
        assert response.json()["type"] == "/problems/birth-date-needed"

    async def test_no_parent_is_asked(self, family: MakeFamily) -> None:
        child = await family(age=None)
        response = await child.phone.put("/api/v1/me/guardian", json={"email": "parent@example.org"})
        assert response.json()["type"] == "/problems/birth-date-needed"


class TestUnderTheAge:
    async def test_nothing_stands_before_it_is_asked(self, family: MakeFamily) -> None:
        child = await family()
        assert set((await child.states()).values()) == {"not_asked"}

    async def test_the_child_s_own_yes_waits_for_a_parent(self, family: MakeFamily) -> None:
        child = await family()
        await child.agree("push")
        assert await child.states() == {
            "push": "waiting_for_parent",
            "conversations": "not_asked",
            "location": "not_asked",
            "badges": "not_asked",
            "card": "not_asked",
        }

    async def test_a_parent_s_yes_waits_for_the_child(self, family: MakeFamily) -> None:
        child = await family()
        assert (await child.answer(await child.ask())).status_code == 200
        assert set((await child.states()).values()) == {"not_asked"}
        await child.agree("push")
        assert await child.state("push") == "granted"

    async def test_both_together_grant_each_purpose_of_its_own(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent({**EVERYTHING, "badges": False})
        assert await child.states() == {
            "conversations": "granted",
            "push": "granted",
            "location": "granted",
            "badges": "refused",
            "card": "granted",
        }
        consents = {one["purpose"]: one for one in (await child.overview())["consents"]}
        assert consents["badges"]["decided_by"] == "parent"
        assert consents["badges"]["agreed"] is True

    async def test_the_child_s_no_ends_it_at_once_and_every_feature_is_told(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent()
        body = await child.agree("push", agree=False)
        push = next(one for one in body["consents"] if one["purpose"] == "push")
        assert (push["state"], push["decided_by"]) == ("withdrawn", "self")
        assert child.told == [(child.child, Purpose.PUSH)]
        assert await child.state("conversations") == "granted"

    async def test_the_proof_is_kept_and_never_changed(self, family: MakeFamily, factory: Factory) -> None:
        child = await family()
        await child.consent({"push": True})
        await child.agree("push", agree=False)
        rows = factory.connection.execute(
            "SELECT party, answer, how FROM consent_decision WHERE purpose = 'push' ORDER BY decided_at, id"
        ).fetchall()
        assert rows == [("self", "agreed", "app"), ("parent", "agreed", "link"), ("self", "withdrawn", "app")]
        with pytest.raises(Exception, match="never changed"):
            factory.connection.execute("UPDATE consent_decision SET answer = 'agreed'")

    async def test_the_same_answer_twice_is_one_decision(self, family: MakeFamily, factory: Factory) -> None:
        child = await family()
        await child.agree("push")
        await child.agree("push")
        found = factory.connection.execute("SELECT count(*) FROM consent_decision").fetchone()
        assert found == (1,)


class TestFromTheAge:
    @pytest.mark.parametrize("years", [15, 17, 18, 40])
    async def test_a_person_consents_alone(self, years: int, family: MakeFamily) -> None:
        person = await family(age=years)
        await person.agree("push")
        assert await person.state("push") == "granted"
        await person.agree("push", agree=False)
        assert await person.state("push") == "withdrawn"

    async def test_a_no_is_kept_as_a_refusal(self, family: MakeFamily) -> None:
        person = await family(age=16)
        await person.agree("push", agree=False)
        assert await person.state("push") == "refused"

    async def test_no_parent_is_asked(self, family: MakeFamily) -> None:
        person = await family(age=15)
        response = await person.phone.put("/api/v1/me/guardian", json={"email": "parent@example.org"})
        assert (response.status_code, response.json()["type"]) == (409, "/problems/consents-alone")

    async def test_the_age_is_a_setting(
        self, family: MakeFamily, settings: Settings, database: Database
    ) -> None:
        person = await family(age=15)
        await person.agree("push")
        later = settings.model_copy(update={"consent_age": 16})
        async with database.reads.connect() as connection:
            assert await service.allows(connection, settings, person.child, Purpose.PUSH)
            assert not await service.allows(connection, later, person.child, Purpose.PUSH)


class TestWhatOtherFeaturesAsk:
    async def test_only_what_is_granted_is_allowed(
        self, family: MakeFamily, settings: Settings, database: Database
    ) -> None:
        child = await family()
        await child.consent({"push": True, "badges": False})
        async with database.reads.connect() as connection:
            allowed = {
                purpose: await service.allows(connection, settings, child.child, Purpose(purpose))
                for purpose in PURPOSES
            }
            assert not await service.allows(connection, settings, uuid4(), Purpose.PUSH)
        assert allowed == {**dict.fromkeys(PURPOSES, False), "push": True}

    async def test_the_birthday_needs_no_job(
        self, family: MakeFamily, settings: Settings, database: Database, moving: Clock
    ) -> None:
        child = await family(age=None, birth_date=today().replace(year=today().year - 14))
        await child.consent()
        eve = today().replace(year=today().year + 1) - timedelta(days=1)
        for day, stands in [(eve, True), (eve + timedelta(days=1), False)]:
            moving.set(day, hour=0)
            async with database.reads.connect() as connection:
                allowed = await service.allows(connection, settings, child.child, Purpose.PUSH)
            assert allowed is stands, day

    async def test_who_was_born_on_29_february_is_a_year_older_on_1_march(
        self, family: MakeFamily, settings: Settings, database: Database, moving: Clock
    ) -> None:
        born = today().replace(year=2012, month=2, day=29)
        for day in [born.replace(year=2027, day=28), born.replace(year=2027, month=3, day=1)]:
            moving.set(day)
            child = await family(age=None, birth_date=born)
            assert (await child.overview())["rule"] == (
                "alone" if age(born, day) >= settings.consent_age else "with_parent"
            )


class TestTheStoredCommune:
    async def test_it_needs_the_consent(self, family: MakeFamily, factory: Factory) -> None:
        factory.commune("44109")
        child = await family()
        response = await child.phone.put("/api/v1/me/commune", json={"commune_code": "44109"})
        assert (response.status_code, response.json()["type"]) == (403, "/problems/consent-needed")
        await child.consent()
        assert (
            await child.phone.put("/api/v1/me/commune", json={"commune_code": "44109"})
        ).status_code == 204
        assert (await child.phone.get("/api/v1/session")).json()["me"]["commune_code"] == "44109"

    async def test_it_is_gone_when_the_consent_ends(self, family: MakeFamily, factory: Factory) -> None:
        factory.commune("44109")
        child = await family(age=16)
        await child.agree("location")
        await child.phone.put("/api/v1/me/commune", json={"commune_code": "44109"})
        await child.agree("location", agree=False)
        assert (await child.phone.get("/api/v1/session")).json()["me"]["commune_code"] is None

    async def test_it_is_a_known_one(self, family: MakeFamily) -> None:
        person = await family(age=16)
        await person.agree("location")
        response = await person.phone.put("/api/v1/me/commune", json={"commune_code": "99999"})
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "commune_code"

    async def test_forgetting_it_needs_nothing(self, family: MakeFamily) -> None:
        child = await family()
        assert (await child.phone.put("/api/v1/me/commune", json={"commune_code": None})).status_code == 204


async def test_walls_25_a_yes_is_written_so_often_a_day_a_no_always(
    family: MakeFamily, factory: Factory
) -> None:
    """Walls, line 25: each answer is a row of the proof and two of the audit, which nobody may delete."""
    person = await family(age=20)
    often = CONSENT_AGREED.a_day
    assert often
    for _ in range(often):
        await person.agree("push")
        await person.agree("push", agree=False)
    for agree, status in ((True, 429), (False, 200), (True, 429)):
        answer = await person.phone.put("/api/v1/me/consents/push", json={"agree": agree})
        assert answer.status_code == status
    rows = factory.connection.execute("SELECT count(*) FROM consent_decision").fetchone()
    assert rows == (2 * often,)
