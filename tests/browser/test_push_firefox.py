"""From a company's offer to a phone that rings: real Firefox, its push protocol, the real api and worker."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from pydantic import SecretStr

from api.platform.access import SESSION_COOKIE, Role
from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, as_role
from api.platform.push.vapid import new_private_key, public_key
from tests.browser.conftest import Chromium
from tests.browser.firefox import PATIENCE_S, Firefox, opened_firefox
from tests.browser.server import HOST, serve
from tests.databases import migrated_database
from tests.factories import Factory
from tests.placements.offers.conftest import SIRET, monday
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.autopush import Autopush, opened_autopush
from tests.platform.push.peers.push_service import PushService, opened_push_service

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-push-firefox")]

KEY = new_private_key()
TITLE = "Une semaine à l'atelier"
SECRET = "the key of browser tests, 32 characters"
SHOWN = """navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
    .then((all) => all.map(({ title, tag }) => [title, tag]))"""
"""Titles and tags of the notifications on the screen."""
SUBSCRIPTION = "navigator.serviceWorker.ready.then((worker) => worker.pushManager.getSubscription())"


@dataclass
class Town:
    """The app with its database, and those who live with it."""

    origin: str
    factory: Factory
    student: UUID
    company: httpx.Client
    organisation: UUID

    def rings(self, endpoint: str) -> bool:
        """Whether the server knows that address (its path)."""
        rows = self.factory.connection.execute("SELECT endpoint FROM push_subscription").fetchall()
        return any(row[0].endswith(endpoint) for row in rows)

    def publish(self) -> UUID:
        """The company writes an offer that the student's alert is about, and lets it out."""
        offer = uuid4()
        body = {
            "id": str(offer),
            "organisation_id": str(self.organisation),
            "kind": "observation",
            "title": TITLE,
            "description": "Tu suis l'équipe, de la commande à la pose.",
            "levels": ["3e"],
            "weeks": [{"week": str(monday()), "places": 1}],
            "day_starts": "09:00",
            "day_ends": "16:00",
            "break_minutes": 60,
            "weekdays": ["mon", "tue", "wed", "thu", "fri"],
        }
        for answer in (
            self.company.post("/api/v1/offers", json=body),
            self.company.post(f"/api/v1/offers/{offer}/publish"),
        ):
            assert answer.is_success, answer.text
        return offer


@pytest.fixture(scope="module", autouse=True)
def _chromium_is_gone(chromium: Chromium) -> None:
    """These tests are asynchronous, which Playwright's loop does not suffer."""
    chromium.close()


@pytest.fixture(scope="module")
def push_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PushService, Authority]]:
    """The HTTPS side, where the worker sends to."""
    authority = Authority(tmp_path_factory.mktemp("authority"))
    with opened_push_service(authority) as opened:
        yield opened, authority


@pytest.fixture(scope="module")
def autopush(push_service: tuple[PushService, Authority]) -> Iterator[Autopush]:
    """The browser's side of it."""
    with opened_autopush(push_service[0]) as opened:
        yield opened


@pytest.fixture(scope="module")
def town(built_pwa: Path, push_service: tuple[PushService, Authority]) -> Iterator[Town]:
    """The api in this process, the worker in one of its own, as `epass work` starts it."""
    service, authority = push_service
    with migrated_database("browser") as url:
        own: dict[str, Any] = {
            "vapid_private_key": SecretStr(KEY),
            "vapid_subject": "mailto:contact@example.org",
            "push_services": [service.name],
        }
        app = as_role(url, RUNTIME)
        with serve(app, built_pwa, HOST, **own) as port, connect(url, autocommit=True) as rows:
            origin = f"http://{HOST}:{port}"
            worker = subprocess.Popen(
                [sys.executable, "-m", "api", "work"],
                env={
                    **os.environ,
                    "EPASS_DATABASE_URL": app,
                    "EPASS_SECRET_KEY": SECRET,
                    "EPASS_PUBLIC_URL": origin,
                    "EPASS_VAPID_PRIVATE_KEY": KEY,
                    "EPASS_VAPID_SUBJECT": "mailto:contact@example.org",
                    "EPASS_PUSH_SERVICES": f'["{service.name}"]',
                    "EPASS_PUSH_AUTHORITY": str(authority.file),
                    "EPASS_QUIET_HOURS": "",
                    "EPASS_SCHOOL_HOURS": "",
                },
            )
            try:
                with _town(origin, rows) as made:
                    yield made
            finally:
                worker.terminate()
                worker.wait(20)


@contextmanager
def _town(origin: str, rows: psycopg.Connection[tuple[object, ...]]) -> Iterator[Town]:
    factory = Factory(rows)
    factory.department()
    factory.commune()
    owner = factory.account(Role.COMPANY)
    organisation = factory.organisation(owner, siret=SIRET)
    student = factory.account(Role.STUDENT, age=17, email="student@example.org")
    search = {"id": str(uuid4()), "kind": ["observation"], "level": ["3e"], "commune": "44109"}
    with _client(origin, factory.session(student)) as phone:
        answer = phone.post("/api/v1/me/alerts", json=search)
        assert answer.is_success, answer.text
    with _client(origin, factory.session(owner)) as company:
        yield Town(origin, factory, student, company, organisation)


def _client(origin: str, session: str) -> httpx.Client:
    cookies, headers = {SESSION_COOKIE: session}, {"Origin": origin}
    return httpx.Client(base_url=origin, cookies=cookies, headers=headers, timeout=30)


@pytest.fixture
async def firefox(town: Town, autopush: Autopush, tmp_path: Path) -> AsyncIterator[Firefox]:
    """The student's phone, signed in, on the page where one chooses how to be told."""
    async with opened_firefox(
        tmp_path / "profile",
        dom__push__serverURL=autopush.url,
        dom__push__testing__allowInsecureServerURL=True,
        dom__push__enabled=True,
        dom__push__connection__enabled=True,
        dom__push__retryBaseInterval=500,
    ) as opened:
        await opened.set_cookie(SESSION_COOKIE, town.factory.session(town.student))
        await opened.goto(f"{town.origin}/me/preferences")
        await opened.until("navigator.serviceWorker.controller !== null")
        yield opened


async def subscribe(firefox: Firefox) -> None:
    """Agree to be rung, as a person does."""
    await firefox.tap("button", "Activer les alertes")
    await firefox.tap("button", "D’accord, activer")
    await firefox.until("document.querySelector('.push-on') !== null")


async def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Until something has happened beside the browser. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        await asyncio.sleep(0.05)


async def test_an_offer_rings_once_and_its_notification_opens_it(
    firefox: Firefox, town: Town, autopush: Autopush
) -> None:
    await subscribe(firefox)
    assert autopush.keys[-1].rstrip("=") == public_key(KEY)

    offer = town.publish()
    await firefox.until(f"({SHOWN}).then((all) => all.length > 0)")
    autopush.repeat()
    await wait_until(lambda: len(autopush.acknowledged) == 2, "both copies reached the worker")
    assert await firefox.run(SHOWN) == [["Une nouvelle offre pour toi", f"offer-{offer}"]]

    # In the tab that is there, which is not loaded again.
    await firefox.run("(window.still = true)")
    await firefox.press_notification()
    await firefox.until(f"location.pathname === '/offers/{offer}'")
    await firefox.until(f"document.querySelector('h1')?.textContent.includes({json.dumps(TITLE)})")
    assert await firefox.run("window.still") is True
    await firefox.until(f"({SHOWN}).then((all) => all.length === 0)")
    await firefox.goto(f"{town.origin}/me/notifications")
    await firefox.until(f"document.querySelector('main a[href=\"/offers/{offer}\"]') !== null")

    # In a new one where there is none.
    await firefox.goto("about:blank")
    other = town.publish()
    await firefox.press_notification()
    await firefox.until_open(f"{town.origin}/offers/{other}")


async def test_a_phone_that_was_away_rings_when_it_comes_back_and_no_more_after_signing_out(
    firefox: Firefox, town: Town, autopush: Autopush
) -> None:
    before = autopush.channels
    await subscribe(firefox)
    [endpoint] = set(autopush.channels) - set(before)
    assert town.rings(endpoint)
    autopush.break_off()
    town.publish()
    await firefox.until(f"({SHOWN}).then((all) => all.length > 0)")

    await firefox.goto(f"{town.origin}/me")
    await firefox.tap("button", "Me déconnecter")
    await firefox.until(f"({SUBSCRIPTION}).then((one) => one === null)")
    await firefox.until(f"({SHOWN}).then((all) => all.length === 0)")
    await wait_until(lambda: endpoint not in autopush.channels, "Firefox gave the address back")
    await wait_until(lambda: not town.rings(endpoint), "the server rings it no more")
