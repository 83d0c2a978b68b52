"""A company with a signed-in member, and offers as a phone sends them."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.placements.offers.law.days import term_weeks
from api.platform.access import Role
from api.platform.kit.clock import now, today
from api.platform.kit.french_calendar import public_holiday
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory

SIRET = "12345678200002"
Write = Callable[..., dict[str, Any]]
Person = Callable[..., Awaitable[httpx.AsyncClient]]
KNOWN = 30
"""Days after which nobody takes an account for one made just now."""


def monday(weeks: int = 2) -> date:
    """The Monday so many weeks of term ahead: neither school holidays nor public ones lie in them."""
    this = today() - timedelta(days=today().weekday())
    if weeks <= 0:
        return this + timedelta(weeks=weeks)
    return term_weeks(Settings(_env_file=None), this + timedelta(weeks=1), weeks)[-1]


def free_day() -> date:
    """The next public holiday on which people would work: Christmas of 2027 is a Saturday."""
    days = (today() + timedelta(days=ahead) for ahead in range(14, 400))
    return next(day for day in days if public_holiday(day) and day.weekday() < 5)


class Company:
    """A company and the phone of its owner."""

    def __init__(self, client: httpx.AsyncClient, organisation: UUID, owner: UUID) -> None:
        self.client = client
        self.organisation = organisation
        self.owner = owner

    def observation(self, **values: Any) -> dict[str, Any]:
        return {
            "id": str(uuid4()),
            "organisation_id": str(self.organisation),
            "kind": "observation",
            "title": "Une semaine à l'atelier",
            "description": "Tu suis l'équipe, de la commande à la pose.",
            "levels": ["3e"],
            "weeks": [{"week": str(monday()), "places": 2}],
            "day_starts": "09:00",
            "day_ends": "16:00",
            "break_minutes": 60,
            "weekdays": ["mon", "tue", "wed", "thu", "fri"],
            **values,
        }

    def placement(self, **values: Any) -> dict[str, Any]:
        return {
            **self.observation(weeks=[], day_starts=None, day_ends=None, break_minutes=None),
            "kind": "placement",
            "levels": ["bts"],
            "start_on": str(monday(4)),
            "duration_days": 42,
            "hours_per_week": 35,
            **values,
        }

    def apprenticeship(self, **values: Any) -> dict[str, Any]:
        return {
            **self.placement(duration_days=None),
            "kind": "apprenticeship",
            "levels": ["cap"],
            "contract": "apprentissage",
            "duration_months": 24,
            **values,
        }

    async def begin(self, offer: dict[str, Any]) -> httpx.Response:
        return await self.client.post("/api/v1/offers", json=offer)

    async def publish(self, offer: dict[str, Any]) -> httpx.Response:
        """Begin it, and let it out."""
        begun = await self.begin(offer)
        assert begun.status_code == 201, begun.text
        return await self.client.post(f"/api/v1/offers/{offer['id']}/publish")

    async def change(self, offer: dict[str, Any], **values: Any) -> httpx.Response:
        body = {**offer, **values}
        del body["id"], body["organisation_id"]
        return await self.client.put(f"/api/v1/offers/{offer['id']}", json=body)

    async def act(self, offer: dict[str, Any], what: str, **body: Any) -> httpx.Response:
        return await self.client.post(f"/api/v1/offers/{offer['id']}/{what}", json=body or None)


MakeCompany = Callable[..., Awaitable[Company]]


@pytest.fixture
def make_company(factory: Factory, devices: Device) -> MakeCompany:
    """Makes companies; values are those of the organisation."""

    async def make(**values: Any) -> Company:
        owner = factory.account(Role.COMPANY)
        organisation = factory.organisation(owner, **{"siret": SIRET, **values})
        return Company(await devices(factory.session(owner)), organisation, owner)

    return make


@pytest.fixture
async def company(factory: Factory, make_company: MakeCompany) -> Company:
    """A verified company in Nantes."""
    factory.commune("44109", "Nantes")
    return await make_company()


@pytest.fixture
async def referent(factory: Factory, devices: Device) -> httpx.AsyncClient:
    """A referent of 44."""
    return await devices(factory.session(factory.account(Role.REFERENT)))


@pytest.fixture
def person(factory: Factory, devices: Device) -> Person:
    """The phone of somebody with an account of so many days, each time of another."""

    async def make(days: int = KNOWN) -> httpx.AsyncClient:
        since = now() - timedelta(days=days)
        return await devices(factory.session(factory.account(Role.STUDENT, created_at=since)))

    return make


def field_of(response: httpx.Response) -> str:
    """The field that an answer refuses."""
    assert response.status_code == 422, response.text
    return str(response.json()["errors"][0]["field"])


async def found(client: httpx.AsyncClient, **query: Any) -> list[str]:
    """Titles of the offers that a search finds."""
    response = await client.get("/api/v1/offers", params=query)
    assert response.status_code == 200, response.text
    return [item["title"] for item in response.json()["items"]]


def jobs(factory: Factory, task: str) -> list[dict[str, Any]]:
    """Arguments of the jobs that wait for a task."""
    rows = factory.connection.execute(
        "SELECT args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [task]
    ).fetchall()
    return [row[0] for row in rows]
