"""What the lists say of who may begin a training at which school."""

from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    COURSE_HEADER,
    DIPLOMA_HEADER,
    affelnet,
    course,
    diploma,
    pupils,
    table,
)


def test_of_each_school_it_is_known_who_may_begin_there(imports: Imports) -> None:
    imports("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
    quick, usual = "24110022131", "24110022132"
    ways = [
        course(f"24{years}2213721", "50022137", stat, "cap boulanger", years=years, year=1)
        for years, stat in ((1, quick), (2, usual))
    ]
    imports("mef", table(COURSE_HEADER, *ways))
    counted = [("0530001A", quick), ("0530002B", quick), ("0530002B", usual), ("0530003C", usual)]
    imports("constat-formations", pupils(*counted))
    wishes = [("0530003C", usual, "ST"), ("0530004D", usual, "AP"), ("0530001A", quick, "ST")]
    imports("affelnet-2de", affelnet(*wishes), "affelnet2nde_2023.csv")
    assert imports.rows("SELECT uai, wished, after_diploma FROM training_place ORDER BY uai") == [
        ("0530001A", False, True),
        ("0530002B", False, False),
        ("0530003C", True, False),
        ("0530004D", False, False),
    ]
