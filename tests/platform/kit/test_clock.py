"""Ages, and the birth dates that they begin with."""

from datetime import date, timedelta

import pytest

from api.platform.kit.clock import age, latest_birth

LEAP_DAY = date(2028, 2, 29)


@pytest.mark.parametrize("years", [15, 16, 18])
@pytest.mark.parametrize("around", [LEAP_DAY, date(2027, 3, 1), date(2026, 12, 31)])
def test_the_latest_birth_date_of_an_age_is_the_last_that_has_it(years: int, around: date) -> None:
    for day in (around + timedelta(days=shift) for shift in range(-3, 4)):
        latest = latest_birth(years, day)
        assert age(latest, day) == years
        assert age(latest + timedelta(days=1), day) == years - 1


def test_who_was_born_on_29_february_turns_a_year_older_on_1_march() -> None:
    assert age(date(2012, 2, 29), date(2027, 2, 28)) == 14
    assert age(date(2012, 2, 29), date(2027, 3, 1)) == 15
    assert age(date(2012, 2, 29), LEAP_DAY) == 16
