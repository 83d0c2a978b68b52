"""Passkeys: every way in which a proof is refused."""

import asyncio
from datetime import timedelta

import pytest
from fastapi import FastAPI

from api.people.accounts.second_factor import service
from api.platform.access import Role
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.accounts.second_factor.authenticator import Authenticator
from tests.people.accounts.second_factor.steps import (
    HOME,
    INVALID,
    ORIGIN,
    PARTY,
    Clock,
    Signed,
    add_passkey,
    challenge,
    is_strong,
    prove,
    refusal,
)


class TestProof:
    async def test_lasts_as_long_as_the_setting_says(
        self, factory: Factory, weak: Signed, clock: Clock, settings: Settings
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN), expires_at=clock.moment + timedelta(days=9))
        passkey = await add_passkey(admin)
        clock.move(hours=settings.staff_session_hours)
        assert not await is_strong(admin)
        assert (await admin.get(HOME)).json()["proven_until"] is None
        await prove(admin, passkey)
        assert await is_strong(admin)

    async def test_its_options_ask_for_what_the_server_checks(self, factory: Factory, weak: Signed) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        made = (await admin.post(f"{HOME}/passkeys/options")).json()["public_key"]
        assert made["rp"]["id"] == PARTY
        assert made["attestation"] == "none"
        assert made["authenticatorSelection"] == {"residentKey": "preferred", "requireResidentKey": False,
                                                  "userVerification": "required"}  # fmt: skip
        passkey = await add_passkey(admin)
        asked = await challenge(admin)
        assert asked["rpId"] == PARTY
        assert asked["userVerification"] == "required"
        assert [one["id"] for one in asked["allowCredentials"]] == [passkey.use(asked)["credential_id"]]

    async def test_a_challenge_is_answered_once(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account))
        client = await weak(account)
        answer = passkey.use(await challenge(client))
        again = [client.post(f"{HOME}/passkeys/proof", json=answer) for _ in range(4)]
        assert sorted(one.status_code for one in await asyncio.gather(*again)) == [200, 422, 422, 422]
        assert refusal(await client.post(f"{HOME}/passkeys/proof", json=answer)) == INVALID

    async def test_a_refused_answer_uses_the_challenge_up_too(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account))
        client = await weak(account)
        answer = passkey.use(await challenge(client))
        forged = {**answer, "signature": answer["authenticator_data"]}
        assert refusal(await client.post(f"{HOME}/passkeys/proof", json=forged)) == INVALID
        assert refusal(await client.post(f"{HOME}/passkeys/proof", json=answer)) == INVALID

    async def test_a_challenge_expires(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account))
        client = await weak(account)
        answer = passkey.use(await challenge(client))
        clock.move(minutes=5)
        assert refusal(await client.post(f"{HOME}/passkeys/proof", json=answer)) == INVALID

    async def test_a_challenge_belongs_to_its_device(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account))
        mine, other = await weak(account), await weak(account)
        answer = passkey.use(await challenge(mine))
        await challenge(other)
        assert refusal(await other.post(f"{HOME}/passkeys/proof", json=answer)) == INVALID
        assert (await mine.post(f"{HOME}/passkeys/proof", json=answer)).status_code == 200

    async def test_an_answer_of_a_registration_proves_nothing(self, factory: Factory, weak: Signed) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        await add_passkey(admin)
        options = (await admin.post(f"{HOME}/passkeys/options")).json()["public_key"]
        proof = Authenticator(ORIGIN, PARTY).use(options)
        assert refusal(await admin.post(f"{HOME}/passkeys/proof", json=proof)) == INVALID

    async def test_another_s_passkey_proves_nothing(self, factory: Factory, weak: Signed) -> None:
        stranger = await add_passkey(await weak(factory.account(Role.ADMIN)))
        admin = await weak(factory.account(Role.ADMIN))
        await add_passkey(admin)
        assert refusal(await prove(admin, stranger)) == INVALID

    @pytest.mark.parametrize(
        "lie",
        [
            {"origin": "https://elsewhere.example"},
            {"origin": "http://epass.example"},
            {"party": "elsewhere.example"},
            {"verifies_user": False},
            {"sign_count": 3},
            {"key": Authenticator(ORIGIN, PARTY).key},
        ],
        ids=[
            "foreign page",
            "page without https",
            "foreign domain",
            "nobody verified",
            "count goes back",
            "forged",
        ],
    )
    async def test_is_refused(self, lie: dict[str, object], factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account), Authenticator(ORIGIN, PARTY, sign_count=4))
        liar = Authenticator(
            **{
                "origin": ORIGIN,
                "party": PARTY,
                "sign_count": 9,
                "key": passkey.key,
                "credential_id": passkey.credential_id,
                **lie,
            }
        )
        client = await weak(account)
        assert refusal(await prove(client, liar)) == INVALID
        assert not await is_strong(client)

    @pytest.mark.parametrize(
        "lie",
        [{"origin": "https://elsewhere.example"}, {"party": "elsewhere.example"}, {"verifies_user": False}],
        ids=["foreign page", "foreign domain", "nobody verified"],
    )
    async def test_a_passkey_made_elsewhere_is_refused(
        self, lie: dict[str, object], factory: Factory, weak: Signed
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        options = (await admin.post(f"{HOME}/passkeys/options")).json()["public_key"]
        liar = Authenticator(**{"origin": ORIGIN, "party": PARTY, **lie})
        assert refusal(await admin.post(f"{HOME}/passkeys", json=liar.make(options))) == INVALID
        assert (await admin.get(HOME)).json()["passkeys"] == []

    async def test_bytes_that_mean_nothing_are_refused_without_a_fault(
        self, factory: Factory, weak: Signed
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        await add_passkey(admin)
        for noise in ("A", "AAAA", "e30", "_" * 4000):
            await admin.post(f"{HOME}/passkeys/options")
            made = {"credential_id": noise[:1000], "client_data": noise, "attestation": noise}
            assert refusal(await admin.post(f"{HOME}/passkeys", json=made)) == INVALID
            good = Authenticator(ORIGIN, PARTY).use(await challenge(admin))
            for field in good:
                await challenge(admin)
                proof = {**good, field: noise[:1000]}
                assert refusal(await admin.post(f"{HOME}/passkeys/proof", json=proof)) == INVALID

    async def test_a_count_of_32_bits_is_kept(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account), Authenticator(ORIGIN, PARTY, sign_count=2**32 - 2))
        assert (await prove(await weak(account), passkey)).status_code == 200

    async def test_without_a_passkey_there_is_nothing_to_prove(self, factory: Factory, weak: Signed) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        assert refusal(await admin.post(f"{HOME}/passkeys/proof/options")) == (404, "not-found")
        response = await admin.post(f"{HOME}/totp/proof", json={"code": "000000"})
        assert refusal(response) == (404, "not-found")


@pytest.mark.parametrize(
    ("public_url", "possible"),
    [
        ("https://epass.example", True),
        ("https://epass.example:8443", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", False),
        ("https://192.0.2.7", False),
        ("http://[::1]:8000", False),
        ("http://epass.example", False),
    ],
)
async def test_passkeys_need_a_domain_and_https_or_localhost(
    public_url: str, possible: bool, settings: Settings
) -> None:
    party = service.relying_party(settings.model_copy(update={"public_url": public_url}))
    assert (party is not None) is possible
    assert party is None or party.origin == public_url


async def test_an_address_without_passkeys_says_so(app: FastAPI, factory: Factory, weak: Signed) -> None:
    app.state.settings = app.state.settings.model_copy(update={"public_url": "http://127.0.0.1:8000"})
    admin = await weak(factory.account(Role.ADMIN))
    assert (await admin.get(HOME)).json()["passkeys_possible"] is False
    for path in ("passkeys/options", "passkeys/proof/options"):
        assert refusal(await admin.post(f"{HOME}/{path}")) == (409, "passkeys-impossible")
    assert (await admin.post(f"{HOME}/totp")).status_code == 200
