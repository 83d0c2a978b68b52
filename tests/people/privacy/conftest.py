"""Families: a child's phone, a parent who only has mails, and a clock that can be moved."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit import clock
from api.platform.kit.personal_data import PersonalData, Purpose
from tests.conftest import Device
from tests.factories import Factory

PURPOSES = [str(purpose) for purpose in Purpose]
EVERYTHING = dict.fromkeys(PURPOSES, True)


class Clock:
    """The clock that privacy reads."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment: datetime | None = None
        monkeypatch.setattr(clock, "now", lambda: self.moment or datetime.now(UTC))

    def move(self, **duration: float) -> None:
        """Let time pass."""
        self.moment = clock.now() + timedelta(**duration)

    def set(self, day: date, hour: int = 12) -> None:
        """An hour of a day in Paris."""
        self.moment = datetime(day.year, day.month, day.day, hour, tzinfo=clock.PARIS)


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock."""
    return Clock(monkeypatch)


@dataclass
class Mails:
    """What was mailed."""

    factory: Factory

    def to(self, address: str) -> list[dict[str, Any]]:
        """Letters to an address, the newest first."""
        rows = self.factory.connection.execute(
            "SELECT letter FROM mail WHERE recipient = %s ORDER BY id DESC", (address,)
        ).fetchall()
        return [row[0] for row in rows]

    def token(self, address: str, page: str) -> str:
        """The token of the newest link of a page in mails to that address."""
        for letter in self.to(address):
            before, _, token = (letter["url"] or "").partition("#")
            if token and before.endswith(page):
                return str(token)
        raise AssertionError(f"no link {page} was mailed to {address}")


@pytest.fixture
def mails(factory: Factory) -> Mails:
    """The mails."""
    return Mails(factory)


@dataclass
class Family:
    """A child who is signed in, and a parent's address."""

    child: UUID
    phone: httpx.AsyncClient
    visitor: httpx.AsyncClient
    mails: Mails
    parent: str = "parent1@example.org"
    told: list[tuple[UUID, Purpose]] = field(default_factory=list)

    async def agree(self, *purposes: str, agree: bool = True) -> dict[str, Any]:
        """The child's own answer."""
        body: dict[str, Any] = {}
        for purpose in purposes or PURPOSES:
            response = await self.phone.put(f"/api/v1/me/consents/{purpose}", json={"agree": agree})
            assert response.status_code == 200, response.text
            body = response.json()
        return body

    async def ask(self, address: str | None = None) -> str:
        """The child names a parent; the token that was mailed."""
        self.parent = address or self.parent
        response = await self.phone.put("/api/v1/me/guardian", json={"email": self.parent})
        assert response.status_code == 200, response.text
        return self.mails.token(self.parent, "/parent")

    async def answer(
        self, token: str, decisions: dict[str, bool] | None = None, **more: Any
    ) -> httpx.Response:
        """The parent's answer."""
        return await self.visitor.post(
            "/api/v1/guardian/answer",
            json={
                "token": token,
                "declares_authority": True,
                "decisions": decisions or EVERYTHING,
                **more,
            },
        )

    async def consent(self, decisions: dict[str, bool] | None = None, **more: Any) -> str:
        """Everything agreed between child and parent; the parent's management token."""
        await self.agree()
        response = await self.answer(await self.ask(), decisions, **more)
        assert response.status_code == 200, response.text
        return self.mails.token(self.parent, "/parent/manage")

    async def overview(self) -> dict[str, Any]:
        """What the child's page shows."""
        response = await self.phone.get("/api/v1/me/consents")
        assert response.status_code == 200, response.text
        body: dict[str, Any] = response.json()
        return body

    async def states(self) -> dict[str, str]:
        """Purpose → state."""
        return {one["purpose"]: one["state"] for one in (await self.overview())["consents"]}

    async def state(self, purpose: str = "conversations") -> str:
        """One state."""
        return (await self.states())[purpose]


MakeFamily = Callable[..., Any]


@pytest.fixture
def told() -> list[tuple[UUID, Purpose]]:
    """What features were told to stop."""
    return []


@pytest.fixture
def listening(app: Any, told: list[tuple[UUID, Purpose]]) -> None:
    """One more feature that writes down what it is told."""

    async def withdraw(_session: Any, account_id: UUID, purpose: Purpose) -> None:
        told.append((account_id, purpose))

    listener = PersonalData("listener", {"fr": "Écoute", "en": "Listener"}, withdraw=withdraw)
    app.state.personal_data = [*app.state.personal_data, listener]


@pytest.fixture
def family(
    factory: Factory, devices: Device, mails: Mails, listening: None, told: list[tuple[UUID, Purpose]]
) -> MakeFamily:
    """Makes a family; the child is 13 unless told otherwise."""

    async def make(**values: Any) -> Family:
        child = factory.account(Role.STUDENT, **{"age": 13, **values})
        number = factory.connection.execute("SELECT count(*) FROM account").fetchone()
        assert number
        return Family(
            child,
            await devices(factory.session(child, expires_at=datetime.now(UTC) + timedelta(days=4000))),
            await devices(),
            mails,
            f"parent{number[0]}@example.org",
            told,
        )

    return make
