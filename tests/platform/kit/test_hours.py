"""When a phone may ring: not at night, and for pupils not in class (Placements, line 1)."""

from datetime import UTC, datetime

import pytest

from api.platform.kit.clock import PARIS
from api.platform.kit.hours import free_from
from api.platform.settings import Settings

TERM = "2027-03-11"  # a Thursday
HOLIDAYS = "2026-12-19/2027-01-03"


def paris(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=PARIS)


@pytest.fixture
def settings() -> Settings:
    """The hours that come with the product, and one holiday."""
    return Settings(school_holidays=[HOLIDAYS], _env_file=None)


@pytest.mark.parametrize(
    ("moment", "adult", "pupil"),
    [
        (f"{TERM} 07:59", f"{TERM} 08:00", f"{TERM} 17:00"),
        (f"{TERM} 08:00", f"{TERM} 08:00", f"{TERM} 17:00"),
        (f"{TERM} 16:59", f"{TERM} 16:59", f"{TERM} 17:00"),
        (f"{TERM} 17:00", f"{TERM} 17:00", f"{TERM} 17:00"),
        (f"{TERM} 20:59", f"{TERM} 20:59", f"{TERM} 20:59"),
        (f"{TERM} 21:00", "2027-03-12 08:00", "2027-03-12 17:00"),
        ("2027-03-12 23:00", "2027-03-13 08:00", "2027-03-13 08:00"),  # Saturday comes
        ("2027-03-13 12:00", "2027-03-13 12:00", "2027-03-13 12:00"),
        ("2027-03-14 22:00", "2027-03-15 08:00", "2027-03-15 17:00"),  # Monday comes
        ("2026-12-22 10:00", "2026-12-22 10:00", "2026-12-22 10:00"),  # holidays
        ("2027-01-03 10:00", "2027-01-03 10:00", "2027-01-03 10:00"),
        ("2027-01-04 10:00", "2027-01-04 10:00", "2027-01-04 17:00"),
        ("2027-07-05 10:00", "2027-07-05 10:00", "2027-07-05 10:00"),  # summer
        ("2027-03-10 10:00", "2027-03-10 10:00", "2027-03-10 12:00"),  # Wednesday morning
        ("2027-03-10 14:00", "2027-03-10 14:00", "2027-03-10 14:00"),  # and afternoon
        ("2026-11-11 10:00", "2026-11-11 10:00", "2026-11-11 10:00"),  # a public holiday
        ("2027-03-28 02:30", "2027-03-28 08:00", "2027-03-28 08:00"),  # the clocks go forward
        ("2026-10-25 02:30", "2026-10-25 08:00", "2026-10-25 08:00"),  # and back
    ],
)
def test_the_first_moment_that_disturbs_nobody(
    settings: Settings, moment: str, adult: str, pupil: str
) -> None:
    assert free_from(paris(moment), settings, pupil=False) == paris(adult)
    assert free_from(paris(moment), settings, pupil=True) == paris(pupil)


@pytest.mark.parametrize(("zone", "free"), [("A", "10:00"), ("B", "17:00"), ("C", "10:00")])
def test_the_holidays_are_those_of_the_zone_without_any_being_set(zone: str, free: str) -> None:
    settings = Settings.model_validate({"school_zone": zone, "school_holidays": []})
    assert free_from(paris("2026-12-23 10:00"), settings, pupil=True) == paris("2026-12-23 10:00")
    assert free_from(paris("2027-02-16 10:00"), settings, pupil=True) == paris(f"2027-02-16 {free}")


def test_what_is_asked_in_one_zone_is_answered_in_it(settings: Settings) -> None:
    night = datetime(2027, 3, 10, 22, tzinfo=UTC)
    assert free_from(night, settings, pupil=False) == datetime(2027, 3, 11, 7, tzinfo=UTC)
    assert free_from(night, settings, pupil=False).tzinfo is UTC


def test_empty_hours_are_never(settings: Settings) -> None:
    always = settings.model_copy(update={"quiet_hours": "", "school_hours": ""})
    for moment in (f"{TERM} 03:00", f"{TERM} 10:00"):
        assert free_from(paris(moment), always, pupil=True) == paris(moment)


def test_quiet_hours_may_lie_within_a_day(settings: Settings) -> None:
    siesta = settings.model_copy(update={"quiet_hours": "12:00-14:00"})
    assert free_from(paris(f"{TERM} 13:00"), siesta, pupil=False) == paris(f"{TERM} 14:00")
    assert free_from(paris(f"{TERM} 23:00"), siesta, pupil=False) == paris(f"{TERM} 23:00")


def test_hours_that_leave_no_free_moment_still_come_to_an_end(settings: Settings) -> None:
    never = settings.model_copy(update={"quiet_hours": "17:00-08:00"})
    assert free_from(paris(f"{TERM} 10:00"), never, pupil=True) > paris(f"{TERM} 10:00")
