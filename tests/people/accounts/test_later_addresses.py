"""A mail address that a provider names at a later sign-in only."""

import pytest

from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory, born
from tests.people.accounts.peers.openid import OpenIdPeer
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import sign_in
from tests.people.accounts.test_oidc import signed_in


@pytest.fixture
def settings(settings: Settings, openid: OpenIdPeer) -> Settings:
    return settings.model_copy(update={"sign_in_providers": [educonnect(openid.issuer)]})


async def test_makes_the_person_known_as_well(devices: Device, openid: OpenIdPeer, factory: Factory) -> None:
    openid.person = {**PUPIL, "email_verified": False}
    account = (await signed_in(devices))["id"]
    openid.person = PUPIL
    for _ in range(2):
        assert (await signed_in(devices))["email"] is None
    known = "SELECT count(*) FROM former_address WHERE account_id = %s"
    assert factory.connection.execute(known, [account]).fetchone() == (1,)
    looked = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'moderation:know_again'"
    assert factory.connection.execute(looked).fetchone() == (2,), "new, and known by its address"


@pytest.mark.parametrize(
    ("age", "there"),
    [(16, "/"), (40, "/sign-in?problem=banned")],
    ids=["a pupil at a parent's mailbox", "an adult"],
)
async def test_may_be_banned_by_then(
    devices: Device, openid: OpenIdPeer, factory: Factory, age: int, there: str
) -> None:
    openid.person = {**PUPIL, "birthdate": born(age).isoformat(), "email_verified": False}
    await signed_in(devices)
    banned = factory.account(email="eleve+b@example.org")
    admin = await devices(factory.session(factory.account("admin")))
    assert (await admin.post(f"/api/v1/accounts/{banned}/ban", json={"reason": "Non"})).status_code == 204
    openid.person = {**openid.person, "email_verified": True}
    assert await sign_in(await devices(), "educonnect") == there
