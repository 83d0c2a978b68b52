"""Which release the pilot opens its region with, and what of its answers must still be answered."""

from pathlib import Path

import pytest

from tests.pilot.days.upgrade import compare, kept
from tests.pilot.older import THIS, last_release, taken_out
from tests.pilot.story import UnexpectedError


def test_the_commit_this_tree_is_at_is_this_release(tmp_path: Path) -> None:
    assert taken_out("HEAD", tmp_path / "older") == THIS
    assert list(tmp_path.iterdir()) == []


def test_the_last_release_is_there_with_its_migrations(tmp_path: Path) -> None:
    older = taken_out(last_release(), tmp_path / "older")
    assert list((older.tree / "alembic" / "versions").glob("0001_*.py"))


def test_what_git_does_not_know_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnexpectedError, match="no-such-release: no commit here"):
        taken_out("no-such-release", tmp_path / "older")


def test_a_newer_release_may_say_more_but_nothing_else() -> None:
    before = {"items": [{"id": 1, "name": "Jardin"}]}
    compare(before, kept(before, {"items": [{"id": 1, "name": "Jardin", "tall": True}], "next": None}))
    for after in ({"items": [{"id": 1}]}, {"items": [{"id": 1, "name": "Cour"}]}, {"items": []}, {}):
        with pytest.raises(UnexpectedError):
            compare(before, kept(before, after))
