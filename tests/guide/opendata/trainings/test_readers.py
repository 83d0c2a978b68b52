"""What is made of the lists of trainings, on a few invented rows."""

import pytest

from api.guide.opendata.errors import BrokenFileError
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.trainings.lists import (
    BAKER,
    CERTIFICATION_HEADER,
    CERTIFIED_BAKER,
    COURSE_HEADER,
    DIPLOMA_HEADER,
    LEVELS,
    SHEET,
    affelnet,
    baker,
    certification,
    course,
    diploma,
    pupils,
    sheets,
    table,
)


class TestMade:
    def test_a_training_is_a_diploma_with_the_best_label_of_all_lists(self, imports: Imports) -> None:
        baker(imports)
        assert imports.one(
            "SELECT id, label, diploma, level, months, domain, rncp, onisep_id, words FROM training"
        ) == ("50022137", "CAP Boulanger", "CAP", 3, 24, "22", "37537", "FOR.2246", "Boulangerie")

    def test_a_number_that_no_column_holds_is_told_and_changes_nothing(self, imports: Imports) -> None:
        """It was a trace of the database, and stopped a whole folder of files."""
        baker(imports)
        with pytest.raises(BrokenFileError) as error:
            imports("mef", table(COURSE_HEADER, BAKER.replace(";2;", ";99999999999;")))
        assert error.value.code == "bad_value"
        assert imports.one("SELECT duration FROM training_course") == 2

    @pytest.mark.parametrize("told", ["²37537", "99999999999", "0", "RNCP", ""])
    def test_what_is_no_number_of_the_rncp_is_none(self, imports: Imports, told: str) -> None:
        baker(imports)
        imports("certif-info", CERTIFIED_BAKER.replace("37537", told))
        assert imports.one("SELECT rncp FROM training_certification") is None

    def test_the_lists_may_come_in_any_order(self, imports: Imports) -> None:
        imports("constat-formations", pupils(("0530001A", "24110022137")))
        imports("certif-info", CERTIFIED_BAKER)
        imports("mef", table(COURSE_HEADER, BAKER))
        assert imports.rows("SELECT id FROM training") == []
        imports("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
        assert imports.rows("SELECT training_id, uai, statuses, year FROM training_place") == [
            ("50022137", "0530001A", ["school"], 2020)
        ]

    def test_the_shortest_way_is_the_usual_one_but_for_a_single_year(self, imports: Imports) -> None:
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
        ways = [
            course(
                f"24{years}2213721", "50022137", f"2411002213{years}", "1cap2 boulanger", years=years, year=1
            )
            for years in (1, 2, 3)
        ]
        imports("mef", table(COURSE_HEADER, *ways))
        assert imports.one("SELECT months, durations FROM training") == (24, ["24", "36"])
        imports("constat-formations", pupils(("0530001A", "24110022131")))
        told = "one year is told where it is taught"
        assert imports.one("SELECT months, durations FROM training") == (24, ["12", "24", "36"]), told

    def test_a_closed_diploma_is_followed_to_the_one_that_takes_its_place(self, imports: Imports) -> None:
        imports.first(
            "formations-diplomes",
            table(
                DIPLOMA_HEADER,
                diploma("50022137", "BOULANGER (CAP)"),
                diploma("50022132", "BOULANGER (CAP)", closed="31/08/2015", successors=["50022137"]),
                diploma("50022131", "BOULANGERIE (CAP)", closed="31/08/2005", successors=["50022132"]),
                diploma("50022001", "ALIMENTATION (CAP)", closed="31/08/2005", successors=["1", "2"]),
                diploma("50022002", "LAITERIE (CAP)", closed="31/08/2005"),
            ),
        )
        stats = {f"2411002200{n}": code for n, code in enumerate(["50022131", "50022001", "50022002"])}
        imports.first(
            "mef",
            table(
                COURSE_HEADER,
                *(
                    course(f"{n}", code, stat, "1cap2 x", years=2, year=1)
                    for n, (stat, code) in enumerate(stats.items())
                ),
            ),
        )
        imports("constat-formations", pupils(*(("0530001A", stat) for stat in stats)))
        assert imports.rows("SELECT training_id, uai FROM training_place") == [("50022137", "0530001A")]
        assert imports.rows("SELECT id FROM training") == [("50022137",)]

    def test_what_is_prepared_overseas_only_is_not_shown(self, imports: Imports) -> None:
        """It was the one way to a career, here where nobody teaches it."""
        rows = [diploma("50022137", "BOULANGER (CAP)"), diploma("50033201", "X (CAP) ( DIPLOME TOM )")]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        other = course("2413320121", "50033201", "24110033201", "1cap2 x", years=2, year=1)
        imports.first("mef", table(COURSE_HEADER, BAKER, other))
        told = [certification(code, "X", diploma_code=code) for code in ("50022137", "50033201")]
        imports("certif-info", table(CERTIFICATION_HEADER, *told))
        for column, shown in (("id", "training"), ("training_id", "training_field")):
            assert imports.rows(f"SELECT {column} FROM {shown}") == [("50022137",)]

    @pytest.mark.parametrize(
        ("kind", "title", "fields"),
        [
            ("Autre certification sans niveau spécifique", "X Parcours mlds", []),
            ("Autre certification de niveau 3", "Certificat de lutte contre le décrochage", [("K2102",)]),
        ],
    )
    def test_what_is_certified_without_a_level_is_not_the_course_whose_code_it_bears(
        self, imports: Imports, kind: str, title: str, fields: list[tuple[str]]
    ) -> None:
        """A certificate for teachers was the one way to a career: its code is of a class for pupils who left
        school.
        """
        imports.first(
            "formations-diplomes", table(DIPLOMA_HEADER, diploma("59941001", "PARCOURS MLDS (APF)"))
        )
        imports.first("mef", table(COURSE_HEADER, BAKER.replace("50022137", "59941001")))
        label = "Certificat de lutte contre le décrochage"
        certified = certification("1", label, diploma_code="59941001", careers=["K2102"])
        imports("certif-info", table(CERTIFICATION_HEADER, certified.replace(";Diplôme;", f";{kind};")))
        assert imports.rows("SELECT code FROM training_field") == fields
        assert imports.one("SELECT label FROM training") == title

    def test_one_that_closes_later_is_still_shown_and_says_so(self, imports: Imports) -> None:
        row = diploma("50022137", "BOULANGER (CAP)", closed="31/08/2999", successors=["50022198"])
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, row))
        imports("mef", table(COURSE_HEADER, BAKER))
        assert imports.one("SELECT closes_on::text, successor FROM training") == ("2999-08-31", "50022198")

    def test_the_last_session_ends_a_diploma_unless_a_list_of_that_year_goes_on(
        self, imports: Imports
    ) -> None:
        baker(imports)
        header, told = CERTIFIED_BAKER.split("\n")[:2]
        imports("certif-info", table(f"{header};Annee_Derniere_Session", f"{told};2026"))
        ends = "SELECT closes_on::text FROM training WHERE id = '50022137'"
        assert imports.one(ends) == "2026-08-31"
        imports("constat-formations", pupils(("0530001A", "24110022137"), year=2026))
        assert imports.one(ends) is None

    def test_what_no_known_place_teaches_is_known_anew_after_every_list_of_places(
        self, imports_here: Imports
    ) -> None:
        somewhere = "SELECT status FROM training_somewhere ORDER BY status"
        header = "Identifiant_de_l_etablissement;Nom_etablissement;Code_departement;Code_commune;etat"
        lycee = "0440001A;Lycée du Pain;044;44109;OUVERT"
        baker(imports_here)
        imports_here("affelnet-2de", affelnet(("0440001A", "24110022137", "AP")), "affelnet2nde_2023.csv")
        assert imports_here.rows(somewhere) == [("any",), ("apprenticeship",)]
        imports_here("annuaire", table(header, lycee))
        assert imports_here.rows(somewhere) == []
        imports_here("affelnet-2de", affelnet(("0539999Z", "24110022137", "ST")), "affelnet2nde_2023.csv")
        assert imports_here.rows(somewhere) == [("any",), ("school",)]

    def test_the_newest_list_that_names_the_pair_tells_the_year(self, imports: Imports) -> None:
        baker(imports)
        imports.first("constat-formations", pupils(("0530001A", "24110022137"), ("0530002B", "24110022137")))
        imports(
            "affelnet-2de",
            affelnet(("0530002B", "24110022137", "AP"), ("0530003C", "24110022137", "AP")),
            "affelnet2nde_2023.csv",
        )
        assert imports.rows("SELECT uai, statuses, year, sources FROM training_place ORDER BY uai") == [
            ("0530001A", ["school"], 2020, ["constat-formations"]),
            ("0530002B", ["apprenticeship", "school"], 2023, ["affelnet-2de", "constat-formations"]),
            ("0530003C", ["apprenticeship"], 2023, ["affelnet-2de"]),
        ]

    def test_a_family_leads_from_the_common_year_to_its_specialities(self, imports: Imports) -> None:
        imports.first(
            "formations-diplomes",
            table(
                DIPLOMA_HEADER,
                diploma("40022107", "METIERS DE L'ALIMENTATION 2NDE COMMUNE (BAC PRO)"),
                diploma("40022105", "BOULANGER-PÂTISSIER (BAC PRO)"),
            ),
        )
        imports.first(
            "mef",
            table(
                COURSE_HEADER,
                course("1", "40022107", "23810022107", "2nde pro métiers 2nde commune", years=3, year=1),
                course("2", "40022105", "23830022105", "Tle pro boulanger-pâtissier", years=3, year=3),
            ),
        )
        imports(
            "familles-metiers",
            table(
                "FAMILLE;SPECIALITE;MEFSTAT11_COMMUN;CFD_COMMUN;MEFSTAT11_SPECIALITE;CFD_SPECIALITE",
                "Métiers de l'alimentation;Boulanger-pâtissier;23810022107;40022107;23830022105;40022105",
            ),
        )
        assert imports.rows("SELECT training_id, next_id, conditional FROM training_next") == [
            ("40022107", "40022105", False)
        ]
        assert imports.rows("SELECT label, diploma, months, words FROM training ORDER BY id DESC") == [
            ("2de pro Métiers de l’alimentation", "2de pro", 12, "Boulanger-pâtissier"),
            ("Bac pro Boulanger-pâtissier", "Bac pro", 36, ""),
        ]

    def test_a_second_import_changes_nothing(self, imports: Imports) -> None:
        baker(imports)
        tables = ("training", "training_career", "training_diploma")
        before = [imports.one(f"SELECT array_agg(t.xmin::text || t::text) FROM {name} t") for name in tables]
        baker(imports)
        after = [imports.one(f"SELECT array_agg(t.xmin::text || t::text) FROM {name} t") for name in tables]
        assert after == before

    def test_a_list_that_lacks_what_was_there_is_refused(self, imports: Imports) -> None:
        baker(imports)
        many = [(f"053000{n}A", "24110022137") for n in range(9)]
        imports("constat-formations", pupils(*many))
        with pytest.raises(BrokenFileError):
            imports("constat-formations", pupils(*many[:2]))
        assert imports.one("SELECT count(*) FROM training_place") == 9


class TestSheets:
    def test_texts_lose_their_markup_and_nested_occupations_are_read(self, imports: Imports) -> None:
        report = imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")
        assert numbers(report) == (1, 1, 0, 0, 0, 0)
        assert imports.one(
            "SELECT title, diploma, months, level, rncp, summary, careers, modified_on::text"
            " FROM training_sheet"
        ) == (
            "CAP Boulanger",
            "CAP",
            24,
            3,
            "37537",
            "Ce CAP forme à faire du pain.\n\nEt des quiches.",
            ["MET.20"],
            "2024-06-25",
        )
        assert imports.rows("SELECT label, conditional FROM training_sheet_next") == [("BP boulanger", True)]

    def test_the_sheet_of_a_diploma_tells_of_its_training(self, imports: Imports) -> None:
        baker(imports)
        imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")
        assert imports.rows("SELECT id, onisep_id FROM training") == [("50022137", "FOR.2246")]

    def test_a_length_that_no_course_tells_is_that_of_the_sheet(self, imports: Imports) -> None:
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)")))
        imports("onisep-fiches-formations", sheets(SHEET.replace(">2 ans<", ">3 ans<")), "sheets.xml")
        assert imports.one("SELECT months, durations FROM training") == (36, ["36"])
        imports("mef", table(COURSE_HEADER, BAKER))
        assert imports.one("SELECT months, durations FROM training") == (24, ["24"])

    @pytest.mark.parametrize(
        ("access", "level", "years", "months"),
        [
            ("Il faut la validation d’un bac.", 7, 4, 48),
            ("Accès conditionné par la validation d'une première année de licence.", 7, 4, None),
            ("Accès envisagé après une première année universitaire.", 7, 4, None),
            # Who comes with a bac begins there too.
            ("Accès sur dossier via Parcoursup, ou après une 1re année d’études.", 6, 3, 36),
            # The nine years within which one becomes a ski teacher.
            ("Après le test technique.", 5, 9, None),
        ],
    )
    def test_years_that_are_not_the_whole_are_no_length(
        self, imports: Imports, access: str, level: int, years: int, months: int | None
    ) -> None:
        """A teacher read « sage-femme, 4 ans »: they count from the year after PASS or LAS."""
        told = f"<descriptif_acces>{access}</descriptif_acces><duree_formation>{years} ans<"
        sheet = SHEET.replace("<duree_formation>2 ans<", told).replace(">niveau 3 (", f">niveau {level} (")
        imports("onisep-fiches-formations", sheets(sheet.replace("50022137", "")), "sheets.xml")
        assert imports.one("SELECT months FROM training") == months

    @pytest.mark.parametrize(
        ("duration", "studies", "access", "years"),
        [
            ("1 an", "Bac + 6", "", 5),
            ("2 ans", "Bac + 2", "", 0),
            # A school of cinema takes by competition at bac + 2; a year of health lets in who passed it.
            ("4 ans", "Bac + 5", "Accès sur concours.", None),
            ("4 ans", "Bac + 5", "Accès après une première année universitaire.", 1),
            # The time within which one may finish it.
            ("9 ans", "Bac + 2", "", None),
            ("8 ans", "Bac + 9 et plus", "", None),
            ("2 ans", "Bac ou équivalent", "", None),
            ("6 mois", "Bac + 3", "", None),
        ],
    )
    def test_the_years_of_studies_before_a_training_are_those_that_it_does_not_last(
        self, imports: Imports, duration: str, studies: str, access: str, years: int | None
    ) -> None:
        told = (
            f"{duration}</duree_formation><niveau_etudes><libelle>{studies}</libelle></niveau_etudes>"
            f"<descriptif_acces>{access}</descriptif_acces>"
        )
        imports(
            "onisep-fiches-formations", sheets(SHEET.replace("2 ans</duree_formation>", told)), "sheets.xml"
        )
        assert imports.one("SELECT years_before FROM training_sheet") == years

    @pytest.mark.parametrize(
        ("access", "found"),
        [
            ("Une année préalable de mise à niveau est obligatoire.", [("32033421", "32033425")]),
            ("Après un bac.", []),
        ],
    )
    def test_a_mise_a_niveau_leads_to_the_diploma_of_its_field_whose_sheet_asks_for_it(
        self, imports: Imports, access: str, found: list[tuple[str, str]]
    ) -> None:
        rows = [
            diploma("32033421", "HOTELLERIE (CLASSE DE MISE A NIVEAU)"),
            diploma("32033425", "HOTELLERIE (BTS)"),
            diploma("32022106", "X (BTS)"),
        ]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        courses = [
            course(f"3111{n}", row[:8], f"3111{n}", "x", years=1, year=1) for n, row in enumerate(rows)
        ]
        imports.first("mef", table(COURSE_HEADER, *courses))
        told = f"<descriptif_acces>{access}</descriptif_acces><duree_formation>"
        sheet = SHEET.replace("50022137", "32033425").replace("<duree_formation>", told)
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        assert imports.rows("SELECT training_id, next_id FROM training_next") == found

    def test_one_of_no_diploma_is_a_training_of_its_own(self, imports: Imports) -> None:
        sheet = SHEET.replace("<code_scolarite>50022137</code_scolarite>", "<code_scolarite/>")
        imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
        assert imports.rows("SELECT id, label, domain FROM training") == [("FOR.2246", "CAP Boulanger", "22")]

    def test_what_follows_is_known_by_the_same_label_alone(self, imports: Imports) -> None:
        other = SHEET.replace("FOR.2246", "FOR.618").replace("50022137", "45022108")
        other = other.replace("CAP boulanger", "BP Boulanger")
        near = SHEET.replace("FOR.2246", "FOR.619").replace("50022137", "45022109")
        near = near.replace("CAP boulanger", "BP boulanger-pâtissier")
        imports("onisep-fiches-formations", sheets(SHEET, other, near), "sheets.xml")
        assert imports.rows(
            "SELECT training_id, next_id, conditional FROM training_next WHERE training_id = 'FOR.2246'"
        ) == [("FOR.2246", "FOR.618", True)]

    def test_entities_are_refused(self, imports: Imports) -> None:
        bomb = '<!DOCTYPE f [<!ENTITY a "aaaaaaaaaa">]>' + sheets(SHEET.replace("CAP boulanger", "&a;"))
        with pytest.raises(BrokenFileError) as refused:
            imports("onisep-fiches-formations", bomb, "sheets.xml")
        assert refused.value.code == "bad_xml"

    def test_a_sheet_without_end_is_refused_before_it_fills_the_memory(self, imports: Imports) -> None:
        for padding in ("<p>" * 200 + "</p>" * 200, "<p/>" * 40_000, "a" * 2**21):
            with pytest.raises(BrokenFileError) as refused:
                imports("onisep-fiches-formations", sheets(SHEET.replace("<sigle/>", padding)), "sheets.xml")
            assert refused.value.code == "bad_xml"

    def test_the_list_names_what_follows_and_has_no_sheet(self, imports: Imports) -> None:
        header = (
            '"libellé type formation";"libellé formation principal";durée;"code RNCP";"lien site onisep.fr"'
        )
        link = "http://www.onisep.fr/http/redirection/formation/slug/FOR.618"
        rows = (f"brevet professionnel;BP boulanger;2 ans;37491;{link}", f"x;Autre;2 ans;0;{link}9", "x;y;;;")
        report = imports("onisep-formations", table(header, *rows))
        assert numbers(report) == (3, 2, 0, 0, 1, 0)
        imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")
        assert imports.rows("SELECT id, label FROM training ORDER BY id") == [
            ("FOR.2246", "CAP Boulanger"),
            ("FOR.618", "BP Boulanger"),
        ]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("mef", pupils(("0530001A", "24110022137"))),
        ("formations-diplomes", table(COURSE_HEADER, BAKER)),
        ("certif-info", LEVELS),
        ("niveaux-formation", table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)"))),
        ("dispositifs-formation", LEVELS),
        ("familles-metiers", affelnet(("0530001A", "24110022137", "AP"))),
        ("familles-mef", table(COURSE_HEADER, BAKER)),
        ("constat-formations", affelnet(("0530001A", "24110022137", "AP"))),
        ("capacites-formations", pupils(("0530001A", "24110022137"))),
        ("affelnet-2de", pupils(("0530001A", "24110022137"))),
        ("affelnet-1re", affelnet(("0530001A", "24110022137", "AP"))),
        ("bts-parcoursup", affelnet(("0530001A", "24110022137", "AP"))),
        ("onisep-formations", LEVELS),
        ("onisep-specialites", LEVELS),
        ("onisep-options", LEVELS),
        ("parcoursup", LEVELS),
        ("masters", LEVELS),
        ("rncp", LEVELS),
        ("rncp-rome", LEVELS),
        ("rncp-diplomes", LEVELS),
        ("formations-prioritaires", LEVELS),
        (
            "onisep-fiches-formations",
            "<metiers><metier><formation><id>1</id></formation></metier></metiers>",
        ),
    ],
)
def test_another_kind_of_file_is_refused(imports: Imports, source: str, content: str) -> None:
    with pytest.raises(BrokenFileError) as refused:
        imports(source, content)
    assert refused.value.code == "unknown_header"


def test_rows_that_name_nothing_are_refused_one_by_one(imports: Imports) -> None:
    report = imports(
        "affelnet-2de",
        affelnet(
            ("0530001A", "24110022137", "AP"),
            ("0530001A", "24110022137", "AP"),
            ("44", "24110022137", "AP"),
            ("0530001A", "2411", "AP"),
            ("0530001A", "24110022137", "??"),
        ),
    )
    assert numbers(report) == (5, 1, 0, 0, 4, 0)
    assert report.reasons == {"duplicate": 1, "bad_identifier": 2, "unknown_kind": 1}
