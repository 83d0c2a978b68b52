"""The same sign-in at a provider that others wrote (`oidc-provider-mock`, on Authlib)."""

from collections.abc import Iterator

import httpx
import pytest

from api.platform.settings import Settings
from tests.conftest import Device
from tests.people.accounts.peers.mock import mock_provider
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import come_back, me, said, start
from tests.settings import ORIGIN

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with mock_provider({"pupil-1": PUPIL, "pupil-2": PUPIL}) as issuer:
        yield issuer


@pytest.fixture
def settings(settings: Settings, issuer: str) -> Settings:
    scopes = ["openid", "profile", "email"]
    ways = [
        educonnect(issuer, scopes=scopes, uses_userinfo=uses_userinfo, id=name)
        for name, uses_userinfo in (("educonnect", False), ("with-userinfo", True))
    ]
    return settings.model_copy(update={"sign_in_providers": ways})


async def choose(device: httpx.AsyncClient, name: str, **form: str) -> str:
    """Fill in the provider's page; the page of the app where it ends."""
    there = await start(device, name)
    async with httpx.AsyncClient() as browser:
        assert (await browser.get(there)).status_code == 200
        response = await browser.post(there, data=form)
    back = response.headers["location"]
    assert back.startswith(f"{ORIGIN}/api/v1/sign-in/{name}/back?")
    return await come_back(device, back)


@pytest.mark.parametrize("name", ["educonnect", "with-userinfo"])
async def test_a_pupil_signs_in_and_is_found_again(devices: Device, name: str) -> None:
    found = []
    for _ in range(2):
        phone = await devices()
        assert await choose(phone, name, sub="pupil-1") == "/"
        found.append(await me(phone))
    first, second = found
    assert first
    assert second
    assert first["id"] == second["id"]
    assert first["first_name"] == "Prénom"
    assert first["birth_date"] == PUPIL["birthdate"]
    assert first["email"] == "eleve@example.org"


async def test_a_sibling_on_the_same_phone_has_an_account_of_their_own(client: httpx.AsyncClient) -> None:
    await choose(client, "educonnect", sub="pupil-1")
    first = await me(client)
    await choose(client, "educonnect", sub="pupil-2")
    second = await me(client)
    assert first
    assert second
    assert first["id"] != second["id"]


async def test_who_changes_their_mind_comes_back_signed_out(client: httpx.AsyncClient) -> None:
    assert await choose(client, "educonnect", action="deny") == "/sign-in?problem=cancelled"
    assert await me(client) is None


async def test_sign_out_leads_to_its_page_and_back(client: httpx.AsyncClient, issuer: str) -> None:
    await choose(client, "educonnect", sub="pupil-1")
    there = (await client.post("/api/v1/sign-out")).json()["logout_url"]
    assert there.startswith(f"{issuer}/oauth2/end_session?")
    async with httpx.AsyncClient() as browser:
        assert ORIGIN in (await browser.get(there)).text
    assert said(there)["id_token_hint"].count(".") == 2
