"""Schools and their pupils: codes, links, and what a school sees."""

import asyncio
import base64
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.organisations import limits, schools
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.personal_data import SignInFacts
from api.platform.kit.secrets import TYPED_ALPHABET
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

UAI = "0440001A"
WRONG = "22222222"


async def school(
    devices: Device, factory: Factory, uai: str = UAI, **values: Any
) -> tuple[UUID, httpx.AsyncClient]:
    """A verified school and the device of the person who acts for it."""
    person = factory.account(Role.SCHOOL)
    made = factory.organisation(person, uai=uai, name=f"Lycée {uai}", **values)
    return made, await devices(factory.session(person))


async def make_code(client: httpx.AsyncClient, made: UUID) -> dict[str, str]:
    response = await client.post(f"/api/v1/organisations/{made}/school-codes")
    assert response.status_code == 201, response.text
    code: dict[str, str] = response.json()
    return code


async def pupil(devices: Device, factory: Factory, **values: Any) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.STUDENT, age=16, **values)))


async def link(client: httpx.AsyncClient, code: str) -> httpx.Response:
    return await client.post("/api/v1/me/school", json={"code": code})


async def my_school(client: httpx.AsyncClient) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (await client.get("/api/v1/me/school")).json()["school"]
    return found


class TestCodes:
    async def test_a_code_is_readable_again_but_not_in_the_database(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        code = await make_code(staff, made)
        assert len(code["code"]) == 8
        assert set(code["code"]) <= set(TYPED_ALPHABET)
        assert (await staff.get(f"/api/v1/organisations/{made}/school-codes")).json() == [code]
        rows = factory.connection.execute("SELECT code_mark, sealed_code FROM school_code").fetchall()
        assert all(code["code"].encode() not in bytes(value) for row in rows for value in row)
        audit = str(factory.connection.execute("SELECT detail FROM audit_entry").fetchall())
        assert code["code"] not in audit

    async def test_only_people_of_that_verified_school_have_codes(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        code = (await make_code(staff, made))["id"]
        _, other = await school(devices, factory, "0440002B")
        waiting, unverified = await school(devices, factory, "0440003C", verified_at=None)
        person = factory.account(Role.SCHOOL)
        company = factory.organisation(person)
        without_role = await devices(factory.session(factory.member(made, factory.account())))
        asked = [
            (other, made, 404),
            (unverified, waiting, 404),
            (await devices(factory.session(person)), company, 404),
            (without_role, made, 403),
            (await devices(factory.session(factory.account(Role.ADMIN))), made, 403),
        ]
        for client, organisation, status in asked:
            path = f"/api/v1/organisations/{organisation}/school-codes"
            assert (await client.get(path)).status_code == status
            assert (await client.post(path)).status_code == status
            assert (await client.delete(f"{path}/{code}")).status_code == status
            assert (await client.get(f"/api/v1/organisations/{organisation}/pupils")).status_code == status

    async def test_a_school_has_so_many_codes_also_at_once(
        self, settings: Settings, devices: Device, factory: Factory
    ) -> None:
        settings.school_codes = 2
        made, staff = await school(devices, factory)
        path = f"/api/v1/organisations/{made}/school-codes"
        answers = await asyncio.gather(*(staff.post(path) for _ in range(5)))
        assert sorted(one.status_code for one in answers) == [201, 201, 409, 409, 409]

    async def test_a_revoked_code_is_worth_nothing_but_its_pupils_stay(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        code = await make_code(staff, made)
        early, late = await pupil(devices, factory), await pupil(devices, factory)
        await link(early, code["code"])
        path = f"/api/v1/organisations/{made}/school-codes/{code['id']}"
        assert (await staff.delete(path)).status_code == 204
        assert (await staff.delete(path)).status_code == 404
        assert (await link(late, code["code"])).status_code == 422
        assert await my_school(early) is not None

    async def test_a_code_expires(
        self, devices: Device, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made, staff = await school(devices, factory)
        code = await make_code(staff, made)
        Clock(monkeypatch).move(schools, days=101)
        assert (await link(await pupil(devices, factory), code["code"])).status_code == 422
        assert (await staff.get(f"/api/v1/organisations/{made}/school-codes")).json() == []

    @pytest.mark.parametrize("ends", ["verified_at = NULL", "closed_at = now()"])
    async def test_a_code_ends_with_its_school(self, devices: Device, factory: Factory, ends: str) -> None:
        made, staff = await school(devices, factory)
        code = await make_code(staff, made)
        factory.connection.execute(f"UPDATE organisation SET {ends}")
        assert (await link(await pupil(devices, factory), code["code"])).status_code == 422


class TestLinking:
    async def test_a_pupil_links_by_a_code_however_it_is_typed(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        code = (await make_code(staff, made))["code"]
        client = await pupil(devices, factory)
        assert await my_school(client) is None
        response = await link(client, f" {code[:4].lower()}-{code[4:]} ")
        assert response.status_code == 200, response.text
        assert (response.json()["uai"], response.json()["linked_by"]) == (UAI, "code")
        assert await my_school(client) == response.json()

    @pytest.mark.parametrize("role", [None, *(role for role in Role if role is not Role.STUDENT)])
    async def test_only_pupils_link(self, devices: Device, factory: Factory, role: Role | None) -> None:
        made, staff = await school(devices, factory)
        code = (await make_code(staff, made))["code"]
        client = await devices(factory.session(factory.account(*([role] if role else []))))
        assert (await link(client, code)).status_code == 403

    async def test_one_code_serves_a_whole_class_at_once(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        code = (await make_code(staff, made))["code"]
        clients = [await pupil(devices, factory) for _ in range(8)]
        answers = await asyncio.gather(*(link(client, code) for client in clients))
        assert {one.status_code for one in answers} == {200}
        assert (await staff.get(f"/api/v1/organisations/{made}/pupils")).json()["count"] == 8

    async def test_a_new_link_takes_the_place_of_the_old_also_at_once(
        self, devices: Device, factory: Factory
    ) -> None:
        codes = []
        for uai in (UAI, "0440002B"):
            made, staff = await school(devices, factory, uai)
            codes.append((await make_code(staff, made))["code"])
        account = factory.account(Role.STUDENT)
        clients = [await devices(factory.session(account)) for _ in range(6)]
        answers = await asyncio.gather(
            *(link(client, codes[number % 2]) for number, client in enumerate(clients))
        )
        assert {one.status_code for one in answers} == {200}
        assert factory.connection.execute("SELECT count(*) FROM pupil_school").fetchone() == (1,)

    async def test_revoked_or_used_never_neither(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        code = await make_code(staff, made)
        client = await pupil(devices, factory)
        linked, revoked = await asyncio.gather(
            link(client, code["code"]),
            staff.delete(f"/api/v1/organisations/{made}/school-codes/{code['id']}"),
        )
        assert revoked.status_code == 204
        assert (await my_school(client) is not None) is (linked.status_code == 200)

    async def test_wrong_codes_are_limited_also_at_once(
        self, settings: Settings, devices: Device, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.wrong_school_codes = 4
        made, staff = await school(devices, factory)
        code = (await make_code(staff, made))["code"]
        client = await pupil(devices, factory)
        answers = await asyncio.gather(*(link(client, WRONG) for _ in range(10)))
        assert sorted(one.status_code for one in answers) == [422] * 4 + [429] * 6
        assert (await link(client, code)).status_code == 429, "not even a right one is believed"
        assert (await link(await pupil(devices, factory), code)).status_code == 200
        Clock(monkeypatch).move(limits, days=1, minutes=1)
        assert (await link(client, code)).status_code == 200

    async def test_what_cannot_be_a_code_does_not_count(self, devices: Device, factory: Factory) -> None:
        client = await pupil(devices, factory)
        for _ in range(12):
            response = await link(client, "0000")
            assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "code")

    async def test_a_pupil_leaves_their_school(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        client = await pupil(devices, factory)
        await link(client, (await make_code(staff, made))["code"])
        for _ in range(2):
            assert (await client.delete("/api/v1/me/school")).status_code == 204
        assert await my_school(client) is None
        assert (await staff.get(f"/api/v1/organisations/{made}/pupils")).json()["count"] == 0


class TestSignInClaim:
    async def learn(self, database: Database, account: UUID, uai: str | None, *, pupil: bool = True) -> None:
        async with database.transaction() as session:
            await schools.learn_from_sign_in(
                session, account, SignInFacts(provider="ent", pupil=pupil, uai=uai)
            )

    async def linked(self, database: Database, account: UUID) -> tuple[str, str] | None:
        async with database.reads.connect() as connection:
            found = await schools.school_of(connection, account)
        return found and (found.uai, found.linked_by)

    async def test_a_pupil_is_linked_without_a_code(self, database: Database, factory: Factory) -> None:
        factory.place("Lycée", uai=UAI)
        account = factory.account(Role.STUDENT)
        await self.learn(database, account, UAI.lower())
        assert await self.linked(database, account) == (UAI, "sign_in")

    async def test_a_changed_school_takes_the_place_of_the_old(
        self, database: Database, factory: Factory
    ) -> None:
        for uai in (UAI, "0440002B"):
            factory.place("Lycée", uai=uai)
        account = factory.account(Role.STUDENT)
        for uai in (UAI, "0440002B"):
            await self.learn(database, account, uai)
        assert await self.linked(database, account) == ("0440002B", "sign_in")

    async def test_a_school_that_nobody_knows_ends_the_old_link(
        self, database: Database, factory: Factory
    ) -> None:
        factory.place("Lycée", uai=UAI)
        account = factory.account(Role.STUDENT)
        await self.learn(database, account, UAI)
        await self.learn(database, account, "9999999Z")
        assert await self.linked(database, account) is None

    async def test_whom_the_login_no_longer_calls_a_pupil_leaves_the_school_it_named(
        self, database: Database, factory: Factory
    ) -> None:
        factory.place("Lycée", uai=UAI)
        account = factory.account(Role.STUDENT, Role.PARENT)
        await self.learn(database, account, UAI)
        await self.learn(database, account, None, pupil=False)
        assert await self.linked(database, account) is None

    async def test_silence_changes_nothing(self, database: Database, factory: Factory) -> None:
        factory.place("Lycée", uai=UAI)
        account = factory.account(Role.STUDENT)
        await self.learn(database, account, UAI)
        await self.learn(database, account, None)
        assert await self.linked(database, account) == (UAI, "sign_in")

    @pytest.mark.parametrize("role", [Role.PARENT, Role.SCHOOL, None])
    async def test_a_parent_or_a_teacher_is_no_pupil(
        self, database: Database, factory: Factory, role: Role | None
    ) -> None:
        factory.place("Lycée", uai=UAI)
        account = factory.account(*([role] if role else []))
        await self.learn(database, account, UAI)
        assert await self.linked(database, account) is None


class TestPupils:
    async def test_a_school_sees_first_names_and_levels_of_its_own_pupils_only(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        other, colleague = await school(devices, factory, "0440002B")
        code, elsewhere = await make_code(staff, made), await make_code(colleague, other)
        await link(await pupil(devices, factory, first_name="Prénom B", level="high_school"), code["code"])
        await link(await pupil(devices, factory, first_name="Prénom A"), code["code"])
        await link(await pupil(devices, factory, first_name="Prénom C"), elsewhere["code"])
        response = await staff.get(f"/api/v1/organisations/{made}/pupils")
        assert response.json() == {
            "count": 2,
            "items": [
                {"first_name": "Prénom A", "level": None},
                {"first_name": "Prénom B", "level": "high_school"},
            ],
            "next": None,
        }
        assert response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("status", ["leaving", "banned"])
    async def test_who_has_left_is_not_listed(self, devices: Device, factory: Factory, status: str) -> None:
        made, staff = await school(devices, factory)
        await link(await pupil(devices, factory), (await make_code(staff, made))["code"])
        factory.connection.execute("UPDATE account SET status = %s WHERE birth_date > '2005-01-01'", [status])
        body = (await staff.get(f"/api/v1/organisations/{made}/pupils")).json()
        assert (body["count"], body["items"]) == (0, [])

    async def test_who_is_no_longer_a_student_is_not_listed(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        client = await pupil(devices, factory)
        await link(client, (await make_code(staff, made))["code"])
        await client.patch("/api/v1/me", json={"level": None})
        assert (await staff.get(f"/api/v1/organisations/{made}/pupils")).json()["count"] == 0

    async def test_the_list_is_read_page_by_page_and_names_no_account(
        self, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        accounts = [factory.account(Role.STUDENT, first_name="Prénom") for _ in range(5)]
        for account in accounts:
            factory.pupil_school(account, uai=UAI)
        read, cursor, answers = 0, None, ""
        while True:
            page = await staff.get(
                f"/api/v1/organisations/{made}/pupils",
                params={"limit": 2, **({"cursor": cursor} if cursor else {})},
            )
            read, cursor, answers = read + len(page.json()["items"]), page.json()["next"], answers + page.text
            if cursor is None:
                break
            answers += base64.urlsafe_b64decode(cursor + "==").decode()
        assert read == 5
        assert not any(str(account) in answers for account in accounts)

    async def test_a_cursor_of_another_list_is_refused(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        response = await staff.get(f"/api/v1/organisations/{made}/pupils", params={"cursor": "abc"})
        assert response.status_code == 422
