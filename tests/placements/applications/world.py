"""A company with an offer, and the people who come to it: what the tests of applications are about."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx

from api.platform.access import Role
from api.platform.kit.clock import today
from tests.conftest import Device
from tests.factories import Factory

CONTACT = "Demandez l'accueil, 02 40 00 00 00"
MOTIVATION = "J'aime le bois et je voudrais voir comment on fabrique une charpente."


def monday(weeks: int) -> date:
    """The Monday of the week that is so many weeks away."""
    day = today()
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


@dataclass
class Company:
    """A verified company, and the device of the person who owns it."""

    organisation: UUID
    owner: UUID
    client: httpx.AsyncClient


@dataclass
class Student:
    """A student and their device."""

    account: UUID
    client: httpx.AsyncClient


class World:
    """Makes people and offers, and does what they do through the API."""

    def __init__(self, factory: Factory, devices: Device) -> None:
        self.factory = factory
        self.devices = devices

    async def company(self, **values: Any) -> Company:
        owner = self.factory.account(Role.COMPANY)
        made = self.factory.organisation(owner, **values)
        return Company(made, owner, await self.devices(self.factory.session(owner)))

    async def student(self, age: int | None = 16, **values: Any) -> Student:
        account = self.factory.account(Role.STUDENT, age=age, **{"level": "high_school", **values})
        return Student(account, await self.devices(self.factory.session(account)))

    def of_school(self, student: Student, uai: str, name: str = "Lycée") -> None:
        """They belong to a school, by its code."""
        self.factory.pupil_school(student.account, uai=uai, name=name, linked_at=today())

    def of_provider(self, student: Student) -> None:
        """A provider's sign-in knows them."""
        row = {"provider": "ent", "subject": str(student.account), "account_id": student.account}
        self.factory._insert("identity", "subject", row)

    def offer(self, company: Company, *, weeks: dict[date, int] | None = None, **values: Any) -> UUID:
        """A placement of ten days in three weeks; with `weeks`, an observation with places in each."""
        defaults: dict[str, Any] = {
            "id": uuid4(),
            "kind": "observation" if weeks else "placement",
            "status": "published",
            "organisation_id": company.organisation,
            "author": company.owner,
            "company_name": "Charpentes du Lac",
            "title": "Découvrir l'atelier",
            "description": "",
            "keywords": "",
            "levels": ["2nde"],
            "commune_name": "Nantes",
            "department": "44",
            "lat": 47.2184,
            "lon": -1.5536,
            "places": sum(weeks.values()) if weeks else 1,
            "start_on": None if weeks else monday(3),
            "end_on": None if weeks else monday(3) + timedelta(days=10),
            "accessibility": "",
            "digest": "",
            "demo": False,
        }
        made: UUID = self.factory._insert("offer", "id", {**defaults, **values})
        for week, places in (weeks or {}).items():
            row = {"offer_id": made, "week": week, "places": places, "taken": 0}
            self.factory._insert("offer_week", "week", row)
        return made

    async def send(self, student: Student, offer: UUID, **values: Any) -> httpx.Response:
        draft = {"id": str(uuid4()), "offer_id": str(offer), "motivation": MOTIVATION, **values}
        return await student.client.post("/api/v1/applications", json=draft)

    async def applied(self, student: Student, offer: UUID, **values: Any) -> str:
        """The id of an application that was sent."""
        response = await self.send(student, offer, **values)
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def accept(self, company: Company, application: str, **values: Any) -> httpx.Response:
        path = f"/api/v1/applications/{application}/accept"
        return await company.client.post(path, json={"contact": CONTACT, **values})

    async def refuse(self, company: Company, application: str, **values: Any) -> httpx.Response:
        path = f"/api/v1/applications/{application}/refuse"
        return await company.client.post(path, json={"reason": "no_place", **values})

    async def cancel(self, company: Company, application: str, **values: Any) -> httpx.Response:
        path = f"/api/v1/applications/{application}/cancel"
        return await company.client.post(path, json={"reason": "dates", **values})

    async def confirm(self, student: Student, application: str) -> httpx.Response:
        return await student.client.post(f"/api/v1/me/applications/{application}/confirm")

    async def withdraw(self, student: Student, application: str) -> httpx.Response:
        return await student.client.post(f"/api/v1/me/applications/{application}/withdraw")

    async def accepted(self, company: Company, student: Student, offer: UUID, **values: Any) -> str:
        """The id of an application that the company accepted."""
        application = await self.applied(student, offer, **values)
        response = await self.accept(company, application)
        assert response.status_code == 200, response.text
        return application

    async def mine(self, student: Student, application: str) -> dict[str, Any]:
        found: dict[str, Any] = (await student.client.get(f"/api/v1/me/applications/{application}")).json()
        return found

    async def status(self, student: Student, application: str) -> str:
        return str((await self.mine(student, application))["status"])

    async def told(self, client: httpx.AsyncClient) -> list[str]:
        """Kinds of a person's notifications, the latest first."""
        return [one["kind"] for one in (await client.get("/api/v1/me/notifications")).json()["items"]]

    def taken(self, offer: UUID) -> tuple[int, str]:
        """Places taken of an offer, and its state."""
        row = self.factory.connection.execute(
            "SELECT taken, status FROM offer WHERE id = %s", [offer]
        ).fetchone()
        assert row
        return row[0], row[1]

    def taken_weeks(self, offer: UUID) -> dict[date, int]:
        """Places taken of each week of an offer."""
        rows = self.factory.connection.execute(
            "SELECT week, taken FROM offer_week WHERE offer_id = %s ORDER BY week", [offer]
        ).fetchall()
        return {row[0]: row[1] for row in rows}
