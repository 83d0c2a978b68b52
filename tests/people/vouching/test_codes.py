"""Walls, line 8: personal codes vouch for an age. Made by schools and referents, used once, by one person."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.people.vouching import service
from api.platform.access import Role
from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.kit.secrets import TYPED_ALPHABET
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory, born

WRONG = "2222222222"
YEAR = born(16).year
"""Of those who say that they are 16."""
MISSION = {"count": 2, "birth_year": YEAR, "name": "Mission locale de Nantes", "department": "44"}


async def school(devices: Device, factory: Factory, uai: str = "0440001A") -> tuple[UUID, httpx.AsyncClient]:
    """A verified school and the device of the person who acts for it."""
    person = factory.account(Role.SCHOOL)
    made = factory.organisation(person, uai=uai, name=f"Lycée {uai}")
    return made, await devices(factory.session(person))


async def codes_of(client: httpx.AsyncClient, made: UUID, count: int = 3) -> dict[str, Any]:
    response = await client.post(
        f"/api/v1/organisations/{made}/age-codes", json={"count": count, "birth_year": YEAR}
    )
    assert response.status_code == 201, response.text
    assert response.headers["cache-control"] == "no-store"
    batch: dict[str, Any] = response.json()
    return batch


async def minor(devices: Device, factory: Factory, **values: Any) -> httpx.AsyncClient:
    """Somebody who typed that they are 16."""
    account = factory.account(Role.STUDENT, **{"age": 16, "vouched": False, **values})
    return await devices(factory.session(account))


async def use(client: httpx.AsyncClient, code: str) -> httpx.Response:
    return await client.post("/api/v1/me/age/code", json={"code": code})


async def state(client: httpx.AsyncClient) -> str:
    return str((await client.get("/api/v1/me/age")).json()["state"])


async def seen(client: httpx.AsyncClient) -> int:
    """How many mentors this person is shown."""
    return len((await client.get("/api/v1/mentors")).json()["items"])


def acts(factory: Factory) -> list[tuple[str, str | None]]:
    return factory.connection.execute(
        "SELECT action, detail->>'how' FROM audit_entry WHERE action LIKE 'age.%' ORDER BY id"
    ).fetchall()


class TestUsing:
    async def test_a_typed_age_opens_nothing_and_a_personal_code_opens_the_minors_door(
        self, devices: Device, factory: Factory
    ) -> None:
        """What the issue tells: a fresh mail account of 15.5 years listed the mentors of 16 and 17."""
        factory.commune()
        factory.career()
        young, adult = factory.mentor(age=17), factory.mentor(age=40)
        made, staff = await school(devices, factory)
        code = (await codes_of(staff, made))["codes"][0]
        pupil = await minor(devices, factory)
        assert (await state(pupil), await seen(pupil)) == ("needed", 1)
        assert (await pupil.get(f"/api/v1/mentors/{young}")).status_code == 404
        assert (await pupil.get("/api/v1/session")).json()["me"]["age_vouched"] is False

        answer = await use(pupil, f" {code[:5].lower()}-{code[5:]} ")

        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert (told["state"], told["how"], told["name"]) == ("vouched", "personal_code", "Lycée 0440001A")
        assert await seen(pupil) == 2
        for mentor in (young, adult):
            assert (await pupil.get(f"/api/v1/mentors/{mentor}")).status_code == 200
        assert (await pupil.get("/api/v1/session")).json()["me"]["age_vouched"] is True
        assert acts(factory) == [("age.codes_made", None), ("age.vouched", "personal_code")]

    async def test_a_code_says_when_born_not_only_who(
        self, devices: Device, factory: Factory, settings: Settings
    ) -> None:
        """A pupil of 19 typed that they were 16, and the school's code for them vouched for it."""
        made, staff = await school(devices, factory)
        path = f"/api/v1/organisations/{made}/age-codes"
        other = (await staff.post(path, json={"count": 1, "birth_year": YEAR - 1})).json()
        assert other["birth_year"] == YEAR - 1
        pupil = await minor(devices, factory)
        answer = await use(pupil, other["codes"][0])
        assert answer.status_code == 422
        assert "une autre année" in answer.text
        assert await state(pupil) == "needed"
        # It counts like a wrong one: nobody tries years, and it still works for whom it is.
        for _ in range(settings.wrong_age_codes - 1):
            assert (await use(pupil, other["codes"][0])).status_code == 422
        assert (await use(pupil, other["codes"][0])).status_code == 429
        older = await minor(devices, factory, birth_date=born(16).replace(year=YEAR - 1))
        assert (await use(older, other["codes"][0])).status_code == 200

    async def test_no_list_is_for_a_year_in_which_nobody_under_18_was_born(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        path = f"/api/v1/organisations/{made}/age-codes"
        this_year = clock.today().year
        for year in (this_year - 19, this_year - 9, 0, -1, "x"):
            refused = await staff.post(path, json={"count": 1, "birth_year": year})
            assert refused.status_code == 422, year
        assert (await staff.post(path, json={"count": 1})).status_code == 422

    async def test_a_list_from_before_it_was_asked_works_until_it_ends(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        code = (await codes_of(staff, made))["codes"][0]
        factory.connection.execute("UPDATE age_code_batch SET birth_year = NULL")
        assert (await use(await minor(devices, factory), code)).status_code == 200

    async def test_each_code_works_once(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        first, second, _ = (await codes_of(staff, made))["codes"]
        one, other = await minor(devices, factory), await minor(devices, factory)
        assert (await use(one, first)).status_code == 200
        again = await use(other, first)
        assert again.status_code == 422
        assert await state(other) == "needed"
        assert (await use(other, second)).status_code == 200
        # Who is vouched for already uses none up.
        third = (await codes_of(staff, made))["codes"][0]
        assert (await use(one, third)).json()["type"].endswith("age-vouched")
        assert (await use(await minor(devices, factory), third)).status_code == 200

    async def test_of_two_who_type_one_code_at_once_one_wins(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        for code in (await codes_of(staff, made, 12))["codes"]:
            people = [await minor(devices, factory) for _ in range(2)]
            answers = await asyncio.gather(*(use(one, code) for one in people))
            assert sorted(one.status_code for one in answers) == [200, 422]
            assert sorted([await state(one) for one in people]) == ["needed", "vouched"]

    async def test_a_code_in_two_hands_of_one_person_is_one_use(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        code = (await codes_of(staff, made))["codes"][0]
        person = await minor(devices, factory)
        answers = await asyncio.gather(*(use(person, code) for _ in range(4)))
        assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]

    @pytest.mark.parametrize(
        ("values", "code"), [({"age": None}, "birth-date-needed"), ({"age": 18}, "age-not-needed")]
    )
    async def test_without_a_birth_date_or_of_age_there_is_nothing_to_vouch_for(
        self, values: dict[str, Any], code: str, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        one = (await codes_of(staff, made))["codes"][0]
        answer = await use(await minor(devices, factory, **values), one)
        assert answer.status_code == 409
        assert answer.json()["type"].endswith(code)
        assert (await use(await minor(devices, factory), one)).status_code == 200

    async def test_guessing_ends_after_ten_a_day_whatever_is_typed_then(
        self, devices: Device, factory: Factory, settings: Settings
    ) -> None:
        made, staff = await school(devices, factory)
        code = (await codes_of(staff, made))["codes"][0]
        guesser = await minor(devices, factory)
        for _ in range(settings.wrong_age_codes):
            assert (await use(guesser, WRONG)).status_code == 422
        for tried in (WRONG, code):
            answer = await use(guesser, tried)
            assert answer.status_code == 429
            assert int(answer.headers["retry-after"]) > 0
        assert (await use(await minor(devices, factory), code)).status_code == 200

    @pytest.mark.parametrize("typed", ["", "ABC", "OOOOOOOOOO", "22222-2222", "é" * 10, "\0" * 10])
    async def test_what_cannot_be_a_code_is_said_to_be_none(
        self, typed: str, devices: Device, factory: Factory
    ) -> None:
        answer = await use(await minor(devices, factory), typed)
        assert answer.status_code == 422

    async def test_the_shared_code_of_a_school_vouches_for_nobody(
        self, devices: Device, factory: Factory
    ) -> None:
        """It leaks in a day."""
        made, staff = await school(devices, factory)
        shared = (await staff.post(f"/api/v1/organisations/{made}/school-codes")).json()["code"]
        pupil = await minor(devices, factory)
        assert (await pupil.post("/api/v1/me/school", json={"code": shared})).status_code == 200
        assert await state(pupil) == "needed"
        assert (await use(pupil, shared)).status_code == 422


class TestMaking:
    async def test_codes_are_shown_once_and_kept_as_digests(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        batch = await codes_of(staff, made, 40)
        codes = batch["codes"]
        assert len(set(codes)) == 40
        assert all(len(code) == 10 and set(code) <= set(TYPED_ALPHABET) for code in codes)
        listed = (await staff.get(f"/api/v1/organisations/{made}/age-codes")).json()
        assert [(one["id"], one["count"], one["used"], one["revoked"]) for one in listed] == [
            (batch["id"], 40, 0, False)
        ]
        kept = factory.connection.execute("SELECT * FROM age_code").fetchall()
        audit = factory.connection.execute("SELECT * FROM audit_entry").fetchall()
        for code in codes:
            assert code not in str(listed) + str(audit)
            assert all(code.encode() not in bytes(row[0]) for row in kept)

    async def test_a_referent_makes_them_for_who_is_in_no_school(
        self, devices: Device, factory: Factory
    ) -> None:
        """A mission locale, a CFA, a drop-out platform."""
        referent = await devices(factory.session(factory.account(Role.REFERENT)))
        made = await referent.post("/api/v1/staff/age-codes", json=MISSION)
        assert made.status_code == 201, made.text
        out_of_school = await minor(devices, factory, level="out_of_school")
        answer = await use(out_of_school, made.json()["codes"][1])
        assert (answer.json()["state"], answer.json()["name"]) == ("vouched", MISSION["name"])
        listed = (await referent.get("/api/v1/staff/age-codes")).json()
        assert [(one["name"], one["count"], one["used"]) for one in listed] == [(MISSION["name"], 2, 1)]
        other = await devices(factory.session(factory.account(Role.REFERENT, departments=["49"])))
        assert (await other.get("/api/v1/staff/age-codes")).json() == []
        assert (await other.post("/api/v1/staff/age-codes", json=MISSION)).status_code == 403
        assert (await other.delete(f"/api/v1/age-codes/{made.json()['id']}")).status_code == 404
        named = {**MISSION, "name": "appelle le 06 12 34 56 78"}
        assert (await referent.post("/api/v1/staff/age-codes", json=named)).status_code == 422

    async def test_only_people_of_that_verified_school_make_see_and_cancel_them(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        batch = (await codes_of(staff, made))["id"]
        _, other = await school(devices, factory, "0440002B")
        person = factory.account(Role.SCHOOL)
        unverified = factory.organisation(person, uai="0440003C", verified_at=None)
        waiting = await devices(factory.session(person))
        company = factory.organisation(person)
        for client, organisation in (
            (other, made),
            (waiting, unverified),
            (waiting, company),
            (other, uuid4()),
        ):
            path = f"/api/v1/organisations/{organisation}/age-codes"
            assert (await client.get(path)).status_code == 404
            assert (await client.post(path, json={"count": 1, "birth_year": YEAR})).status_code == 404
        for client in (other, waiting):
            assert (await client.delete(f"/api/v1/age-codes/{batch}")).status_code == 404
        assert (await staff.delete(f"/api/v1/age-codes/{uuid4()}")).status_code == 404
        assert (await staff.delete(f"/api/v1/age-codes/{batch}")).status_code == 204

    async def test_there_are_so_many_at_a_time(
        self, devices: Device, factory: Factory, settings: Settings, database: Database
    ) -> None:
        made, staff = await school(devices, factory)
        path = f"/api/v1/organisations/{made}/age-codes"
        for count in (0, -1, 201):
            assert (await staff.post(path, json={"count": count, "birth_year": YEAR})).status_code == 422
        full = settings.age_codes // 200
        for _ in range(full):
            await codes_of(staff, made, 200)
        refused = await staff.post(path, json={"count": 1, "birth_year": YEAR})
        assert refused.status_code == 409
        assert refused.json()["type"].endswith("too-many-age-codes")
        first = (await staff.get(path)).json()[0]["id"]
        assert (await staff.delete(f"/api/v1/age-codes/{first}")).status_code == 204
        await codes_of(staff, made, 1)

    async def test_colleagues_at_once_do_not_pass_the_limit(
        self, devices: Device, factory: Factory, settings: Settings
    ) -> None:
        """What counts is how many codes of one department wait, whoever of its referents made them."""
        referents = [await devices(factory.session(factory.account(Role.REFERENT))) for _ in range(4)]
        path, wanted = "/api/v1/staff/age-codes", {**MISSION, "count": 200}
        for _ in range(settings.age_codes // 200 - 1):
            assert (await referents[0].post(path, json=wanted)).status_code == 201
        answers = await asyncio.gather(*(one.post(path, json=wanted) for one in referents))
        assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]


class TestEnding:
    async def test_a_cancelled_list_works_no_more_and_who_used_it_keeps_what_it_said(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        batch = await codes_of(staff, made)
        early, late = await minor(devices, factory), await minor(devices, factory)
        assert (await use(early, batch["codes"][0])).status_code == 200
        assert (await staff.delete(f"/api/v1/age-codes/{batch['id']}")).status_code == 204
        assert (await use(late, batch["codes"][1])).status_code == 422
        assert [await state(early), await state(late)] == ["vouched", "needed"]
        assert (await staff.get(f"/api/v1/organisations/{made}/age-codes")).json()[0]["revoked"] is True

    async def test_a_list_in_wrong_hands_takes_back_what_it_said(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        batch = await codes_of(staff, made)
        thief = await minor(devices, factory)
        assert (await use(thief, batch["codes"][0])).status_code == 200
        # Also when it was cancelled before.
        assert (await staff.delete(f"/api/v1/age-codes/{batch['id']}")).status_code == 204
        query = {"withdraw": "true"}
        gone = await staff.delete(f"/api/v1/age-codes/{batch['id']}", params=query)
        assert gone.status_code == 204
        assert await state(thief) == "needed"
        assert acts(factory)[-1][0] == "age.vouch_withdrawn"

    async def test_what_somebody_else_said_since_stands(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        batch = await codes_of(staff, made)
        pupil = await minor(devices, factory)
        assert (await use(pupil, batch["codes"][0])).status_code == 200
        factory.connection.execute("UPDATE age_vouch SET how = 'referent'")
        gone = await staff.delete(f"/api/v1/age-codes/{batch['id']}", params={"withdraw": "true"})
        assert gone.status_code == 204
        assert await state(pupil) == "vouched"

    async def test_it_expires_and_is_forgotten(
        self,
        devices: Device,
        factory: Factory,
        settings: Settings,
        database: Database,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        made, staff = await school(devices, factory)
        batch = await codes_of(staff, made)
        pupil, late = await minor(devices, factory), await minor(devices, factory)
        assert (await use(pupil, batch["codes"][0])).status_code == 200
        days = settings.age_code_days
        with monkeypatch.context() as patched:
            patched.setattr(service, "now", lambda: clock.now() + timedelta(days=days, minutes=1))
            assert (await use(late, batch["codes"][1])).status_code == 422
        kept = settings.age_code_retention_days
        for after, left in ((days + kept - 1, 3), (days + kept + 1, 0)):
            moment = clock.now() + timedelta(days=after)
            monkeypatch.setattr(service, "now", lambda moment=moment: moment)
            async with database.transaction() as session:
                await service.delete_old(session, settings)
            row = factory.connection.execute("SELECT count(*) FROM age_code").fetchone()
            assert row == (left,)
        assert await state(pupil) == "vouched"

    async def test_the_codes_of_a_school_that_closed_work_no_more(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        codes = (await codes_of(staff, made))["codes"]
        for change in ("verified_at = NULL", "verified_at = now(), closed_at = now()"):
            factory.connection.execute(f"UPDATE organisation SET {change}")
            assert (await use(await minor(devices, factory), codes[0])).status_code == 422

    async def test_the_lists_of_somebody_who_is_banned_are_dead(
        self, devices: Device, factory: Factory
    ) -> None:
        referent = factory.account(Role.REFERENT)
        phone = await devices(factory.session(referent))
        codes = (await phone.post("/api/v1/staff/age-codes", json=MISSION)).json()["codes"]
        admin = await devices(factory.session(factory.account(Role.ADMIN)))
        banned = await admin.post(f"/api/v1/accounts/{referent}/ban", json={"reason": "vole des codes"})
        assert banned.status_code == 204, banned.text
        assert (await use(await minor(devices, factory), codes[0])).status_code == 422

    @pytest.mark.parametrize(
        "end",
        [
            "UPDATE account SET status = 'banned' WHERE id = %(person)s",
            "UPDATE organisation SET closed_at = now() WHERE id = %(school)s",
            "UPDATE organisation SET verified_at = NULL WHERE id = %(school)s",
        ],
        ids=["the person is banned", "the school closed", "the school is not verified any more"],
    )
    async def test_a_referent_takes_back_what_a_school_vouched_for_that_is_not_believed_any_more(
        self, devices: Device, factory: Factory, end: str
    ) -> None:
        """What the used codes of such a school said stood for ever: nobody was shown the list."""
        made, staff = await school(devices, factory)
        batch = await codes_of(staff, made)
        thief = await minor(devices, factory)
        assert (await use(thief, batch["codes"][0])).status_code == 200
        referent = await devices(factory.session(factory.account(Role.REFERENT)))
        elsewhere = await devices(factory.session(factory.account(Role.REFERENT, departments=["49"])))
        assert (await referent.get("/api/v1/staff/age-codes")).json() == []
        row = factory.connection.execute(
            "SELECT made_by FROM age_code_batch WHERE id = %s", [batch["id"]]
        ).fetchone()
        assert row
        factory.connection.execute(end, {"person": row[0], "school": made})
        listed = (await referent.get("/api/v1/staff/age-codes")).json()
        assert [(one["id"], one["used"]) for one in listed] == [(batch["id"], 1)]
        assert (await elsewhere.get("/api/v1/staff/age-codes")).json() == []
        gone = await referent.delete(f"/api/v1/age-codes/{batch['id']}", params={"withdraw": "true"})
        assert gone.status_code == 204
        assert await state(thief) == "needed"


async def test_a_list_that_is_withdrawn_twice_takes_back_nothing_that_another_said_since(
    devices: Device, factory: Factory
) -> None:
    made, staff = await school(devices, factory)
    first, second = await codes_of(staff, made), await codes_of(staff, made)
    pupil = await minor(devices, factory)
    for batch in (first, second):
        assert (await use(pupil, batch["codes"][0])).status_code == 200
        for _ in range(2):
            gone = await staff.delete(f"/api/v1/age-codes/{first['id']}", params={"withdraw": True})
            assert gone.status_code == 204
        assert await state(pupil) == ("needed" if batch is first else "vouched")
