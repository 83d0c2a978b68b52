"""Tiles of schools' portals: signed in on arrival, on the page that the tile names and no other."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.people.accounts.federation.tiles import Tile
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.openid import OpenIdPeer
from tests.people.accounts.peers.portal import PUPIL, portal
from tests.people.accounts.peers.pupils import PUPIL as OTHER_PUPIL
from tests.people.accounts.peers.pupils import educonnect
from tests.people.accounts.peers.way import come_back, me, said, visit
from tests.settings import ORIGIN

HOSTILE = [
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/me",
    "offres/../../me",
    "offres?x=//elsewhere.example",
    "OFFRES",
    "javascript:alert(1)",
    "offres\r\nLocation: https://elsewhere.example",
    "",
]


@pytest.fixture
def settings(settings: Settings, cas: CasPeer, openid: OpenIdPeer) -> Settings:
    """A portal that speaks CAS, and one that speaks OpenID Connect."""
    cas.people = {"pupil": PUPIL, "guest": {}}
    openid.person = OTHER_PUPIL
    ways = [portal(cas.issuer), educonnect(openid.issuer, id="ent-oidc")]
    return settings.model_copy(update={"sign_in_providers": ways})


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """The browser at the portal, where its owner is."""
    async with httpx.AsyncClient() as opened:
        yield opened


async def enter(device: httpx.AsyncClient, portal_id: str = "ent", **asked: object) -> str:
    """Tap a tile; where the browser is sent."""
    response = await device.get(f"/entree/{portal_id}", params=asked)
    assert response.status_code == 302, response.text
    assert response.headers["cache-control"] == "no-store"
    location: str = response.headers["location"]
    return location


async def by_cas(device: httpx.AsyncClient, browser: httpx.AsyncClient, user: str, **asked: object) -> str:
    """All the way, and the page where it ends."""
    there = await enter(device, **asked)
    login = await browser.post(there, data={"username": user})
    return await come_back(device, login.headers["location"].removeprefix(ORIGIN))


class TestArriving:
    @pytest.mark.parametrize("tile", list(Tile))
    async def test_a_pupil_is_signed_in_by_cas_and_on_the_wanted_page(
        self, client: httpx.AsyncClient, browser: httpx.AsyncClient, tile: Tile, cas: CasPeer
    ) -> None:
        assert await by_cas(client, browser, "pupil", vers=tile) == f"/tiles/{tile}"
        assert await me(client)
        # Who taps a tile has just signed in at the portal, and is not asked again.
        assert all("renew" not in one.query for one in cas.asked if one.path.startswith("/cas/"))

    async def test_and_by_openid(self, client: httpx.AsyncClient, openid: OpenIdPeer) -> None:
        there = await enter(client, "ent-oidc", vers="offres", uai="0440001a")
        assert "prompt" not in said(there)
        assert await come_back(client, await visit(there)) == "/tiles/offres?uai=0440001A"
        assert await me(client)

    async def test_the_sign_in_page_still_asks_anew(self, client: httpx.AsyncClient) -> None:
        asked = await client.get("/api/v1/sign-in/ent/start")
        assert said(asked.headers["location"])["renew"] == "true"
        asked = await client.get("/api/v1/sign-in/ent-oidc/start")
        assert said(asked.headers["location"])["prompt"] == "login"

    async def test_without_a_name_it_is_the_home_page(
        self, client: httpx.AsyncClient, browser: httpx.AsyncClient
    ) -> None:
        assert await by_cas(client, browser, "pupil") == "/tiles/accueil"

    async def test_on_a_shared_computer_the_session_is_short(
        self, client: httpx.AsyncClient, browser: httpx.AsyncClient
    ) -> None:
        await by_cas(client, browser, "pupil", vers="offres", partage="1")
        assert (await client.get("/api/v1/session")).json()["shared_until"]


class TestSomebodyIsHere:
    async def test_who_has_an_account_by_another_way_goes_straight_there(
        self, devices: Device, factory: Factory, cas: CasPeer
    ) -> None:
        device = await devices(factory.session(factory.account("student")))
        before = await me(device)
        assert await enter(device, vers="conversations") == "/tiles/conversations"
        assert await me(device) == before
        assert cas.asked == []

    async def test_the_next_pupil_of_the_portal_is_not_taken_for_the_last_one(
        self, client: httpx.AsyncClient, browser: httpx.AsyncClient, cas: CasPeer
    ) -> None:
        cas.people["second"] = {**PUPIL, "prenom": ["Autre"]}
        await by_cas(client, browser, "pupil", vers="conversations")
        first = await me(client)
        async with httpx.AsyncClient() as other:
            assert await by_cas(client, other, "second", vers="conversations") == "/tiles/conversations"
        second = await me(client)
        assert first
        assert second
        assert first["id"] != second["id"]


class TestRefused:
    @pytest.mark.parametrize("vers", HOSTILE)
    async def test_a_tile_is_a_name_and_never_an_address(self, client: httpx.AsyncClient, vers: str) -> None:
        assert await enter(client, vers=vers) == "/tiles/unknown?problem=tile"
        assert "set-cookie" not in (await client.get("/entree/ent", params={"vers": vers})).headers

    @pytest.mark.parametrize("uai", ["0440001", "0440001AA", "//x.example", "0440001A&problem=x", "x" * 5000])
    async def test_a_school_is_a_code(
        self, client: httpx.AsyncClient, browser: httpx.AsyncClient, uai: str
    ) -> None:
        assert await by_cas(client, browser, "pupil", vers="offres", uai=uai) == "/tiles/offres"

    @pytest.mark.parametrize("name", ["nowhere", "code", "demo", "ENT", "ent\u00a0"])
    async def test_an_unknown_portal_has_a_clear_page(self, client: httpx.AsyncClient, name: str) -> None:
        assert await enter(client, name, vers="offres") == "/tiles/unknown?problem=portal"

    async def test_who_is_refused_sees_the_page_without_an_account(
        self, client: httpx.AsyncClient, browser: httpx.AsyncClient
    ) -> None:
        assert await by_cas(client, browser, "guest", vers="offres") == "/tiles/offres?problem=refused"
        assert await me(client) is None

    async def test_and_who_changes_their_mind(self, client: httpx.AsyncClient) -> None:
        there = await enter(client, "ent-oidc", vers="evenements", uai="0440001A")
        back = f"/api/v1/sign-in/ent-oidc/back?state={said(there)['state']}&error=access_denied"
        assert await come_back(client, back) == "/tiles/evenements?uai=0440001A&problem=cancelled"
        assert await me(client) is None

    async def test_a_portal_out_of_reach_does_not_keep_anybody_out(
        self, client: httpx.AsyncClient, settings: Settings
    ) -> None:
        gone = educonnect("http://127.0.0.1:9", id="gone")
        settings.sign_in_providers.append(gone)
        assert await enter(client, "gone", vers="offres") == "/tiles/offres?problem=unavailable"

    async def test_the_way_back_works_once(
        self, client: httpx.AsyncClient, devices: Device, browser: httpx.AsyncClient, cas: CasPeer
    ) -> None:
        there = await enter(client, vers="offres")
        back = (await browser.post(there, data={"username": "pupil"})).headers["location"]
        back = back.removeprefix(ORIGIN)
        # Not in another browser, not at another provider, and not again.
        assert await come_back(await devices(), back) == "/sign-in?problem=expired"
        assert await come_back(client, back.replace("/ent/", "/ent-oidc/")) == "/sign-in?problem=expired"
        assert await come_back(client, back) == "/tiles/offres"
        assert await come_back(client, back) == "/sign-in?problem=expired"


async def test_what_a_portal_is_asked_for_is_public(client: httpx.AsyncClient) -> None:
    ways = (await client.get("/api/v1/sign-in")).json()["providers"]
    [ent] = [one for one in ways if one["id"] == "ent"]
    assert ent["attributes"] == ["affiliation", "birth_date", "first_name", "uai"]


def test_the_app_names_the_same_tiles() -> None:
    portals = (Path(__file__).parents[3] / "pwa/src/people/data/portals.ts").read_text()
    (named,) = re.findall(r"^export const TILES = \[(.*)\] as const;$", portals, re.MULTILINE)
    assert re.findall(r'"(\w+)"', named) == list(Tile)
