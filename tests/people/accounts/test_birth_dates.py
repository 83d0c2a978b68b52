"""Walls, line 8: who vouches for a birth date, a referent's confirmation, and what ends it."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.accounts.models import VouchedBy
from api.people.accounts.personal_data import PERSONAL_DATA
from api.people.accounts.service import vouch
from api.platform.access import Role
from api.platform.kit.database import Database
from tests.conftest import Device
from tests.factories import Factory, born

ASKED = {"place": "Mission locale de Nantes", "department": "44"}
REVIEWS = "/api/v1/birth-date-reviews"


async def person(devices: Device, factory: Factory, **values: Any) -> tuple[UUID, httpx.AsyncClient]:
    """Somebody who typed that they are 16, and their phone."""
    account = factory.account(Role.STUDENT, **{"age": 16, "vouched": False, **values})
    return account, await devices(factory.session(account))


async def ask(client: httpx.AsyncClient, **values: str) -> httpx.Response:
    return await client.put("/api/v1/me/age/confirmation", json={**ASKED, **values})


async def state(client: httpx.AsyncClient) -> str:
    return str((await client.get("/api/v1/me/age")).json()["state"])


async def referent_of(devices: Device, factory: Factory, department: str = "44") -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.REFERENT, departments=[department])))


async def told(client: httpx.AsyncClient) -> list[str]:
    items = (await client.get("/api/v1/me/notifications")).json()["items"]
    return [one["kind"] for one in items]


class TestConfirmation:
    async def test_a_referent_of_the_department_confirms_an_age_that_somebody_asked_to_be(
        self, devices: Device, factory: Factory
    ) -> None:
        account, phone = await person(devices, factory)
        here, elsewhere = await referent_of(devices, factory), await referent_of(devices, factory, "49")
        assert await state(phone) == "needed"
        assert (await ask(phone)).json()["state"] == "asked"
        assert await state(phone) == "asked"
        assert (await elsewhere.get(REVIEWS)).json() == []
        [review] = (await here.get(REVIEWS)).json()
        assert (review["known"], review["asked"]) == (str(born(16)), str(born(16)))
        assert (review["place"], review["department"]) == (ASKED["place"], "44")
        path = f"{REVIEWS}/{review['id']}"
        assert (await elsewhere.post(path, json={"accept": True})).status_code == 404
        both = await asyncio.gather(*(here.post(path, json={"accept": True}) for _ in range(2)))
        assert sorted(one.status_code for one in both) == [204, 404]

        known = (await phone.get("/api/v1/me/age")).json()
        assert (known["state"], known["how"], known["name"]) == ("vouched", "referent", "")
        assert await told(phone) == ["age.vouched"]
        rows = factory.connection.execute(
            "SELECT action, actor = account_id FROM audit_entry WHERE account_id = %s ORDER BY id", [account]
        ).fetchall()
        assert rows == [
            ("age.confirmation_asked", True),
            ("birth_date.review_accepted", False),
            ("age.vouched", False),
        ]

    async def test_refused_it_stays_as_it_was_and_may_be_asked_again(
        self, devices: Device, factory: Factory
    ) -> None:
        _, phone = await person(devices, factory)
        referent = await referent_of(devices, factory)
        await ask(phone)
        [review] = (await referent.get(REVIEWS)).json()
        assert (await referent.post(f"{REVIEWS}/{review['id']}", json={"accept": False})).status_code == 204
        assert await state(phone) == "needed"
        assert await told(phone) == ["age.not_vouched"]
        assert (await ask(phone)).status_code == 200

    async def test_asked_twice_it_waits_once_with_the_last_words(
        self, devices: Device, factory: Factory
    ) -> None:
        _, phone = await person(devices, factory)
        await asyncio.gather(*(ask(phone) for _ in range(4)))
        await ask(phone, place="CFA de Saint-Herblain")
        [review] = (await (await referent_of(devices, factory)).get(REVIEWS)).json()
        assert review["place"] == "CFA de Saint-Herblain"

    @pytest.mark.parametrize(
        ("values", "why"),
        [
            ({"age": None}, "birth-date-needed"),
            ({"age": 18}, "age-not-needed"),
            ({"vouched": True}, "age-vouched"),
        ],
    )
    async def test_there_must_be_something_to_confirm(
        self, values: dict[str, Any], why: str, devices: Device, factory: Factory
    ) -> None:
        _, phone = await person(devices, factory, **values)
        refused = await ask(phone)
        assert (refused.status_code, refused.json()["type"]) == (409, f"/problems/{why}")

    async def test_a_change_that_waits_comes_first(self, devices: Device, factory: Factory) -> None:
        _, phone = await person(devices, factory)
        await phone.put("/api/v1/me/birth-date", json={"birth_date": str(born(17))})
        refused = await ask(phone)
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/birth-date-in-review")

    @pytest.mark.parametrize("place", ["", "a", "06 12 34 56 78", "x" * 121, "<b>\0</b>"])
    async def test_what_is_said_with_it_is_a_place(
        self, place: str, devices: Device, factory: Factory
    ) -> None:
        _, phone = await person(devices, factory)
        assert (await ask(phone, place=place)).status_code == 422

    async def test_of_somebody_who_became_staff_meanwhile_no_minor_is_made(
        self, devices: Device, factory: Factory
    ) -> None:
        """Walls, line 26: staff are adults, also where a change waited when they were given the role."""
        phone = await person(
            devices, factory, age=30, created_at="2026-01-01", commune_code=factory.commune()
        )
        asked = await phone[1].put("/api/v1/me/birth-date", json={"birth_date": str(born(15))})
        assert asked.json() == {"outcome": "in_review"}
        factory._insert("account_role", "account_id", {"account_id": phone[0], "role": "adviser"})
        here = await referent_of(devices, factory)
        [review] = (await here.get(REVIEWS)).json()
        decided = await here.post(f"{REVIEWS}/{review['id']}", json={"accept": True})
        assert (decided.status_code, decided.json()["type"]) == (409, "/problems/role-for-adults")
        assert (await here.post(f"{REVIEWS}/{review['id']}", json={"accept": False})).status_code == 204

    @pytest.mark.parametrize("role", [Role.COMPANY, Role.ISSUER, Role.SCHOOL])
    async def test_nor_of_who_acts_for_an_organisation(
        self, role: Role, devices: Device, factory: Factory
    ) -> None:
        """A child of 14 with a company's role; an adult who, as a minor, no restriction would bind."""
        child, phone = await person(devices, factory, age=None)
        grown, other = await person(devices, factory, age=40, created_at="2026-01-01")
        asked = await other.put("/api/v1/me/birth-date", json={"birth_date": str(born(16))})
        assert asked.json() == {"outcome": "in_review"}
        for account in (child, grown):
            factory._insert("account_role", "account_id", {"account_id": account, "role": role})
        for one, age in ((phone, 14), (other, 16)):
            said = await one.put("/api/v1/me/birth-date", json={"birth_date": str(born(age))})
            assert (said.status_code, said.json()["type"]) == (409, "/problems/role-for-adults")
        here = await referent_of(devices, factory)
        [review] = (await here.get(REVIEWS)).json()
        decided = await here.post(f"{REVIEWS}/{review['id']}", json={"accept": True})
        assert (decided.status_code, decided.json()["type"]) == (409, "/problems/role-for-adults")


class TestEnding:
    async def test_another_birth_date_is_not_vouched_for(
        self, devices: Device, factory: Factory, database: Database
    ) -> None:
        account, phone = await person(devices, factory)
        async with database.transaction() as session:
            await vouch(session, account, VouchedBy.CODE, name="Lycée")
        assert await state(phone) == "vouched"
        said = await phone.put("/api/v1/me/birth-date", json={"birth_date": str(born(15))})
        assert said.json()["outcome"] == "kept"
        assert await state(phone) == "needed"
        assert factory.connection.execute("SELECT count(*) FROM age_vouch").fetchone() == (0,)
        last = factory.connection.execute(
            "SELECT action FROM audit_entry WHERE action LIKE 'age.%' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        assert last == ("age.vouch_withdrawn",)

    async def test_however_the_date_is_changed(self, devices: Device, factory: Factory) -> None:
        """The vouch names the date: no path around the service keeps it alive."""
        account, phone = await person(devices, factory, vouched=True)
        factory.connection.execute("UPDATE account SET birth_date = %s WHERE id = %s", [born(15), account])
        assert await state(phone) == "needed"

    async def test_the_same_date_said_again_changes_nothing(self, devices: Device, factory: Factory) -> None:
        _, phone = await person(devices, factory, vouched=True)
        await phone.put("/api/v1/me/birth-date", json={"birth_date": str(born(16))})
        assert await state(phone) == "vouched"

    async def test_a_confirmation_of_the_former_date_is_no_longer_asked_for(
        self, devices: Device, factory: Factory
    ) -> None:
        """A referent who accepts it would put the former date back."""
        _, phone = await person(devices, factory)
        referent = await referent_of(devices, factory)
        await ask(phone)
        [review] = (await referent.get(REVIEWS)).json()
        await phone.put("/api/v1/me/birth-date", json={"birth_date": str(born(15))})
        assert (await referent.get(REVIEWS)).json() == []
        assert (await referent.post(f"{REVIEWS}/{review['id']}", json={"accept": True})).status_code == 404

    async def test_a_change_that_a_referent_accepts_is_vouched_for_by_them(
        self, devices: Device, factory: Factory
    ) -> None:
        _, phone = await person(devices, factory, age=15, vouched=True)
        await phone.put("/api/v1/me/birth-date", json={"birth_date": str(born(16))})
        referent = await referent_of(devices, factory)
        [review] = (await referent.get(REVIEWS)).json()
        await referent.post(f"{REVIEWS}/{review['id']}", json={"accept": True})
        known = (await phone.get("/api/v1/me/age")).json()
        assert (known["state"], known["how"]) == ("vouched", "referent")
        assert await told(phone) == ["birth_date.decided"]

    async def test_it_is_in_the_copy_of_one_s_data_and_goes_with_the_account(
        self, devices: Device, factory: Factory, database: Database
    ) -> None:
        account, phone = await person(devices, factory)
        await ask(phone)
        async with database.transaction() as session:
            exported = await PERSONAL_DATA.export(session, account)
            assert [one["place"] for one in exported["birth_date_requests"]] == [ASKED["place"]]
            await vouch(session, account, VouchedBy.CODE, name="Lycée", actor=factory.account(Role.SCHOOL))
            exported = await PERSONAL_DATA.export(session, account)
            [kept] = exported["age_vouches"]
            assert (kept["how"], kept["name"]) == ("personal_code", "Lycée")
            assert "vouched_by" not in kept
            await PERSONAL_DATA.erase(session, account)
        for table in ("age_vouch", "birth_date_review"):
            assert factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("PUT", "birth-date", {"birth_date": born(17).isoformat()}, 401),
        ("PUT", "age/confirmation", ASKED, 401),
        ("POST", "alerts", {"id": str(UUID(int=1))}, 401),
        ("POST", "email", {"email": "autre@example.org"}, 503),
        ("POST", "second-factor/totp", {}, 503),
    ],
)
async def test_whose_account_goes_meanwhile_learns_it_now_or_at_the_next_try(
    devices: Device, factory: Factory, method: str, path: str, body: dict[str, str], status: int
) -> None:
    account, client = await person(devices, factory)
    with factory.connection.transaction():
        factory.connection.execute("DELETE FROM account WHERE id = %s", [account])
        asking = asyncio.create_task(client.request(method, f"/api/v1/me/{path}", json=body))
        await factory.a_lock_is_waited_for()
    assert (await asking).status_code == status
    assert (await client.request(method, f"/api/v1/me/{path}", json=body)).status_code == 401
