"""When a phone may ring: not at night, and not in class for those under 18."""

from datetime import UTC, datetime

import pytest

from api.kit.clock import PARIS
from api.kit.hours import free_from
from api.settings import Settings

TERM = "2027-03-10"  # a Wednesday
HOLIDAYS = "2026-12-19/2027-01-03"


def paris(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=PARIS)


@pytest.fixture
def settings() -> Settings:
    """The hours that come with the product, and one holiday."""
    return Settings(school_holidays=[HOLIDAYS], _env_file=None)


@pytest.mark.parametrize(
    ("moment", "adult", "minor"),
    [
        (f"{TERM} 07:59", f"{TERM} 08:00", f"{TERM} 17:00"),
        (f"{TERM} 08:00", f"{TERM} 08:00", f"{TERM} 17:00"),
        (f"{TERM} 16:59", f"{TERM} 16:59", f"{TERM} 17:00"),
        (f"{TERM} 17:00", f"{TERM} 17:00", f"{TERM} 17:00"),
        (f"{TERM} 20:59", f"{TERM} 20:59", f"{TERM} 20:59"),
        (f"{TERM} 21:00", "2027-03-11 08:00", "2027-03-11 17:00"),
        ("2027-03-12 23:00", "2027-03-13 08:00", "2027-03-13 08:00"),  # Saturday comes
        ("2027-03-13 12:00", "2027-03-13 12:00", "2027-03-13 12:00"),
        ("2027-03-14 22:00", "2027-03-15 08:00", "2027-03-15 17:00"),  # Monday comes
        ("2026-12-22 10:00", "2026-12-22 10:00", "2026-12-22 10:00"),  # holidays
        ("2027-01-03 10:00", "2027-01-03 10:00", "2027-01-03 10:00"),
        ("2027-01-04 10:00", "2027-01-04 10:00", "2027-01-04 17:00"),
        ("2027-07-05 10:00", "2027-07-05 10:00", "2027-07-05 10:00"),  # summer
        ("2027-03-28 02:30", "2027-03-28 08:00", "2027-03-28 08:00"),  # the clocks go forward
        ("2026-10-25 02:30", "2026-10-25 08:00", "2026-10-25 08:00"),  # and back
    ],
)
def test_the_first_moment_that_disturbs_nobody(
    settings: Settings, moment: str, adult: str, minor: str
) -> None:
    assert free_from(paris(moment), settings, minor=False) == paris(adult)
    assert free_from(paris(moment), settings, minor=True) == paris(minor)


def test_what_is_asked_in_one_zone_is_answered_in_it(settings: Settings) -> None:
    night = datetime(2027, 3, 10, 22, tzinfo=UTC)
    assert free_from(night, settings, minor=False) == datetime(2027, 3, 11, 7, tzinfo=UTC)
    assert free_from(night, settings, minor=False).tzinfo is UTC


def test_empty_hours_are_never(settings: Settings) -> None:
    always = settings.model_copy(update={"quiet_hours": "", "school_hours": ""})
    for moment in (f"{TERM} 03:00", f"{TERM} 10:00"):
        assert free_from(paris(moment), always, minor=True) == paris(moment)


def test_quiet_hours_may_lie_within_a_day(settings: Settings) -> None:
    siesta = settings.model_copy(update={"quiet_hours": "12:00-14:00"})
    assert free_from(paris(f"{TERM} 13:00"), siesta, minor=False) == paris(f"{TERM} 14:00")
    assert free_from(paris(f"{TERM} 23:00"), siesta, minor=False) == paris(f"{TERM} 23:00")


def test_hours_that_leave_no_free_moment_still_come_to_an_end(settings: Settings) -> None:
    never = settings.model_copy(update={"quiet_hours": "17:00-08:00"})
    assert free_from(paris(f"{TERM} 10:00"), never, minor=True) > paris(f"{TERM} 10:00")
