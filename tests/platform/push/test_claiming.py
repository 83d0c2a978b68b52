"""What one process has in flight, and what it leaves for later: the bound of what a kill repeats."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text

from api.platform.kit import clock
from api.platform.kit.database import connect
from api.platform.push import delivery, queries, ringing
from api.platform.settings import Settings
from api.worker import work
from tests.factories import Factory
from tests.platform.push.conftest import Phone, Ring
from tests.platform.push.crowd import add_crowd
from tests.platform.push.peers.device import Device
from tests.platform.push.peers.push_service import PushService

MakePhone = Callable[..., Awaitable[Phone]]


@pytest.fixture
def crowd(factory: Factory, push_service: PushService) -> list[UUID]:
    """Five hundred pupils with a phone each."""
    add_crowd(factory.connection, [f"{push_service.origin}/push/{n}" for n in range(500)], [Device().keys])
    return [row[0] for row in factory.connection.execute("SELECT id FROM account").fetchall()]


@pytest.mark.parametrize("planner", ["hashjoin", "mergejoin", "nestloop"])
async def test_a_claim_takes_no_more_than_it_is_told(
    crowd: list[UUID], ring: Ring, database: Any, planner: str
) -> None:
    """Placements, line 2: whichever way the planner joins."""
    assert await ring(*crowd) == 500
    async with database.transaction() as session:
        connection = await session.connection()
        for way in {"hashjoin", "mergejoin", "nestloop", "material"} - {planner}:
            await connection.execute(text(f"SET LOCAL enable_{way} = off"))
        notice_id = (await connection.execute(text("SELECT id FROM push_notice"))).scalar_one()
        parameters = {"notice_id": notice_id, "chunk": 0, "now": clock.now(), "limit": 7}
        for _ in range(3):
            assert len((await connection.execute(queries.CLAIM, parameters)).all()) == 7


async def test_a_process_has_64_messages_in_flight_whatever_its_jobs(
    crowd: list[UUID],
    ring: Ring,
    settings: Settings,
    push_service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Placements, line 2: what is handed over and not written down is what a kill repeats."""
    monkeypatch.setattr(ringing, "CHUNK", 100)
    push_service.answers_until = 0
    await ring(*crowd)
    running = asyncio.create_task(work(settings, wait=False))
    await asyncio.to_thread(push_service.wait_for, delivery.AT_ONCE)
    await asyncio.sleep(1)
    assert len(push_service.received) == delivery.AT_ONCE == 64
    push_service.answer_again()
    await running
    assert len(push_service.received) == 500


async def test_what_somebody_else_holds_is_not_given_up(
    phone: MakePhone, ring: Ring, settings: Settings, push_service: PushService, database_url: str
) -> None:
    """Placements, line 2: a process that was cut off still holds what it was about to claim."""
    phones = [await phone() for _ in range(2)]
    await ring(*(one.account for one in phones))
    with connect(database_url) as cut_off:
        held = _hold(cut_off, phones[0])
        await asyncio.wait_for(work(settings, wait=False), 30)
        cut_off.rollback()
    assert held == 1
    assert [message.path for message in push_service.received] == [phones[1].path]
    with connect(database_url, autocommit=True) as connection:
        connection.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    await work(settings, wait=False)
    assert [message.path for message in push_service.received] == [phones[1].path, phones[0].path]


def _hold(connection: psycopg.Connection[Any], phone: Phone) -> int:
    return connection.execute(
        "SELECT FROM push_delivery d JOIN push_subscription s ON s.id = d.subscription_id"
        " WHERE s.account_id = %s FOR UPDATE OF d",
        [phone.account],
    ).rowcount
