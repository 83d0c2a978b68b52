"""Advisers say when they answer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from psycopg.types.json import Jsonb

from api.people.accounts import advisers
from api.people.accounts.advisers import is_open
from api.platform.access import Role
from api.platform.kit.clock import PARIS
from tests.conftest import Device
from tests.factories import Factory

MONDAY = {"weekday": 1, "opens": "09:00", "closes": "12:00"}
MONDAY_LATER = {"weekday": 1, "opens": "14:00", "closes": "17:30"}


async def test_hours_are_kept_in_order_and_colleagues_see_them(devices: Device, factory: Factory) -> None:
    adviser = await devices(factory.session(factory.account("adviser", first_name="Démo")))
    assert (await adviser.get("/api/v1/me/opening-hours")).json() == {
        "hours": [],
        "away_from": None,
        "away_until": None,
    }
    given = {"hours": [MONDAY_LATER, MONDAY], "away_from": "2025-12-20", "away_until": "2026-01-04"}
    assert (await adviser.put("/api/v1/me/opening-hours", json=given)).status_code == 204
    referent = await devices(factory.session(factory.account("referent")))
    [seen] = (await referent.get("/api/v1/advisers")).json()
    assert (seen["first_name"], seen["hours"]) == ("Démo", [MONDAY, MONDAY_LATER])
    assert (seen["away_from"], seen["away_until"]) == ("2025-12-20", "2026-01-04")


@pytest.mark.parametrize(
    ("absence", "word"),
    [
        ({"away_from": "2026-12-20"}, "Il manque le dernier jour de l’absence."),
        (
            {"away_from": "2026-12-20", "away_until": "2026-12-19"},
            "La date de fin vient avant celle du début.",
        ),
    ],
)
async def test_an_absence_that_cannot_be_is_refused(
    devices: Device, factory: Factory, absence: dict[str, str], word: str
) -> None:
    adviser = await devices(factory.session(factory.account("adviser")))
    response = await adviser.put("/api/v1/me/opening-hours", json={"hours": [], **absence})
    assert response.status_code == 422
    assert [one["message"] for one in response.json()["errors"]] == [word]


@pytest.mark.parametrize(
    "hours",
    [
        [{"weekday": 8, "opens": "09:00", "closes": "12:00"}],
        [{"weekday": 1, "opens": "9h", "closes": "12:00"}],
        [{"weekday": 1, "opens": "12:00", "closes": "12:00"}],
        [MONDAY, {"weekday": 1, "opens": "11:59", "closes": "13:00"}],
        [MONDAY] * 29,
    ],
)
async def test_hours_that_cannot_be_are_refused(
    devices: Device, factory: Factory, hours: list[dict[str, object]]
) -> None:
    adviser = await devices(factory.session(factory.account("adviser")))
    response = await adviser.put("/api/v1/me/opening-hours", json={"hours": hours})
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("moment", "away_from", "away_until", "expected"),
    [
        ("2026-11-23 09:00", None, None, True),
        ("2026-11-23 11:59", None, None, True),
        ("2026-11-23 12:00", None, None, False),
        ("2026-11-24 09:30", None, None, False),
        ("2026-11-23 09:30", None, date(2026, 11, 23), False),
        ("2026-11-30 09:30", None, date(2026, 11, 23), True),
        ("2026-11-23 09:30", date(2026, 11, 24), date(2026, 11, 30), True),
        ("2026-11-30 09:30", date(2026, 11, 24), date(2026, 11, 30), False),
    ],
)
def test_open_now(moment: str, away_from: date | None, away_until: date | None, expected: bool) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=PARIS)
    assert is_open([MONDAY, MONDAY_LATER], away_from, away_until, at) is expected


@pytest.mark.parametrize(
    "roles", [[Role.ADVISER], [Role.ADVISER, Role.MENTOR]], ids=["adviser", "mentor too"]
)
async def test_walls_11_an_adviser_reads_no_minor_before_a_second_factor(
    devices: Device, factory: Factory, roles: list[Role]
) -> None:
    """What minors write to the advisers opened with their mailbox alone."""
    factory.commune()
    factory.career()
    student = factory.account(Role.STUDENT, age=15, level="high_school")
    adviser = factory.account(*roles)
    factory.consent(student, "conversations", "parent")
    talk = factory.conversation(student, adviser, as_staff=True, text="Je suis perdu.", career_code="A1202")
    weak = await devices(factory.session(adviser, strong=False))
    strong = await devices(factory.session(adviser))

    async def asked(client: httpx.AsyncClient) -> dict[str, int]:
        path = f"/api/v1/conversations/{talk}"
        draft = {"id": str(uuid4()), "text": "Bonjour !"}
        answers = {
            "list": await client.get("/api/v1/me/conversations"),
            "one": await client.get(path),
            "messages": await client.get(f"{path}/messages"),
            "writes": await client.post(f"{path}/messages", json=draft),
            "goes on": await client.post(f"{path}/messages", json={**draft, "id": str(uuid4())}),
            "seen": await client.post(f"{path}/seen", json={"seq": 1}),
            "questions": await client.get("/api/v1/staff/questions"),
            "takes": await client.post(f"/api/v1/questions/{uuid4()}/take"),
            "exports": await client.post("/api/v1/me/exports"),
        }
        refused = "second-factor-needed"
        assert all(refused in one.text for one in answers.values() if one.status_code == 403)
        return {name: one.status_code for name, one in answers.items()}

    assert set((await asked(weak)).values()) == {403}
    me = (await weak.get("/api/v1/session")).json()["me"]
    assert me["second_factor"] == "to_set_up"
    assert 403 not in (await asked(strong)).values()
    assert (await asked(strong))["writes"] == 201


class TestKnownToEverybody:
    """When one or another of them answers, day by day, and nobody's name."""

    @staticmethod
    async def days(client: httpx.AsyncClient) -> list[dict[str, Any]]:
        answer = await client.get("/api/v1/advisers/hours")
        assert answer.status_code == 200
        assert answer.headers["cache-control"].startswith("public")
        found: list[dict[str, Any]] = answer.json()["days"]
        return found

    async def test_nobody_said_when(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.account("adviser")
        assert await self.days(client) == []

    async def test_hours_of_several_are_one(
        self, client: httpx.AsyncClient, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(advisers, "today", lambda: date(2026, 12, 21))
        both = factory.account("adviser", first_name="Prénom"), factory.account("adviser")
        later = {"weekday": 1, "opens": "11:00", "closes": "13:00"}
        for account, hours in zip(both, ([MONDAY, MONDAY_LATER], [later, FRIDAY]), strict=True):
            keep(factory, account, hours)
        gone = factory.account("adviser", status="leaving")
        keep(factory, gone, [{"weekday": 2, "opens": "09:00", "closes": "12:00"}])
        former = factory.account("student")
        keep(factory, former, [{"weekday": 3, "opens": "09:00", "closes": "12:00"}])
        days = await self.days(client)
        assert [day["date"] for day in days] == [f"2026-12-{day}" for day in range(21, 32)] + [
            f"2027-01-0{day}" for day in range(1, 5)
        ]
        open_ = {day["date"]: [(one["from"], one["to"]) for one in day["intervals"]] for day in days}
        assert {day: hours for day, hours in open_.items() if hours} == {
            "2026-12-21": [("09:00", "13:00"), ("14:00", "17:30")],
            "2026-12-28": [("09:00", "13:00"), ("14:00", "17:30")],
            "2027-01-04": [("09:00", "13:00"), ("14:00", "17:30")],
        }
        holidays = [day["date"] for day in days if day["holiday"]]
        assert holidays == ["2026-12-25", "2027-01-01"]
        assert "Prénom" not in str(days)

    async def test_who_is_away_is_not_expected(
        self, client: httpx.AsyncClient, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(advisers, "today", lambda: date(2026, 11, 30))
        keep(factory, factory.account("adviser"), [MONDAY], date(2026, 12, 1), date(2026, 12, 7))
        keep(factory, factory.account("adviser"), [MONDAY_LATER], None, date(2026, 12, 14))
        open_ = {day["date"]: [one["from"] for one in day["intervals"]] for day in await self.days(client)}
        assert open_["2026-11-30"] == ["09:00"]
        assert open_["2026-12-07"] == []
        assert open_["2026-12-14"] == ["09:00"]


FRIDAY = {"weekday": 5, "opens": "09:00", "closes": "12:00"}


def keep(
    factory: Factory,
    account: UUID,
    hours: list[dict[str, Any]],
    away_from: date | None = None,
    away_until: date | None = None,
) -> None:
    factory.connection.execute(
        "INSERT INTO adviser_hours (account_id, hours, away_from, away_until) VALUES (%s, %s, %s, %s)",
        (account, Jsonb(hours), away_from, away_until),
    )
