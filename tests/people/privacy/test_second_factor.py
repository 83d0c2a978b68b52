"""Walls, line 26: a second factor that its owner set up is asked for what takes the account away or says
whom it reaches: the copy of its data, its end, its address, another birth date."""

from datetime import UTC, datetime
from uuid import UUID

import httpx
import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory

FAR = datetime(2100, 1, 1, tzinfo=UTC)
ASKED = [
    ("POST", "/api/v1/me/exports"),
    ("GET", f"/api/v1/me/exports/{UUID(int=0)}/file"),
    ("POST", "/api/v1/me/deletion"),
    ("POST", "/api/v1/me/email"),
    ("PUT", "/api/v1/me/birth-date"),
]
BODIES = {
    "/api/v1/me/email": {"email": "autre@example.org"},
    "/api/v1/me/birth-date": {"birth_date": "2000-01-01"},
}


@pytest.fixture
def owner(factory: Factory) -> UUID:
    """A pupil who set up an authenticator app, though nobody asks it of them."""
    account = factory.account(Role.STUDENT, age=16, email="moi@example.org")
    factory.connection.execute(
        "INSERT INTO totp (account_id, confirmed_at, last_step, failures) VALUES (%s, now(), 0, 0)", [account]
    )
    return account


async def asked(phone: httpx.AsyncClient, method: str, path: str) -> httpx.Response:
    return await phone.request(method, path, json=BODIES.get(path))


@pytest.mark.parametrize(("method", "path"), ASKED)
async def test_walls_26_whoever_only_holds_the_mailbox_is_asked_for_the_second_factor(
    method: str, path: str, owner: UUID, factory: Factory, devices: Device
) -> None:
    weak = await devices(factory.session(owner, strong=False, expires_at=FAR))
    response = await asked(weak, method, path)
    assert (response.status_code, response.json()["type"]) == (403, "/problems/second-factor-needed")
    kept = factory.connection.execute(
        "SELECT (SELECT count(*) FROM data_export), (SELECT count(*) FROM birth_date_review), leaving_at"
        " FROM account WHERE id = %s",
        [owner],
    ).fetchone()
    assert kept == (0, 0, None)


@pytest.mark.parametrize(("method", "path"), ASKED)
async def test_walls_26_once_proven_everything_opens(
    method: str, path: str, owner: UUID, factory: Factory, devices: Device
) -> None:
    strong = await devices(factory.session(owner, expires_at=FAR))
    assert (await asked(strong, method, path)).status_code in (200, 202, 404)


@pytest.mark.parametrize(("method", "path"), ASKED)
async def test_without_a_second_factor_nothing_is_asked(
    method: str, path: str, factory: Factory, devices: Device
) -> None:
    phone = await devices(factory.session(factory.account(Role.STUDENT), strong=False, expires_at=FAR))
    assert (await asked(phone, method, path)).status_code in (200, 202, 404)


async def test_a_first_birth_date_is_no_change(owner: UUID, factory: Factory, devices: Device) -> None:
    factory.connection.execute("UPDATE account SET birth_date = NULL WHERE id = %s", [owner])
    weak = await devices(factory.session(owner, strong=False, expires_at=FAR))
    assert (await asked(weak, "PUT", "/api/v1/me/birth-date")).status_code == 200
