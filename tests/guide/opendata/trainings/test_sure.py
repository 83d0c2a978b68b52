"""What leads to a career for sure, and what may: as firm as those say who know, on both pages alike."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    DIPLOMA_HEADER,
    SHEET,
    certification,
    diploma,
    sheets,
    table,
)
from tests.guide.opendata.trainings.test_by_name import title
from tests.guide.opendata.trainings.test_leading import bring, occupation, vines

__all__ = ["vines"]

FIRM = "SELECT code, firm FROM training_career WHERE training_id = '50022137' ORDER BY code"
HEIR = "SELECT code, firm FROM training_career WHERE training_id = '50022198' ORDER BY code"


def access(factory: Factory, code: str, told: str) -> None:
    factory.connection.execute("INSERT INTO career_text VALUES (4, %s, 'access', 1, %s)", [code, told])


def page(factory: Factory, code: str, called: str | None, key: str = "MET.20") -> None:
    """A page of Onisep: on this career, or only given its code."""
    factory.connection.execute(
        "INSERT INTO career_onisep_tie VALUES (%s, %s, 'chargé / chargée de vignes', '', %s, true)",
        [code, key, called],
    )


GROWER = "viticulteur-vigneron / viticultrice-vigneronne"


@pytest.fixture
def growers(vines: Factory) -> Factory:
    """Another title of a career, which has a word of its name."""
    title(vines, 4, "25", "A1418", "Viticulteur-vigneron / Viticultrice-vigneronne")
    return vines


class TestNames:
    @pytest.mark.parametrize(
        ("other", "regulated", "firm"),
        [
            ("Diplôme d'Etat de viticulteur", False, False),
            ("CAP viticulteur", False, True),
            # What is regulated is reached by what its own side says, by another diploma of the law too.
            ("Diplôme d'Etat de viticulteur", True, True),
        ],
    )
    def test_where_a_state_diploma_bears_the_name_what_does_not_give_it_may_only_lead_there(
        self, imports: Imports, vines: Factory, other: str, regulated: bool, firm: bool
    ) -> None:
        """A bac pro « led » to accompany the disabled, for which another diploma is asked."""
        vines.connection.execute(
            "UPDATE career SET regulated = %s WHERE code = 'A1418' AND rome_version = 4", [regulated]
        )
        occupation(vines, "MET.20", "viticulteur / viticultrice", "FOR.2246", "FOR.7")
        bring(imports, "A1405", label="CAP de la vigne")
        rows = (
            certification("1", "CAP de la vigne", diploma_code="50022137", careers=["A1405"]),
            certification("2", other, diploma_code="50021198", careers=["A1405"]).replace(".2246", ".7"),
        )
        imports("certif-info", table(CERTIFICATION_HEADER, *rows))
        assert imports.rows(FIRM) == [("A1418", firm)]

    @pytest.mark.parametrize(
        ("name", "firm"),
        [
            (GROWER, True),
            ("vigneron / vigneronne", False),
            ("viticole", True),
            # A bio-informaticien is a « Bioinformaticien en études ».
            ("viti-culteur", True),
        ],
    )
    def test_what_is_called_without_a_word_of_the_career_s_name_is_not_sure(
        self, imports: Imports, growers: Factory, name: str, firm: bool
    ) -> None:
        """A master of finance « mène au métier : responsable marketing », by who raises funds."""
        title(growers, 4, "26", "A1418", "Viticole")
        title(growers, 4, "27", "A1418", "Viti-culteur")
        occupation(growers, "MET.20", name, "FOR.2246")
        bring(imports, "A1405", label="CAP de la vigne")
        assert imports.rows(FIRM) == [("A1418", firm)]

    @pytest.mark.parametrize(("called", "firm"), [("label", True), ("title", False)])
    def test_what_is_called_otherwise_is_sure_where_onisep_s_page_is_the_career_s_by_its_name(
        self, imports: Imports, vines: Factory, called: str, firm: bool
    ) -> None:
        occupation(vines, "MET.20", "vigneron / vigneronne", "FOR.2246")
        page(vines, "A1418", called)
        bring(imports, "A1405", label="CAP de la vigne")
        assert imports.rows(FIRM) == [("A1418", firm)]

    @pytest.mark.parametrize(
        ("known", "firm"),
        [
            (None, False),
            ("Soignant / Soignante de fûts", True),
            # The job holds a title of the career; a title that only resembles it.
            ("Soignant / Soignante", True),
            ("Soignant / Soignante de fûts en chêne", False),
        ],
    )
    def test_what_a_link_alone_says_is_sure_where_the_career_is_called_so(
        self, imports: Imports, vines: Factory, known: str | None, firm: bool
    ) -> None:
        """« Mène au métier : secrétaire technique (sous le nom : assistant de gestion) »."""
        if known:
            title(vines, 4, "20", "J1501", known)
            title(vines, 4, "21", "K2101", known)
        occupation(vines, "MET.30", "soignant / soignante de fûts", "FOR.2246")
        vines.connection.execute(
            "INSERT INTO career_onisep VALUES ('J1501', 'MET.30', 'soignant / soignante de fûts', '')"
        )
        bring(imports, "J1501")
        assert imports.rows(FIRM) == [("J1501", firm)]

    @pytest.mark.parametrize(
        ("called", "found", "beside"),
        [
            (None, [("J1501", False)], []),
            ("title", [], ["soignant / soignante de fûts"]),
        ],
    )
    def test_what_shares_the_code_alone_of_a_regulated_career_that_has_a_page_is_another_job(
        self,
        imports: Imports,
        vines: Factory,
        called: str | None,
        found: list[tuple[str, bool]],
        beside: list[str],
    ) -> None:
        """A bac pro of spectacles « peut mener » to opticians, for whom a BTS is the law."""
        occupation(vines, "MET.30", "soignant / soignante de fûts", "FOR.2246")
        vines.connection.execute(
            "INSERT INTO career_onisep VALUES ('J1501', 'MET.30', 'soignant / soignante de fûts', '')"
        )
        page(vines, "J1501", called, "MET.40")
        bring(imports, "J1501")
        assert imports.rows(FIRM) == found
        assert [
            name for (name,) in imports.rows("SELECT name FROM training_occupation WHERE beside")
        ] == beside

    @pytest.mark.parametrize(
        ("label", "found"),
        [
            ("CAP conducteur de poids lourd", [("A1418", False), ("N4101", True)]),
            ("CAP conducteur de poids lourd viticole-vigneron", [("A1418", True), ("N4101", True)]),
            ("CAP de la vigne", [("A1418", True)]),
        ],
    )
    def test_of_what_bears_one_career_s_name_another_is_not_sure_by_another_title(
        self, imports: Imports, vines: Factory, label: str, found: list[tuple[str, bool]]
    ) -> None:
        """The CAP of delivery drivers led to lorries as it does to deliveries."""
        title(vines, 4, "25", "A1418", "Viticole-vigneron")
        occupation(vines, "MET.20", "viticole-vigneron", "FOR.2246")
        bring(imports, "A1405", label=label)
        assert imports.rows(FIRM) == found

    def test_an_heir_is_no_surer_than_the_one_whose_place_it_takes(
        self, imports: Imports, vines: Factory
    ) -> None:
        occupation(vines, "MET.20", "vigneron / vigneronne", "FOR.2246")
        bring(imports, "A1405", label="CAP conducteur de poids lourd")
        old = diploma("50022137", "X (CAP)", closed="31/08/2999", successors=["50022198"])
        rows = [old, diploma("50022198", "VIGNERON OPTION LIVRAISONS (CAP)"), diploma("50021198", "Z (CAP)")]
        imports("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        assert imports.rows(HEIR) == imports.rows(FIRM) == [("A1418", False), ("N4101", True)]

    @pytest.mark.parametrize(
        ("label", "fields", "studies", "firm"),
        [
            ("CAP de la vigne", [], [], False),
            ("CAP viticulture", [], [], True),
            ("CAP de la vigne", ["A1405"], [], True),
            ("CAP de la vigne", [], ["FOR.2246"], True),
        ],
    )
    def test_what_the_training_s_sheet_says_alone_is_sure_where_something_bears_it_out(
        self, imports: Imports, vines: Factory, label: str, fields: list[str], studies: list[str], firm: bool
    ) -> None:
        """A master of banking law « mène au métier : analyste financier »: no list has its fields."""
        occupation(vines, "MET.20", "viticulteur / viticultrice", *studies)
        bring(imports, *fields, label=label)
        assert imports.rows(FIRM) == [("A1418", firm)]

    @pytest.mark.parametrize(
        ("field", "given", "found"),
        [
            ("A1405", False, [("A1418", True)]),
            # Of the family; of another, where Onisep gives the code to a job that it names; of another alone.
            ("A1499", False, [("A1418", True)]),
            ("H2301", True, [("A1418", True)]),
            ("H2301", False, []),
        ],
    )
    def test_what_bears_a_career_s_own_name_leads_there_from_a_field_beside_it_too(
        self, imports: Imports, vines: Factory, field: str, given: bool, found: list[tuple[str, bool]]
    ) -> None:
        """Of the CAP of aluminium windows Certif-Info says that it makes panes."""
        occupation(vines, "MET.20", "ouvrier du raisin / ouvrière du raisin")
        if given:
            page(vines, "A1418", None)
        bring(imports, field, label="CAP viticulteur de côte")
        assert imports.rows(FIRM) == found


class TestLevels:
    @pytest.mark.parametrize(
        ("told", "firm"),
        [
            ("Cet emploi est accessible avec un Bac + 2 (BTS, DUT) du secteur.", False),
            ("Ce métier est accessible avec un diplôme de niveau Bac professionnel.", False),
            ("Il est accessible à partir d'un Master ou d'un Diplôme d'ingénieur.", False),
            ("Cet emploi est accessible avec un diplôme de niveau CAP à Bac+2.", True),
            ("Un BTS est demandé. Il est accessible avec un CAP et de l'expérience.", True),
            ("Cet emploi est accessible sans diplôme particulier. Un BTS est un plus.", True),
            ("Cet emploi est accessible à tous les niveaux de qualification. Un BTS facilite l'accès.", True),
            ("Ce métier n'est pas conditionné par la détention d'un diplôme, ni d'un BTS.", True),
            ("Le permis C est obligatoire.", True),
        ],
    )
    def test_a_lower_level_than_rome_asks_for_is_not_sure_by_another_title(
        self, imports: Imports, growers: Factory, told: str, firm: bool
    ) -> None:
        """A bac pro « mène au métier d’opticien », who must have a BTS."""
        access(growers, "A1418", told)
        occupation(growers, "MET.20", GROWER, "FOR.2246")
        bring(imports, "A1405")
        assert imports.rows(FIRM) == [("A1418", firm)]

    @pytest.mark.parametrize(
        ("name", "label"),
        [("viticulteur / viticultrice", "CAP viticulture"), ("vigneron / vigneronne", "CAP vigneron")],
    )
    def test_it_is_by_the_career_s_own_name_or_where_the_diploma_bears_that_title(
        self, imports: Imports, vines: Factory, name: str, label: str
    ) -> None:
        access(vines, "A1418", "Cet emploi est accessible avec un BTS.")
        occupation(vines, "MET.20", name, "FOR.2246")
        bring(imports, "A1405", label=label)
        assert imports.rows(FIRM) == [("A1418", True)]


class TestPages:
    @pytest.mark.parametrize("called", ["label", None])
    async def test_a_job_may_lead_to_the_career_whose_own_page_is_on_it_whatever_the_fields_are(
        self, imports: Imports, vines: Factory, client: httpx.AsyncClient, called: str | None
    ) -> None:
        """The page of a BTS named a job, and the job's own said that nothing led there."""
        occupation(vines, "MET.20", "chargé / chargée de vignes", "FOR.2246")
        page(vines, "A1418", called)
        bring(imports, "F1202", label="CAP du vin")
        told: dict[str, Any] = (await client.get("/api/v1/trainings/50022137")).json()
        ways = (await client.get("/api/v1/careers/A1418/trainings")).json()["ways"]
        named = {way["id"]: (way["firm"], way["named"]) for way in ways if way["id"] == "50022137"}
        if called:
            assert [(career["code"], career["firm"]) for career in told["careers"]] == [("A1418", False)]
            assert named == {"50022137": (False, "Chargé / chargée de vignes")}
            assert told["occupations"] == []
        else:
            assert (told["careers"], named) == ([], {})
            assert told["occupations"] == ["chargé / chargée de vignes"]

    @pytest.mark.parametrize(
        ("home", "found"),
        [
            (None, [("A1418", True)]),
            ("A1418", [("A1418", True)]),
            # What its other name is may be so; where its page is, it is said to be.
            ("N4101", [("A1418", False), ("N4101", False)]),
        ],
    )
    def test_of_two_careers_of_one_job_none_is_sure_by_another_s_page(
        self, imports: Imports, vines: Factory, home: str | None, found: list[tuple[str, bool]]
    ) -> None:
        """One page of Onisep stood on one career, and what it named led to another."""
        occupation(vines, "MET.20", "chargé de vignes", "FOR.2246")
        vines.connection.execute("UPDATE onisep_sheet SET synonyms = '{viticulteur/trice}'")
        if home:
            page(vines, home, "label")
        bring(imports, "A1405")
        assert imports.rows(FIRM) == found

    @pytest.mark.parametrize(
        ("label", "called", "found"),
        [
            ("CAP viticulture", "label", (True, "Chargé / chargée de vignes")),
            ("CAP du vin", "label", (False, "Chargé / chargée de vignes")),
            ("CAP viticulture", "title", (False, "Chargé / chargée de vignes")),
        ],
    )
    def test_of_several_jobs_the_one_whose_page_is_the_career_s_is_told_and_sure_where_the_diploma_is_kin(
        self, imports: Imports, vines: Factory, label: str, called: str, found: tuple[bool, str]
    ) -> None:
        """A bac pro of metalwork « peut mener » to metalworkers, by who builds steel frames."""
        sheet = SHEET.replace("<id>MET.20</id>", "<id>MET.20</id></metier><metier><id>MET.21</id>")
        occupation(vines, "MET.20", "chargé / chargée de vignes")
        occupation(vines, "MET.21", "aide du chai")
        page(vines, "A1418", "title", "MET.21")
        page(vines, "A1418", called)
        bring(imports, "F1202", label=label)
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        assert imports.one("SELECT firm, named FROM training_career WHERE training_id = '50022137'") == found


@pytest.mark.parametrize(
    ("others", "certified", "firm"),
    [
        (7, ["F1202"], False),
        (6, ["F1202"], True),
        (7, ["A1418", "F1202"], True),
        (7, ["A1418", "F1202", "B1600", "B1601", "B1602"], False),
    ],
)
def test_what_leads_to_many_unlike_careers_leads_for_sure_to_what_it_is_certified_for(
    imports: Imports, vines: Factory, others: int, certified: list[str], firm: bool
) -> None:
    """« DN MADE Objet · mène au métier »: it is of clockmakers, potters and nine more, by the option."""
    occupation(vines, "MET.20", "viticulteur / viticultrice", "FOR.2246")
    for number in range(others):
        code, name = f"B160{number}", f"Artisan {'abcdefgh'[number]}"
        vines.career(code, name, parent_code=code)
        vines.career(code, name, rome_version=3)
        occupation(vines, f"MET.3{number}", name, "FOR.2246")
    vines.connection.execute("UPDATE career SET parent_code = 'A1418' WHERE code = 'A1418'")
    vines.career("A1418", "Viticulture", rome_version=3)
    bring(imports, *certified[:2], label="CAP viticulteur")
    others_of_it = [
        certification(str(n), "CAP viticulteur", diploma_code="50022137", careers=certified[n - 1 : n + 1])
        for n in range(1, max(3, len(certified)))
    ]
    imports("certif-info", table(CERTIFICATION_HEADER, *others_of_it))
    assert ("A1418", firm) in imports.rows(FIRM)
