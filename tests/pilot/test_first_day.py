"""The pilot's first day at its smallest, so that the script cannot rot; `make pilot` plays the whole week."""

from pathlib import Path

import pytest

from tests.pilot.__main__ import opened_region, play
from tests.pilot.story import UnexpectedError, expect

pytestmark = [pytest.mark.process, pytest.mark.slow]


def test_a_region_is_opened_from_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened_region(tmp_path, pupils=1) as region:
        play(region, days=1)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == region.story.steps == 7
    assert all(line.startswith("day 1, ") and " ✔ " in line for line in lines)
    assert not list(tmp_path.glob("**/postgresql.conf"))


def test_a_step_that_fails_says_what_was_expected_and_what_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        opened_region(tmp_path) as region,
        pytest.raises(UnexpectedError, match="answer: expected 1, came 2"),
        region.story.step("trial", "something"),
    ):
        expect("answer", 2, 1)
    assert "day 0, trial: something ✘" in capsys.readouterr().out
