"""Walls, line 25: sign-ins and failures stand in a log of their own, for twelve months at most."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from pydantic import ValidationError

from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.test_worker import run_due

PHONE = {"User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"}
ADDRESS = "lina@example.org"


def logged(factory: Factory) -> list[Any]:
    return factory.connection.execute(
        "SELECT account_id, method, outcome, device FROM sign_in_log ORDER BY id"
    ).fetchall()


async def ask(client: httpx.AsyncClient, factory: Factory, address: str = ADDRESS) -> dict[str, str]:
    """A code was asked for; what is typed to use it."""
    sent = await client.post("/api/v1/sign-in/code", json={"email": address})
    assert sent.status_code == 202
    row = factory.connection.execute("SELECT letter ->> 'code' FROM mail ORDER BY id DESC LIMIT 1").fetchone()
    assert row
    return {"id": sent.json()["id"], "email": address, "code": row[0]}


async def test_a_sign_in_and_a_wrong_code_are_noted_without_address(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    account = factory.account(email=ADDRESS)
    typed = await ask(client, factory)
    wrong = {**typed, "code": "1" * len(typed["code"])}
    await client.post("/api/v1/sign-in/code/verify", json=wrong, headers=PHONE)
    await client.post("/api/v1/sign-in/code/verify", json={**wrong, "email": "nobody@example.org"})
    assert (await client.post("/api/v1/sign-in/code/verify", json=typed, headers=PHONE)).is_success
    device = "Firefox, Android"
    assert logged(factory) == [
        (account, "code", "wrong", device),
        (None, "code", "wrong", ""),
        (account, "code", "signed_in", device),
    ]
    kept = factory.connection.execute(
        "SELECT string_agg(to_jsonb(l)::text, '') FROM sign_in_log l"
    ).fetchone()
    assert kept
    assert "@" not in kept[0]
    columns = factory.connection.execute(
        "SELECT array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns"
        " WHERE table_name = 'sign_in_log'"
    ).fetchone()
    assert columns == (["id", "at", "account_id", "method", "outcome", "device"],)


async def test_a_wrong_second_factor_is_noted(devices: Device, factory: Factory) -> None:
    admin = factory.account("admin")
    phone = await devices(factory.session(admin, strong=False))
    assert (await phone.post("/api/v1/me/second-factor/totp")).is_success
    factory.connection.execute("UPDATE totp SET confirmed_at = now(), sealed_secret = sealed_candidate")
    await phone.post("/api/v1/me/second-factor/totp/proof", json={"code": "000000"}, headers=PHONE)
    assert logged(factory) == [(admin, "totp", "wrong", "Firefox, Android")]


async def test_the_same_failure_is_one_row_an_hour_whoever_makes_it(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Walls, line 1: a stranger without any code wrote millions of rows into anybody's log."""
    account = factory.account(email=ADDRESS)
    for address in (ADDRESS, "nobody@example.org"):
        for _ in range(5):
            guess = {"id": str(uuid4()), "email": address, "code": "123456"}
            await client.post("/api/v1/sign-in/code/verify", json=guess, headers=PHONE)
    for provider in ("nobody", "somebody"):
        await client.get(f"/api/v1/sign-in/{provider}/back")
    wrong = (account, "code", "wrong", "Firefox, Android")
    assert [row[:3] for row in logged(factory)] == [
        wrong[:3],
        (None, "code", "wrong"),
        (None, "?", "turned_away"),
    ]
    factory.connection.execute("UPDATE sign_in_log SET at = at - interval '61 minutes'")
    guess = {"id": str(uuid4()), "email": ADDRESS, "code": "123456"}
    await client.post("/api/v1/sign-in/code/verify", json=guess, headers=PHONE)
    assert logged(factory).count(wrong) == 2, "an attack that goes on is seen to go on"


async def test_somebody_shut_out_is_noted(
    client: httpx.AsyncClient, devices: Device, factory: Factory
) -> None:
    account = factory.account(email=ADDRESS)
    admin = await devices(factory.session(factory.account("admin")))
    banned = await admin.post(f"/api/v1/accounts/{account}/ban", json={"reason": "Insultes répétées"})
    assert banned.is_success, banned.text
    typed = await ask(client, factory)
    assert (await client.post("/api/v1/sign-in/code/verify", json=typed, headers=PHONE)).status_code == 403
    assert logged(factory)[-1][1:] == ("code", "turned_away", "Firefox, Android")


async def test_a_provider_that_refuses_is_noted(client: httpx.AsyncClient, factory: Factory) -> None:
    await client.get("/api/v1/sign-in/nobody@example.org/back", params={"state": "x", "code": "y"})
    assert logged(factory) == [(None, "?", "turned_away", "")]


async def test_it_goes_with_its_time_and_with_the_account(settings: Settings, factory: Factory) -> None:
    accounts = [factory.account(), factory.account()]
    for account, months in ((accounts[0], 11), (accounts[0], 13), (accounts[1], 1), (None, 13)):
        factory.connection.execute(
            "INSERT INTO sign_in_log (at, account_id, method, outcome)"
            " VALUES (now() - make_interval(months => %s), %s, 'code', 'wrong')",
            [months, account],
        )
    await run_due(settings, ("accounts:delete_expired", {"timestamp": 0}))
    assert [row[0] for row in logged(factory)] == accounts
    factory.connection.execute("DELETE FROM account WHERE id = %s", [accounts[0]])
    assert [row[0] for row in logged(factory)] == accounts[1:]


def test_no_setting_keeps_it_longer_than_twelve_months() -> None:
    with pytest.raises(ValidationError):
        Settings(sign_in_log_retention_months=13, _env_file=None)


async def test_a_copy_of_one_s_data_has_it(settings: Settings, factory: Factory) -> None:
    from api.people.accounts.personal_data import PERSONAL_DATA
    from api.platform.kit.database import Database

    account = factory.account()
    factory.connection.execute(
        "INSERT INTO sign_in_log (account_id, method, outcome) VALUES (%s, 'code', 'wrong')", [account]
    )
    assert settings.database_url
    assert PERSONAL_DATA.export
    database = Database(settings.database_url)
    async with database.transaction() as session:
        exported = await PERSONAL_DATA.export(session, account)
    await database.close()
    assert [(one["method"], one["outcome"]) for one in exported["sign_ins"]] == [("code", "wrong")]
