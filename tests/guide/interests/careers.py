"""The careers of the demonstration's set, as ranking sees them."""

import csv
from functools import cache
from pathlib import Path

from api.guide.interests.content import NAMED
from api.guide.interests.ranking import Facts

_DATA = Path(__file__).parents[3] / "api/home/demo/data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of the set."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@cache
def careers() -> dict[str, dict[str, str]]:
    """Every career by its code."""
    return {row["code"]: row for row in rows("careers.csv")}


@cache
def facts() -> tuple[Facts, ...]:
    """Those that may be suggested; a post of cadre stands for long studies."""
    letters = {row["code"]: row["major"] + row["minor"] for row in rows("career_interests.csv")}
    return tuple(
        Facts(
            code,
            letters.get(code) or letters.get(careers()[code]["parent_code"], ""),
            6 if careers()[code]["executive"] == "True" else 4,
        )
        for code in NAMED
    )
