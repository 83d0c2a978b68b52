"""Signed out at the provider, signed out here: by the provider alone, and in whatever order it comes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from jose import jws

from api.people.accounts import sessions
from api.people.accounts.federation import oidc, single_logout
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.openid import (
    CLIENT,
    LOGOUT_EVENT,
    Claims,
    OpenIdPeer,
    private_key,
)
from tests.people.accounts.peers.portal import PUPIL as ENT_PUPIL
from tests.people.accounts.peers.portal import portal
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import come_back, me, said, sign_in, start, visit
from tests.people.accounts.test_cas import way_back
from tests.people.accounts.test_oidc_forgery import hmac_with_the_public_key

LOGOUT = "/api/v1/sign-in/educonnect/logout"
BACK = "/api/v1/sign-in/ent/back"
CANCELLED = "/sign-in?problem=cancelled"


@pytest.fixture
def settings(settings: Settings, openid: OpenIdPeer, cas: CasPeer) -> Settings:
    """Two providers of each protocol that share a server: only what we ask tells them apart."""
    openid.person = PUPIL
    cas.people = {"pupil": ENT_PUPIL}
    ways = [
        educonnect(openid.issuer),
        educonnect(openid.issuer, id="france-connect"),
        portal(cas.issuer),
        portal(cas.issuer, id="ent-2"),
    ]
    return settings.model_copy(update={"sign_in_providers": ways})


def from_a_thread(doing: Callable[[], Awaitable[httpx.Response]]) -> Callable[[], None]:
    """The same, for a provider that answers in a thread of its own; it must be heard."""
    loop = asyncio.get_running_loop()

    async def done() -> None:
        response = await doing()
        assert response.status_code == 200, response.text

    return lambda: asyncio.run_coroutine_threadsafe(done(), loop).result(20)


def remembered(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM provider_logout").fetchone()
    assert row
    return int(row[0])


async def is_in(device: httpx.AsyncClient) -> bool:
    return await me(device) is not None


def hmac_of(peer: OpenIdPeer, claims: Claims) -> str:
    """A token signed with what everybody knows of the provider's key."""
    hmac_with_the_public_key(peer)
    return peer.sign(claims)


FORGED: dict[str, Claims] = {
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "another app"},
    "made for another app": {"aud": [CLIENT, "another app"], "azp": "another app"},
    "no issue date": {"iat": ...},
    "issued an hour ago": {"iat": -3600, "exp": 3600},
    "issued in an hour": {"iat": 3600},
    "over": {"exp": -120},
    "without an end": {"exp": ...},
    "no id": {"jti": ...},
    "an id that is no text": {"jti": 7},
    "an id without end": {"jti": "x" * 300},
    "no events": {"events": ...},
    "events that are a list": {"events": [LOGOUT_EVENT]},
    "another event": {"events": {"http://schemas.openid.net/event/another": {}}},
    "an event that is no object": {"events": {LOGOUT_EVENT: True}},
    "a nonce": {"nonce": "x"},
    "an empty nonce": {"nonce": None},
    "of nobody": {"sid": ..., "sub": ...},
    "a session that is no text": {"sid": ["s1"]},
    "a session named nothing": {"sid": None},
    "a subject named nothing": {"sub": ""},
    "a subject without end": {"sub": "x" * 300},
}

SIGNED: dict[str, Callable[[OpenIdPeer, Claims], str]] = {
    "nothing": lambda *_: "",
    "not a token": lambda *_: "a.b.c",
    "not even its letters": lambda *_: "é" * 50,
    "deep": lambda *_: "[" * 5000,
    "an id_token": lambda peer, _: peer.tokens[-1],
    "an access token": lambda peer, claims: peer.sign_logout(claims, typ="at+jwt"),
    "a key that is not published": lambda peer, claims: peer.sign_logout(claims, kid="unknown"),
    "another key": lambda peer, claims: jws.sign(claims, private_key("another"), {"kid": peer.key}, "RS256"),
    "the public key as a secret": hmac_of,
    "no signature": lambda peer, claims: peer.sign_logout(claims).rpartition(".")[0] + ".",
}


class TestOpenId:
    @staticmethod
    async def tell(
        sender: httpx.AsyncClient, openid: OpenIdPeer, claims: Claims, address: str = LOGOUT
    ) -> httpx.Response:
        """What the provider posts."""
        return await sender.post(address, data={"logout_token": openid.sign_logout(claims)})

    @staticmethod
    async def signed_in(
        devices: Device, openid: OpenIdPeer, sid: str | None, name: str = "educonnect"
    ) -> httpx.AsyncClient:
        device = await devices()
        openid.sid = sid
        assert await sign_in(device, name) == "/"
        return device

    async def test_the_session_that_it_names_ends_and_no_other(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        first, second = [await self.signed_in(devices, openid, sid) for sid in ("s1", "s2")]
        elsewhere = await self.signed_in(devices, openid, "s1", "france-connect")
        response = await self.tell(client, openid, openid.logout_claims(sid="s1", sub="pupil-1"))
        assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
        assert "set-cookie" not in response.headers
        assert [await is_in(one) for one in (first, second, elsewhere)] == [False, True, True]

    async def test_a_session_alone_names_enough(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        first, second = [await self.signed_in(devices, openid, sid) for sid in ("s1", "s2")]
        assert (await self.tell(client, openid, openid.logout_claims(sid="s1"))).status_code == 200
        assert [await is_in(one) for one in (first, second)] == [False, True]

    async def test_a_subject_alone_ends_all_of_theirs_at_that_provider(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        theirs = [await self.signed_in(devices, openid, sid) for sid in ("s1", None)]
        elsewhere = await self.signed_in(devices, openid, "s3", "france-connect")
        openid.person = {**PUPIL, "sub": "pupil-2", "email": "autre@example.org"}
        other = await self.signed_in(devices, openid, "s4")
        assert (await self.tell(client, openid, openid.logout_claims(sub="pupil-1"))).status_code == 200
        assert [await is_in(one) for one in (*theirs, elsewhere, other)] == [False, False, True, True]

    async def test_a_session_of_somebody_else_does_not_end(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        device = await self.signed_in(devices, openid, "s1")
        for named in ({"sid": "s1", "sub": "pupil-2"}, {"sid": "s9", "sub": "pupil-1"}):
            assert (await self.tell(client, openid, openid.logout_claims(**named))).status_code == 200
        assert await is_in(device)

    async def test_a_session_that_had_no_name_ends_with_any_of_its_person(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        """Signed in before sessions' names were kept, or where id_tokens do not have them."""
        device = await self.signed_in(devices, openid, None)
        await self.tell(client, openid, openid.logout_claims(sid="s1", sub="pupil-1"))
        assert not await is_in(device)

    async def test_a_token_counts_once(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        await self.signed_in(devices, openid, "s1")
        token = openid.sign_logout(openid.logout_claims(sub="pupil-1"))
        answers = await asyncio.gather(*(client.post(LOGOUT, data={"logout_token": token}) for _ in range(4)))
        assert sorted(one.status_code for one in answers) == [200, 400, 400, 400]

    async def test_a_late_one_does_not_end_what_began_after_it(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        claims = openid.logout_claims(sub="pupil-1", exp=openid.logout_claims()["iat"] + 3600)
        Clock(monkeypatch).move(oidc, sessions, minutes=5)
        openid.tell = lambda said: {**said, "iat": said["iat"] + 300, "exp": said["exp"] + 300}
        device = await self.signed_in(devices, openid, "s2")
        assert (await self.tell(client, openid, claims)).status_code == 200
        assert await is_in(device)

    @pytest.mark.parametrize("named", [{"sid": "s1"}, {"sub": "pupil-1"}], ids=["its session", "its person"])
    async def test_what_comes_before_the_session_is_written_is_not_lost(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer, named: Claims
    ) -> None:
        device = await devices()
        openid.sid = "s1"
        openid.meanwhile = from_a_thread(lambda: self.tell(client, openid, openid.logout_claims(**named)))
        assert await sign_in(device, "educonnect") == CANCELLED
        assert not await is_in(device)
        openid.meanwhile = lambda: None
        # Another session of the same person is none of its business; of the person, only what was on its way.
        openid.sid = "s2"
        openid.tell = lambda claims: {**claims, "iat": claims["iat"] + 2}
        assert await sign_in(device, "educonnect") == "/"

    @pytest.mark.parametrize(
        ("sid", "sub"),
        [("s1", None), (None, "pupil-1"), ("s1", "pupil-1")],
        ids=["session", "person", "both"],
    )
    async def test_who_signs_in_waits_for_a_logout_that_is_being_written(
        self,
        devices: Device,
        app: FastAPI,
        openid: OpenIdPeer,
        factory: Factory,
        sid: str | None,
        sub: str | None,
    ) -> None:
        provider = app.state.settings.sign_in_providers[0]
        token = oidc.LogoutToken("t1", datetime.now(UTC) + timedelta(seconds=30), sub, sid)
        waiting = (
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database d ON d.oid = database"
            " WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted)"
        )
        device = await devices()
        openid.sid = "s1"
        back = await visit(await start(device, "educonnect"))
        async with asyncio.timeout(30), app.state.database.transaction() as session:
            await single_logout.end_by_token(session, app.state.secrets, provider, token)
            arriving = asyncio.create_task(come_back(device, back))
            while factory.connection.execute(waiting).fetchone() != (True,):
                assert not arriving.done()
                await asyncio.sleep(0.02)
        assert await arriving == CANCELLED
        assert not await is_in(device)

    async def test_at_the_same_moment_nobody_stays_signed_in(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        for number in range(8):
            device = await devices()
            openid.sid = f"s{number}"
            back = await visit(await start(device, "educonnect"))

            async def later(delay: float, sid: str) -> httpx.Response:
                await asyncio.sleep(delay)
                return await self.tell(client, openid, openid.logout_claims(sid=sid, sub="pupil-1"))

            _, told = await asyncio.gather(come_back(device, back), later(number * 0.01, openid.sid))
            assert told.status_code == 200
            assert not await is_in(device), number

    async def test_the_log_names_nobody(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("INFO")
        claims = openid.logout_claims(sid="s1", sub="pupil-1", nonce="x")
        assert (await self.tell(client, openid, claims)).status_code == 400
        assert "nonce" in caplog.text
        assert not [word for word in ("pupil-1", claims["jti"], "eyJ") if word in caplog.text]

    @pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED.keys())
    async def test_a_token_that_is_not_as_the_standard_says_ends_nothing(
        self, devices: Device, client: httpx.AsyncClient, openid: OpenIdPeer, changes: Claims
    ) -> None:
        device = await self.signed_in(devices, openid, "s1")
        honest = openid.logout_claims(sid="s1", sub="pupil-1")
        moved = {
            name: honest["iat"] + value if name in ("iat", "exp") and value is not ... else value
            for name, value in changes.items()
        }
        claims = {name: value for name, value in {**honest, **moved}.items() if value is not ...}
        response = await self.tell(client, openid, claims)
        assert response.status_code == 400
        assert response.headers["content-type"] == "application/problem+json"
        assert await is_in(device)
        assert (await self.tell(client, openid, honest)).status_code == 200
        assert not await is_in(device)

    @pytest.mark.parametrize("sign", SIGNED.values(), ids=SIGNED.keys())
    async def test_what_the_provider_did_not_sign_ends_nothing(
        self,
        devices: Device,
        client: httpx.AsyncClient,
        openid: OpenIdPeer,
        sign: Callable[[OpenIdPeer, Claims], str],
        factory: Factory,
    ) -> None:
        device = await self.signed_in(devices, openid, "s1")
        token = sign(openid, openid.logout_claims(sid="s1", sub="pupil-1"))
        assert (await client.post(LOGOUT, data={"logout_token": token})).status_code == 400
        assert await is_in(device)
        assert remembered(factory) == 0

    @pytest.mark.parametrize("provider", ["ent", "nobody"])
    async def test_only_at_the_address_of_an_openid_provider(
        self, client: httpx.AsyncClient, openid: OpenIdPeer, provider: str
    ) -> None:
        address = f"/api/v1/sign-in/{provider}/logout"
        claims = openid.logout_claims(sid="s1")
        assert (await self.tell(client, openid, claims, address)).status_code == 400

    async def test_a_form_that_may_be_read_in_two_ways_is_not(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        token = openid.sign_logout(openid.logout_claims(sid="s1"))
        twice: dict[str, Any] = {"logout_token": [token, token]}
        assert (await client.post(LOGOUT, data=twice)).status_code == 400
        assert (await client.post(LOGOUT, json={"logout_token": token})).status_code == 400
        assert (await client.post(LOGOUT, data={f"f{one}": "x" for one in range(30)})).status_code == 400


HOSTILE = {
    "not XML": "not xml",
    "nothing": "",
    "another document": "<a/>",
    "another namespace": "<LogoutRequest><SessionIndex>{ticket}</SessionIndex></LogoutRequest>",
    "entities": "<!DOCTYPE x [<!ENTITY t '{ticket}'>]>{before}<p:SessionIndex>&t;</p:SessionIndex>{after}",
    "a bomb": "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    "{before}<p:SessionIndex>&b;</p:SessionIndex>{after}",
    "a file": "<!DOCTYPE x [<!ENTITY t SYSTEM 'file:///etc/passwd'>]>{before}<p:SessionIndex>&t;</p:SessionIndex>"
    "{after}",
    "two sessions": "{before}<p:SessionIndex>{ticket}</p:SessionIndex><p:SessionIndex/>{after}",
    "none": "{before}{after}",
    "an empty one": "{before}<p:SessionIndex/>{after}",
    "one with something inside": "{before}<p:SessionIndex>{ticket}<b/></p:SessionIndex>{after}",
    "one further down": "{before}<b><p:SessionIndex>{ticket}</p:SessionIndex></b>{after}",
    "depth": "<a>" * 2000,
}


class TestCas:
    @staticmethod
    async def signed_in(devices: Device, cas: CasPeer, name: str = "ent") -> tuple[httpx.AsyncClient, str]:
        """A device, and the ticket by which it came."""
        device = await devices()
        back = await way_back(device, cas, "pupil", name)
        assert await come_back(device, back) == "/"
        return device, said(back)["ticket"]

    async def test_the_session_of_its_ticket_ends_and_no_other(
        self, devices: Device, client: httpx.AsyncClient, cas: CasPeer, factory: Factory
    ) -> None:
        first, ticket = await self.signed_in(devices, cas)
        second, _ = await self.signed_in(devices, cas)
        address, form = cas.logout(ticket)
        for _ in range(2):
            assert (await client.post(address, data=form)).status_code == 200
        assert [await is_in(one) for one in (first, second)] == [False, True]
        assert remembered(factory) == 0

    async def test_a_ticket_of_another_portal_ends_nothing(
        self, devices: Device, client: httpx.AsyncClient, cas: CasPeer
    ) -> None:
        device, ticket = await self.signed_in(devices, cas)
        address, form = cas.logout(ticket)
        for other in ("ent-2", "educonnect", "nobody"):
            status = (await client.post(address.replace("/ent/", f"/{other}/"), data=form)).status_code
            assert status == (200 if other == "ent-2" else 400)
        assert await is_in(device)

    async def test_what_comes_before_the_session_is_written_is_not_lost(
        self, devices: Device, client: httpx.AsyncClient, cas: CasPeer
    ) -> None:
        device = await devices()
        back = await way_back(device, cas, "pupil")
        address, form = cas.logout(said(back)["ticket"])
        cas.meanwhile = from_a_thread(lambda: client.post(address, data=form))
        assert await come_back(device, back) == CANCELLED
        assert not await is_in(device)

    async def test_words_that_nobody_signed_are_not_remembered(
        self, client: httpx.AsyncClient, cas: CasPeer, factory: Factory
    ) -> None:
        ticket = cas.ticket("pupil", "http://test.local/api/v1/sign-in/ent/back?state=x")
        address, form = cas.logout(ticket)
        assert (await client.post(address, data=form)).status_code == 200
        assert remembered(factory) == 0

    @pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
    async def test_a_request_that_is_not_as_cas_says_ends_nothing(
        self, devices: Device, client: httpx.AsyncClient, cas: CasPeer, hostile: str
    ) -> None:
        device, ticket = await self.signed_in(devices, cas)
        before = '<p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol">'
        request = hostile.format(ticket=ticket, before=before, after="</p:LogoutRequest>")
        async with asyncio.timeout(5):
            assert (await client.post(BACK, data={"logoutRequest": request})).status_code == 400
        assert await is_in(device)

    async def test_a_huge_one_is_not_read(self, client: httpx.AsyncClient) -> None:
        assert (await client.post(BACK, data={"logoutRequest": "<a>" * 50_000})).status_code == 413

    async def test_the_log_holds_no_ticket(
        self, devices: Device, client: httpx.AsyncClient, cas: CasPeer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("INFO")
        _, ticket = await self.signed_in(devices, cas)
        address, form = cas.logout(ticket)
        await client.post(address, data={"logoutRequest": form["logoutRequest"] + "x"})
        await client.post(address, data=form)
        assert "not XML" in caplog.text
        assert ticket not in caplog.text
