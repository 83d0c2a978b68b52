"""Trainings that ROME 4 itself names for a career, where nobody else says what leads there."""

import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import CERTIFICATION_HEADER, certification, table
from tests.guide.opendata.trainings.test_leading import bring, vines

__all__ = ["vines"]

TIES = "SELECT code, firm, named, sources FROM training_career WHERE training_id = '50022137' ORDER BY code"
BY_ROME = (False, None, ["rome-competences"])


@pytest.fixture
def certified(vines: Factory) -> Factory:
    """« CAP viticulture » among what who grows fruit and a nursing auxiliary must know."""
    run = vines.connection.execute
    run("INSERT INTO career_item VALUES (4, '512392', 'knowledge', 'Certifications', 'CAP Viticulture')")
    run("INSERT INTO career_item_link VALUES (4, 'A1405', '512392', NULL), (4, 'J1501', '512392', NULL)")
    return vines


def test_by_its_whole_title_it_may_lead_there(imports: Imports, certified: Factory) -> None:
    """Of who prepares orders ROME names a CAP and a bac pro; the page said that no list does. Whoever does
    a regulated career has its own diploma.
    """
    bring(imports, "A1405")
    assert imports.rows(TIES) == [("A1405", *BY_ROME)]


@pytest.mark.parametrize(
    "change", ["label = 'CAP Viticulture et vins'", "category = 'Normes et procédés'", "kind = 'soft'"]
)
def test_what_is_no_certification_or_has_another_title_is_none(
    imports: Imports, certified: Factory, change: str
) -> None:
    certified.connection.execute(f"UPDATE career_item SET {change}")
    bring(imports, "A1405")
    assert imports.rows(TIES) == []


def test_where_others_say_what_leads_there_theirs_alone_is_told(imports: Imports, certified: Factory) -> None:
    """« CAP viticulteur » bears the career's name."""
    certified.connection.execute("UPDATE career_item_link SET code = 'A1418' WHERE code = 'A1405'")
    bring(imports, "A1405")
    assert imports.rows(TIES) == []
    row = certification("1", "CAP viticulture", diploma_code="50022137", careers=["A1405"])
    imports("certif-info", table(CERTIFICATION_HEADER, row))
    assert imports.rows(TIES) == [("A1418", *BY_ROME)]


@pytest.mark.parametrize(("level", "found"), [("4", ["50021198"]), ("3", ["50021198", "50022137"])])
def test_what_is_below_what_rome_asks_is_none_beside_what_is_not(
    imports: Imports, certified: Factory, level: str, found: list[str]
) -> None:
    """Of who teaches art ROME asks two years after the bac, and names what cabinet makers learn beside."""
    run = certified.connection.execute
    run("INSERT INTO career_text VALUES (4, 'A1405', 'access', 1, 'Accessible avec un bac professionnel.')")
    run("INSERT INTO career_item VALUES (4, '5', 'knowledge', 'Certifications', 'CAP Viticulteur')")
    run("INSERT INTO career_item_link VALUES (4, 'A1405', '5', NULL)")
    bring(imports, "A1405")
    other = certification("2", "CAP viticulteur", diploma_code="50021198", careers=["F1202"])
    own = certification("1", "CAP viticulture", diploma_code="50022137", careers=["A1405"])
    rows = (own, other.replace("FOR.2246", "").replace(";Diplôme;3;", f";Diplôme;{level};"))
    imports("certif-info", table(CERTIFICATION_HEADER, *rows))
    of_rome = "SELECT training_id FROM training_career WHERE code = 'A1405' ORDER BY training_id"
    assert [key for (key,) in imports.rows(of_rome)] == found
