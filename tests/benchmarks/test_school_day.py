"""The school day that docs/scaling.md shows is the one that is computed."""

import pytest

from benchmarks import costs, mixed, school_day
from benchmarks.school_day import COSTS, HOURS, VISIT, arrivals, busiest, day, ends
from tests.test_command import ROOT


def test_the_page_shows_the_tables_as_computed() -> None:
    page = (ROOT / "docs/scaling.md").read_text()
    assert [table for table in school_day.tables().split("\n\n") if table not in page] == []


def test_a_day_has_the_visits_that_are_assumed() -> None:
    assert sum(HOURS.values()) == 100
    people = 1_000
    lessons, rung = len(school_day.LESSONS) * school_day.LESSON, school_day.RING * school_day.OPENED
    expected = people * (school_day.VISITS + lessons + rung)
    assert sum(arrivals(people, minute) for minute in range(24 * 60)) == pytest.approx(expected)


def test_streams_last_as_long_as_a_visit() -> None:
    minutes = day(400_000)
    at = 12 * 60 + 30
    assert minutes[at].streams == pytest.approx(
        VISIT["a stream opened"] * sum(one.visits for one in minutes[at - school_day.MINUTES + 1 : at + 1])
    )


def test_everything_grows_as_people_do() -> None:
    small, large = busiest(400_000), busiest(12_000_000)
    for asked in ("requests", "streams", "own", "database", "megabits"):
        assert getattr(large, asked) == pytest.approx(30 * getattr(small, asked)), asked


def test_at_its_end_is_what_it_says() -> None:
    people = dict(ends())["one api process, 60% busy"]
    assert busiest(round(people)).own == pytest.approx(school_day.BUSY, rel=1e-4)


def test_what_a_visit_does_was_measured() -> None:
    assert set(COSTS) == {*mixed.KINDS, *costs.BESIDE, "a push"}
    assert [what for what in VISIT if what not in COSTS] == []
