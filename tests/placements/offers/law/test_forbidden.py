"""Work forbidden to those under 18, as data (Placements, line 4)."""

import re

import pytest

from api.placements.offers.law import forbidden
from api.placements.offers.models import OfferKind, OfferLevel

_ABSOLUTE = {
    "D4153-16", "D4153-19", "D4153-20", "D4153-24", "D4153-25", "D4153-26", "D4153-32", "D4153-36",
    "D4153-37",
}  # fmt: skip
"""Articles without a second paragraph that opens a derogation."""


def test_every_article_of_the_section_stands_there_once() -> None:
    numbers = [task.article.number for task in forbidden.TASKS]
    assert len(set(numbers)) == len(numbers)
    assert {f"D4153-{number}" for number in range(16, 38)} | {"L4153-6", "R4153-52"} == set(numbers)
    assert len(forbidden.BY_CODE) == len(forbidden.TASKS)


@pytest.mark.parametrize("task", forbidden.TASKS, ids=lambda task: task.code)
def test_each_names_its_article_in_both_languages(task: forbidden.Task) -> None:
    assert re.fullmatch(
        r"https://www\.legifrance\.gouv\.fr/codes/article_lc/LEGIARTI\d{12}", task.article.address
    )
    assert all(task.name.values())
    assert task.derogable is (task.article.number not in _ABSOLUTE)
    assert not forbidden.may_derogate(task, OfferKind.OBSERVATION), "a pupil only observes"


@pytest.mark.parametrize(
    ("kind", "levels", "bound"),
    [
        ("observation", ["3e"], True),
        ("observation", ["2nde"], True),
        ("placement", ["cap"], True),
        ("placement", ["bts", "bac_pro"], True),
        ("placement", ["bts"], False),
        ("apprenticeship", ["cap"], True),
        ("apprenticeship", ["master"], False),
        ("placement", [], False),
    ],
)
def test_whom_it_binds(kind: str, levels: list[str], bound: bool) -> None:
    assert forbidden.binds(OfferKind(kind), [OfferLevel(level) for level in levels]) is bound
