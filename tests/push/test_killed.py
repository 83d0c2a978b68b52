"""Kill -9 in the middle of a fan-out, with the real processes: everybody is rung, and told once."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from api.access import SESSION_COOKIE, Role
from api.kit.clock import today
from api.push.vapid import new_private_key
from tests.factories import Factory
from tests.processes import SECONDS, Region
from tests.push.crowd import add_crowd
from tests.push.peers.authority import Authority
from tests.push.peers.device import Device
from tests.push.peers.push_service import PushService, Received

PHONES = 5_000
KILLS = (1, 2_000)
"""Messages at the push service after which everything is killed: while people are still being found, and
while phones are being rung."""
_IN_FLIGHT = """
    SELECT s.endpoint FROM push_delivery d JOIN push_subscription s ON s.id = d.subscription_id
    WHERE d.in_flight
"""

_LEFT = """
    SELECT (SELECT count(*) FROM push_delivery), (SELECT count(*) FROM procrastinate_jobs
        WHERE task_name IN ('alerts:offer_published', 'alerts:fan_out', 'push:deliver')
        AND status IN ('todo', 'doing'))
"""


@pytest.fixture
def region(
    database_url: str, factory: Factory, authority: Authority, push_service: PushService
) -> Iterator[Region]:
    """One that rings at any hour, and notices soon that a worker is dead."""
    with Region(
        factory.connection,
        EPASS_DATABASE_URL=database_url,
        EPASS_SECRET_KEY="the key of this test, 32 characters or more",
        EPASS_COMPANY_DIRECTORY_URL="",
        EPASS_QUIET_HOURS="",
        EPASS_SCHOOL_HOURS="",
        EPASS_VAPID_PRIVATE_KEY=new_private_key(),
        EPASS_PUSH_SERVICES=json.dumps([push_service.name]),
        EPASS_PUSH_AUTHORITY=str(authority.file),
        EPASS_WORKER_SILENCE_SECONDS="5",
    ) as made:
        yield made


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


def test_everybody_is_rung_and_nobody_is_told_twice(
    region: Region, factory: Factory, push_service: PushService
) -> None:
    devices = [Device() for _ in range(10)]
    endpoints = [f"{push_service.origin}/push/{n}" for n in range(PHONES)]
    add_crowd(factory.connection, endpoints, [device.keys for device in devices])
    in_flight: Counter[str] = Counter()
    region.start()
    region.wait_for_api()
    with ExitStack() as opened:
        client, organisation = company(factory, region.site, opened)
        draft = offer(organisation)
        assert client.post("/offers", json=draft).status_code == 201
        published = client.post(f"/offers/{draft['id']}/publish")
        assert published.json()["status"] == "published", published.text
        for count in KILLS:
            push_service.wait_for(count, SECONDS)
            region.kill()
            assert len(push_service.received) < PHONES
            in_flight.update(str(row[0]) for row in factory.connection.execute(_IN_FLIGHT))
            region.start()
        region.wait_for_api()
        # The company's phone heard nothing for a while, and sends it again.
        assert client.post(f"/offers/{draft['id']}/publish").is_success
    region.wait_until(_LEFT, (0, 0))

    came: dict[str, list[Received]] = defaultdict(list)
    for message in push_service.received:
        came[message.path].append(message)
    assert len(came) == PHONES
    assert in_flight
    repeated = {path: copies for path, copies in came.items() if len(copies) > 1}
    for path, copies in repeated.items():
        assert len(copies) <= 1 + in_flight[push_service.origin + path]
        device = devices[int(path.rpartition("/")[2]) % len(devices)]
        opened_copies = [device.opened(copy.body)["notification"] for copy in copies]
        assert len({one["data"]["id"] for one in opened_copies}) == 1
        assert {one["tag"] for one in opened_copies} == {f"offer-{draft['id']}"}
    assert len({message.headers["topic"] for message in push_service.received}) == 1
    told = factory.connection.execute(
        "SELECT count(*), count(DISTINCT account_id) FROM stream_event WHERE kind = 'alert.found'"
    ).fetchone()
    assert told == (PHONES, PHONES)
