"""Licences: what may go with ours, and that nothing unknown is let pass."""

import pytest

from supply import licences
from supply.packages import Package, packages


def package(licence: str, name: str = "one") -> Package:
    return Package("pypi", name, "1.0", licence, runs=True)


def test_those_of_the_locks_are_allowed() -> None:
    found = packages()
    assert {one.ecosystem for one in found} == {"pypi", "npm"}
    assert {one.name for one in found if one.runs} >= {"fastapi", "python-jose", "preact"}
    assert [f"{one.purl} {licences.licence(one)}" for one in licences.refused(found)] == []


def test_nothing_that_was_read_is_of_the_past() -> None:
    """A newer version may have another licence: whoever takes it reads again."""
    assert licences.READ.keys() <= {one.purl for one in packages()}


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "(MIT OR GPL-3.0-only)",
        "GPL-2.0-only OR MIT",
        "MIT AND (ISC OR SSPL-1.0)",
        "Apache-2.0 AND MIT",
    ],
)
def test_what_can_be_met(expression: str) -> None:
    assert licences.refused([package(expression)]) == []


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "SSPL-1.0",
        "GPL-2.0-only",
        "UNLICENSED",
        "Proprietary",
        "MIT AND BUSL-1.1",
        "(MIT OR ISC) AND CC-BY-NC-4.0",
        "MIT OR",
        "(MIT",
        "MIT)",
        "()",
        "MIT, but ask us",
        "SEE LICENSE IN README.md",
        "Permission is hereby granted, free of charge",
        "Apache-2.0 WITH Nobody-knows-exception",
        "(" * 50,
    ],
)
def test_what_nobody_knows_or_nobody_may_is_refused(expression: str) -> None:
    assert licences.refused([package(expression)]) == [package(expression)]
