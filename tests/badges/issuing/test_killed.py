"""Kill -9 in the middle of a list, with the real processes: every address is offered the badge, and once."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.platform.access import SESSION_COOKIE, Role
from tests.badges.issuing.world import API, png
from tests.factories import Factory
from tests.processes import Region

pytestmark = pytest.mark.process

LINES = 300
HERE = 20
"""Addresses of people who have an account."""
KILLS = (1, 100, 200)
"""Lines that are worked after which everything is killed."""

_DONE = "SELECT count(*) >= {} FROM badge_batch_line WHERE status = 'done'"
_LEFT = """
    SELECT (SELECT count(*) FROM badge_batch WHERE finished_at IS NULL),
        (SELECT count(*) FROM procrastinate_jobs
         WHERE task_name = 'issuing:work_batch' AND status IN ('todo', 'doing'))
"""


@pytest.fixture
def region(database_url: str, factory: Factory) -> Iterator[Region]:
    """One that notices soon that a worker is dead."""
    with Region(
        factory.connection,
        EPASS_DATABASE_URL=database_url,
        EPASS_SECRET_KEY="the key of this test, 32 characters or more",
        EPASS_WORKER_SILENCE_SECONDS="5",
        # Whoever has an account is written to at night as well.
        EPASS_QUIET_HOURS="",
    ) as made:
        yield made


def published(client: httpx.Client, organisation: object) -> str:
    """A badge that can be awarded; its id."""

    def send(method: str, path: str, **body: Any) -> None:
        answer = client.request(method, API + path, **body)
        assert answer.is_success, answer.text

    badge = str(uuid4())
    draft = {"id": badge, "name": "Bénévole", "description": "A aidé.", "criteria": "Deux jours."}
    send("PUT", f"/organisations/{organisation}/profile", json={})
    send("POST", f"/organisations/{organisation}/achievements", json=draft)
    send("PUT", f"/achievements/{badge}/image", content=png())
    send("POST", f"/achievements/{badge}/publish")
    return badge


def test_no_line_is_lost_and_none_is_offered_twice(region: Region, factory: Factory) -> None:
    addresses = [f"eleve-{n}@example.org" for n in range(LINES)]
    for address in addresses[:HERE]:
        factory.account(Role.STUDENT, email=address)
    member = factory.account(Role.ISSUER)
    organisation = factory.organisation(member)
    region.start()
    region.wait_for_api()
    with ExitStack() as opened:
        client = opened.enter_context(
            httpx.Client(
                base_url=region.site,
                headers={"Origin": region.site},
                cookies={SESSION_COOKIE: factory.session(member)},
                timeout=30,
            )
        )
        path = f"{API}/achievements/{published(client, organisation)}/awards"
        wanted = {"id": str(uuid4()), "recipients": [{"email": one} for one in addresses]}
        assert client.post(path, json=wanted).status_code == 202
        for count in KILLS:
            region.wait_until(_DONE.format(count), (True,))
            region.kill()
            (left,) = factory.connection.execute(
                "SELECT count(*) FROM badge_batch_line WHERE status = 'waiting'"
            ).fetchone() or (0,)
            assert left, "it was over before it was killed"
            region.start()
        region.wait_for_api()
        # The issuer's phone heard nothing for a while, and sends the list again.
        assert client.post(path, json=wanted).status_code == 200
        region.wait_until(_LEFT, (0, 0))
        batch = client.get(f"{API}/batches/{wanted['id']}").json()
    assert (batch["total"], batch["done"], batch["failed"]) == (LINES, LINES, 0)
    for told in (
        "SELECT count(*), count(DISTINCT email) FROM badge_credential WHERE status = 'offered'",
        "SELECT count(*), count(DISTINCT recipient) FROM mail",
    ):
        assert factory.connection.execute(told.encode()).fetchone() == (LINES, LINES), told
    news = "SELECT count(*), count(DISTINCT account_id) FROM stream_event WHERE kind = 'badge.offered'"
    assert factory.connection.execute(news.encode()).fetchone() == (HERE, HERE)
