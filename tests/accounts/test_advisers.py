"""Advisers say when they answer."""

from datetime import date, datetime

import pytest

from api.accounts.advisers import is_open
from api.kit.clock import PARIS
from tests.conftest import Device
from tests.factories import Factory

MONDAY = {"weekday": 1, "opens": "09:00", "closes": "12:00"}
MONDAY_LATER = {"weekday": 1, "opens": "14:00", "closes": "17:30"}


async def test_hours_are_kept_in_order_and_colleagues_see_them(devices: Device, factory: Factory) -> None:
    adviser = await devices(factory.session(factory.account("adviser", first_name="Démo")))
    assert (await adviser.get("/api/v1/me/opening-hours")).json() == {"hours": [], "away_until": None}
    given = {"hours": [MONDAY_LATER, MONDAY], "away_until": "2026-01-04"}
    assert (await adviser.put("/api/v1/me/opening-hours", json=given)).status_code == 204
    referent = await devices(factory.session(factory.account("referent")))
    [seen] = (await referent.get("/api/v1/advisers")).json()
    assert (seen["first_name"], seen["hours"], seen["away_until"]) == (
        "Démo",
        [MONDAY, MONDAY_LATER],
        "2026-01-04",
    )


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
    ("moment", "away_until", "expected"),
    [
        ("2026-11-23 09:00", None, True),
        ("2026-11-23 11:59", None, True),
        ("2026-11-23 12:00", None, False),
        ("2026-11-24 09:30", None, False),
        ("2026-11-23 09:30", date(2026, 11, 23), False),
        ("2026-11-30 09:30", date(2026, 11, 23), True),
    ],
)
def test_open_now(moment: str, away_until: date | None, expected: bool) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=PARIS)
    assert is_open([MONDAY, MONDAY_LATER], away_until, at) is expected
