"""A push service beside the tests, phones that subscribe there, and the worker that rings them."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr

from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.push.service import ring_devices
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from api.worker import work
from tests.conftest import Device as OpenDevice
from tests.factories import Factory
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.device import Device
from tests.platform.push.peers.push_service import PushService, opened_push_service

OFFER = "/offers/0190f5a0-0000-7000-8000-000000000001"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority that signed the push service's certificate."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def push_service(authority: Authority) -> Iterator[PushService]:
    """A push service that listens."""
    with opened_push_service(authority) as opened:
        yield opened


@pytest.fixture
def settings(settings: Settings, authority: Authority, push_service: PushService) -> Settings:
    """The app's settings, with a key of its own and that push service on its list."""
    return settings.model_copy(
        update={
            "vapid_private_key": SecretStr(new_private_key()),
            "vapid_subject": "mailto:contact@example.org",
            "push_services": [push_service.name],
            "push_authority": Path(authority.file),
        }
    )


Ring = Callable[..., Awaitable[int]]


@pytest.fixture
def ring(settings: Settings, database: Database) -> Ring:
    """Something happens to people; how many devices are to ring."""

    async def ring(*accounts: UUID, kind: str = "alert.found", tag: str = "offer-1", **more: object) -> int:
        async with database.transaction() as session:
            return await ring_devices(
                session,
                settings,
                accounts,
                kind=kind,
                url=OFFER,
                tag=tag,
                **more,  # type: ignore[arg-type]
            )

    return ring


@pytest.fixture
def deliver(settings: Settings) -> Callable[[], Awaitable[None]]:
    """The worker does what is due."""

    async def deliver() -> None:
        await work(settings, wait=False)

    return deliver


class Phone:
    """Somebody's phone, with keys of its own."""

    def __init__(self, account: UUID, client: httpx.AsyncClient, endpoint: str) -> None:
        self.account = account
        self.client = client
        self.device = Device()
        self.endpoint = endpoint

    @property
    def path(self) -> str:
        return "/" + self.endpoint.split("/", 3)[3]

    async def agree(self) -> None:
        """Consent to being notified."""
        answer = await self.client.put("/api/v1/me/consents/push", json={"agree": True})
        assert answer.status_code == 200, answer.text

    async def subscribe(self) -> httpx.Response:
        return await self.client.put(
            "/api/v1/me/push-subscriptions", json=self.device.subscription(self.endpoint)
        )


@pytest.fixture
def phone(
    factory: Factory, devices: OpenDevice, push_service: PushService
) -> Callable[..., Awaitable[Phone]]:
    """Makes phones: each of an account of its own, unless one is named; subscribed unless told otherwise."""
    numbers = iter(range(1, 1000))

    async def phone(account: UUID | None = None, *, subscribed: bool = True, **values: object) -> Phone:
        account = account or factory.account(Role.STUDENT, **{"age": 17, **values})
        client = await devices(factory.session(account))
        made = Phone(account, client, f"{push_service.origin}/push/{next(numbers)}")
        if subscribed:
            await made.agree()
            answer = await made.subscribe()
            assert answer.status_code == 204, answer.text
        return made

    return phone
