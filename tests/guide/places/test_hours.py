"""Opening hours worked out day by day in Paris."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.guide.places import service
from api.guide.places.hours import DAYS_AHEAD, days, holiday


def openings(expression: str, day: date) -> list[tuple[str, str]] | None:
    found = days(expression, day, 1)
    return None if found is None else [(i.start, i.end) for i in found[0].intervals]


class TestDays:
    def test_today_and_the_seven_days_that_follow(self) -> None:
        found = days("Mo-Fr 09:00-12:00", date(2026, 11, 25))
        assert found is not None
        assert [day.date.day for day in found] == [25, 26, 27, 28, 29, 30, 1, 2]
        assert len(found) == DAYS_AHEAD

    def test_a_day_without_an_opening_is_closed(self) -> None:
        assert openings("Mo-Fr 09:00-12:00,13:30-17:00", date(2026, 11, 25)) == [
            ("09:00", "12:00"),
            ("13:30", "17:00"),
        ]
        assert openings("Mo-Fr 09:00-12:00", date(2026, 11, 28)) == []

    def test_a_public_holiday_closes_when_the_hours_say_so(self) -> None:
        assert openings("Mo-Fr 09:00-12:00; PH off", date(2026, 12, 25)) == []
        assert openings("Mo-Fr 09:00-12:00", date(2026, 12, 25)) == [("09:00", "12:00")]

    def test_an_opening_past_midnight_belongs_to_both_days(self) -> None:
        assert openings("Fr 22:00-03:00", date(2026, 11, 27)) == [("22:00", "24:00")]
        assert openings("Fr 22:00-03:00", date(2026, 11, 28)) == [("00:00", "03:00")]

    @pytest.mark.parametrize(
        "day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["clocks go forward", "clocks go back"]
    )
    def test_local_hours_stay_right_when_the_clocks_change(self, day: date) -> None:
        assert openings("Su 09:00-12:00,14:00-18:00", day) == [("09:00", "12:00"), ("14:00", "18:00")]
        assert openings("24/7", day) == [("00:00", "24:00")]

    @pytest.mark.parametrize("expression", ["", "sur rendez-vous", "Mo-Fr 9h-12h", "Mo-Fr 25:00-26:00x"])
    def test_hours_that_cannot_be_read_are_unknown_not_closed(self, expression: str) -> None:
        assert days(expression, date(2026, 11, 25)) is None
        assert service.hours(None) is None

    def test_a_day_called_unknown_is_left_out_not_shown_as_closed(self) -> None:
        found = days('Mo-We 09:00-12:00; Th-Fr 09:00-12:00 unknown "sur rendez-vous"', date(2026, 11, 25))
        assert found is not None
        assert date(2026, 11, 26) not in [day.date for day in found]
        assert date(2026, 11, 25) in [day.date for day in found]

    @pytest.mark.parametrize(
        ("expression", "in_term", "in_holidays"),
        [
            ("Mo-Fr 09:00-12:00; SH off", [("09:00", "12:00")], []),
            ("Mo-Fr 09:00-12:00; PH,SH off", [("09:00", "12:00")], []),
            ("SH Mo-Fr 10:00-11:00", [], [("10:00", "11:00")]),
            ('Mo-Fr 09:00-12:00 "fermé SH"', [("09:00", "12:00")], [("09:00", "12:00")]),
        ],
    )
    def test_school_holidays_are_those_of_the_settings_else_unknown(
        self, expression: str, in_term: list[tuple[str, str]], in_holidays: list[tuple[str, str]]
    ) -> None:
        """Walls, line 23: « SH off » was taken for never."""
        holidays = ["2026-12-19/2027-01-03"]

        def told(day: date, known: list[str]) -> list[tuple[str, str]] | None:
            found = days(expression, day, 1, known)
            return None if found is None else [(i.start, i.end) for i in found[0].intervals]

        assert told(date(2026, 11, 25), holidays) == in_term
        assert told(date(2026, 12, 28), holidays) == in_holidays
        beyond = None if in_term != in_holidays else in_term
        assert told(date(2027, 2, 10), holidays) == beyond, "beyond what is known: unknown, never wrong"
        assert told(date(2026, 11, 25), []) == beyond
        if "PH" in expression:
            assert told(date(2026, 11, 11), holidays) == []

    def test_hours_that_are_unknown_all_week_are_unknown(self) -> None:
        assert days("24/7 unknown", date(2026, 11, 25)) is None

    @given(st.text(max_size=60))
    def test_no_text_crashes_the_reading(self, expression: str) -> None:
        days(expression, date(2026, 11, 25), 2)


class TestHoliday:
    @pytest.mark.parametrize(
        ("day", "code"),
        [
            (date(2026, 4, 6), "easter_monday"),
            (date(2027, 3, 29), "easter_monday"),
            (date(2026, 5, 14), "ascension"),
            (date(2026, 5, 25), "whit_monday"),
            (date(2026, 11, 11), "armistice"),
            (date(2026, 12, 25), "christmas"),
            (date(2026, 12, 24), None),
        ],
    )
    def test_names_the_public_holidays(self, day: date, code: str | None) -> None:
        assert holiday(day) == code

    def test_each_year_has_the_eleven_holidays_of_the_law(self) -> None:
        for year in range(2025, 2031):
            first = date(year, 1, 1).toordinal()
            named = [holiday(date.fromordinal(first + n)) for n in range(365)]
            assert len([code for code in named if code]) == 11, year
            assert "public_holiday" not in named
