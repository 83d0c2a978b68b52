"""One's own account: profile, birth date, address, notifications."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.feature.act import OWN_A_DAY
from api.platform.kit.database import Database
from api.platform.stream import service as stream
from tests.conftest import Device
from tests.factories import Factory, born
from tests.people.accounts.test_codes import mailed


async def test_a_level_makes_a_student_and_none_ends_it(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account()))
    roles = []
    for level in ("high_school", "out_of_school", None):
        response = await client.patch("/api/v1/me", json={"level": level})
        roles.append([held["role"] for held in response.json()["me"]["roles"]])
    assert roles[:2] == [["student"], ["student"]]
    state = (await client.get("/api/v1/session")).json()
    assert state["me"]["roles"] == []


async def test_walls_25_a_level_begins_and_ends_a_student_so_often_a_day_and_nothing_is_half_done(
    devices: Device, factory: Factory
) -> None:
    account = factory.account()
    client = await devices(factory.session(account))
    client.headers["Accept-Language"] = "fr"
    for _ in range(OWN_A_DAY):
        for level in ("high_school", None):
            assert (await client.patch("/api/v1/me", json={"level": level})).status_code == 200
    refused = await client.patch("/api/v1/me", json={"level": "high_school", "first_name": "Autre"})
    assert refused.status_code == 429
    assert refused.headers["Content-Language"] == "fr"
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400
    me = (await client.get("/api/v1/session")).json()["me"]
    assert (me["roles"], me["level"]) == ([], None)
    assert me["first_name"] != "Autre"
    rows = factory.connection.execute("SELECT count(*) FROM audit_entry WHERE actor = %s", [account])
    assert rows.fetchone() == (2 * OWN_A_DAY,)


async def test_walls_25_a_birth_date_changes_so_often_a_day(devices: Device, factory: Factory) -> None:
    account = factory.account(age=None)
    client = await devices(factory.session(account))
    days = [str(born(17) + timedelta(days=number)) for number in range(OWN_A_DAY + 1)]
    put = [(await client.put("/api/v1/me/birth-date", json={"birth_date": day})).status_code for day in days]
    assert 429 not in put[:-1]
    assert put[-1] == 429
    row = factory.connection.execute("SELECT birth_date FROM account WHERE id = %s", [account]).fetchone()
    assert row is not None
    assert str(row[0]) == days[-2]


async def test_what_is_not_named_stays(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account(first_name="Prénom")))
    await client.patch("/api/v1/me", json={"interests": ["R", "A1202"], "text_size": "large"})
    me = (await client.patch("/api/v1/me", json={"language": "en"})).json()["me"]
    assert (me["first_name"], me["interests"], me["text_size"], me["language"]) == (
        "Prénom",
        ["R", "A1202"],
        "large",
        "en",
    )


async def test_the_drawing_is_a_number_that_its_owner_chooses(devices: Device, factory: Factory) -> None:
    account, another = factory.account(), factory.account()
    client = await devices(factory.session(account))
    assert (await client.get("/api/v1/session")).json()["me"]["avatar"] == 0
    assert (await client.patch("/api/v1/me", json={"avatar": 4095})).json()["me"]["avatar"] == 4095
    assert (await client.patch("/api/v1/me", json={"language": "en"})).json()["me"]["avatar"] == 4095
    rows = factory.connection.execute("SELECT avatar FROM account WHERE id = %s", [another])
    assert rows.fetchone() == (0,)


@pytest.mark.parametrize(
    "update",
    [
        {"first_name": None},
        {"first_name": "x" * 41},
        {"first_name": "a\u0000b"},
        {"level": "doctor"},
        {"interests": ["Z"]},
        {"interests": ["R"] * 61},
        {"roles": ["admin"]},
        {"email": "autre@example.org"},
        {"birth_date": "1990-01-01"},
        {"commune_code": "44109"},
        {"preferences": {"offers": ["pigeon"]}},
        {"onboarded": False},
        {"avatar": None},
        {"avatar": -1},
        {"avatar": 4096},
        {"avatar": "https://example.org/photo.png"},
    ],
)
async def test_what_cannot_be_changed_here_is_told(
    devices: Device, factory: Factory, update: dict[str, Any]
) -> None:
    client = await devices(factory.session(factory.account()))
    response = await client.patch("/api/v1/me", json=update)
    assert response.status_code == 422
    assert response.json()["errors"]


@pytest.mark.parametrize(
    "name",
    [
        "Léa 06 12 34 56 78",
        "lea@example.org",
        "Viens 12 rue des Lilas",
        "Connard",
        "Léa\nMoreau",
        "\u200b\u200b",
        "Léa\u2028",
        "L\x85a",
    ],
)
async def test_a_first_name_is_one_line_that_shows_all_it_holds(
    devices: Device, factory: Factory, name: str
) -> None:
    client = await devices(factory.session(factory.account()))
    assert (await client.patch("/api/v1/me", json={"first_name": name})).status_code == 422


async def test_nothing_turns_a_first_name_round(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account()))
    kept = await client.patch("/api/v1/me", json={"first_name": "L\u202eéa"})
    assert kept.json()["me"]["first_name"] == "Léa"


@pytest.mark.parametrize(
    "name",
    [
        "Zoé",
        "Hugo",
        "Emma",
        "Ali",
        "Salomé",
        "Monique",
        "Connor",
        "Phuc",
        "Jean-Noël",
        "Anne Marie",
        "D'Artagnan",
        "José M.",
        "عائشة",
        "김서연",
    ],
)
async def test_any_name_is_a_name(devices: Device, factory: Factory, name: str) -> None:
    client = await devices(factory.session(factory.account()))
    response = await client.patch("/api/v1/me", json={"first_name": f" {name} "})
    assert response.json()["me"]["first_name"] == name


async def test_a_first_name_goes_without_the_surname_of_the_mail_address(
    devices: Device, factory: Factory
) -> None:
    """Walls, line 15: « Lina Bongrand » stood on top of every conversation."""
    client = await devices(factory.session(factory.account(email="lina.bongrand@example.org")))
    refused = await client.patch("/api/v1/me", json={"first_name": "Lina Bongrand"})
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert (error["field"], error["message"][:19]) == ("first_name", "Un prénom seulement")
    kept = await client.patch("/api/v1/me", json={"first_name": "Lina"})
    assert kept.json()["me"]["first_name"] == "Lina"


async def test_suggestions_begin_anew(devices: Device, factory: Factory) -> None:
    account = factory.account(interests=["R"], commune_code="44109", level="high_school")
    client = await devices(factory.session(account))
    assert (await client.post("/api/v1/me/suggestions/reset")).status_code == 204
    me = (await client.get("/api/v1/session")).json()["me"]
    assert (me["interests"], me["commune_code"], me["onboarded"], me["level"]) == (
        [],
        None,
        False,
        "high_school",
    )


class TestBirthDate:
    async def say(self, client: httpx.AsyncClient, day: date) -> str:
        response = await client.put("/api/v1/me/birth-date", json={"birth_date": str(day)})
        return str(response.json().get("outcome", response.status_code))

    async def test_the_first_answer_counts(self, devices: Device, factory: Factory) -> None:
        client = await devices(factory.session(factory.account(age=None)))
        assert await self.say(client, born(13)) == "kept"
        me = (await client.get("/api/v1/session")).json()["me"]
        assert (me["birth_date"], me["minor"]) == (str(born(13)), True)

    async def test_getting_older_waits_for_a_referent(self, devices: Device, factory: Factory) -> None:
        client = await devices(factory.session(factory.account(age=13)))
        assert await self.say(client, born(18)) == "in_review"
        assert await self.say(client, born(13, days=101)) == "in_review"
        assert (await client.get("/api/v1/session")).json()["me"]["birth_date"] == str(born(13))

    async def test_getting_younger_only_protects_more(self, devices: Device, factory: Factory) -> None:
        client = await devices(factory.session(factory.account(age=16)))
        assert await self.say(client, born(14)) == "kept"

    async def test_an_adult_does_not_slip_among_minors(self, devices: Device, factory: Factory) -> None:
        account = factory.account(age=40, created_at=datetime.now(UTC) - timedelta(days=2))
        client = await devices(factory.session(account))
        assert await self.say(client, born(16)) == "in_review"
        assert (await client.get("/api/v1/session")).json()["me"]["minor"] is False
        assert await self.say(client, born(30)) == "kept"

    async def test_a_slip_of_the_finger_is_mended_the_same_day(
        self, devices: Device, factory: Factory
    ) -> None:
        client = await devices(factory.session(factory.account("student", age=40)))
        assert await self.say(client, born(14)) == "kept"

    @pytest.mark.parametrize("role", ["mentor", "parent"])
    async def test_who_has_acted_as_an_adult_made_no_slip(
        self, devices: Device, factory: Factory, role: str
    ) -> None:
        client = await devices(factory.session(factory.account("student", role, age=40)))
        assert await self.say(client, born(16)) == "in_review"
        assert (await client.get("/api/v1/session")).json()["me"]["minor"] is False

    async def test_a_referent_accepts_only_the_date_that_they_saw(
        self, devices: Device, factory: Factory
    ) -> None:
        client = await devices(factory.session(factory.account(age=13)))
        referent = await devices(factory.session(factory.account("referent")))
        await self.say(client, born(13, days=130))
        [seen] = (await referent.get("/api/v1/birth-date-reviews")).json()
        await self.say(client, born(18))
        late = await referent.post(f"/api/v1/birth-date-reviews/{seen['id']}", json={"accept": True})
        assert late.status_code == 404
        [waits] = (await referent.get("/api/v1/birth-date-reviews")).json()
        assert waits["asked"] == str(born(18))
        await self.say(client, born(18))
        assert (await referent.get("/api/v1/birth-date-reviews")).json()[0]["id"] == waits["id"]

    async def test_two_first_answers_at_once_leave_the_more_protective_one(
        self, devices: Device, factory: Factory
    ) -> None:
        account = factory.account(age=None)
        clients = [await devices(factory.session(account)) for _ in range(2)]
        await asyncio.gather(self.say(clients[0], born(12)), self.say(clients[1], born(19)))
        assert (await clients[0].get("/api/v1/session")).json()["me"]["birth_date"] == str(born(12))

    @pytest.mark.parametrize("day", ["2090-01-01", "1850-01-01", "2012-02-30", str(born(9))])
    async def test_impossible_dates_are_refused(self, devices: Device, factory: Factory, day: str) -> None:
        client = await devices(factory.session(factory.account(age=None)))
        response = await client.put("/api/v1/me/birth-date", json={"birth_date": day})
        assert response.status_code == 422

    async def test_a_referent_of_the_department_decides_once(self, devices: Device, factory: Factory) -> None:
        account = factory.account(age=13, commune_code="44109")
        client = await devices(factory.session(account))
        await self.say(client, born(15))
        elsewhere = await devices(factory.session(factory.account("referent", departments=["49"])))
        here = await devices(factory.session(factory.account("referent", departments=["44"])))
        assert (await elsewhere.get("/api/v1/birth-date-reviews")).json() == []
        [review] = (await here.get("/api/v1/birth-date-reviews")).json()
        path = f"/api/v1/birth-date-reviews/{review['id']}"
        assert (await elsewhere.post(path, json={"accept": True})).status_code == 404
        both = await asyncio.gather(*(here.post(path, json={"accept": True}) for _ in range(2)))
        assert sorted(response.status_code for response in both) == [204, 404]
        state = (await client.get("/api/v1/session")).json()
        assert (state["me"]["birth_date"], state["unseen"]) == (str(born(15)), 1)


class TestAddress:
    async def test_a_new_address_is_confirmed_by_its_code(self, devices: Device, factory: Factory) -> None:
        client = await devices(factory.session(factory.account()))
        asked = (await client.post("/api/v1/me/email", json={"email": "neuve@example.org"})).json()
        [code] = mailed(factory, "neuve@example.org")
        answer = {"id": asked["id"], "email": "neuve@example.org", "code": code}
        assert (await client.post("/api/v1/me/email/verify", json=answer)).status_code == 204
        assert (await client.get("/api/v1/session")).json()["me"]["email"] == "neuve@example.org"

    async def test_the_former_address_is_told_and_the_new_one_not_named(
        self, devices: Device, factory: Factory
    ) -> None:
        client = await devices(factory.session(factory.account(email="avant@example.org")))
        asked = (await client.post("/api/v1/me/email", json={"email": "neuve@example.org"})).json()
        [code] = mailed(factory, "neuve@example.org")
        answer = {"id": asked["id"], "email": "neuve@example.org", "code": code}
        await client.post("/api/v1/me/email/verify", json=answer)
        [(letter,)] = factory.connection.execute(
            "SELECT letter::text FROM mail WHERE recipient = 'avant@example.org'"
        ).fetchall()
        assert "a maintenant une autre adresse" in letter
        assert "neuve" not in letter

    async def test_the_code_of_a_change_neither_signs_in_nor_serves_another_account(
        self, devices: Device, factory: Factory
    ) -> None:
        client = await devices(factory.session(factory.account()))
        asked = (await client.post("/api/v1/me/email", json={"email": "neuve@example.org"})).json()
        [code] = mailed(factory, "neuve@example.org")
        answer = {"id": asked["id"], "email": "neuve@example.org", "code": code}
        other = await devices(factory.session(factory.account()))
        assert (await other.post("/api/v1/me/email/verify", json=answer)).status_code == 422
        assert (await (await devices()).post("/api/v1/sign-in/code/verify", json=answer)).status_code == 422

    async def test_whoever_has_a_second_factor_proves_it_first(
        self, devices: Device, factory: Factory
    ) -> None:
        account = factory.account()
        factory.connection.execute(
            "INSERT INTO totp (account_id, sealed_secret, confirmed_at, last_step, failures)"
            " VALUES (%s, '', now(), 0, 0)",
            [account],
        )
        for strong, status in ((False, 403), (True, 202)):
            client = await devices(factory.session(account, strong=strong))
            response = await client.post("/api/v1/me/email", json={"email": "neuve@example.org"})
            assert response.status_code == status

    async def test_another_account_s_address_is_not_taken(self, devices: Device, factory: Factory) -> None:
        factory.account(email="prise@example.org")
        client = await devices(factory.session(factory.account()))
        asked = (await client.post("/api/v1/me/email", json={"email": "prise@example.org"})).json()
        answer = {
            "id": asked["id"],
            "email": "prise@example.org",
            "code": mailed(factory, "prise@example.org")[0],
        }
        assert (await client.post("/api/v1/me/email/verify", json=answer)).status_code == 409


class TestNotifications:
    async def tell(self, database: Database, account: UUID, times: int) -> None:
        async with database.transaction() as session:
            for number in range(times):
                await stream.tell(session, account, "test.happened", number=number)

    async def test_they_come_newest_first_by_pages(
        self, devices: Device, factory: Factory, database: Database
    ) -> None:
        account, other = factory.account(), factory.account()
        await self.tell(database, account, 5)
        await self.tell(database, other, 1)
        client = await devices(factory.session(account))
        first = (await client.get("/api/v1/me/notifications", params={"limit": 3})).json()
        rest = (await client.get("/api/v1/me/notifications", params={"cursor": first["next"]})).json()
        numbers = [item["data"]["number"] for item in [*first["items"], *rest["items"]]]
        assert numbers == [4, 3, 2, 1, 0]
        assert rest["next"] is None

    async def test_seen_ones_are_not_counted(
        self, devices: Device, factory: Factory, database: Database
    ) -> None:
        account = factory.account()
        await self.tell(database, account, 3)
        client = await devices(factory.session(account))
        assert (await client.get("/api/v1/session")).json()["unseen"] == 3
        newest = (await client.get("/api/v1/me/notifications")).json()["items"][1]["id"]
        assert (await client.post("/api/v1/me/notifications/seen", json={"last": newest})).status_code == 204
        assert (await client.get("/api/v1/session")).json()["unseen"] == 1
