"""Signing in at an OpenID provider: who comes back, to which account, and what goes wrong honestly."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts.federation import service
from api.platform.kit.personal_data import PersonalData, SignInFacts
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory, born
from tests.moments import Clock
from tests.people.accounts.peers.openid import CLIENT, OpenIdPeer
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import come_back, me, said, sign_in, start, visit
from tests.settings import ORIGIN

START = "/api/v1/sign-in"


@pytest.fixture
def settings(settings: Settings, openid: OpenIdPeer) -> Settings:
    """A pupil at two providers on the same peer: only what we ask tells them apart."""
    openid.person = PUPIL
    ways = [educonnect(openid.issuer), educonnect(openid.issuer, id="france-connect", uses_userinfo=True)]
    return settings.model_copy(update={"sign_in_providers": ways})


@pytest.fixture
def learned(app: FastAPI) -> Iterator[list[tuple[UUID, SignInFacts]]]:
    """What other features are told at a sign-in."""
    told: list[tuple[UUID, SignInFacts]] = []

    async def signed_in(_: AsyncSession, account_id: UUID, facts: SignInFacts) -> None:
        told.append((account_id, facts))

    personal_data: Sequence[PersonalData] = app.state.personal_data
    app.state.personal_data = [
        *personal_data,
        PersonalData("test", {"fr": "Essai", "en": "Test"}, signed_in=signed_in),
    ]
    yield told
    app.state.personal_data = personal_data


def accounts(factory: Factory) -> list[Any]:
    return factory.connection.execute("SELECT * FROM account ORDER BY created_at").fetchall()


async def signed_in(devices: Device, name: str = "educonnect") -> dict[str, Any]:
    """Sign in on a fresh device; the account that it ends in."""
    device = await devices()
    assert await sign_in(device, name) == "/"
    found = await me(device)
    assert found
    return found


class TestTheFirstSignIn:
    async def test_makes_an_account_with_the_needed_attributes_only(
        self, devices: Device, openid: OpenIdPeer, factory: Factory
    ) -> None:
        found = await signed_in(devices)
        assert found["first_name"] == "Prénom"
        assert found["birth_date"] == PUPIL["birthdate"]
        assert found["level"] == "vocational"
        assert found["email"] == "eleve@example.org"
        assert found["roles"] == [{"role": "student", "department": None}]
        assert found["onboarded"] is False
        kept = str(accounts(factory))
        assert "Nom'" not in kept
        assert "rue" not in kept

    async def test_made_by_two_devices_at_once_is_one_account(
        self, devices: Device, openid: OpenIdPeer, factory: Factory
    ) -> None:
        phones = [await devices() for _ in range(4)]
        ways_back = [await visit(await start(phone, "educonnect")) for phone in phones]
        ends = await asyncio.gather(
            *(come_back(phone, back) for phone, back in zip(phones, ways_back, strict=True))
        )
        assert ends == ["/"] * 4
        assert len(accounts(factory)) == 1
        people = [await me(phone) for phone in phones]
        assert len({str(one and one["id"]) for one in people}) == 1

    async def test_reads_no_claim_that_is_not_named(
        self, devices: Device, app: FastAPI, openid: OpenIdPeer
    ) -> None:
        app.state.settings.sign_in_providers = [educonnect(openid.issuer, claims={}, affiliations={})]
        found = await signed_in(devices)
        assert (found["first_name"], found["birth_date"], found["level"], found["email"]) == (
            "",
            None,
            None,
            None,
        )

    async def test_tells_other_features_the_school(
        self, devices: Device, openid: OpenIdPeer, learned: list[tuple[UUID, SignInFacts]]
    ) -> None:
        found = await signed_in(devices)
        assert learned == [(UUID(found["id"]), SignInFacts("educonnect", True, "0440001A"))]


class TestTheNextSignIn:
    async def test_finds_the_account(self, devices: Device, openid: OpenIdPeer, factory: Factory) -> None:
        first, second = await signed_in(devices), await signed_in(devices)
        assert first["id"] == second["id"]
        assert len(accounts(factory)) == 1

    async def test_from_another_school_keeps_the_account(
        self, devices: Device, openid: OpenIdPeer, learned: list[tuple[UUID, SignInFacts]]
    ) -> None:
        first = await signed_in(devices)
        openid.person = {**PUPIL, "FrEduCtEleveUAI": "0490002b", "given_name": "Autre"}
        second = await signed_in(devices)
        assert first["id"] == second["id"]
        assert second["first_name"] == "Prénom"
        assert [facts.uai for _, facts in learned] == ["0440001A", "0490002B"]

    async def test_of_somebody_with_the_same_name_and_address_is_another_account(
        self, devices: Device, openid: OpenIdPeer
    ) -> None:
        first = await signed_in(devices)
        openid.person = {**PUPIL, "sub": "pupil-2"}
        second = await signed_in(devices)
        assert first["id"] != second["id"]
        assert second["email"] is None

    async def test_with_the_same_subject_at_another_provider_is_another_account(
        self, devices: Device, openid: OpenIdPeer
    ) -> None:
        first, second = await signed_in(devices), await signed_in(devices, "france-connect")
        assert first["id"] != second["id"]

    async def test_of_a_sibling_on_the_same_phone_never_lands_in_my_account(
        self, devices: Device, openid: OpenIdPeer, factory: Factory
    ) -> None:
        phone = await devices()
        await sign_in(phone, "educonnect")
        mine = await me(phone)
        my_token = phone.cookies["epass_session"]
        openid.person = {**PUPIL, "sub": "sibling", "given_name": "Cadet"}
        await sign_in(phone, "educonnect")
        theirs = await me(phone)
        assert mine
        assert theirs
        assert theirs["id"] != mine["id"]
        assert theirs["first_name"] == "Cadet"
        assert await me(await devices(my_token)) is None

    async def test_asks_the_provider_not_to_reuse_its_session(self, client: httpx.AsyncClient) -> None:
        assert said(await start(client, "educonnect"))["prompt"] == "login"

    async def test_with_a_session_the_provider_reused_all_the_same_is_refused(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        openid.tell = lambda claims: {**claims, "auth_time": claims["iat"] - 3600}
        assert await sign_in(client, "educonnect") == "/sign-in?problem=reused"

    async def test_of_a_banned_person_is_refused_even_after_erasure(
        self, devices: Device, openid: OpenIdPeer, factory: Factory
    ) -> None:
        account = (await signed_in(devices))["id"]
        admin = await devices(factory.session(factory.account("admin")))
        ban = await admin.post(f"/api/v1/accounts/{account}/ban", json={"reason": "Propos déplacés"})
        assert ban.status_code == 204
        phone = await devices()
        assert await sign_in(phone, "educonnect") == "/sign-in?problem=banned"
        factory.connection.execute("DELETE FROM account WHERE id = %s", [account])
        assert await sign_in(phone, "educonnect") == "/sign-in?problem=banned"
        # The address that was banned with them opens no other door.
        openid.person = {**PUPIL, "sub": "another"}
        assert await sign_in(phone, "educonnect") == "/sign-in?problem=banned"
        assert await me(phone) is None


class TestVouching:
    """Walls, line 8: a school sign-in vouches for the birth date that it passes on, if it is set up so."""

    async def test_a_provider_that_knows_its_people_vouches(
        self, devices: Device, app: FastAPI, openid: OpenIdPeer, factory: Factory
    ) -> None:
        openid.person = {**PUPIL, "birthdate": born(15).isoformat()}
        assert (await signed_in(devices))["age_vouched"] is False
        provider = next(one for one in app.state.settings.sign_in_providers if one.id == "educonnect")
        provider.vouches_for_age = True
        # At the next sign-in too, once, of the same date.
        for _ in range(2):
            assert (await signed_in(devices))["age_vouched"] is True
        rows = factory.connection.execute("SELECT how, name FROM age_vouch").fetchall()
        assert rows == [("sign_in", "ÉduConnect")]
        said = factory.connection.execute(
            "SELECT count(*) FROM audit_entry WHERE action = 'age.vouched'"
        ).fetchone()
        assert said == (1,)

    async def test_who_says_another_date_vouches_for_none_until_a_referent_looked(
        self, devices: Device, app: FastAPI, openid: OpenIdPeer
    ) -> None:
        provider = next(one for one in app.state.settings.sign_in_providers if one.id == "educonnect")
        provider.vouches_for_age = True
        openid.person = {**PUPIL, "birthdate": born(14).isoformat()}
        assert (await signed_in(devices))["age_vouched"] is True
        openid.person = {**PUPIL, "birthdate": born(17).isoformat()}
        for _ in range(2):
            found = await signed_in(devices)
            assert (found["birth_date"], found["age_vouched"]) == (born(14).isoformat(), False)
        openid.person = {**PUPIL, "birthdate": born(14).isoformat()}
        assert (await signed_in(devices))["age_vouched"] is True

    async def test_what_a_referent_vouched_for_stands_whatever_a_provider_says(
        self, devices: Device, app: FastAPI, openid: OpenIdPeer, factory: Factory
    ) -> None:
        provider = next(one for one in app.state.settings.sign_in_providers if one.id == "educonnect")
        provider.vouches_for_age = True
        openid.person = {**PUPIL, "birthdate": born(14).isoformat()}
        await signed_in(devices)
        factory.connection.execute("UPDATE age_vouch SET how = 'referent', name = ''")
        openid.person = {**PUPIL, "birthdate": born(17).isoformat()}
        assert (await signed_in(devices))["age_vouched"] is True


class TestBirthDate:
    async def test_that_is_later_than_the_known_one_is_kept(
        self, devices: Device, openid: OpenIdPeer
    ) -> None:
        await signed_in(devices)
        openid.person = {**PUPIL, "birthdate": born(14).isoformat()}
        assert (await signed_in(devices))["birth_date"] == born(14).isoformat()

    async def test_that_is_earlier_waits_for_a_referent_who_is_asked_once(
        self, devices: Device, openid: OpenIdPeer, factory: Factory
    ) -> None:
        openid.person = {**PUPIL, "birthdate": born(14).isoformat()}
        await signed_in(devices)
        openid.person = {**PUPIL, "birthdate": born(18).isoformat()}
        for _ in range(2):
            assert (await signed_in(devices))["birth_date"] == born(14).isoformat()
        referent = await devices(factory.session(factory.account("referent")))
        reviews = (await referent.get("/api/v1/birth-date-reviews")).json()
        assert [one["asked"] for one in reviews] == [born(18).isoformat()]
        await referent.post(f"/api/v1/birth-date-reviews/{reviews[0]['id']}", json={"accept": False})
        await signed_in(devices)
        assert (await referent.get("/api/v1/birth-date-reviews")).json() == []

    async def test_of_a_minor_keeps_nobody_out_who_acts_for_an_organisation(
        self, devices: Device, app: FastAPI, openid: OpenIdPeer, factory: Factory
    ) -> None:
        provider = next(one for one in app.state.settings.sign_in_providers if one.id == "educonnect")
        provider.vouches_for_age = True
        openid.person = {**PUPIL, "birthdate": born(40).isoformat()}
        account = (await signed_in(devices))["id"]
        factory.connection.execute(
            "INSERT INTO account_role (account_id, role, department) VALUES (%s, 'company', '')", [account]
        )
        openid.person = {**PUPIL, "birthdate": born(14).isoformat()}
        for _ in range(2):
            found = await signed_in(devices)
            assert (found["birth_date"], found["age_vouched"]) == (born(40).isoformat(), False)
        referent = await devices(factory.session(factory.account("referent")))
        reviews = (await referent.get("/api/v1/birth-date-reviews")).json()
        assert [one["asked"] for one in reviews] == [born(14).isoformat()]


class TestMailAddress:
    @pytest.mark.parametrize("verified", [False, "true", None])
    async def test_that_is_not_verified_is_not_kept(
        self, devices: Device, openid: OpenIdPeer, verified: object
    ) -> None:
        openid.person = {**PUPIL, "email_verified": verified}
        assert (await signed_in(devices))["email"] is None

    async def test_of_another_account_stays_theirs(
        self, devices: Device, openid: OpenIdPeer, factory: Factory
    ) -> None:
        other = factory.account(email="eleve@example.org")
        found = await signed_in(devices)
        assert found["id"] != str(other)
        assert found["email"] is None

    async def test_is_believed_from_a_provider_that_verifies_all(
        self, devices: Device, app: FastAPI, openid: OpenIdPeer
    ) -> None:
        app.state.settings.sign_in_providers = [educonnect(openid.issuer, email_is_verified=True)]
        openid.person = {key: value for key, value in PUPIL.items() if key != "email_verified"}
        assert (await signed_in(devices))["email"] == "eleve@example.org"


class TestAffiliation:
    @pytest.mark.parametrize(
        ("affiliation", "roles", "level"),
        [("eleve2d", ["student"], "vocational"), ("resp2d", ["parent"], None), ("ens", [], None)],
    )
    async def test_gives_the_role(
        self, devices: Device, openid: OpenIdPeer, affiliation: str, roles: list[str], level: str | None
    ) -> None:
        openid.person = {**PUPIL, "FrEduCtPersonAffiliation": affiliation}
        found = await signed_in(devices)
        assert [one["role"] for one in found["roles"]] == roles
        assert found["level"] == level

    @pytest.mark.parametrize("affiliation", ["inconnu", [], None, {"eleve2d": 1}])
    async def test_that_is_not_listed_is_refused(
        self, client: httpx.AsyncClient, openid: OpenIdPeer, factory: Factory, affiliation: object
    ) -> None:
        openid.person = {**PUPIL, "FrEduCtPersonAffiliation": affiliation}
        assert await sign_in(client, "educonnect") == "/sign-in?problem=refused"
        assert accounts(factory) == []


class TestAfterwards:
    async def test_the_person_goes_on_where_they_were(self, client: httpx.AsyncClient) -> None:
        assert await sign_in(client, "educonnect", "/places/1?q=caf%C3%A9") == "/places/1?q=caf%C3%A9"

    @pytest.mark.parametrize(
        "elsewhere",
        ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
         "javascript:alert(1)", "/\n//evil.example", "", "/api/v1/sign-in/educonnect/start", "/" + "a" * 600],
    )  # fmt: skip
    async def test_nobody_is_led_to_another_site(self, client: httpx.AsyncClient, elsewhere: str) -> None:
        assert await sign_in(client, "educonnect", elsewhere) == "/"

    async def test_sign_out_also_leads_to_the_provider(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        await sign_in(client, "educonnect")
        there = (await client.post("/api/v1/sign-out")).json()["logout_url"]
        assert there.startswith(f"{openid.issuer}/logout?")
        parameters = said(there)
        assert parameters["id_token_hint"] == openid.tokens[-1]
        assert parameters["post_logout_redirect_uri"] == f"{ORIGIN}/"
        assert parameters["client_id"] == CLIENT
        assert len(parameters["state"]) > 20
        assert await me(client) is None

    async def test_sign_out_stays_here_where_the_provider_offers_none(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        openid.offers_logout = False
        await sign_in(client, "educonnect")
        assert (await client.post("/api/v1/sign-out")).json() == {"logout_url": None}

    async def test_a_session_by_code_has_no_provider_to_sign_out_of(
        self, devices: Device, factory: Factory
    ) -> None:
        client = await devices(factory.session(factory.account()))
        assert (await client.post("/api/v1/sign-out")).json() == {"logout_url": None}

    async def test_the_database_keeps_no_secret_of_the_attempt_and_seals_the_token(
        self, client: httpx.AsyncClient, openid: OpenIdPeer, factory: Factory
    ) -> None:
        there = said(await start(client, "educonnect"))
        row = str(factory.connection.execute("SELECT * FROM sign_in_flow").fetchall())
        for secret in (there["state"], there["nonce"], there["code_challenge"], client.cookies["epass_flow"]):
            assert secret not in row
        await sign_in(client, "educonnect")
        session = str(factory.connection.execute("SELECT * FROM session").fetchall())
        assert openid.tokens[-1] not in session

    async def test_the_flow_cookie_is_out_of_reach_of_scripts(self, client: httpx.AsyncClient) -> None:
        cookie = (await client.get(f"{START}/educonnect/start")).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Max-Age=600" in cookie


class TestTrouble:
    async def test_a_cancelled_sign_in_says_so(self, client: httpx.AsyncClient, openid: OpenIdPeer) -> None:
        openid.denies = True
        assert await sign_in(client, "educonnect") == "/sign-in?problem=cancelled"

    async def test_a_provider_that_is_down_is_named_as_the_trouble(
        self, client: httpx.AsyncClient, app: FastAPI
    ) -> None:
        app.state.settings.sign_in_providers = [educonnect("http://127.0.0.1:9")]
        assert await start(client, "educonnect") == "/sign-in?problem=unavailable"

    async def test_an_endless_answer_is_not_read(self, client: httpx.AsyncClient, openid: OpenIdPeer) -> None:
        openid.metadata = {"padding": "x" * 300_000}
        assert await start(client, "educonnect") == "/sign-in?problem=unavailable"

    async def test_an_unknown_provider_ends_on_the_sign_in_page(self, client: httpx.AsyncClient) -> None:
        for way in ("start", "back"):
            assert await come_back(client, f"{START}/nobody/{way}") == "/sign-in?problem=unknown"

    async def test_a_way_back_without_a_beginning_has_expired(self, client: httpx.AsyncClient) -> None:
        assert await come_back(client, f"{START}/educonnect/back") == "/sign-in?problem=expired"

    async def test_a_sign_in_that_takes_too_long_begins_again(
        self, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        back = await visit(await start(client, "educonnect"))
        Clock(monkeypatch).move(service, minutes=11)
        assert await come_back(client, back) == "/sign-in?problem=expired"

    async def test_discovery_of_another_issuer_is_refused(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        openid.metadata = {"issuer": "https://evil.example"}
        assert await start(client, "educonnect") == "/sign-in?problem=distrusted"

    async def test_an_endpoint_without_https_is_not_used(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        openid.metadata = {"token_endpoint": "http://evil.example/token"}
        assert await start(client, "educonnect") == "/sign-in?problem=distrusted"

    async def test_a_secret_goes_into_the_body_where_the_provider_asks_for_that(
        self, client: httpx.AsyncClient, openid: OpenIdPeer
    ) -> None:
        openid.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        assert await sign_in(client, "educonnect") == "/"

    async def test_the_log_holds_nothing_of_the_person_or_the_tokens(
        self, client: httpx.AsyncClient, openid: OpenIdPeer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, "api")
        caplog.set_level(logging.INFO)
        await sign_in(client, "educonnect")
        openid.tell = lambda claims: {**claims, "aud": "another"}
        back = await visit(await start(client, "educonnect"))
        await come_back(client, back)
        assert "distrusted (aud)" in caplog.text
        for secret in (said(back)["code"], said(back)["state"], openid.tokens[-1], "pupil-1", "eleve@"):
            assert secret not in caplog.text
