"""To which careers and fields a training leads, and what follows it, on a few invented rows."""

import json

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

NAMED = "SELECT code, named FROM training_career WHERE training_id = '50022137' ORDER BY code"
FIELDS = "SELECT code FROM training_field WHERE training_id = '50022137' ORDER BY code"


@pytest.fixture
def vines(factory: Factory) -> Factory:
    """Fields of ROME 3, and the careers among which ROME 4 divided them."""
    factory.career("A1405", "Arboriculture et viticulture", rome_version=3)
    factory.career("A1405", "Arboriculteur / Arboricultrice")
    factory.career("A1418", "Viticulteur / Viticultrice", parent_code="A1405")
    factory.career("F1202", "Chef / Cheffe de chantier bâtiment", parent_code="F1202")
    factory.career("F1209", "Chef / Cheffe de chantier travaux publics", parent_code="F1202")
    factory.career("N4101", "Conducteur / Conductrice de poids lourd", parent_code="A1405")
    factory.career("N4113", "Conducteur routier international / Conductrice routière internationale")
    factory.career("J1501", "Aide-soignant / Aide-soignante", parent_code="J1501", regulated=True)
    for ogr, version, code, label in (
        ("1", 3, "A1405", "Vigneron / Vigneronne"),
        ("1", 4, "A1418", "Vigneron / Vigneronne"),
        ("2", 4, "F1202", "Chef / Cheffe de chantier"),
        ("4", 4, "N4101", "Conducteur routier / Conductrice routière"),
        ("3", 4, "K2101", "Formateur / Formatrice de vignerons"),
    ):
        factory.connection.execute(
            "INSERT INTO career_appellation (rome_version, ogr_code, code, label) VALUES (%s, %s, %s, %s)",
            [version, ogr, code, label],
        )
    return factory


def occupation(factory: Factory, key: str, name: str, *studies: str) -> None:
    """A career of Onisep, and its sheet where that asks for studies."""
    factory.connection.execute(
        "INSERT INTO onisep_career VALUES (2024, %s, %s, '', '{}', '{}', '{}')", [key, name]
    )
    if studies:
        asked = json.dumps([{"id": study, "label": "x"} for study in studies])
        factory.connection.execute(
            "INSERT INTO onisep_sheet (id, name, synonyms, rome_codes, studies, sectors, interests, statuses)"
            " VALUES (%s, %s, '{}', '{}', %s, '{}', '{}', '{}')",
            [key, name, asked],
        )


def bring(imports: Imports, *careers: str, label: str = "CAP viticulture") -> None:
    """A CAP, the codes that Certif-Info gives it, and Onisep's sheet on it; beside it another one."""
    codes = ("50022137", "50021198")
    imports.first(
        "formations-diplomes", table(DIPLOMA_HEADER, *(diploma(code, f"{code} (CAP)") for code in codes))
    )
    imports.first(
        "certif-info",
        table(
            CERTIFICATION_HEADER,
            certification("1", label, diploma_code="50022137", careers=careers),
            certification("2", "CAP viticulteur", diploma_code="50021198", careers=["F1202"]).replace(
                "FOR.2246", ""
            ),
        ),
    )
    imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")


class TestCareers:
    def test_a_code_of_rome_3_is_a_field_and_not_the_career_of_that_code(
        self, imports: Imports, vines: Factory
    ) -> None:
        """A BTSA of wine led to fruit growing."""
        bring(imports, "A1405")
        assert imports.rows(NAMED) == []
        assert imports.rows(FIELDS) == [("A1405",)]

    @pytest.mark.parametrize(
        ("label", "told"), [("CAP espace", []), ("Diplôme d’État d’architecte", [("F1101",)])]
    )
    def test_a_field_of_a_title_that_the_law_keeps_is_told_of_its_diploma_alone(
        self, imports: Imports, vines: Factory, label: str, told: list[tuple[str]]
    ) -> None:
        """A DN MADE of interiors prepared for « Architecture du BTP »."""
        bring(imports, "F1101", label=label)
        assert imports.rows(FIELDS) == told

    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("viticulteur / viticultrice", [("A1418", None)]),
            ("vigneron / vigneronne", [("A1418", "Vigneron / vigneronne")]),
            (
                "conducteur routier / conductrice routière",
                [("N4101", "Conducteur routier / conductrice routière")],
            ),
            # Of two careers, of none of them.
            ("chef / cheffe de chantier", []),
            # Resembles, and is another.
            ("viticulteur / viticultrice bio", []),
            # Another title of a career of which the fields say nothing.
            ("formateur / formatrice de vignerons", []),
        ],
    )
    def test_a_career_is_one_that_onisep_names_by_its_title(
        self, imports: Imports, vines: Factory, name: str, found: list[tuple[str, str | None]]
    ) -> None:
        vines.career("K2101", "Formateur / Formatrice")
        occupation(vines, "MET.20", name)
        bring(imports, "A1405")
        assert imports.rows(NAMED) == found
        # What is told of a career is not told again of its field.
        assert imports.rows(FIELDS) == ([] if found else [("A1405",)])

    def test_the_certification_s_own_name_is_one_too(self, imports: Imports, vines: Factory) -> None:
        bring(imports, "A1405", label="CAP viticulteur")
        assert imports.rows(NAMED) == [("A1418", None)]

    @pytest.mark.parametrize("studies", [("FOR.2246",), ("FOR.7120",)])
    def test_to_a_regulated_career_leads_only_what_its_own_sheet_asks_for(
        self, imports: Imports, vines: Factory, studies: tuple[str]
    ) -> None:
        """A bac pro led to a career that asks for a diploma of its own."""
        occupation(vines, "MET.20", "aide-soignant / aide-soignante", *studies)
        bring(imports, "J1501")
        assert imports.rows(NAMED) == ([("J1501", None)] if studies == ("FOR.2246",) else [])

    def test_a_diploma_without_a_sheet_has_the_careers_of_the_one_whose_place_it_takes(
        self, imports: Imports, vines: Factory
    ) -> None:
        """Nobody was told to begin the old one, and the new one led nowhere."""
        occupation(vines, "MET.20", "viticulteur / viticultrice")
        bring(imports, "A1405")
        old = diploma("50022137", "X (CAP)", closed="31/08/2999", successors=["50022198"])
        rows = [old, diploma("50022198", "Y (CAP)"), diploma("50021198", "Z (CAP)")]
        imports("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        assert imports.rows("SELECT training_id FROM training_career WHERE code = 'A1418' ORDER BY 1") == [
            ("50021198",),
            ("50022137",),
            ("50022198",),
        ]

    @pytest.mark.parametrize(("own", "found"), [([], "A1405"), (["F1202"], "F1202")])
    def test_a_diploma_of_which_nobody_names_a_field_has_those_of_the_one_whose_place_it_took(
        self, imports: Imports, vines: Factory, own: list[str], found: str
    ) -> None:
        """A CAP of cars said nothing of what it prepares for, and the career's page named it."""
        new = diploma("50022137", "Y (CAP)").replace(";;;;", ";;50022136;;")
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022136", "X (CAP)"), new))
        rows = [("1", "CAP X", "50022136", ["A1405"]), ("2", "CAP Y", "50022137", own)]
        certified = [certification(n, label, diploma_code=code, careers=of) for n, label, code, of in rows]
        imports(
            "certif-info", table(CERTIFICATION_HEADER, *(row.replace("FOR.2246", "") for row in certified))
        )
        assert imports.rows(FIELDS) == [(found,)]

    def test_what_a_sheet_on_a_career_asks_for_leads_there(self, imports: Imports, vines: Factory) -> None:
        occupation(vines, "MET.5", "viticulteur / viticultrice", "FOR.2246")
        bring(imports, "A1405")
        assert imports.rows(NAMED) == [("A1418", None)]

    @pytest.mark.parametrize(
        ("label", "link", "others", "found"),
        [
            # The career's name in fewer words, and the first of several careers to be called so.
            ("aide / aide", "J1501", 1, True),
            # Begins alike, the only one there.
            ("aide technique / aide technique", "J1501", 1, True),
            # Another trade of a field that was divided; of one that never was.
            ("brancardier / brancardière", "J1501", 1, False),
            ("brancardier / brancardière", "J1501", 0, True),
            # A narrower trade, one of another career, and no link at all.
            ("aide-soignant / aide-soignante de nuit", "J1501", 1, False),
            ("vigneron / vigneronne", "J1501", 0, False),
            ("aide / aide", "K2101", 1, False),
        ],
    )
    def test_a_title_that_rome_links_to_the_career_is_its_own_where_it_means_it(
        self, imports: Imports, vines: Factory, label: str, link: str, others: int, found: bool
    ) -> None:
        """Nobody was told of the nurse's diploma, for there are nurses of many kinds."""
        vines.career("K2101", "Formateur / Formatrice")
        for number in range(others):
            vines.career(f"J151{number}", "Aide de vie", parent_code="J1501")
        occupation(vines, "MET.30", label, "FOR.2246")
        vines.connection.execute("INSERT INTO career_onisep VALUES (%s, 'MET.30', %s, '')", [link, label])
        bring(imports, "J1501")
        assert (("J1501",) in imports.rows("SELECT code FROM training_career")) is found

    @pytest.mark.parametrize(
        ("field", "sheeted", "found"),
        [("K1202", False, True), ("K1202", True, False), ("F1202", False, False)],
    )
    def test_what_has_no_sheet_that_could_say_so_leads_to_another_title_by_the_career_s_sheet(
        self, imports: Imports, vines: Factory, field: str, sheeted: bool, found: bool
    ) -> None:
        """Of the options of a BTS, who manages films was told of all but the one of production."""
        vines.career("K2101", "Formateur / Formatrice")
        vines.career("K1202", "Éducation", rome_version=3)
        occupation(vines, "MET.30", "conférencier / conférencière", "FOR.2246")
        vines.connection.execute("INSERT INTO career_onisep VALUES ('K2101', 'MET.30', 'conférencier', '')")
        bring(imports, field)
        if not sheeted:
            vines.connection.execute("DELETE FROM training_sheet")
            imports("formations-diplomes", table(DIPLOMA_HEADER, diploma("50022137", "CAP")), force=True)
        assert imports.rows(NAMED) == ([("K2101", "Conférencier")] if found else [])

    def test_another_name_on_its_sheet_is_a_career_s_own_name(self, imports: Imports, vines: Factory) -> None:
        occupation(vines, "MET.31", "ouvrier de la vigne", "FOR.2246")
        vines.connection.execute("UPDATE onisep_sheet SET synonyms = '{viticulteur/trice}'")
        bring(imports, "A1405")
        assert imports.rows(NAMED) == [("A1418", "Ouvrier de la vigne")]

    @pytest.mark.parametrize(
        ("name", "synonyms", "link", "found"),
        [
            # ROME knows the title, as another career's: a secretary is no assistant of the direction.
            ("conducteur routier", "viticulteur/trice", None, []),
            ("conducteur routier", "viticulteur/trice", "A1418", ["A1418"]),
            # Called so by two names, each of a career: one of them, where ROME's link says which.
            ("ouvrier du raisin", "viticulteur/trice,arboriculteur/trice", None, []),
            ("ouvrier du raisin", "viticulteur/trice,arboriculteur/trice", "A1418", ["A1418"]),
            # The title holds the name itself.
            ("viticulteur-arboriculteur", "viticulteur/trice,arboriculteur/trice", None, ["A1405", "A1418"]),
        ],
    )
    def test_another_name_is_not_the_career_where_it_is_broader_or_another_s(
        self,
        imports: Imports,
        vines: Factory,
        name: str,
        synonyms: str,
        link: str | None,
        found: list[str],
    ) -> None:
        """A bac pro of secretaries led to assistants of the direction, art schools to journalists."""
        vines.connection.execute("UPDATE career_appellation SET code = 'K2101' WHERE ogr_code = '4'")
        vines.connection.execute("UPDATE career SET parent_code = code WHERE code = 'A1405'")
        vines.career("K2101", "Formateur / Formatrice")
        occupation(vines, "MET.31", name, "FOR.2246")
        vines.connection.execute("UPDATE onisep_sheet SET synonyms = string_to_array(%s, ',')", [synonyms])
        if link:
            vines.connection.execute("INSERT INTO career_onisep VALUES (%s, 'MET.31', %s, '')", [link, name])
        bring(imports, "A1405", "A1418")
        told = imports.rows(NAMED)
        assert [code for code, _ in told if code.startswith("A")] == found

    @pytest.mark.parametrize(
        ("synonym", "own_sheet", "found"),
        [
            ("viticulteur/trice en entretien", False, True),
            ("viticulteur/trice hors sol", False, False),
            # The career's own name is that of another job.
            ("viticulteur/trice en entretien", True, False),
        ],
    )
    def test_who_is_called_by_a_career_s_own_name_and_more_is_that_career_of_the_field(
        self, imports: Imports, vines: Factory, synonym: str, own_sheet: bool, found: bool
    ) -> None:
        """Of landscape gardeners a teacher missed the bac pro, whose job Onisep calls a worker."""
        run = vines.connection.execute
        run("UPDATE career SET parent_code = code WHERE code = 'A1405'")
        run(
            "INSERT INTO career_appellation (rome_version, ogr_code, code, label)"
            " VALUES (4, '9', 'A1405', 'Ouvrier / Ouvrière des vergers')"
        )
        occupation(vines, "MET.31", "ouvrier / ouvrière des vergers", "FOR.2246")
        run("UPDATE onisep_sheet SET synonyms = %s", [[synonym]])
        if own_sheet:
            occupation(vines, "MET.30", "viticulteur / viticultrice")
        bring(imports, "A1405")
        assert (("A1418", None) in imports.rows(NAMED)) is found

    @pytest.mark.parametrize(
        ("label", "found"), [("CAP ouvrier viticulteur", ["A1418"]), ("CAP viticulture", [])]
    )
    def test_of_what_has_a_sheet_of_its_own_another_name_counts_where_the_training_holds_it(
        self, imports: Imports, vines: Factory, label: str, found: list[str]
    ) -> None:
        occupation(vines, "MET.30", "viticulteur / viticultrice")
        occupation(vines, "MET.31", "critique de la vigne", "FOR.2246")
        vines.connection.execute("UPDATE onisep_sheet SET synonyms = '{viticulteur/trice}'")
        vines.connection.execute(
            "UPDATE onisep_sheet SET studies = jsonb_set(studies, '{0,label}', to_jsonb(%s::text))", [label]
        )
        bring(imports, "A1405")
        assert [code for code, _ in imports.rows(NAMED)] == found

    @pytest.mark.parametrize(
        ("label", "luthier", "found"),
        [
            ("CAP instruments option piano", False, ["B1501"]),
            ("CAP instruments option instruments à vent", False, ["B1503"]),
            # No option, or one that does not say.
            ("CAP instruments à vent", False, ["B1501"]),
            ("CAP instruments option accord", False, ["B1501"]),
            # What is named itself is finer.
            ("CAP instruments option accord", True, ["B1505"]),
            ("CAP instruments option piano", True, ["B1501", "B1505"]),
        ],
    )
    def test_of_a_field_that_was_divided_the_option_says_which_career(
        self, imports: Imports, vines: Factory, label: str, luthier: bool, found: list[str]
    ) -> None:
        """A CAP of wind instruments led to the makers of keyboards."""
        for code, name in (
            ("B1501", "Facteur / Factrice d'instruments à clavier"),
            ("B1503", "Facteur / Factrice d'instruments à vent"),
            ("B1505", "Luthier / Luthière"),
        ):
            vines.career(code, name, parent_code="B1501")
        vines.connection.execute(
            "INSERT INTO career_appellation (rome_version, ogr_code, code, label)"
            " VALUES (4, '9', 'B1501', 'Facteur / Factrice de pianos')"
        )
        occupation(vines, "MET.31", "facteur / factrice d'instruments", "FOR.2246")
        vines.connection.execute(
            "INSERT INTO career_onisep VALUES ('B1501', 'MET.31', 'facteur / factrice d''instruments', '')"
        )
        vines.connection.execute(
            "UPDATE onisep_sheet SET studies = jsonb_set(studies, '{0,label}', to_jsonb(%s::text))", [label]
        )
        if luthier:
            occupation(vines, "MET.32", "luthier / luthière", "FOR.2246")
        bring(imports, "B1501")
        assert [code for code, _ in imports.rows(NAMED)] == found

    @pytest.mark.parametrize("both", [True, False])
    def test_what_both_sheets_name_leads_there_whatever_the_fields_say(
        self, imports: Imports, vines: Factory, both: bool
    ) -> None:
        occupation(vines, "MET.20", "vigneron / vigneronne", *(["FOR.2246"] if both else []))
        bring(imports, "F1202")
        assert imports.rows(NAMED) == ([("A1418", "Vigneron / vigneronne")] if both else [])

    def test_a_regulated_career_without_a_sheet_is_reached_by_what_names_it(
        self, imports: Imports, vines: Factory
    ) -> None:
        occupation(vines, "MET.20", "aide-soignant / aide-soignante")
        bring(imports, "J1501")
        assert imports.rows(NAMED) == [("J1501", None)]


class TestNext:
    @pytest.mark.parametrize(
        ("written", "diplomas", "found"),
        [
            (
                "MC (futur CS) serrurier",
                [diploma("56125406", "SERRURIER (CERTIFICAT DE SPECIALISATION)")],
                "56125406",
            ),
            ("CAPa palefrenier(ne)", [diploma("50321220", "PALEFRENIER (CAPA)")], "50321220"),
            (
                "BTS aéronautique",
                [
                    diploma("32025307", "AERONAUTIQUE (BTS)", closed="31/08/2020", successors=["32025315"]),
                    diploma("32025315", "AVIONS (BTS)"),
                ],
                "32025315",
            ),
            ("BP jardins", [diploma("45033608", "OPTION JARDINS (BP)")], "45033608"),
            ("BTS avions de ligne", [diploma("32025315", "AVIONS (BTS)")], None),
            ("BTSA tropical", [diploma("32321016", "TROPICAL (BTSA)")], None),
        ],
    )
    def test_what_follows_is_found_by_an_equal_title_in_any_list(
        self, imports: Imports, written: str, diplomas: list[str], found: str | None
    ) -> None:
        known = [diploma("50022137", "BOULANGER (CAP)"), *diplomas]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *known))
        rows = [
            certification(str(n), "x", diploma_code=row.split(";")[0])
            for n, row in enumerate(known)
            if "31/08" not in row
        ]
        imports.first(
            "certif-info", table(CERTIFICATION_HEADER, *(row.replace("FOR.2246", "") for row in rows))
        )
        imports("onisep-fiches-formations", sheets(SHEET.replace("BP boulanger", written)), "sheets.xml")
        assert imports.rows("SELECT training_id, next_id FROM training_next") == (
            [("50022137", found)] if found else []
        )

    def test_a_brevet_follows_the_cap_of_its_name(self, imports: Imports) -> None:
        imports.first(
            "formations-diplomes",
            table(
                DIPLOMA_HEADER,
                diploma("50033616", "METIERS DE LA COIFFURE (CAP)"),
                diploma("50033609", "COIFFURE (CAP)", closed="31/08/2019", successors=["50033616"]),
                diploma("45033608", "COIFFURE (BP)"),
            ),
        )
        codes = ("50033616", "45033608")
        rows = [certification(code, "x", diploma_code=code) for code in codes]
        imports("certif-info", table(CERTIFICATION_HEADER, *rows))
        told = imports.rows("SELECT training_id, next_id, conditional FROM training_next")
        assert told == [("50033616", "45033608", True)]


class TestReplaced:
    @pytest.mark.parametrize(
        ("closed", "certified", "found"),
        [
            ("", ["46321407"], [("46321404", "46321407")]),
            ("31/08/2020", ["46321407", "46321404"], [("46321404", "46321407")]),
            # It is certified still, or two took its place.
            ("", ["46321407", "46321404"], []),
            ("", ["46321407", "46321408"], []),
        ],
    )
    def test_a_diploma_leads_to_the_one_that_certif_info_alone_says_took_its_place(
        self, imports: Imports, closed: str, certified: list[str], found: list[tuple[str, str]]
    ) -> None:
        """Two pages told of the same certificate, one of them of a diploma that nobody can begin."""
        codes = ("46321404", "46321407", "46321408")
        rows = [diploma(code, "X (CSA)", closed=closed if code == codes[0] else "") for code in codes]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        told = (
            certification(code, "x", diploma_code=code, replaces=codes[0] if code != codes[0] else "")
            for code in certified
        )
        imports("certif-info", table(CERTIFICATION_HEADER, *told))
        assert imports.rows("SELECT * FROM training_former") == found
        shown = {code for (code,) in imports.rows("SELECT id FROM training")}
        assert shown == set(codes) - {earlier for earlier, _ in found}
