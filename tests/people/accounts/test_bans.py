"""Bans: at once, told to those concerned, and no way back by the same door."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.personal_data import PersonalData
from tests.conftest import Device
from tests.factories import Factory
from tests.people.accounts.test_codes import answer, ask, mailed

REASON = {"reason": "Propos déplacés"}


async def ban(client: httpx.AsyncClient, account: UUID) -> int:
    return (await client.post(f"/api/v1/accounts/{account}/ban", json=REASON)).status_code


async def test_every_session_ends_at_once(devices: Device, factory: Factory) -> None:
    account = factory.account("mentor")
    theirs = [await devices(factory.session(account)) for _ in range(2)]
    assert await ban(await devices(factory.session(factory.account("referent"))), account) == 204
    for client in theirs:
        assert (await client.get("/api/v1/session")).json()["me"] is None
        assert (await client.get("/api/v1/me/sessions")).status_code == 401


async def test_a_session_opened_meanwhile_is_worth_nothing(devices: Device, factory: Factory) -> None:
    account = factory.account()
    await ban(await devices(factory.session(factory.account("admin"))), account)
    late = await devices(factory.session(account))
    assert (await late.get("/api/v1/me/sessions")).status_code == 401


async def test_the_same_address_cannot_return_even_after_erasure(devices: Device, factory: Factory) -> None:
    account = factory.account(email="banni@example.org")
    await ban(await devices(factory.session(factory.account("admin"))), account)
    factory.connection.execute("DELETE FROM account WHERE id = %s", [account])
    client = await devices()
    code_id = await ask(client, "banni@example.org")
    response = await answer(client, code_id, mailed(factory, "banni@example.org")[0], "banni@example.org")
    assert (response.status_code, response.json()["type"]) == (403, "/problems/account-banned")
    other = await devices(factory.session(factory.account()))
    asked = (await other.post("/api/v1/me/email", json={"email": "banni@example.org"})).json()
    confirmed = await other.post(
        "/api/v1/me/email/verify",
        json={
            "id": asked["id"],
            "email": "banni@example.org",
            "code": mailed(factory, "banni@example.org")[1],
        },
    )
    assert confirmed.status_code == 403


@pytest.mark.parametrize(
    ("banned", "other"),
    [
        ("banni@example.org", "banni+bis@example.org"),
        ("banni+un@example.org", "Banni@example.org"),
        ("un.banni@gmail.com", "unbanni@googlemail.com"),
    ],
)
async def test_another_spelling_of_the_same_mailbox_cannot_return(
    devices: Device, factory: Factory, banned: str, other: str
) -> None:
    await ban(await devices(factory.session(factory.account("admin"))), factory.account(email=banned))
    client = await devices()
    code_id = await ask(client, other)
    response = await answer(client, code_id, mailed(factory, other.lower())[0], other)
    assert (response.status_code, response.json()["type"]) == (403, "/problems/account-banned")


async def change_address(client: httpx.AsyncClient, factory: Factory, address: str) -> None:
    asked = (await client.post("/api/v1/me/email", json={"email": address})).json()
    confirmed = await client.post(
        "/api/v1/me/email/verify",
        json={"id": asked["id"], "email": address, "code": mailed(factory, address)[-1]},
    )
    assert confirmed.status_code == 204


async def test_an_address_given_up_before_the_ban_cannot_return(devices: Device, factory: Factory) -> None:
    account = factory.account(email="avant@example.org")
    await change_address(await devices(factory.session(account)), factory, "apres@example.org")
    await ban(await devices(factory.session(factory.account("admin"))), account)
    client = await devices()
    code_id = await ask(client, "avant@example.org")
    response = await answer(client, code_id, mailed(factory, "avant@example.org")[-1], "avant@example.org")
    assert response.status_code == 403


async def test_an_address_given_up_is_free_for_others_as_long_as_nobody_is_banned(
    devices: Device, factory: Factory
) -> None:
    account = factory.account(email="avant@example.org")
    await change_address(await devices(factory.session(account)), factory, "apres@example.org")
    await change_address(await devices(factory.session(factory.account())), factory, "avant@example.org")


async def test_lifting_one_ban_lifts_no_other_ban_of_the_same_mailbox(
    devices: Device, factory: Factory
) -> None:
    admin = await devices(factory.session(factory.account("admin")))
    first = factory.account(email="meme@gmail.com")
    second = factory.account(email="m.eme@gmail.com")
    await ban(admin, first)
    await ban(admin, second)
    await admin.delete(f"/api/v1/accounts/{first}/ban")
    client = await devices()
    code_id = await ask(client, "me.me@gmail.com")
    response = await answer(client, code_id, mailed(factory, "me.me@gmail.com")[0], "me.me@gmail.com")
    assert response.status_code == 403


async def test_the_marks_of_a_ban_name_nobody(devices: Device, factory: Factory) -> None:
    account = factory.account(email="banni@example.org")
    factory.connection.execute(
        "INSERT INTO identity (provider, subject, account_id) VALUES ('ent', 'abc', %s)", [account]
    )
    await ban(await devices(factory.session(factory.account("admin"))), account)
    rows = factory.connection.execute("SELECT ban_mark::text FROM ban_mark").fetchall()
    assert len(rows) == 2
    assert not any("banni" in row[0] or "abc" in row[0] for row in rows)


async def test_those_who_deal_with_them_are_told_without_a_reason(
    app: FastAPI, devices: Device, factory: Factory
) -> None:
    account, partner = factory.account("mentor"), factory.account("student", age=15)

    async def deals(_session: AsyncSession, banned: UUID) -> Sequence[UUID]:
        return [partner, banned]

    app.state.personal_data = (
        *app.state.personal_data,
        PersonalData("test", {"fr": "x", "en": "y"}, banned=deals),
    )
    await ban(await devices(factory.session(factory.account("admin"))), account)
    listed = (await (await devices(factory.session(partner))).get("/api/v1/me/notifications")).json()["items"]
    assert [(one["kind"], one["data"]) for one in listed] == [("partner.unavailable", {})]


async def test_a_ban_is_lifted_by_an_admin_and_given_roles_do_not_return(
    devices: Device, factory: Factory
) -> None:
    account = factory.account("mentor", "student", email="revenu@example.org")
    admin = await devices(factory.session(factory.account("admin")))
    await ban(admin, account)
    assert (await admin.delete(f"/api/v1/accounts/{account}/ban")).status_code == 204
    assert (await admin.delete(f"/api/v1/accounts/{account}/ban")).status_code == 404
    client = await devices()
    code_id = await ask(client, "revenu@example.org")
    state = await answer(client, code_id, mailed(factory, "revenu@example.org")[0], "revenu@example.org")
    assert [held["role"] for held in state.json()["me"]["roles"]] == ["student"]


async def test_whoever_was_leaving_stays_and_may_leave_anew_with_all_the_time(
    devices: Device, factory: Factory
) -> None:
    past = datetime.now(UTC) - timedelta(days=1)
    account = factory.account(status="leaving", leaving_at=past)
    admin = await devices(factory.session(factory.account("admin")))
    await ban(admin, account)
    await admin.delete(f"/api/v1/accounts/{account}/ban")
    client = await devices(factory.session(account))
    assert (await client.get("/api/v1/session")).json()["me"]["leaving_at"] is None
    leaving_at = datetime.fromisoformat((await client.post("/api/v1/me/deletion")).json()["leaving_at"])
    assert leaving_at > datetime.now(UTC) + timedelta(days=29)


async def test_two_bans_at_once_are_one(devices: Device, factory: Factory) -> None:
    account = factory.account()
    clients = [await devices(factory.session(factory.account("admin"))) for _ in range(3)]
    statuses = await asyncio.gather(*(ban(client, account) for client in clients))
    assert sorted(statuses) == [204, 409, 409]
    row = factory.connection.execute("SELECT count(*) FROM ban").fetchone()
    assert row == (1,)


async def test_what_is_written_down_names_who_and_not_why(devices: Device, factory: Factory) -> None:
    account, admin = factory.account(), factory.account("admin")
    await ban(await devices(factory.session(admin)), account)
    row = factory.connection.execute("SELECT actor, action, account_id, detail FROM audit_entry").fetchone()
    assert row == (admin, "account.banned", account, {})


class TestWhoMayBan:
    @pytest.mark.parametrize(("commune", "status"), [("44109", 204), ("49007", 403), (None, 204)])
    async def test_a_referent_only_in_their_departments(
        self, devices: Device, factory: Factory, commune: str | None, status: int
    ) -> None:
        referent = await devices(factory.session(factory.account("referent", departments=["44"])))
        assert await ban(referent, factory.account(commune_code=commune)) == status

    @pytest.mark.parametrize("role", ["referent", "adviser", "dpo", "admin"])
    async def test_no_referent_bans_staff(self, devices: Device, factory: Factory, role: str) -> None:
        referent = await devices(factory.session(factory.account("referent")))
        assert await ban(referent, factory.account(role)) == 403

    async def test_nobody_bans_themself(self, devices: Device, factory: Factory) -> None:
        account = factory.account("admin")
        factory.account("admin")
        assert await ban(await devices(factory.session(account)), account) == 403

    async def test_nobody_bans_nobody(self, devices: Device, factory: Factory) -> None:
        admin = await devices(factory.session(factory.account("admin")))
        assert await ban(admin, uuid4()) == 404

    @pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "x" * 2001}])
    async def test_a_ban_needs_a_reason(self, devices: Device, factory: Factory, body: Any) -> None:
        admin = await devices(factory.session(factory.account("admin")))
        response = await admin.post(f"/api/v1/accounts/{factory.account()}/ban", json=body)
        assert response.status_code == 422


class TestOtherAccountsOfTheSamePerson:
    async def test_are_shut_out_with_it_and_let_back_in_with_it(
        self, devices: Device, factory: Factory
    ) -> None:
        admin = await devices(factory.session(factory.account("admin")))
        banned, other = factory.account(email="meme@gmail.com"), factory.account(email="m.eme+b@gmail.com")
        theirs = await devices(factory.session(other))
        assert await ban(admin, banned) == 204
        assert (await theirs.get("/api/v1/me/sessions")).status_code == 401
        assert (await admin.delete(f"/api/v1/accounts/{banned}/ban")).status_code == 204
        statuses = "SELECT DISTINCT status FROM account WHERE id = ANY(%s)"
        assert factory.connection.execute(statuses, [[banned, other]]).fetchall() == [("active",)]

    async def test_also_by_an_address_that_one_of_them_gave_up(
        self, devices: Device, factory: Factory
    ) -> None:
        admin = await devices(factory.session(factory.account("admin")))
        for banned_first in (True, False):
            mover, heir = factory.account(), factory.account()
            address = f"{mover}@example.org"
            await change_address(await devices(factory.session(mover)), factory, address)
            await change_address(await devices(factory.session(mover)), factory, f"{heir}@example.org")
            await change_address(await devices(factory.session(heir)), factory, address)
            first, second = (mover, heir) if banned_first else (heir, mover)
            theirs = await devices(factory.session(second))
            assert await ban(admin, first) == 204
            assert (await theirs.get("/api/v1/me/sessions")).status_code == 401

    @pytest.mark.parametrize(
        ("role", "age"), [("student", 14), ("admin", 40)], ids=["a child at a parent's mailbox", "staff"]
    )
    async def test_but_not_who_is_not_to_go_unseen(
        self, devices: Device, factory: Factory, role: str, age: int
    ) -> None:
        admin = await devices(factory.session(factory.account("admin")))
        banned = factory.account(email="famille@gmail.com")
        other = factory.account(role, age=age, email="famille+lea@gmail.com")
        theirs = await devices(factory.session(other))
        assert await ban(admin, banned) == 204
        assert (await theirs.get("/api/v1/me/sessions")).status_code == 200
