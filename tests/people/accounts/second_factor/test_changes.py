"""Who may add and remove a second factor, and what is told of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from api.people.accounts.personal_data import PERSONAL_DATA
from api.platform.access import Role
from api.platform.kit.database import Database
from tests.conftest import Device
from tests.factories import Factory
from tests.people.accounts.second_factor.authenticator import Authenticator
from tests.people.accounts.second_factor.steps import (
    FORBIDDEN,
    HOME,
    INVALID,
    ORIGIN,
    PARTY,
    Clock,
    Signed,
    add_app,
    add_passkey,
    is_strong,
    prove,
    refusal,
)


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


class TestWhatAFactorProvedElsewhere:
    """A phone that is lost, or stolen, has proven its factor for hours to come."""

    async def test_ends_with_a_removed_passkey(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        account = factory.account(Role.ADMIN)
        owner, phone = await weak(account), await weak(account)
        await prove(phone, await add_passkey(owner))
        await add_app(owner, clock)
        assert await is_strong(phone)
        key = (await owner.get(HOME)).json()["passkeys"][0]["id"]
        assert (await owner.delete(f"{HOME}/passkeys/{key}")).status_code == 204
        assert (await is_strong(owner), await is_strong(phone)) == (True, False)
        assert refusal(await phone.post(f"{HOME}/totp")) == FORBIDDEN

    async def test_ends_with_a_removed_app(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        account = factory.account(Role.ADMIN)
        owner, phone = await weak(account), await weak(account)
        app = await add_app(owner, clock)
        await add_passkey(owner)
        code = {"code": app.at(clock.moment)}
        assert (await phone.post(f"{HOME}/totp/proof", json=code)).status_code == 200
        assert (await owner.delete(f"{HOME}/totp")).status_code == 204
        assert (await is_strong(owner), await is_strong(phone)) == (True, False)

    async def test_ends_with_an_app_that_another_replaces(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        owner, phone = await weak(account), await weak(account)
        app = await add_app(owner, clock)
        code = {"code": app.at(clock.moment)}
        assert (await phone.post(f"{HOME}/totp/proof", json=code)).status_code == 200
        clock.move(seconds=30)
        await add_app(owner, clock)
        assert (await is_strong(owner), await is_strong(phone)) == (True, False)

    async def test_stays_where_one_is_added(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        account = factory.account(Role.ADMIN)
        owner, phone = await weak(account), await weak(account)
        await prove(phone, await add_passkey(owner))
        await add_app(owner, clock)
        assert await is_strong(phone)


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
        account = factory.account(Role.MENTOR)
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
        assert letters[0][0].startswith("L’administration a retiré")

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
        exported = (await PERSONAL_DATA.export(session, account))["second_factors"]
    assert [(one["factor"], one["name"]) for one in exported] == [("passkey", "Clé du bureau"), ("totp", "")]
    assert set(exported[0]) == {"factor", "name", "created_at", "used_at"}
