"""Kill -9 in the middle of a list of badges: every address is offered the badge, and once."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from tests.badges.issuing.world import png
from tests.factories import Factory
from tests.faults.phones import opened_phone, person
from tests.processes import COMMANDS, POSTGRES, Region

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("faults")]

BADGES = "/badges"
LINES = 1_000
HERE = 20
"""Addresses of people who have an account."""
KILLS = {1: COMMANDS, 200: (POSTGRES,), 400: ("work",), 600: (POSTGRES,)}
"""What is killed after so many lines were worked."""

_DONE = "SELECT count(*) >= {} FROM badge_batch_line WHERE batch_id = '{}' AND status = 'done'"
_WAITING = "SELECT count(*) FROM badge_batch_line WHERE batch_id = %s AND status = 'waiting'"
_LEFT = """
    SELECT (SELECT count(*) FROM badge_batch WHERE finished_at IS NULL),
        (SELECT count(*) FROM procrastinate_jobs
         WHERE task_name = 'issuing:work_batch' AND status IN ('todo', 'doing'))
"""


def published(client: httpx.Client, organisation: UUID) -> str:
    """A badge that can be awarded; its id."""

    def send(method: str, path: str, **body: Any) -> None:
        answer = client.request(method, BADGES + path, **body)
        assert answer.is_success, answer.text

    badge = str(uuid4())
    draft = {"id": badge, "name": "Bénévole", "description": "A aidé.", "criteria": "Deux jours."}
    send("PUT", f"/organisations/{organisation}/profile", json={})
    send("POST", f"/organisations/{organisation}/achievements", json=draft)
    send("PUT", f"/achievements/{badge}/image", content=png())
    send("POST", f"/achievements/{badge}/publish")
    return badge


def test_no_line_is_lost_and_none_is_offered_twice(region: Region) -> None:
    factory = Factory(region.rows)
    addresses = [f"{uuid4()}@example.org" for _ in range(LINES)]
    for address in addresses[:HERE]:
        factory.account(Role.STUDENT, email=address)
    member = person(factory, Role.ISSUER)
    organisation = factory.organisation(member)
    with opened_phone(region.site, factory.session(member)) as phone:
        path = f"{BADGES}/achievements/{published(phone.client, organisation)}/awards"
        wanted: dict[str, Any] = {"id": str(uuid4()), "recipients": [{"email": one} for one in addresses]}
        assert phone.send(path, **wanted).status_code == 202
        for count, what in KILLS.items():
            region.wait_until(_DONE.format(count, wanted["id"]), (True,))
            region.kill(*what)
            region.start()
            (left,) = region.rows.execute(_WAITING, [wanted["id"]]).fetchone() or (0,)
            assert left, "it was over before it was killed"
        region.wait_for_api()
        # The issuer's phone heard nothing for a while, and sends the list again.
        assert phone.send(path, **wanted).status_code == 200
        region.wait_until(_LEFT, (0, 0))
        batch = phone.client.get(f"{BADGES}/batches/{wanted['id']}").json()
    assert (batch["total"], batch["done"], batch["failed"]) == (LINES, LINES, 0)
    for told in (
        "SELECT count(*), count(DISTINCT email) FROM badge_credential"
        " WHERE status = 'offered' AND email = ANY(%s)",
        "SELECT count(*), count(DISTINCT recipient) FROM mail WHERE recipient = ANY(%s)",
    ):
        assert region.rows.execute(told.encode(), [addresses]).fetchone() == (LINES, LINES), told
    news = """
        SELECT count(*), count(DISTINCT account_id) FROM stream_event JOIN account ON account.id = account_id
        WHERE kind = 'badge.offered' AND email = ANY(%s)
    """
    assert region.rows.execute(news, [addresses]).fetchone() == (HERE, HERE)
