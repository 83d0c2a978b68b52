"""Hours and times of the day as people read them: of « 4 h 30 » no line begins with the minutes."""

from datetime import datetime, time

import pytest

from api.platform.kit.clock import PARIS
from api.platform.kit.language import clock_of, length_of, time_of


@pytest.mark.parametrize(
    ("hours", "french", "english"),
    [(7, "7\u00a0h", "7\u00a0hours"), (4.5, "4\u00a0h\u00a030", "4\u00a0h\u00a030"),
     (7.999, "8\u00a0h", "8\u00a0hours"), (0.1, "0\u00a0h\u00a006", "0\u00a0h\u00a006")],
)  # fmt: skip
def test_a_length_keeps_its_unit_and_minutes(hours: float, french: str, english: str) -> None:
    assert (length_of(hours, "fr"), length_of(hours, "en")) == (french, english)


def test_a_time_of_the_day_is_one_word() -> None:
    assert (clock_of(time(14, 5), "fr"), clock_of(time(14, 5), "en")) == ("14\u00a0h\u00a005", "14:05")
    assert (clock_of(time(9), "fr"), clock_of(time(9), "en")) == ("9\u00a0h", "9:00")
    assert time_of(datetime(2026, 3, 5, 14, 5, tzinfo=PARIS), "fr") == "5 mars 2026 à 14\u00a0h\u00a005"
    assert time_of(datetime(2026, 3, 5, 14, 5, tzinfo=PARIS), "en") == "5 March 2026 at 14:05"
