"""Which phones may be rung: consent, one subscription per device, and none that outlives its sign-in."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from api.platform.kit.database import Database
from api.platform.push.personal_data import PERSONAL_DATA
from api.platform.push.vapid import public_key
from api.platform.settings import Settings
from api.worker import work
from tests.factories import Factory
from tests.platform.push.conftest import Phone, Ring
from tests.platform.push.peers.device import Device
from tests.platform.push.peers.push_service import PushService

MINE = "/api/v1/me/push-subscriptions"
MakePhone = Callable[..., Awaitable[Phone]]


def subscriptions(factory: Factory) -> list[tuple[object, str]]:
    return factory.connection.execute("SELECT account_id, endpoint FROM push_subscription").fetchall()


class TestTheKey:
    async def test_is_public(self, client: httpx.AsyncClient, settings: Settings) -> None:
        answer = await client.get("/api/v1/push/key")
        assert answer.json() == {"key": public_key(settings.vapid_private_key.get_secret_value())}
        assert "public" in answer.headers["cache-control"]

    async def test_without_one_nothing_is_pushed(
        self, phone: MakePhone, settings: Settings, ring: Ring
    ) -> None:
        made = await phone()
        settings.vapid_private_key = type(settings.vapid_private_key)("")
        assert (await made.client.get("/api/v1/push/key")).json() == {"key": None}
        answer = await made.subscribe()
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/push-unavailable")
        assert await ring(made.account) == 0


class TestConsent:
    async def test_comes_first(self, phone: MakePhone, factory: Factory) -> None:
        made = await phone(subscribed=False)
        answer = await made.subscribe()
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/consent-needed")
        await made.agree()
        assert (await made.subscribe()).status_code == 204
        assert subscriptions(factory) == [(made.account, made.endpoint)]

    async def test_of_a_child_waits_for_the_parent(self, phone: MakePhone) -> None:
        made = await phone(subscribed=False, age=13)
        await made.agree()
        assert (await made.subscribe()).status_code == 403

    async def test_withdrawn_ends_every_subscription(self, phone: MakePhone, factory: Factory) -> None:
        made = await phone()
        await phone(made.account)
        await made.client.put("/api/v1/me/consents/push", json={"agree": False})
        assert subscriptions(factory) == []
        assert (await made.subscribe()).status_code == 403

    async def test_withdrawn_at_the_same_moment_leaves_no_subscription(
        self, phone: MakePhone, factory: Factory
    ) -> None:
        made = await phone(subscribed=False)
        for _ in range(5):
            await made.agree()
            await asyncio.gather(
                made.subscribe(), made.client.put("/api/v1/me/consents/push", json={"agree": False})
            )
            assert subscriptions(factory) == []


class TestOneDevice:
    async def test_has_one_subscription_however_often_it_comes(
        self, phone: MakePhone, factory: Factory
    ) -> None:
        made = await phone()
        answers = await asyncio.gather(*(made.subscribe() for _ in range(5)))
        assert {answer.status_code for answer in answers} == {204}
        made.endpoint += "-renewed"
        await made.subscribe()
        assert subscriptions(factory) == [(made.account, made.endpoint)]

    async def test_moves_to_whoever_signs_in_on_it(
        self,
        phone: MakePhone,
        factory: Factory,
        ring: Ring,
        settings: Settings,
        push_service: PushService,
    ) -> None:
        former = await phone()
        sibling = await phone()
        sibling.endpoint = former.endpoint
        await ring(former.account)
        assert (await sibling.subscribe()).status_code == 204
        assert subscriptions(factory) == [(sibling.account, former.endpoint)]
        # What was on its way to the former does not ring at the sibling's.
        await work(settings, wait=False)
        assert push_service.received == []
        assert factory.connection.execute("SELECT FROM push_delivery").fetchall() == []

    async def test_is_given_to_one_of_two_who_claim_it_at_once(
        self, phone: MakePhone, factory: Factory
    ) -> None:
        phones = [await phone(subscribed=False) for _ in range(4)]
        for one in phones:
            one.endpoint = phones[0].endpoint
            await one.agree()
        answers = await asyncio.gather(*(one.subscribe() for one in phones))
        assert {answer.status_code for answer in answers} == {204}
        assert len(subscriptions(factory)) == 1

    async def test_can_be_silenced(self, phone: MakePhone, factory: Factory) -> None:
        made = await phone()
        other = await phone(made.account)
        for _ in range(2):
            assert (await made.client.delete(MINE)).status_code == 204
        assert subscriptions(factory) == [(made.account, other.endpoint)]


class TestTheEnd:
    async def test_comes_with_the_sign_out(self, phone: MakePhone, factory: Factory) -> None:
        made = await phone()
        await made.client.post("/api/v1/sign-out")
        assert subscriptions(factory) == []

    async def test_comes_with_a_sign_out_at_the_same_moment(self, phone: MakePhone, factory: Factory) -> None:
        for _ in range(5):
            made = await phone()
            made.endpoint += "-renewed"
            answers = await asyncio.gather(made.subscribe(), made.client.post("/api/v1/sign-out"))
            assert answers[0].status_code in (204, 401)
            assert subscriptions(factory) == []

    async def test_comes_with_the_account_s(self, phone: MakePhone, factory: Factory) -> None:
        made = await phone()
        factory.connection.execute("DELETE FROM account WHERE id = %s", [made.account])
        assert subscriptions(factory) == []

    async def test_comes_when_the_session_has_expired_or_the_account_leaves(
        self, phone: MakePhone, factory: Factory, ring: Ring
    ) -> None:
        expired, leaving, staying = [await phone() for _ in range(3)]
        factory.connection.execute(
            "UPDATE session SET expires_at = %s WHERE account_id = %s",
            [datetime.now(UTC) - timedelta(minutes=1), expired.account],
        )
        factory.connection.execute("UPDATE account SET status = 'leaving' WHERE id = %s", [leaving.account])
        assert await ring(expired.account, leaving.account, staying.account) == 1


class TestInput:
    @pytest.mark.parametrize(
        "address",
        [
            "http://{name}/push/1",
            "https://elsewhere.example/push/1",
            "https://127.0.0.1/push/1",
            "https://{name}.elsewhere.example/push/1",
            "https://someone@{name}/push/1",
            "https://{name}@elsewhere.example/push/1",
            "https://elsewhere.example\\@{name}/push/1",
            "https://{name}/push/1#fragment",
            "https://{name}/push/1 HTTP/1.1",
            "https://{name}/push/\r\nX-Header: 1",
            "https://[::1/push/1",
            "https://{name}:notaport/push/1",
            "https://updates.push.services.mozilla.com.example/push/1",
            # Nobody can ask there: these took along what was sent beside them (Walls, line 1).
            "https://{name}",
            "https://{name}?push",
            "https://{name}#",
        ],
    )
    async def test_only_listed_push_services_are_believed(
        self, address: str, phone: MakePhone, push_service: PushService
    ) -> None:
        made = await phone()
        made.endpoint = address.format(name=push_service.name)
        answer = await made.subscribe()
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "endpoint"

    @pytest.mark.parametrize(
        ("listed", "endpoint", "believed"),
        [
            ("*.push.apple.com", "https://web.push.apple.com/a", True),
            ("*.push.apple.com", "https://push.apple.com.example/a", False),
            ("*.push.apple.com", "https://evilpush.apple.com/a", False),
            ("*.push.apple.com", "https://.push.apple.com/a", False),
            ("*.push.apple.com", "https://a..push.apple.com/a", False),
            ("*.push.apple.com", f"https://{'a' * 64}.push.apple.com/a", False),
            ("*.push.apple.com", "https://a_b.push.apple.com/a", False),
            ("fcm.googleapis.com", "https://fcm.googleapis.com:443/a", True),
            ("fcm.googleapis.com", "https://FCM.googleapis.com/a", True),
            ("fcm.googleapis.com", "https://fcm.googleapis.com:8443/a", False),
        ],
    )
    async def test_a_star_stands_for_what_comes_before_the_dot(
        self, listed: str, endpoint: str, believed: bool, phone: MakePhone, settings: Settings
    ) -> None:
        made = await phone()
        settings.push_services = [listed]
        made.endpoint = endpoint
        assert ((await made.subscribe()).status_code == 204) is believed

    @pytest.mark.parametrize(
        "keys",
        [
            {"p256dh": "AAAA"},
            {"p256dh": "not a key"},
            {"p256dh": "B" + "A" * 86},
            {"auth": "AAAA"},
            {"auth": "é" * 22},
            {"more": "keys"},
        ],
    )
    async def test_keys_that_nothing_can_be_sealed_with_are_refused(
        self, keys: dict[str, str], phone: MakePhone
    ) -> None:
        made = await phone()
        body = {**Device().subscription(made.endpoint), **keys}
        answer = await made.client.put(MINE, json=body)
        assert answer.status_code == 422


async def test_what_is_kept_is_in_the_export_and_goes_with_the_erasure(
    phone: MakePhone, factory: Factory, database: Database
) -> None:
    made = await phone()
    async with database.transaction() as session:
        exported = await PERSONAL_DATA.export(session, made.account)
        assert [one["endpoint"] for one in exported["devices"]] == [made.endpoint]
        await PERSONAL_DATA.erase(session, made.account)
    assert subscriptions(factory) == []
