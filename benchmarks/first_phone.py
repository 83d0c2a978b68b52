"""How long after a company publishes an offer the first phone rings: through the api and a worker."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx

from api.platform.access import SESSION_COOKIE, Role
from api.platform.kit.clock import today
from api.platform.kit.database import connect
from api.platform.push.vapid import new_private_key
from benchmarks.receiver import Receiver, opened_receiver
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import free_port, temporary_database, wait_for
from benchmarks.size import sized
from tests.factories import Factory
from tests.platform.push.crowd import add_crowd
from tests.platform.push.peers.device import Device

PHONES = sized(500, 5)
OFFERS = sized(20, 2)
RUNS = sized(5, 1)
START_SECONDS = 180
RING_SECONDS = 60


def measure() -> list[Figure]:
    """From the request that publishes to the first byte at the push service, twenty times a run."""
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as name, ExitStack() as opened:
        url = opened.enter_context(temporary_database())
        receiver = opened.enter_context(opened_receiver(Path(name)))
        with connect(url, autocommit=True) as connection:
            factory = Factory(connection)
            factory.commune("44109")
            owner = factory.account(Role.COMPANY)
            organisation = factory.organisation(owner, siret="12345678200002")
            token = factory.session(owner)
            endpoints = [f"https://{receiver.name}/push/{n}" for n in range(PHONES)]
            add_crowd(connection, endpoints, [Device().keys for _ in range(10)])
        site = opened.enter_context(running(url, receiver))
        client = opened.enter_context(
            httpx.Client(
                base_url=f"{site}/api/v1",
                headers={"Origin": site},
                cookies={SESSION_COOKIE: token},
                timeout=RING_SECONDS,
            )
        )
        seconds_to_ring(client, organisation, receiver)
        runs = [[seconds_to_ring(client, organisation, receiver) for _ in range(OFFERS)] for _ in range(RUNS)]
    halves = ", ".join(f"{middle(run):.2f}/{percentile(run, 95):.2f}" for run in runs)
    detail = f"{OFFERS} offers for {PHONES} phones a run, p50/p95: {halves}; load {load_average()}"
    return [
        Figure(
            "publication to first phone, p50", middle([middle(run) for run in runs]), "s", 1, "lower", detail
        )
    ]


def seconds_to_ring(client: httpx.Client, organisation: UUID, receiver: Receiver) -> float:
    """Publish an offer; once everybody was rung the next may come."""
    offer = draft(organisation)
    client.post("/offers", json=offer).raise_for_status()
    before = receiver.count()
    receiver.watch()
    started = time.monotonic()
    published = client.post(f"/offers/{offer['id']}/publish").raise_for_status()
    assert published.json()["status"] == "published"
    taken = receiver.first() - started
    deadline = time.monotonic() + RING_SECONDS
    while (came := receiver.count() - before) < PHONES:
        if time.monotonic() > deadline:
            raise RuntimeError(f"{came} of {PHONES} messages came")
        time.sleep(0.05)
    return taken


def draft(organisation: UUID) -> dict[str, Any]:
    """An offer that nothing holds back."""
    monday = today() + timedelta(days=14 - today().weekday())
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
        # Enough of them for all the pupils of these offers.
        "headcount": 100_000,
        "tutors": 500,
    }


@contextmanager
def running(url: str, receiver: Receiver) -> Iterator[str]:
    """The api, whose address this is, and a worker; they ring at any hour, and one by one."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "EPASS_DATABASE_URL": url,
        "EPASS_SECRET_KEY": "a key of this run, 32 characters or more",
        "EPASS_COMPANY_DIRECTORY_URL": "",
        "EPASS_QUIET_HOURS": "",
        "EPASS_SCHOOL_HOURS": "",
        "EPASS_ALERTS_PER_HOUR": "1000",
        "EPASS_OFFERS_PER_DAY": "1000",
        "EPASS_VAPID_PRIVATE_KEY": new_private_key(),
        "EPASS_PUSH_SERVICES": json.dumps([receiver.name]),
        "EPASS_PUSH_AUTHORITY": str(receiver.authority),
    }
    processes = [
        subprocess.Popen([sys.executable, "-m", "api", command], env=environment, stderr=subprocess.DEVNULL)
        for command in ("work", "serve")
    ]
    try:
        wait_for(f"http://127.0.0.1:{port}/api/v1/health", processes[1], START_SECONDS)
        yield f"http://127.0.0.1:{port}"
    finally:
        for process in processes:
            process.kill()
            process.wait()
