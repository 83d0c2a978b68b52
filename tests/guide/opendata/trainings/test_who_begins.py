"""What the lists say of who may begin a training at which school, and of which year they are."""

from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    COURSE_HEADER,
    DIPLOMA_HEADER,
    LEVELS,
    affelnet,
    course,
    diploma,
    pupils,
    table,
)


def test_of_each_school_it_is_known_who_may_begin_there(imports: Imports) -> None:
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
    quick, usual = "24110022131", "24110022132"
    ways = [
        course(f"24{years}2213721", "50022137", stat, "cap boulanger", years=years, year=1)
        for years, stat in ((1, quick), (2, usual))
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    counted = [("0530001A", quick), ("0530002B", quick), ("0530002B", usual), ("0530003C", usual)]
    imports.first("constat-formations", pupils(*counted))
    wishes = [("0530003C", usual, "ST"), ("0530004D", usual, "AP"), ("0530001A", quick, "ST")]
    imports("affelnet-2de", affelnet(*wishes), "affelnet2nde_2023.csv")
    assert imports.rows("SELECT uai, wished, after_diploma FROM training_place ORDER BY uai") == [
        ("0530001A", False, True),
        ("0530002B", False, False),
        ("0530003C", True, False),
        ("0530004D", False, False),
    ]


def test_what_a_list_says_of_one_way_is_not_lent_to_the_other(imports: Imports) -> None:
    """Apprentices of the new diploma were listed in 2023, pupils of the former one in 2020: the page said
    that both learned the new one there, by a list of 2023."""
    former = diploma("50022132", "BOULANGERIE (CAP)", closed="31/08/2022", successors=["50022137"])
    imports.first(
        "formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)"), former)
    )
    ways = [
        course(f"2412{code}", code, f"241{code}", "cap x", years=2, year=1)
        for code in ("50022132", "50022137")
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    imports.first("constat-formations", pupils(("0530001A", "24150022132"), ("0530002B", "24150022137")))
    wishes = [(uai, "24150022137", "AP") for uai in ("0530001A", "0530002B")]
    imports("affelnet-2de", affelnet(*wishes), "affelnet2nde_2023.csv")
    apprentices = {"status": "apprenticeship", "year": 2023, "predecessor": False}
    assert imports.rows("SELECT uai, by_status FROM training_place ORDER BY uai") == [
        ("0530001A", [apprentices, {"status": "school", "year": 2020, "predecessor": True}]),
        ("0530002B", [apprentices, {"status": "school", "year": 2020, "predecessor": False}]),
    ]


def test_a_list_that_is_older_than_a_diploma_is_of_the_one_before(imports: Imports) -> None:
    """A list that names by labels put a diploma of 2024 into 2023: « D’après la liste de 2023 »."""
    for opened, former in (("01/09/2024", True), ("01/09/2023", False)):
        old = diploma("50022132", "BOULANGER (CAP)", closed="31/08/2025", successors=["50022137"])
        new = diploma("50022137", "BOULANGER (CAP)", opened=opened, before="50022132")
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, new, old))
        imports.first(
            "mef",
            table(COURSE_HEADER, course("241250022137", "50022137", "24150022137", "cap x", years=2, year=1)),
        )
        wishes = affelnet(("0530001A", "24150022137", "ST"))
        imports("affelnet-2de", wishes, "affelnet2nde_2023.csv")
        told = imports.rows("SELECT by_status FROM training_place WHERE training_id = '50022137'")
        assert told == [([{"status": "school", "year": 2023, "predecessor": former}],)]


def test_a_school_that_took_up_neither_the_former_cap_nor_the_new_one_has_given_it_up(
    imports: Imports,
) -> None:
    """A teacher read of a joiner's CAP where the newer list has the fitter's."""
    former = diploma("50022132", "BOULANGERIE (CAP)", closed="31/08/2022", successors=["50022137"])
    others = [diploma("50022137", "BOULANGER (CAP)"), diploma("50021198", "GLACIER (CAP)")]
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, *others, former))
    ways = [
        course(f"2412{code}", code, f"241{code}", "cap x", years=2, year=1)
        for code in ("50022132", "50022137", "50021198")
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    imports.first("constat-formations", pupils(*((f"053000{n}X", "24150022132") for n in (1, 2, 3))))
    wishes = [("0530001X", "24150021198", "ST"), ("0530002X", "24150021198", "AP")]
    imports("affelnet-2de", affelnet(*wishes), "affelnet2nde_2023.csv")
    assert imports.rows("SELECT uai FROM training_place WHERE training_id = '50022137' ORDER BY uai") == [
        ("0530002X",),
        ("0530003X",),
    ]


def test_what_a_school_taught_once_and_a_newer_list_of_it_has_no_more_is_not_taught_there(
    imports: Imports,
) -> None:
    """A teacher read of a bac pro of wood by a list of 2020, of a school that stands without it in one of
    2023. What one begins in a common 2de stands in no such list by its own name.
    """
    imports.first("niveaux-formation", LEVELS)
    names = {"40023404": "BOIS (BAC PRO)", "40023405": "MENUISIER (BAC PRO)", "50021198": "GLACIER (CAP)"}
    common = diploma("40023409", "AGENCEMENT 2NDE COMMUNE (BAC PRO)")
    imports.first(
        "formations-diplomes", table(DIPLOMA_HEADER, common, *(diploma(*one) for one in names.items()))
    )
    ways = [course(f"247{code[1:]}", code, f"247{code}", "x", years=3, year=1) for code in names]
    imports.first("mef", table(COURSE_HEADER, *ways))
    family = "Métiers du bois;Menuisier;23840023409;40023409;24740023405;40023405"
    imports.first(
        "familles-metiers",
        table("FAMILLE;SPECIALITE;MEFSTAT11_COMMUN;CFD_COMMUN;MEFSTAT11_SPECIALITE;CFD_SPECIALITE", family),
    )
    counted = [(uai, f"247{code}") for uai in ("0530001X", "0530003X") for code in ("40023404", "40023405")]
    imports.first("constat-formations", pupils(*counted))
    imports("affelnet-2de", affelnet(("0530001X", "24750021198", "ST")), "affelnet2nde_2023.csv")
    assert imports.rows(
        "SELECT uai, training_id FROM training_place WHERE year = 2020 ORDER BY training_id, uai"
    ) == [("0530003X", "40023404"), ("0530001X", "40023405"), ("0530003X", "40023405")]


def test_what_takes_the_place_of_a_bac_pro_that_a_school_has_given_up_is_not_taught_there(
    imports: Imports,
) -> None:
    """A school that in 2020 had the last year alone was a place of the diploma of 2025."""
    imports.first("niveaux-formation", LEVELS)
    former = diploma("40034304", "HYGIENE (BAC PRO)", closed="31/08/2999", successors=["40034306"])
    others = [diploma("40034306", "PROPRETE (BAC PRO)"), diploma("50021198", "GLACIER (CAP)")]
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, former, *others))
    ways = [
        course(f"247{code[1:]}", code, f"247{code}", "x", years=3, year=1)
        for code in ("40034304", "50021198")
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    imports.first("constat-formations", pupils(*((f"053000{n}X", "24740034304") for n in (1, 3))))
    imports("affelnet-2de", affelnet(("0530001X", "24750021198", "ST")), "affelnet2nde_2023.csv")
    assert imports.rows("SELECT uai FROM training_place WHERE training_id = '40034306'") == [("0530003X",)]


def test_where_pupils_of_the_last_year_alone_were_left_and_a_newer_list_has_none_it_is_taught_no_more(
    imports: Imports,
) -> None:
    """A pupil of 3e read of photography at a school whose last pupils were counted in 2020."""
    imports.first("niveaux-formation", LEVELS)
    photo, joiner, common = "40032304", "40023405", "40023409"
    names = {photo: "PHOTO (BAC PRO)", joiner: "MENUISIER (BAC PRO)", common: "BOIS 2NDE COMMUNE (BAC PRO)"}
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, *(diploma(*one) for one in names.items())))
    ways = [
        course(f"247{code[3:]}{year}", code, f"238{year}0{code[2:]}", "x", years=3, year=year)
        for code in names
        for year in (1, 2, 3)
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    header = "FAMILLE;SPECIALITE;MEFSTAT11_COMMUN;CFD_COMMUN;MEFSTAT11_SPECIALITE;CFD_SPECIALITE"
    family = f"Bois;Menuisier;23810{common[2:]};{common};23820{joiner[2:]};{joiner}"
    imports("familles-metiers", table(header, family))

    def year(number: int, code: str) -> str:
        return f"238{number}0{code[2:]}"

    ran_out, goes_on, begun, elsewhere = "0530001X", "0530002X", "0530003X", "0530004X"
    counted = [
        *((uai, year(3, photo)) for uai in (ran_out, goes_on)),
        (goes_on, year(2, photo)),
        *((uai, year(3, joiner)) for uai in (ran_out, begun)),
        (begun, year(1, common)),
    ]
    imports("constat-formations", pupils(*counted))
    asked = f"SELECT training_id, uai FROM training_place WHERE year = 2020 AND training_id <> '{common}'"
    left, kept = {(photo, ran_out), (joiner, ran_out)}, {(photo, goes_on), (joiner, begun)}
    # No newer list says where else it is taught: the older one counts.
    assert set(imports.rows(asked)) == left | kept
    wishes = [(elsewhere, year(1, code), "ST") for code in (photo, joiner)]
    imports("affelnet-2de", affelnet(*wishes), "affelnet2nde_2023.csv")
    assert set(imports.rows(asked)) == kept


def test_what_is_offered_under_a_course_that_had_closed_is_taught_nowhere(imports: Imports) -> None:
    """A CFA was listed in 2023 for turners of bronze, by a course that had closed in 2020."""
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
    closed, closing = "23310022137", "23210022137"
    ways = [
        course("24222137", "50022137", closed, "1cap3 boulanger", years=3, year=1) + "31/08/2020",
        course("24122137", "50022137", closing, "1cap2 boulanger", years=2, year=1) + "31/08/2023",
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    imports.first("constat-formations", pupils(("0530003X", closed), year=2021))
    wishes = [("0530001X", closed, "AP"), ("0530002X", closing, "AP")]
    imports("affelnet-2de", affelnet(*wishes), "affelnet2nde_2023.csv")
    # Whoever was counted there was there, whatever the course's code.
    assert imports.rows("SELECT uai FROM training_place ORDER BY uai") == [("0530002X",), ("0530003X",)]
