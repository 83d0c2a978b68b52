"""The second factor: who may add, prove and remove one; every way in which a proof is refused."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pyotp
import pytest
from fastapi import FastAPI

from api.access import Role
from api.accounts.second_factor import passkeys, service, totp
from api.accounts.service import HOLDER
from api.app import create_app
from api.kit.database import Database
from api.kit.secrets import Secrets
from api.settings import Settings
from tests.accounts.authenticator import Authenticator
from tests.conftest import Device
from tests.factories import Factory

ORIGIN, PARTY = "https://epass.example", "epass.example"
HOME = "/api/v1/me/second-factor"

Signed = Callable[..., Awaitable[httpx.AsyncClient]]
"""Opens a device of an account; more values are those of its session."""


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[FastAPI]:
    """The app at an address where browsers allow passkeys."""
    made = create_app(settings.model_copy(update={"public_url": ORIGIN}))
    yield made
    await made.state.database.close()


@pytest.fixture
def weak(devices: Device, factory: Factory) -> Signed:
    """A device that has signed in by mail only."""

    async def open_device(account: UUID, **values: object) -> httpx.AsyncClient:
        client = await devices(factory.session(account, strong=False, **values))
        client.headers["Origin"] = ORIGIN
        return client

    return open_device


class Clock:
    """The moment as the app sees it."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock to move."""
    made = Clock()
    for module in (passkeys, service, totp):
        monkeypatch.setattr(module, "now", made)
    monkeypatch.setattr("api.accounts.sessions.now", made)
    return made


def refusal(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["type"].removeprefix("/problems/")


FORBIDDEN = (403, "second-factor-needed")
INVALID = (422, "invalid-input")


async def add_passkey(client: httpx.AsyncClient, passkey: Authenticator | None = None) -> Authenticator:
    passkey = passkey or Authenticator(ORIGIN, PARTY)
    options = (await client.post(f"{HOME}/passkeys/options")).json()["public_key"]
    added = await client.post(f"{HOME}/passkeys", json=passkey.make(options, "Clé du bureau"))
    assert added.status_code == 201, added.text
    return passkey


async def challenge(client: httpx.AsyncClient) -> dict[str, object]:
    response = await client.post(f"{HOME}/passkeys/proof/options")
    assert response.status_code == 200, response.text
    options: dict[str, object] = response.json()["public_key"]
    return options


async def prove(client: httpx.AsyncClient, passkey: Authenticator) -> httpx.Response:
    return await client.post(f"{HOME}/passkeys/proof", json=passkey.use(await challenge(client)))


async def add_app(client: httpx.AsyncClient, clock: Clock) -> pyotp.TOTP:
    setup = (await client.post(f"{HOME}/totp")).json()
    app = pyotp.TOTP(setup["secret"])
    confirmed = await client.post(f"{HOME}/totp/confirm", json={"code": app.at(clock.moment)})
    assert confirmed.status_code == 200, confirmed.text
    clock.move(seconds=30)
    return app


async def is_strong(client: httpx.AsyncClient) -> bool:
    return (await client.get("/api/v1/accounts", params={"role": "admin"})).status_code == 200


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


class TestFirstFactor:
    async def test_may_be_added_just_after_signing_in_and_is_proven_at_once(
        self, factory: Factory, weak: Signed
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        before = (await admin.get(HOME)).json()
        assert before == {
            "needed": True,
            "passkeys": [],
            "totp": False,
            "proven_until": None,
            "sign_in_again": False,
            "passkeys_possible": True,
        }
        assert not await is_strong(admin)
        await add_passkey(admin)
        after = (await admin.get(HOME)).json()
        assert [key["name"] for key in after["passkeys"]] == ["Clé du bureau"]
        assert after["proven_until"] is not None
        assert await is_strong(admin)

    async def test_may_not_be_added_by_an_older_session(self, factory: Factory, weak: Signed) -> None:
        signed_in = datetime.now(UTC) - timedelta(minutes=16)
        admin = await weak(factory.account(Role.ADMIN), created_at=signed_in)
        assert (await admin.get(HOME)).json()["sign_in_again"] is True
        for path in ("passkeys/options", "totp"):
            assert refusal(await admin.post(f"{HOME}/{path}")) == (403, "sign-in-again")

    async def test_is_told_by_mail_in_the_app_and_in_the_audit(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.REFERENT, language="fr")
        await add_passkey(await weak(account))
        rows = factory.connection.execute(
            "SELECT m.letter->>'subject', m.letter->>'url', s.kind, e.action, e.actor, e.account_id, e.detail"
            " FROM mail m, stream_event s, audit_entry e"
        ).fetchall()
        assert rows == [
            (
                "La protection de votre compte E-pass a changé",
                f"{ORIGIN}/me/security",
                "second_factor.added",
                "second_factor.added",
                account,
                account,
                {"factor": "passkey"},
            )
        ]

    async def test_of_two_devices_that_add_it_at_the_same_second_one_wins(
        self, factory: Factory, weak: Signed
    ) -> None:
        account = factory.account(Role.ADMIN)
        answers = []
        for _ in range(2):
            client, passkey = await weak(account), Authenticator(ORIGIN, PARTY)
            options = (await client.post(f"{HOME}/passkeys/options")).json()["public_key"]
            answers.append(client.post(f"{HOME}/passkeys", json=passkey.make(options)))
        statuses = sorted(one.status_code for one in await asyncio.gather(*answers))
        assert statuses == [201, 403]


class TestAnotherFactor:
    async def test_needs_a_proof_of_the_one_there_is(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account))
        thief = await weak(account)
        assert refusal(await thief.post(f"{HOME}/passkeys/options")) == FORBIDDEN
        assert refusal(await thief.post(f"{HOME}/totp")) == FORBIDDEN
        assert refusal(await thief.post(f"{HOME}/totp/confirm", json={"code": "000000"})) == FORBIDDEN
        made = Authenticator(ORIGIN, PARTY).make({"challenge": "AAAA"})
        assert refusal(await thief.post(f"{HOME}/passkeys", json=made)) == FORBIDDEN
        assert (await prove(thief, passkey)).status_code == 200
        assert (await thief.post(f"{HOME}/totp")).status_code == 200

    async def test_takes_a_proof_of_this_very_device(self, factory: Factory, weak: Signed) -> None:
        account = factory.account(Role.ADMIN)
        passkey = await add_passkey(await weak(account))
        one, other = await weak(account), await weak(account)
        await prove(one, passkey)
        assert await is_strong(one)
        assert not await is_strong(other)

    async def test_ends_at_ten_passkeys(self, factory: Factory, weak: Signed) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        for _ in range(10):
            await add_passkey(admin)
        assert refusal(await admin.post(f"{HOME}/passkeys/options")) == (409, "too-many-passkeys")

    async def test_a_passkey_is_not_added_twice(self, factory: Factory, weak: Signed) -> None:
        passkey = await add_passkey(await weak(factory.account(Role.ADMIN)))
        other = await weak(factory.account(Role.ADMIN))
        options = (await other.post(f"{HOME}/passkeys/options")).json()["public_key"]
        assert refusal(await other.post(f"{HOME}/passkeys", json=passkey.make(options))) == INVALID


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


class TestAuthenticatorApp:
    async def test_counts_once_a_code_of_it_was_given(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN, email="admin@example.org"))
        setup = (await admin.post(f"{HOME}/totp")).json()
        assert setup["uri"].startswith("otpauth://totp/E-pass%20Orientation:admin%40example.org?secret=")
        assert setup["qr_svg"].startswith("data:image/svg+xml")
        assert (await admin.get(HOME)).json()["totp"] is False
        code = pyotp.TOTP(setup["secret"]).at(clock.moment)
        assert refusal(await admin.post(f"{HOME}/totp/confirm", json={"code": wrong(code)})) == INVALID
        confirmed = await admin.post(f"{HOME}/totp/confirm", json={"code": code})
        assert confirmed.json()["totp"] is True
        assert await is_strong(admin)

    async def test_its_secret_is_sealed_in_the_database(
        self, factory: Factory, weak: Signed, clock: Clock, settings: Settings
    ) -> None:
        app = await add_app(await weak(factory.account(Role.ADMIN)), clock)
        row = factory.connection.execute("SELECT sealed_secret, sealed_candidate FROM totp").fetchone()
        assert row
        assert app.secret.encode() not in row[0]
        assert Secrets(settings.secret_key.get_secret_value()).unseal(row[0]) == app.secret
        assert row[1] is None

    async def test_the_code_that_confirmed_it_does_not_work_again(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)
        used = app.at(clock.moment - timedelta(seconds=30))
        assert refusal(await client.post(f"{HOME}/totp/proof", json={"code": used})) == INVALID
        assert (
            await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        ).status_code == 200

    @pytest.mark.parametrize(
        ("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
    )
    async def test_a_clock_may_be_one_step_off(
        self, steps: int, accepted: bool, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        clock.move(minutes=5)
        code = app.at(clock.moment + timedelta(seconds=30 * steps))
        response = await (await weak(account)).post(f"{HOME}/totp/proof", json={"code": code})
        assert response.status_code == (200 if accepted else 422)

    async def test_of_simultaneous_uses_of_one_code_one_succeeds(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        clients = [await weak(account) for _ in range(4)]
        tries = [one.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)}) for one in clients]
        assert sorted(one.status_code for one in await asyncio.gather(*tries)) == [200, 422, 422, 422]
        assert sum([await is_strong(one) for one in clients]) == 1

    async def test_after_five_wrong_codes_even_the_right_one_waits(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)

        async def give(code: str) -> httpx.Response:
            return await client.post(f"{HOME}/totp/proof", json={"code": code})

        for _ in range(5):
            assert refusal(await give(wrong(app.at(clock.moment)))) == INVALID
        for minutes in (5, 10, 20):
            held = await give(app.at(clock.moment))
            assert refusal(held) == (429, "too-many-requests")
            assert int(held.headers["Retry-After"]) == minutes * 60
            clock.move(minutes=minutes)
            assert refusal(await give(wrong(app.at(clock.moment)))) == INVALID
        clock.move(minutes=40)
        assert (await give(app.at(clock.moment))).status_code == 200
        clock.move(seconds=30)
        assert refusal(await give(wrong(app.at(clock.moment)))) == INVALID
        assert (await give(app.at(clock.moment))).status_code == 200

    async def test_the_wait_is_never_longer_than_a_day(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        factory.connection.execute("UPDATE totp SET failures = 400, failed_at = %s", (clock.moment,))
        client = await weak(account, expires_at=clock.moment + timedelta(days=9))
        held = await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        assert held.headers["Retry-After"] == str(86_400)
        clock.move(days=1)
        response = await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        assert response.status_code == 200

    async def test_simultaneous_wrong_codes_all_count(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)
        code = wrong(app.at(clock.moment))
        tries = [client.post(f"{HOME}/totp/proof", json={"code": code}) for _ in range(8)]
        statuses = sorted(one.status_code for one in await asyncio.gather(*tries))
        assert statuses == [422] * 5 + [429] * 3

    async def test_a_new_phone_takes_the_place_of_the_old_once_it_is_confirmed(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        admin = await weak(account)
        old = await add_app(admin, clock)
        setup = (await admin.post(f"{HOME}/totp")).json()
        new = pyotp.TOTP(setup["secret"])
        client = await weak(account)

        async def give(app: pyotp.TOTP) -> int:
            clock.move(seconds=30)
            return (await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})).status_code

        assert [await give(new), await give(old)] == [422, 200]
        code = {"code": new.at(clock.moment)}
        twice = [admin.post(f"{HOME}/totp/confirm", json=code) for _ in range(2)]
        assert sorted(one.status_code for one in await asyncio.gather(*twice)) == [200, 404]
        assert [await give(old), await give(new)] == [422, 200]


class TestRemoval:
    async def test_the_last_factor_of_staff_stays(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        await add_passkey(admin)
        key = (await admin.get(HOME)).json()["passkeys"][0]["id"]
        assert refusal(await admin.delete(f"{HOME}/passkeys/{key}")) == (409, "last-factor")
        await add_app(admin, clock)
        assert (await admin.delete(f"{HOME}/passkeys/{key}")).status_code == 204
        assert refusal(await admin.delete(f"{HOME}/totp")) == (409, "last-factor")

    async def test_of_two_removals_at_the_same_second_one_is_refused(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN))
        await add_passkey(admin)
        await add_app(admin, clock)
        key = (await admin.get(HOME)).json()["passkeys"][0]["id"]
        both = (admin.delete(f"{HOME}/passkeys/{key}"), admin.delete(f"{HOME}/totp"))
        assert sorted(one.status_code for one in await asyncio.gather(*both)) == [204, 409]

    async def test_needs_a_proof_and_is_told(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        account = factory.account(Role.ADVISER)
        owner = await weak(account)
        app = await add_app(owner, clock)
        thief = await weak(account)
        assert refusal(await thief.delete(f"{HOME}/totp")) == FORBIDDEN
        await thief.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        assert (await thief.delete(f"{HOME}/totp")).status_code == 204
        told = factory.connection.execute("SELECT kind FROM stream_event ORDER BY id").fetchall()
        assert told == [("second_factor.added",), ("second_factor.removed",)]

    async def test_another_s_passkey_is_not_there(self, factory: Factory, weak: Signed) -> None:
        other = await weak(factory.account(Role.ADMIN))
        await add_passkey(other)
        key = (await other.get(HOME)).json()["passkeys"][0]["id"]
        adviser = await weak(factory.account(Role.ADVISER))
        assert refusal(await adviser.delete(f"{HOME}/passkeys/{key}")) == (404, "not-found")
        assert refusal(await adviser.delete(f"{HOME}/totp")) == (404, "not-found")


class TestReset:
    async def test_takes_every_factor_and_session_and_is_told(
        self, factory: Factory, weak: Signed, devices: Device, clock: Clock
    ) -> None:
        account, admin_id = factory.account(Role.REFERENT), factory.account(Role.ADMIN)
        lost = await weak(account)
        await add_passkey(lost)
        await add_app(lost, clock)
        admin = await devices(factory.session(admin_id))
        admin.headers["Origin"] = ORIGIN
        assert (await admin.delete(f"/api/v1/accounts/{account}/second-factor")).status_code == 204
        assert refusal(await lost.get(HOME)) == (401, "sign-in-needed")
        assert (await (await weak(account)).get(HOME)).json()["passkeys"] == []
        acts = factory.connection.execute(
            "SELECT actor, account_id FROM audit_entry WHERE action = 'second_factor.reset'"
        ).fetchall()
        assert acts == [(admin_id, account)]
        letters = factory.connection.execute(
            "SELECT letter->'paragraphs'->>0 FROM mail ORDER BY id DESC LIMIT 1"
        ).fetchall()
        assert letters[0][0].startswith("L'administration a retiré")

    async def test_is_not_for_oneself_nor_for_nobody(self, factory: Factory, devices: Device) -> None:
        account = factory.account(Role.ADMIN)
        admin = await devices(factory.session(account))
        admin.headers["Origin"] = ORIGIN
        own = await admin.delete(f"/api/v1/accounts/{account}/second-factor")
        assert refusal(own) == (403, "forbidden")
        nobody = await admin.delete(f"/api/v1/accounts/{uuid4()}/second-factor")
        assert refusal(nobody) == (404, "not-found")


async def test_an_export_names_the_factors_without_their_secrets(
    factory: Factory, weak: Signed, clock: Clock, database: Database
) -> None:
    account = factory.account(Role.ADMIN)
    client = await weak(account)
    await add_passkey(client)
    await add_app(client, clock)
    async with database.transaction() as session:
        exported = (await HOLDER.export(session, account))["second_factors"]
    assert [(one["factor"], one["name"]) for one in exported] == [("passkey", "Clé du bureau"), ("totp", "")]
    assert set(exported[0]) == {"factor", "name", "created_at", "used_at"}
