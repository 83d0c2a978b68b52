"""What happens to organisations when a person leaves, is shut out, or asks what is kept."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.organisations import retention
from api.people.organisations.personal_data import PERSONAL_DATA
from api.platform.access import Role
from api.platform.kit.database import Database, connect
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock
from tests.people.organisations.company_directory import siret
from tests.people.organisations.test_people import ADDRESS, accept, invite, tokens
from tests.people.organisations.test_schools import UAI, link, make_code, my_school, pupil, school

SIRET = siret(1)


async def erase(database: Database, account: UUID) -> None:
    async with database.transaction() as session:
        await PERSONAL_DATA.erase(session, account)


async def ban(devices: Device, factory: Factory, account: UUID) -> None:
    admin = await devices(factory.session(factory.account(Role.ADMIN)))
    response = await admin.post(f"/api/v1/accounts/{account}/ban", json={"reason": "Faux profil"})
    assert response.status_code == 204, response.text


def members(factory: Factory, organisation: UUID) -> dict[UUID, str]:
    rows = factory.connection.execute(
        "SELECT account_id, role FROM organisation_member WHERE organisation_id = %s", [organisation]
    ).fetchall()
    return {row[0]: row[1] for row in rows}


async def told(client: httpx.AsyncClient) -> list[str]:
    return [one["kind"] for one in (await client.get("/api/v1/me/notifications")).json()["items"]]


class TestErasing:
    async def test_an_organisation_without_people_is_closed(
        self, database: Database, factory: Factory, client: httpx.AsyncClient
    ) -> None:
        owner = factory.account()
        made = factory.organisation(owner, siret=SIRET)
        for _ in range(2):
            await erase(database, owner)
        assert members(factory, made) == {}
        assert (await client.get(f"/api/v1/organisations/{made}")).status_code == 404

    async def test_without_owner_it_goes_to_its_oldest_member(
        self, database: Database, factory: Factory
    ) -> None:
        owner = factory.account()
        made = factory.organisation(owner)
        oldest, newest = (factory.member(made, factory.account()) for _ in range(2))
        await erase(database, owner)
        assert members(factory, made) == {oldest: "owner", newest: "member"}

    @pytest.mark.parametrize("age", [16, 30])
    async def test_it_goes_to_no_minor(self, database: Database, factory: Factory, age: int) -> None:
        owner = factory.account()
        made = factory.organisation(owner)
        factory.member(made, factory.account(age=16))
        other = factory.member(made, factory.account(age=age))
        await erase(database, owner)
        assert members(factory, made).get(other) == (None if age < 18 else "owner")

    async def test_nothing_of_the_person_stays(
        self, database: Database, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory)
        person = factory.account(Role.STUDENT, email=ADDRESS)
        client = await devices(factory.session(person))
        await invite(staff, made)
        await link(client, "22222222")
        await link(client, (await make_code(staff, made))["code"])
        await erase(database, person)
        for table in ("pupil_school", "organisation_attempt", "organisation_member"):
            left = factory.connection.execute(
                f"SELECT count(*) FROM {table} WHERE account_id = %s", [person]
            ).fetchone()
            assert left == (0,), table
        emails = factory.connection.execute("SELECT email FROM organisation_invitation").fetchall()
        assert emails == [(None,)]


class TestBanning:
    async def test_what_the_person_alone_owned_is_closed_and_its_members_are_told(
        self, devices: Device, factory: Factory
    ) -> None:
        owner = factory.account(Role.COMPANY)
        made = factory.organisation(owner, siret=SIRET)
        member = await devices(factory.session(factory.member(made, factory.account())))
        stranger = await devices(factory.session(factory.account()))
        await ban(devices, factory, owner)
        assert (await member.get(f"/api/v1/organisations/{made}")).status_code == 404
        assert await told(member) == ["partner.unavailable"]
        assert await told(stranger) == []

    async def test_a_colleague_s_misdeed_leaves_the_others_their_company(
        self, database: Database, devices: Device, factory: Factory
    ) -> None:
        owner, bad = factory.account(), factory.account()
        made = factory.organisation(owner, siret=SIRET)
        factory.member(made, bad)
        async with database.transaction() as session:
            assert list(await PERSONAL_DATA.sirets(session, bad)) == []
            assert list(await PERSONAL_DATA.sirets(session, owner)) == [SIRET]
        await ban(devices, factory, bad)
        assert members(factory, made) == {owner: "owner"}
        assert await told(await devices(factory.session(owner))) == ["partner.unavailable"]

    async def test_of_two_owners_banned_at_once_the_second_takes_the_number_along(
        self, database: Database, factory: Factory, database_url: str
    ) -> None:
        first, second = factory.account(), factory.account()
        made = factory.organisation(first, siret=SIRET)
        factory.member(made, second, "owner")

        async def sirets() -> list[str]:
            async with database.transaction() as session:
                return list(await PERSONAL_DATA.sirets(session, second))

        with connect(database_url) as other_ban:
            other_ban.execute("SELECT FROM organisation WHERE id = %s FOR UPDATE", [made])
            other_ban.execute("DELETE FROM organisation_member WHERE account_id = %s", [first])
            asking = asyncio.create_task(sirets())
            await asyncio.sleep(0.3)
            other_ban.commit()
            assert await asking == [SIRET]

    async def test_their_invitations_and_codes_are_dead(self, devices: Device, factory: Factory) -> None:
        bad = factory.account(Role.SCHOOL)
        made = factory.organisation(bad, uai=UAI)
        factory.member(made, factory.account(), "owner")
        client = await devices(factory.session(bad))
        code = (await make_code(client, made))["code"]
        await invite(client, made)
        await ban(devices, factory, bad)
        assert (await link(await pupil(devices, factory), code)).status_code == 422
        invited = await devices(factory.session(factory.account(email=ADDRESS)))
        assert (await accept(invited, tokens(factory)[0])).status_code == 404

    async def test_pupils_of_a_school_that_it_closes_are_told_and_stay_pupils(
        self, devices: Device, factory: Factory
    ) -> None:
        bad = factory.account(Role.SCHOOL)
        made = factory.organisation(bad, uai=UAI)
        client = await pupil(devices, factory)
        await link(client, (await make_code(await devices(factory.session(bad)), made))["code"])
        await ban(devices, factory, bad)
        assert await told(client) == ["partner.unavailable"]
        assert await my_school(client) is not None

    async def test_the_school_of_a_banned_pupil_is_told(self, devices: Device, factory: Factory) -> None:
        made, staff = await school(devices, factory)
        person = factory.account(Role.STUDENT)
        await link(await devices(factory.session(person)), (await make_code(staff, made))["code"])
        await ban(devices, factory, person)
        assert await told(staff) == ["partner.unavailable"]


class TestReach:
    @pytest.mark.parametrize(("departments", "status"), [(["49"], 204), (["44"], 403)])
    async def test_the_organisation_s_department_says_which_referent_may_act(
        self, devices: Device, factory: Factory, departments: list[str], status: int
    ) -> None:
        owner = factory.account(Role.COMPANY)
        factory.organisation(owner, department="49")
        referent = await devices(factory.session(factory.account(Role.REFERENT, departments=departments)))
        response = await referent.post(f"/api/v1/accounts/{owner}/ban", json={"reason": "Faux profil"})
        assert response.status_code == status

    async def test_a_pupil_belongs_to_their_school_s_department(
        self, database: Database, devices: Device, factory: Factory
    ) -> None:
        made, staff = await school(devices, factory, department="85")
        person = factory.account(Role.STUDENT)
        await link(await devices(factory.session(person)), (await make_code(staff, made))["code"])
        async with database.transaction() as session:
            assert list(await PERSONAL_DATA.departments(session, person)) == ["85"]


async def test_an_export_holds_what_is_mine_and_nobody_else(
    database: Database, devices: Device, factory: Factory
) -> None:
    made, staff = await school(devices, factory)
    factory.member(made, factory.account(first_name="Prénom Autre", email="autre@example.org"))
    await invite(staff, made)
    person = factory.account(Role.STUDENT, email=ADDRESS)
    factory.organisation(person, name="Junior entreprise")
    client = await devices(factory.session(person))
    await link(client, "22222222")
    await link(client, (await make_code(staff, made))["code"])
    async with database.transaction() as session:
        kept: dict[str, Any] = await PERSONAL_DATA.export(session, person)
        owner_s: dict[str, Any] = await PERSONAL_DATA.export(session, factory.account())
    assert [one["organisation"] for one in kept["memberships"]] == ["Junior entreprise"]
    assert [one["organisation"] for one in kept["invitations"]] == [f"Lycée {UAI}"]
    assert kept["school"]["uai"] == UAI
    assert [one["kind"] for one in kept["counted_attempts"]] == ["school_code"]
    assert "autre" not in str(kept).lower()
    assert owner_s == {
        "memberships": [],
        "closed_organisations": [],
        "invitations": [],
        "school": None,
        "counted_attempts": [],
    }


async def test_what_is_over_is_deleted_in_time(
    database: Database,
    settings: Settings,
    devices: Device,
    factory: Factory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def left() -> list[int]:
        tables = ("school_code", "organisation_attempt", "organisation_invitation")
        rows = [factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]
        return [row[0] for row in rows if row]

    async def sweep() -> list[int]:
        async with database.transaction() as session:
            await retention.delete_old(session, settings.invitation_retention_days)
        return left()

    made, staff = await school(devices, factory)
    await make_code(staff, made)
    await invite(staff, made)
    await link(await pupil(devices, factory), "22222222")
    clock = Clock(monkeypatch)
    assert await sweep() == [1, 1, 1]
    clock.move(retention, days=3)
    assert await sweep() == [1, 0, 1]
    clock.move(retention, days=settings.invitation_days + settings.invitation_retention_days)
    assert await sweep() == [1, 0, 0]
    clock.move(retention, days=settings.school_code_days)
    assert await sweep() == [0, 0, 0]
