"""Kill -9 in the middle of a fan-out, with the real processes and a PostgreSQL of their own.

Counted is what came to the push service: everybody is rung, and who is rung twice was in flight at a kill.
"""

import json
import logging
import threading
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import SESSION_COOKIE, Role
from api.platform.kit.clock import today
from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from api.platform.push.ringing import CHUNK
from api.platform.push.vapid import new_private_key
from api.platform.schema.migrations import migrate
from tests.factories import Factory
from tests.platform.push.crowd import add_crowd
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.device import Device
from tests.platform.push.peers.push_service import PushService, Received
from tests.processes import Region

pytestmark = pytest.mark.process

logger = logging.getLogger(__name__)

PHONES = 4 * CHUNK
"""As many chunks as a worker delivers at once: at a kill, all it may have in flight is, to the end."""
MOMENTS = ("asked", "found", 600, 1_200, 1_800)
"""Of a kill: while the offer is being published; while people are still being found, the first of them are;
and while phones are being rung, with so many messages at the push service."""
REPEATED_MOST = 64
"""By one kill, with one worker: `delivery.AT_ONCE`."""

_TASKS = "('alerts:offer_published', 'alerts:fan_out', 'push:deliver')"
_LEFT = f"""
    SELECT (SELECT count(*) FROM push_delivery), (SELECT count(*) FROM procrastinate_jobs
        WHERE task_name IN {_TASKS} AND status IN ('todo', 'doing'))
"""
_AT_ONCE = f"""
    UPDATE procrastinate_jobs SET scheduled_at = now()
    WHERE task_name IN {_TASKS} AND status = 'todo' AND scheduled_at > now()
"""
"""A job that failed with its database is tried again after 4, 16, 64 seconds: nobody need see them pass."""


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    """A server that keeps what it has confirmed, whatever happens to it."""
    server = EmbeddedPostgres(tmp_path)
    migrate(server.start())
    yield server
    server.stop()


@pytest.fixture
def region(postgres: EmbeddedPostgres, authority: Authority, push_service: PushService) -> Iterator[Region]:
    """One that rings at any hour, and notices soon that a worker is dead."""
    url = postgres.start()
    with (
        connect(url, autocommit=True) as rows,
        Region(
            rows,
            postgres=postgres,
            EPASS_DATABASE_URL=as_role(url, RUNTIME),
            EPASS_SECRET_KEY="the key of this test, 32 characters or more",
            EPASS_COMPANY_DIRECTORY_URL="",
            EPASS_QUIET_HOURS="",
            EPASS_SCHOOL_HOURS="",
            EPASS_VAPID_PRIVATE_KEY=new_private_key(),
            EPASS_PUSH_SERVICES=json.dumps([push_service.name]),
            EPASS_PUSH_AUTHORITY=str(authority.file),
            EPASS_WORKER_SILENCE_SECONDS="2",
        ) as made,
    ):
        yield made
        made.rows.close()


def publish(client: httpx.Client, offer_id: object) -> bool:
    """The company's phone asks; whether it heard that it is done."""
    try:
        return client.post(f"/offers/{offer_id}/publish").is_success
    except httpx.TransportError:
        return False


def company(factory: Factory, site: str, opened: ExitStack) -> tuple[httpx.Client, UUID]:
    """The phone of a company's owner, and the company."""
    factory.commune("44109")
    owner = factory.account(Role.COMPANY)
    organisation = factory.organisation(owner, siret="12345678200002")
    cookies = {SESSION_COOKIE: factory.session(owner)}
    client = httpx.Client(base_url=f"{site}/api/v1", headers={"Origin": site}, cookies=cookies, timeout=30)
    return opened.enter_context(client), organisation


def offer(organisation: UUID) -> dict[str, object]:
    monday: date = today() + timedelta(days=14 - today().weekday())
    return {
        "id": str(uuid4()),
        "organisation_id": str(organisation),
        "kind": "observation",
        "title": "Une semaine à l'atelier",
        "description": "Tu suis l'équipe, de la commande à la pose.",
        "levels": ["3e"],
        "weeks": [{"week": str(monday), "places": 2}],
        "day_starts": "09:00",
        "day_ends": "16:00",
        "break_minutes": 60,
        "weekdays": ["mon", "tue", "wed", "thu", "fri"],
    }


@pytest.mark.parametrize("what", ["work", "serve", "postgres"])
def test_everybody_is_rung_and_few_are_rung_twice(
    what: str, region: Region, push_service: PushService
) -> None:
    """Placements, line 2: five moments each; nobody is lost, at most 64 are doubled by a kill."""
    factory = Factory(region.rows)
    devices = [Device() for _ in range(10)]
    endpoints = [f"{push_service.origin}/push/{n}" for n in range(PHONES)]
    add_crowd(region.rows, endpoints, [device.keys for device in devices])
    kills: list[int] = []

    def has_come(moment: str | int) -> bool:
        region.rows.execute(_AT_ONCE)
        if moment == "found":
            return region.rows.execute("SELECT FROM push_delivery LIMIT 1").fetchone() is not None
        return moment == "asked" or len(push_service.received) >= int(moment)

    # While the api is away the fan-out goes on; it must not be over before the api is back.
    slowly_s, quickly_s = (0.05, 0.002) if what == "serve" else (0.0, 0.0)
    push_service.pause_s = quickly_s
    region.start()
    region.wait_for_api()
    with ExitStack() as opened:
        client, organisation = company(factory, region.site, opened)
        draft = offer(organisation)
        assert client.post("/offers", json=draft).status_code == 201
        asking = threading.Thread(target=publish, args=(client, draft["id"]))
        asking.start()
        time.sleep(0.02)
        for moment in MOMENTS:
            region.wait_for(partial(has_come, moment))
            push_service.pause_s = slowly_s
            region.kill(what)
            # What had left it arrives.
            time.sleep(0.2)
            kills.append(len(push_service.received))
            assert kills[-1] < PHONES, "it was over before it was killed"
            region.start()
            if what == "serve":
                region.wait_for_api()
            asking.join()
            # The company's phone heard nothing, or thinks so, and asks again.
            region.wait_for(lambda: publish(client, draft["id"]))
            push_service.pause_s = quickly_s

    def all_is_done() -> bool:
        region.rows.execute(_AT_ONCE)
        return region.rows.execute(_LEFT).fetchone() == (0, 0)

    region.wait_for(all_is_done)

    came: dict[str, list[Received]] = defaultdict(list)
    last: dict[str, int] = {}
    doubled: Counter[int] = Counter()
    for number, message in enumerate(push_service.received):
        if message.path in last:
            # By the first kill after the earlier copy; when it is repeated depends on other things.
            doubled[kills[bisect(kills, last[message.path])]] += 1
        last[message.path] = number
        came[message.path].append(message)
    logger.info(
        "%s killed after %s messages, doubled by the kill after so many: %s", what, kills, dict(doubled)
    )
    assert len(came) == PHONES
    assert max(doubled.values(), default=0) <= (0 if what == "serve" else REPEATED_MOST)
    for path, copies in came.items():
        device = devices[int(path.rpartition("/")[2]) % len(devices)]
        read = [device.opened(copy.body)["notification"] for copy in copies] if len(copies) > 1 else []
        assert len({one["data"]["id"] for one in read}) <= 1
        assert {one["tag"] for one in read} <= {f"offer-{draft['id']}"}
    assert len({message.headers["topic"] for message in push_service.received}) == 1
    told = region.rows.execute(
        "SELECT count(*), count(DISTINCT account_id) FROM stream_event WHERE kind = 'alert.found'"
    ).fetchone()
    assert told == (PHONES, PHONES)
