"""Signing in with a code received by mail. What happens under attack is in `test_attacks.py`."""

import asyncio
import re
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.people.accounts.codes import service as codes
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

ADDRESS = "eleve@example.org"


def mailed(factory: Factory, address: str = ADDRESS) -> list[str]:
    """The codes mailed to an address, oldest first."""
    rows = factory.connection.execute(
        "SELECT letter ->> 'code' FROM mail WHERE recipient = %s AND letter ->> 'code' IS NOT NULL"
        " ORDER BY created_at, id",
        [address],
    ).fetchall()
    return [row[0].replace(" ", "") for row in rows]


async def ask(client: httpx.AsyncClient, address: str = ADDRESS) -> str:
    """Ask for a code; the id of the try."""
    response = await client.post("/api/v1/sign-in/code", json={"email": address})
    assert response.status_code == 202, response.text
    return str(response.json()["id"])


async def answer(
    client: httpx.AsyncClient, code_id: str, code: str, address: str = ADDRESS
) -> httpx.Response:
    return await client.post(
        "/api/v1/sign-in/code/verify", json={"id": code_id, "email": address, "code": code}
    )


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def accounts(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM account").fetchone()
    assert row
    return int(row[0])


class TestSigningIn:
    async def test_the_code_makes_the_account_and_signs_the_device_in(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        code_id = await ask(client)
        [code] = mailed(factory)
        assert re.fullmatch(r"[0-9]{6}", code)
        response = await answer(client, code_id, code)
        assert response.status_code == 200
        assert response.json()["me"]["email"] == ADDRESS
        cookie = response.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        state = (await client.get("/api/v1/session")).json()
        assert state["me"]["email"] == ADDRESS

    async def test_the_second_time_finds_the_same_account(self, devices: Device, factory: Factory) -> None:
        ids = set()
        for _ in range(2):
            client = await devices()
            code_id = await ask(client)
            ids.add((await answer(client, code_id, mailed(factory)[-1])).json()["me"]["id"])
        assert len(ids) == 1

    async def test_capitals_and_accents_of_an_address_do_not_make_a_second_account(
        self, devices: Device, factory: Factory
    ) -> None:
        for address in ("Eleve@Example.org", "eleve@EXAMPLE.ORG"):
            client = await devices()
            code_id = await ask(client, address)
            assert (await answer(client, code_id, mailed(factory)[-1], address)).status_code == 200
        assert accounts(factory) == 1

    async def test_the_mail_speaks_the_reader_s_language(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        await client.post("/api/v1/sign-in/code", json={"email": ADDRESS}, headers={"Accept-Language": "en"})
        row = factory.connection.execute("SELECT letter ->> 'subject' FROM mail").fetchone()
        assert row == ("Your E-pass code",)


class TestRefusals:
    async def test_a_code_works_once(self, client: httpx.AsyncClient, factory: Factory) -> None:
        code_id = await ask(client)
        [code] = mailed(factory)
        assert (await answer(client, code_id, code)).status_code == 200
        assert (await answer(client, code_id, code)).status_code == 422

    async def test_two_simultaneous_uses_of_one_code_sign_in_one_device(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        code_id = await ask(client)
        [code] = mailed(factory)
        responses = await asyncio.gather(*[answer(client, code_id, code) for _ in range(8)])
        assert sorted(response.status_code for response in responses) == [200, *[422] * 7]

    async def test_walls_5_a_code_works_only_in_the_browser_that_asked_for_it(
        self, devices: Device, factory: Factory
    ) -> None:
        asking, another, neither = await devices(), await devices(), await devices()
        code_id = await ask(asking)
        [code] = mailed(factory)
        await ask(another)
        for stranger in (another, neither):
            assert (await answer(stranger, code_id, code)).status_code == 422
        # Nor has any of them burnt it.
        assert (await answer(asking, code_id, code)).status_code == 200

    async def test_the_browser_holds_a_secret_that_scripts_cannot_read(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        response = await client.post("/api/v1/sign-in/code", json={"email": ADDRESS})
        cookie = response.headers["set-cookie"]
        assert all(part in cookie for part in ("epass_code=", "HttpOnly", "SameSite=lax"))
        row = factory.connection.execute("SELECT email_code::text FROM email_code").fetchone()
        assert row
        assert client.cookies["epass_code"] not in row[0]

    async def test_a_secret_that_we_did_not_give_is_not_taken_over(self, client: httpx.AsyncClient) -> None:
        response = await client.post(
            "/api/v1/sign-in/code", json={"email": ADDRESS}, headers={"Cookie": "epass_code=planted"}
        )
        assert "epass_code=" in response.headers["set-cookie"]
        assert "planted" not in response.headers["set-cookie"]

    async def test_five_wrong_tries_kill_the_code(self, client: httpx.AsyncClient, factory: Factory) -> None:
        code_id = await ask(client)
        [code] = mailed(factory)
        for _ in range(5):
            response = await answer(client, code_id, wrong(code))
            assert response.status_code == 422
            assert response.json()["errors"][0]["field"] == "code"
        assert (await answer(client, code_id, code)).status_code == 422

    async def test_tries_sent_all_at_once_count_each(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        code_id = await ask(client)
        [code] = mailed(factory)
        await asyncio.gather(*[answer(client, code_id, wrong(code)) for _ in range(12)])
        row = factory.connection.execute("SELECT tries FROM email_code").fetchone()
        assert row == (5,)

    async def test_a_code_is_dead_after_ten_minutes(
        self, client: httpx.AsyncClient, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        code_id = await ask(client)
        Clock(monkeypatch).move(codes, minutes=10, seconds=1)
        assert (await answer(client, code_id, mailed(factory)[0])).status_code == 422

    async def test_a_code_belongs_to_its_address(self, client: httpx.AsyncClient, factory: Factory) -> None:
        code_id = await ask(client)
        other = await ask(client, "autre@example.org")
        [code] = mailed(factory)
        assert (await answer(client, code_id, code, "autre@example.org")).status_code == 422
        assert (await answer(client, other, code, ADDRESS)).status_code == 422
        assert (await answer(client, str(uuid4()), code)).status_code == 422

    async def test_a_browser_that_lets_five_codes_unused_waits_whichever_the_replica(
        self, client: httpx.AsyncClient, devices: Device, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await ask(client)
        responses = await asyncio.gather(
            *[client.post("/api/v1/sign-in/code", json={"email": f"{n}@example.org"}) for n in range(8)]
        )
        assert sorted(response.status_code for response in responses) == [202] * 4 + [429] * 4
        refused = next(response for response in responses if response.status_code == 429)
        assert 880 <= int(refused.headers["retry-after"]) <= 900
        # Nobody else waits for it.
        await ask(await devices())
        Clock(monkeypatch).move(codes, minutes=15, seconds=1)
        await ask(client)

    async def test_the_browser_of_a_whole_class_does_not_wait(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Walls, line 6: thirty pupils sign in one after the other on the computer of the library."""
        for number in range(30):
            address = f"eleve{number}@example.org"
            code_id = await ask(client, address)
            assert (await answer(client, code_id, mailed(factory, address)[0], address)).status_code == 200

    @pytest.mark.parametrize("typed", ["", "eleve", "a@b", "eleve@example.org\n", "é" * 300 + "@example.org"])
    async def test_what_is_no_address_is_told(self, client: httpx.AsyncClient, typed: str) -> None:
        response = await client.post("/api/v1/sign-in/code", json={"email": typed})
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "email"


class TestDiscretion:
    async def test_known_and_unknown_addresses_get_the_same_answer_and_the_same_work(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.account(email="connue@example.org")
        answers = {}
        for address in ("connue@example.org", "inconnue@example.org"):
            response = await client.post("/api/v1/sign-in/code", json={"email": address})
            answers[address] = (response.status_code, sorted(response.json()), sorted(response.headers))
            assert len(mailed(factory, address)) == 1
        assert answers["connue@example.org"] == answers["inconnue@example.org"]

    async def test_asking_never_reads_the_accounts(self, client: httpx.AsyncClient, factory: Factory) -> None:
        """What is not read cannot be told by the time it takes."""
        factory.connection.execute("ALTER TABLE account RENAME TO hidden_account")
        try:
            await ask(client)
        finally:
            factory.connection.execute("ALTER TABLE hidden_account RENAME TO account")

    async def test_neither_code_nor_address_is_kept_with_the_try(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        await ask(client)
        row = factory.connection.execute("SELECT email_code::text FROM email_code").fetchone()
        assert row
        assert mailed(factory)[0] not in row[0]
        assert ADDRESS not in row[0]

    async def test_old_rows_are_deleted_and_the_network_of_one_is_forgotten_after_a_day(
        self,
        client: httpx.AsyncClient,
        factory: Factory,
        database: Any,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await ask(client)
        clock = Clock(monkeypatch)
        for days, left in ((2, (1, 0)), (30, (0, 0))):
            clock.move(codes, days=days)
            async with database.transaction() as session:
                await codes.delete_old(session, settings)
            row = factory.connection.execute(
                "SELECT count(*), count(network_mark) FROM email_code"
            ).fetchone()
            assert row == left
