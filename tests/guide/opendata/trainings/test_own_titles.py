"""To which career a training leads by Onisep's own page on it, or by the title that the diploma bears."""

from pathlib import Path

import pytest

from api.guide.opendata.trainings.labels import named_once
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    COURSE_HEADER,
    DIPLOMA_HEADER,
    SHEET,
    certification,
    course,
    diploma,
    sheets,
    table,
)
from tests.guide.opendata.trainings.test_by_name import title
from tests.guide.opendata.trainings.test_leading import FIELDS, NAMED, bring, occupation, vines
from tests.guide.opendata.trainings.test_open_data import CAREERS
from tests.guide.opendata.trainings.test_open_data import bring as bring_all

__all__ = ["vines"]


class TestTitles:
    @pytest.mark.parametrize(
        ("label", "field", "found"),
        [
            ("CAP vigneron de côte", "A1405", [("A1418", "Vigneron")]),
            ("CAP de la vigne option vigneron", "A1405", [("A1418", "Vigneron")]),
            ("CAP de la vigne option B : vigneron", "A1405", [("A1418", "Vigneron")]),
            ("CAP viticulteur en cave", "A1405", [("A1418", None)]),
            # Does not begin so, where it may be an adjective; holds more than the word; of another field.
            ("CAP ouvrier vigneron", "A1405", []),
            ("CAP vigneronnerie", "A1405", []),
            ("CAP vigneron de côte", "F1202", []),
        ],
    )
    def test_a_diploma_that_begins_with_a_title_of_its_field_leads_there(
        self, imports: Imports, vines: Factory, label: str, field: str, found: list[tuple[str, str | None]]
    ) -> None:
        """A CAP of cheese makers prepared to a field, and who ripens cheese had no way."""
        bring(imports, field, label=label)
        assert imports.rows(NAMED) == found
        assert imports.rows(FIELDS) == ([] if found else [(field,)])

    @pytest.mark.parametrize(
        ("label", "fields", "found"),
        [
            ("CAP transports et remontées mécaniques", ["N4402"], [("N4402", None)]),
            ("CAP remontées", ["N4402"], []),
            # Certif-Info names another field too.
            ("CAP transports et remontées mécaniques", ["N4402", "A1405"], []),
        ],
    )
    def test_a_diploma_of_one_field_is_made_for_the_career_whose_object_it_names(
        self, imports: Imports, vines: Factory, label: str, fields: list[str], found: list[tuple[str, None]]
    ) -> None:
        vines.career("N4402", "Conducteur / Conductrice de remontées mécaniques")
        bring(imports, *fields, label=label)
        assert imports.rows(NAMED) == found

    def test_nothing_is_made_for_a_career_beside_what_onisep_names_in_its_field(
        self, imports: Imports, vines: Factory
    ) -> None:
        vines.career("N4402", "Conducteur / Conductrice de remontées mécaniques")
        vines.career("N4403", "Dameur / Dameuse", parent_code="N4402")
        occupation(vines, "MET.20", "dameur / dameuse", "FOR.2246")
        bring(imports, "N4402", label="CAP pistes et remontées mécaniques")
        assert imports.rows(NAMED) == [("N4403", None)]

    @pytest.mark.parametrize(("field", "found"), [("A1405", ["A1418"]), ("F1202", [])])
    def test_a_title_of_several_careers_is_the_one_that_the_fields_hold(
        self, imports: Imports, vines: Factory, field: str, found: list[str]
    ) -> None:
        """What makes plasterers who set boards led to plasterers alone."""
        title(vines, 4, "20", "A1418", "Cavier / Cavière")
        title(vines, 4, "21", "K2101", "Cavier / Cavière")
        vines.career("K2101", "Formateur / Formatrice")
        occupation(vines, "MET.20", "cavier / cavière")
        bring(imports, field)
        assert [code for code, _ in imports.rows(NAMED)] == found

    @pytest.mark.parametrize("called", ["title", "label", None])
    def test_a_job_leads_to_the_career_whose_own_page_is_on_it(
        self, imports: Imports, vines: Factory, called: str | None
    ) -> None:
        """The page on bank advisers was their own, and the BTS that names it led to counter clerks."""
        occupation(vines, "MET.20", "chargé / chargée de vignes", "FOR.2246")
        vines.connection.execute(
            "INSERT INTO career_onisep_tie VALUES ('A1418', 'MET.20', 'chargé de vignes', '', %s, true)",
            [called],
        )
        bring(imports, "A1405")
        assert imports.rows(NAMED) == ([("A1418", "Chargé de vignes")] if called else [])


@pytest.mark.parametrize(
    ("of_other", "of_sheet", "found"),
    [
        # Certif-Info knows the sheet under another code, and another sheet under this one.
        ("FOR.1817", "56122111", {"50022137": "FOR.1817", "56122111": "FOR.2246"}),
        # It knows no other, or the sheet under this one too.
        ("", "56122111", {"50022137": "FOR.2246", "56122111": "FOR.2246"}),
        ("FOR.1817", "50022137", {"50022137": "FOR.2246", "56122111": None}),
    ],
)
def test_a_sheet_is_not_of_the_diploma_whose_code_it_has_by_mistake(
    imports: Imports, of_other: str, of_sheet: str, found: dict[str, str | None]
) -> None:
    """The page on bread told what a food seller learns."""
    imports.first(
        "formations-diplomes",
        table(DIPLOMA_HEADER, diploma("50022137", "PAIN (CAP)"), diploma("56122111", "VENTE (CS3)")),
    )
    rows = [certification("1", "CAP pain", diploma_code="50022137").replace("FOR.2246", of_other)]
    rows += [certification("2", "CS vente", diploma_code=of_sheet)]
    rows += [certification("3", "CS vente", diploma_code="56122111").replace("FOR.2246", "")]
    imports.first("certif-info", table(CERTIFICATION_HEADER, *rows))
    imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")
    assert dict(imports.rows("SELECT id, onisep_id FROM training")) == found


OWN = {
    "A1407": ["46321220", "46321222"],
    "A1411": ["46321224"],
    "D1407": ["32331201", "32331202", "32331203", "32331204", "32331205"],
    "F1604": ["45023314", "50023326"],
    "F1605": ["32025520", "46125508"],
    # Without a sheet, and named by that on the career: what models, and what makes of composites.
    "H2908": ["40025013", "40025108", "46125122", "50022420"],
    "H3201": ["40022503", "50022510"],
    "I1203": ["50023006"],
    "I1603": ["40025219", "50025221"],
    "I1605": ["40025010", "40025011", "40025223", "46125003", "50021308", "50025224"],
    "N4402": ["40025109", "50025138"],
}
"""Careers that had none of their own, and the diplomas that lead there: each read beside the files."""
ELSEWHERE = {
    "A1501": ["40321212"],  # who cares for animals of laboratories
    "H2801": ["50023329"],  # who makes windows, not glass
    "H3303": ["32022003"],
    "I1616": ["40025220"],
}
"""Careers that kept the code of a field, and what has that code alone, for another one of it."""
SHEETS = {"46122703": "FOR.8246", "46125002": "FOR.1479", "56122107": "FOR.1817"}
"""Diplomas whose code another's sheet has."""


@pytest.mark.open_data
def test_the_publishers_own_files(imports: Imports, open_data: Path) -> None:
    for source, name in CAREERS:
        imports(source, open_data / name)
    bring_all(imports, open_data)
    found: dict[str, list[str]] = {}
    for code, key in imports.rows(
        "SELECT code, training_id FROM training_career WHERE training_id ~ '^[0-9]' ORDER BY 1, 2"
    ):
        found.setdefault(code, []).append(key)
    assert {code: found.get(code) for code in OWN} == OWN
    for code, keys in ELSEWHERE.items():
        assert not {*found.get(code, ())} & {*keys}, code
    assert "32031313" in found["C1206"]
    counted = "SELECT count(DISTINCT code), count(*) FROM training_career"
    # 25 are what schools call their parts of a DN MADE, 5 lead to who keeps gardens, 73 of whole BUT; no more
    # the two of who fits spectacles, to opticians. Before 16 of what has no sheet, by that on the
    # career, it was 3,202; one more is the CAP of taxidermists, which is renewed.
    assert imports.rows(counted) == [(506, 3219)]
    told = imports.rows("SELECT id, onisep_id FROM training WHERE id = ANY(%s)", [*SHEETS])
    assert dict(told) == SHEETS


@pytest.mark.parametrize(
    ("certified", "of_sheet", "label"),
    [
        # One of several certifications of the code; the sheet where none has the words; neither has.
        ("CAP viticulteur gelé", "CAP du vin", "CAP Viticulteur gelé"),
        ("CAP du vin", "CAP viticulteur gelé", "CAP Viticulteur gelé"),
        ("CAP du vin", "CAP viticulteur", "CAP Viticulteur Gele"),
    ],
)
def test_a_name_is_spelt_as_who_certifies_or_describes_the_diploma_does(
    imports: Imports, certified: str, of_sheet: str, label: str
) -> None:
    """« Conduite d’un elevage Bovin viande », as the ministry's own list for reading has it."""
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "VITICULTEUR GELE (CAP)")))
    imports.first(
        "mef",
        table(
            COURSE_HEADER,
            course("2412213721", "50022137", "24110022137", "1cap2 viticulteur Gele", years=2, year=1),
        ),
    )
    imports.first(
        "certif-info",
        table(
            CERTIFICATION_HEADER,
            certification("1", certified, diploma_code="50022137"),
            certification("2", f"{certified} mention bio", diploma_code="50022137"),
        ),
    )
    imports("onisep-fiches-formations", sheets(SHEET.replace("CAP boulanger", of_sheet)), "sheets.xml")
    assert imports.one("SELECT label FROM training") == label


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        (
            "Double licence Droit / Histoire Double licence Droit et Histoire",
            "Double licence Droit / Histoire",
        ),
        ("Double licence Droit / Lettres", "Double licence Droit / Lettres"),
        (
            "Double licence Langues / Science politique Double Licence Espagnol Science politique",
            "Double licence Langues / Science politique (Espagnol Science politique)",
        ),
        ("Double licence Droit / LEA Double cursus : Droit LEA", "Double licence Droit / LEA"),
        ("Licence - Double licence Droit", "Licence - Double licence Droit"),
        ("Diplôme d’Université PAREO DU PAREO Année", "Diplôme d’Université PAREO Année"),
        ("Diplôme d’Université PAREO DU Droit", "Diplôme d’Université PAREO DU Droit"),
    ],
)
def test_what_has_two_names_is_named_once(label: str, shown: str) -> None:
    assert named_once(label) == shown


@pytest.mark.parametrize(("renewed", "shown"), [("38990", "38990"), ("30000", "37537"), ("", "37537")])
def test_the_newest_sheet_of_the_register_is_the_one_that_is_linked(
    imports: Imports, renewed: str, shown: str
) -> None:
    """A link led to a sheet that had ended."""
    known = certification("1", "Titre boulanger").replace("37537", renewed)
    imports.first("certif-info", table(CERTIFICATION_HEADER, known))
    imports("onisep-fiches-formations", sheets(SHEET.replace("50022137", "")), "sheets.xml")
    assert imports.rows("SELECT id, rncp FROM training") == [("FOR.2246", shown)]
