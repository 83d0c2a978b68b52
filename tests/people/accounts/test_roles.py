"""Rights: given and taken by admins, never all of them gone."""

import asyncio
from uuid import uuid4

import pytest

from api.people.accounts.cli import make_admin
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory, born


def roles(factory: Factory, account: object) -> set[tuple[str, str]]:
    return set(
        factory.connection.execute(
            "SELECT role, department FROM account_role WHERE account_id = %s", [account]
        ).fetchall()
    )


def acts(factory: Factory) -> list[str]:
    return [row[0] for row in factory.connection.execute("SELECT action FROM audit_entry ORDER BY id")]


async def test_an_admin_makes_a_referent_of_two_departments(devices: Device, factory: Factory) -> None:
    admin = await devices(factory.session(factory.account("admin")))
    account = factory.account()
    path = f"/api/v1/accounts/{account}/roles/referent"
    assert (await admin.put(path, json={"departments": ["44", "85"]})).status_code == 204
    assert (await admin.put(path, json={"departments": ["44"]})).status_code == 204
    assert roles(factory, account) == {("referent", "44"), ("referent", "85")}
    assert acts(factory) == ["role.granted"] * 2
    assert (await admin.delete(path)).status_code == 204
    assert roles(factory, account) == set()
    assert acts(factory) == ["role.granted"] * 2 + ["role.revoked"] * 2


@pytest.mark.parametrize(
    ("role", "departments"), [("referent", []), ("adviser", ["44"]), ("referent", ["4"]), ("king", [])]
)
async def test_a_role_that_cannot_be_is_refused(
    devices: Device, factory: Factory, role: str, departments: list[str]
) -> None:
    admin = await devices(factory.session(factory.account("admin")))
    path = f"/api/v1/accounts/{factory.account()}/roles/{role}"
    assert (await admin.put(path, json={"departments": departments})).status_code == 422


class TestAges:
    """Walls, line 26: a 14-year-old could be made staff."""

    @pytest.mark.parametrize("role", ["referent", "adviser", "dpo", "admin", "issuer", "company", "school"])
    @pytest.mark.parametrize(("age", "may"), [(14, False), (17, False), (18, True), (None, True)])
    async def test_who_acts_for_the_region_or_an_organisation_is_of_age(
        self, role: str, age: int | None, may: bool, devices: Device, factory: Factory
    ) -> None:
        admin = await devices(factory.session(factory.account("admin")))
        account = factory.account(age=age)
        body = {"departments": ["44"]} if role == "referent" else {}
        answer = await admin.put(f"/api/v1/accounts/{account}/roles/{role}", json=body)
        assert answer.status_code == (204 if may else 409)
        assert bool(roles(factory, account)) is may
        if not may:
            assert answer.json()["type"] == "/problems/role-for-adults"

    async def test_staff_whose_age_is_not_known_cannot_become_minors(
        self, devices: Device, factory: Factory
    ) -> None:
        phone = await devices(factory.session(factory.account("adviser", age=None)))
        for age, status in ((14, 409), (30, 200)):
            body = {"birth_date": str(born(age))}
            assert (await phone.put("/api/v1/me/birth-date", json=body)).status_code == status

    async def test_the_command_makes_no_minor_an_admin(self, settings: Settings, factory: Factory) -> None:
        account = factory.account(age=14, email="jeune@example.org")
        assert settings.database_url
        assert await make_admin(settings.database_url, "jeune@example.org") == 2
        assert roles(factory, account) == set()


async def test_nobody_s_account_gets_no_role(devices: Device, factory: Factory) -> None:
    admin = await devices(factory.session(factory.account("admin")))
    response = await admin.put(f"/api/v1/accounts/{uuid4()}/roles/adviser", json={})
    assert response.status_code == 404


async def test_the_last_admin_cannot_be_removed(devices: Device, factory: Factory) -> None:
    account = factory.account("admin")
    admin = await devices(factory.session(account))
    response = await admin.delete(f"/api/v1/accounts/{account}/roles/admin")
    assert (response.status_code, response.json()["type"]) == (409, "/problems/last-admin")


async def test_a_banned_admin_does_not_count_as_another(devices: Device, factory: Factory) -> None:
    account = factory.account("admin")
    factory.account("admin", status="banned")
    admin = await devices(factory.session(account))
    assert (await admin.delete(f"/api/v1/accounts/{account}/roles/admin")).status_code == 409


async def test_two_admins_who_remove_each_other_at_once_leave_one(devices: Device, factory: Factory) -> None:
    for _ in range(5):
        factory.connection.execute("DELETE FROM account_role")
        one, other = factory.account("admin"), factory.account("admin")
        first, second = await devices(factory.session(one)), await devices(factory.session(other))
        responses = await asyncio.gather(
            first.delete(f"/api/v1/accounts/{other}/roles/admin"),
            second.delete(f"/api/v1/accounts/{one}/roles/admin"),
        )
        assert 204 in [response.status_code for response in responses]
        row = factory.connection.execute("SELECT count(*) FROM account_role WHERE role = 'admin'").fetchone()
        assert row == (1,)


async def test_accounts_are_found_by_address_id_or_role(devices: Device, factory: Factory) -> None:
    admin = await devices(factory.session(factory.account("admin")))
    account = factory.account("adviser", email="conseil@example.org")
    for query in ({"email": "Conseil@example.org"}, {"id": str(account)}, {"role": "adviser"}):
        [found] = (await admin.get("/api/v1/accounts", params=query)).json()
        assert found["id"] == str(account)
        assert found["roles"] == [{"role": "adviser", "department": None}]
    assert (await admin.get("/api/v1/accounts")).json() == []


async def test_the_command_makes_the_first_admin_once(
    settings: Settings, factory: Factory, capsys: pytest.CaptureFixture[str]
) -> None:
    assert settings.database_url
    for _ in range(2):
        assert await make_admin(settings.database_url, "Region@example.org") == 0
        assert "egion@example.org: this account is an admin." in capsys.readouterr().out
    rows = factory.connection.execute(
        "SELECT email, role FROM account JOIN account_role ON account_id = account.id"
    ).fetchall()
    assert rows == [("region@example.org", "admin")]
    assert await make_admin(settings.database_url, "region") == 2


async def test_no_list_of_the_addresses_of_minors(devices: Device, factory: Factory) -> None:
    """Walls, line 25: « role=student » gave an admin the addresses of a hundred children at once."""
    admin = await devices(factory.session(factory.account("admin")))
    pupil, company = factory.account("student", age=14), factory.account("company")

    async def found(**query: str) -> list[tuple[str, bool]]:
        answer = await admin.get("/api/v1/accounts", params=query)
        return [(one["id"], one["email"] is None) for one in answer.json()]

    assert await found(role="student") == [(str(pupil), True)]
    assert await found(id=str(pupil)) == [(str(pupil), False)]
    assert await found(role="company") == [(str(company), False)]
