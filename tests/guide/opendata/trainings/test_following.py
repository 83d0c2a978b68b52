"""What comes before and after a training, where only a text or several sheets say so."""

from pathlib import Path

import httpx
import pytest

from api.guide.trainings.steps import named
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings import test_higher
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    COURSE_HEADER,
    DIPLOMA_HEADER,
    LEVELS,
    SHEET,
    affelnet,
    certification,
    course,
    diploma,
    pupils,
    sheets,
    table,
)
from tests.guide.opendata.trainings.test_leading import occupation
from tests.guide.opendata.trainings.test_open_data import bring

NEXT = "SELECT training_id, next_id FROM training_next ORDER BY 1, 2"
FOLLOWS = "<formation_poursuite_Etudes>BP boulanger</formation_poursuite_Etudes>"
BTS_LEVEL = "320;3;BTS;BREVET DE TECHNICIEN SUPERIEUR;;05\n"


def sheet(number: int, label: str, *, code: str = "", access: str = "", follows: str = "") -> str:
    """A sheet of Onisep."""
    made = SHEET.replace("FOR.2246", f"FOR.{number}").replace("50022137", code)
    made = made.replace("CAP boulanger", label).replace(
        FOLLOWS, f"<formation_poursuite_Etudes>{follows}</formation_poursuite_Etudes>" if follows else ""
    )
    made = made.replace("niveau 3 (niveau CAP)", "")
    return made.replace("<url>", f"<descriptif_acces>{access}</descriptif_acces><url>")


class TestAccess:
    @pytest.mark.parametrize(
        ("access", "found"),
        [
            (
                "Accessible à tout titulaire d’un bac : bac général, bac pro cuisine froide",
                ["40022198"],
            ),
            ("En priorité avec le bac professionnel Cuisine froide.", ["40022198"]),
            # The longest title; none of a list; a word that goes on; a BTS is no way there.
            ("bac pro cuisine", ["40022106"]),
            ("bac pro cuisine froide, bac pro cuisine", ["40022106", "40022198"]),
            ("bac pro couture", []),
            ("bac pro cuisines", []),
            # Whichever option; the one that is named; another one.
            ("bac pro arts de la table", ["40022301", "40022302"]),
            ("bac pro arts de la table, option verre", ["40022302"]),
            ("l’ancien bac pro arts de la table option nappes", []),
            ("Le BTS pain est accessible après le BTS repas.", []),
            ("", []),
        ],
    )
    def test_one_comes_from_what_the_sheet_asks_for_by_its_whole_title(
        self, imports: Imports, access: str, found: list[str]
    ) -> None:
        """The one bac pro that a BTS asks for led nowhere."""
        imports.first("niveaux-formation", LEVELS + BTS_LEVEL)
        known = {
            "40022106": "Bac pro cuisine",
            "40022198": "Bac pro cuisine froide",
            "32022198": "BTS repas",
            "40022301": "Bac pro arts de la table option bois",
            "40022302": "Bac pro arts de la table option verre",
        }
        rows = [diploma(code, "X (X)") for code in (*known, "32022137")]
        imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
        told = [
            certification(code, title, diploma_code=code).replace("FOR.2246", "").replace(";3;", ";;")
            for code, title in {**known, "32022137": "BTS pain"}.items()
        ]
        imports.first("certif-info", table(CERTIFICATION_HEADER, *told))
        imports(
            "onisep-fiches-formations",
            sheets(sheet(1, "BTS pain", code="32022137", access=access)),
            "sheets.xml",
        )
        assert imports.rows(NEXT) == [(code, "32022137") for code in found]

    @pytest.mark.parametrize(
        ("label", "access", "before"),
        [
            ("Diplôme d’aide", "Aucun diplôme n’est exigé pour accéder à la formation.", "NO-DIPLOMA"),
            ("Diplôme d’aide", "Un diplôme est exigé.", None),
            (
                "BPJEPS animateur",
                "Aucun diplôme scolaire requis, sauf pour les candidatures via Parcoursup",
                "BAC-OR-NONE",
            ),
        ],
    )
    async def test_what_asks_for_no_diploma_says_so_beside_the_diploma_that_one_may_have(
        self, imports: Imports, client: httpx.AsyncClient, label: str, access: str, before: str | None
    ) -> None:
        """Of who helps families a pupil read one diploma, which nobody asks for."""
        first = sheet(1, "Diplôme d’accompagnant", follows=label)
        imports("onisep-fiches-formations", sheets(first, sheet(2, label, access=access)), "sheets.xml")
        page = (await client.get("/api/v1/trainings/FOR.2")).json()
        said = [named(before)["label"]] if before else []
        assert [step["label"] for step in page["before"]] == [*said, "Diplôme d’accompagnant"]


class TestParcours:
    @pytest.mark.parametrize(("other", "found"), [("master mention chimie", ["FOR.9"]), ("BP boulanger", [])])
    def test_a_mention_is_followed_by_what_all_its_parcours_are(
        self, imports: Imports, other: str, found: list[str]
    ) -> None:
        """Sixteen BUT of Parcoursup were followed by nothing, and their parcours by masters."""
        told = [
            sheet(1, "BUT chimie parcours synthèse", follows="master mention chimie"),
            sheet(2, "BUT chimie parcours analyse", follows=other),
            sheet(9, "master mention chimie"),
        ]
        imports.first("onisep-fiches-formations", sheets(*told), "sheets.xml")
        line = "Public,0440984F,IUT,Pays de la Loire,BUT Chimie,"
        imports("parcoursup", table(test_higher.TestHigher.SIX, line), "parcoursup_2025.csv")
        after = imports.rows("SELECT next_id FROM training_next WHERE training_id = 'PSUP.but-chimie'")
        assert [key for (key,) in after] == found

    def test_a_but_leads_where_its_parcours_do_and_for_sure_where_all_of_them_do(
        self, imports: Imports, factory: Factory
    ) -> None:
        """Who conceives multimedia had no BUT near, though it stood there on Parcoursup."""
        factory.career("E1104", "Concepteur / Conceptrice de contenus")
        factory.career("M1805", "Développeur / Développeuse")
        occupation(factory, "MET.20", "concepteur / conceptrice de contenus", "FOR.1", "FOR.2")
        occupation(factory, "MET.21", "développeur / développeuse", "FOR.2")
        told = [sheet(1, "BUT multimédia parcours synthèse"), sheet(2, "BUT multimédia parcours analyse")]
        imports.first("onisep-fiches-formations", sheets(*told), "sheets.xml")
        lines = [f"Public,0440984F,IUT,Pays de la Loire,BUT {name}," for name in ("Multimedia", "Chimie")]
        imports("parcoursup", table(test_higher.TestHigher.SIX, *lines), "parcoursup_2025.csv")
        leading = "SELECT code, firm FROM training_career WHERE training_id = 'PSUP.but-{}' ORDER BY code"
        assert imports.rows(leading.format("multimedia")) == [("E1104", True), ("M1805", False)]
        assert imports.rows(leading.format("chimie")) == []

    @pytest.mark.parametrize(
        ("name", "found"),
        [("DN MADE Objet   Specialite : Bijou", ["FOR.9"]), ("DN MADE Objets   Specialite : Bijou", [])],
    )
    def test_a_speciality_of_a_school_is_followed_by_what_its_mention_is(
        self, imports: Imports, name: str, found: list[str]
    ) -> None:
        told = [sheet(1, "DN MADE mention objet", follows="DSAA design"), sheet(9, "DSAA design")]
        imports.first("onisep-fiches-formations", sheets(*told), "sheets.xml")
        line = f"Public,0440984F,Lycée,Pays de la Loire,{name},"
        imports("parcoursup", table(test_higher.TestHigher.SIX, line), "parcoursup_2025.csv")
        after = imports.rows("SELECT next_id FROM training_next WHERE training_id <> 'FOR.1'")
        assert [key for (key,) in after] == found


@pytest.mark.parametrize(
    ("certified", "is_one"), [("BP boulanger", True), ("Certificat de spécialisation métiers du bar", False)]
)
def test_a_programme_is_the_diploma_of_which_the_nomenclature_alone_has_the_name(
    imports: Imports, certified: str, is_one: bool
) -> None:
    """A speciality stood there twice, and the career showed the one without a school."""
    known = ("46133404", "METIERS DU BAR (CERTIFICAT DE SPECIALISATION)"), ("46133405", "BAR (X)")
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, *(diploma(*one) for one in known)))
    rows = [certification("1", "CS x", diploma_code="46133404")]
    rows += [certification("2", certified, diploma_code="46133405")]
    imports.first("certif-info", table(CERTIFICATION_HEADER, *rows).replace("FOR.2246", ""))
    line = "Public,0440984F,Lycée,Pays de la Loire,Certificat de Specialisation   Metiers du bar,"
    imports("parcoursup", table(test_higher.TestHigher.SIX, line), "parcoursup_2025.csv")
    placed = imports.rows("SELECT training_id FROM training_place")
    # Another list has the name, and it is another training's there.
    assert placed == [("46133404" if is_one else "46133405",)]


@pytest.mark.parametrize("others", [["DSAA mention mode"], []])
def test_what_is_named_by_one_of_its_mentions_alone_is_told_so(imports: Imports, others: list[str]) -> None:
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma("14022002", "DESIGN (DSAA)")))
    rows = [
        certification(str(number), title, diploma_code="14022002").replace("FOR.2246", "")
        for number, title in enumerate(["DSAA mention produit", *others])
    ]
    imports.first("certif-info", table(CERTIFICATION_HEADER, *rows))
    imports(
        "onisep-fiches-formations", sheets(sheet(1, "DN MADE", follows="DSAA mention produit")), "sheets.xml"
    )
    assert imports.rows("SELECT next_id, of_part FROM training_next") == [("14022002", bool(others))]


@pytest.mark.parametrize(
    ("title", "year", "followed"),
    [("Tle pro Service aux personnes", 3, True), ("Tle pro Vente", 3, False), ("2nde pro Service", 1, False)],
)
def test_after_a_2de_of_no_family_comes_the_bac_whose_later_years_bear_its_title(
    imports: Imports, title: str, year: int, followed: bool
) -> None:
    """A pupil of Cholet found no bac pro after the 2de: the one of its name had another number since."""
    imports.first("niveaux-formation", LEVELS)
    imports.first(
        "formations-diplomes",
        table(
            DIPLOMA_HEADER,
            diploma("40033001", "SERVICE AUX PERSONNES 2NDE COMMUNE (BAC PRO)"),
            diploma("40033002", "SERVICE (BAC PRO)", closed="31/08/2024", successors=["40033003"]),
            diploma("40033003", "SERVICES ET ANIMATION (BAC PRO)"),
        ),
    )
    first = "2nde pro Service aux personnes"
    imports.first(
        "mef",
        table(
            COURSE_HEADER,
            course("2473300131", "40033001", "23811033001", first, years=1, year=1),
            course("2473300233", "40033002", "23831033002", title, years=3, year=year),
        ),
    )
    certified = certification("1", "X", diploma_code="40033003").replace(";3;", ";4;")
    imports.first("certif-info", table(CERTIFICATION_HEADER, certified))
    imports("affelnet-2de", affelnet(("0440001A", "23811033001", "ST")), "affelnet_2023.csv")
    assert imports.rows(NEXT) == ([("40033001", "40033003")] if followed else [])


@pytest.mark.parametrize(("last", "successor"), [("2026", "FOR.2"), ("", None)])
def test_what_takes_the_place_of_a_title_that_ends_is_told(
    imports: Imports, last: str, successor: str | None
) -> None:
    """The sheet of one said that it ends, and not what was made instead."""
    header = f"{CERTIFICATION_HEADER};Annee_Derniere_Session;Code_Ancien_Diplome"
    old = certification("10", "Diplôme du notariat").replace("FOR.2246", "FOR.1") + f";{last};"
    new = certification("11", "Diplôme de notariat").replace("FOR.2246", "FOR.2") + ";;10"
    imports.first("certif-info", table(header, old, new))
    told = [sheet(1, "Diplôme du notariat"), sheet(2, "Diplôme de notariat")]
    imports("onisep-fiches-formations", sheets(*told), "sheets.xml")
    assert imports.rows("SELECT id, successor FROM training ORDER BY id") == [
        ("FOR.1", successor),
        ("FOR.2", None),
    ]


@pytest.mark.parametrize(
    ("title", "followed"), [("NUTRITION", ["FOR.3"]), ("DIÉTÉTIQUE", ["FOR.2", "FOR.3"])]
)
def test_a_diploma_of_another_title_has_of_the_former_s_steps_what_is_of_its_field(
    imports: Imports, title: str, followed: list[str]
) -> None:
    """A former sheet named the preparation for engineers: it came after the BTS of nutrition."""
    imports.first("niveaux-formation", LEVELS + BTS_LEVEL)
    former = diploma("32033103", "DIETETIQUE (BTS)", closed="31/08/2020", successors=["32033115"])
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, former, diploma("32033115", f"{title} (BTS)")))
    certified = certification("1", f"BTS {title}", diploma_code="32033115")
    imports.first("certif-info", table(CERTIFICATION_HEADER, certified))
    prepared, specialised = "Classe préparatoire ATS ingénierie", "Licence pro Nutrition, alimentation"
    step = f"<formation_poursuite_Etudes>{prepared}</formation_poursuite_Etudes>"
    other = step.replace(prepared, specialised)
    steps = "<type_Poursuite>poursuite d'études conditionnelle</type_Poursuite>"
    told = sheet(1, "BTS Diététique", code="32033103", follows=prepared).replace(
        step, f"{step}</poursuite_etudes><poursuite_etudes>{steps}{other}"
    )
    imports("onisep-fiches-formations", sheets(told, sheet(2, prepared), sheet(3, specialised)), "sheets.xml")
    assert imports.rows(NEXT) == [("32033115", key) for key in followed]


@pytest.mark.parametrize(
    ("change", "followed"),
    [
        ({}, True),
        # Of another registration, with a sheet of its own, or asked for by name where it goes on.
        ({"rncp": "40001"}, False),
        ({"sheet": "40023004"}, False),
        ({"access": "Bac pro Bâtiment option A études"}, False),
    ],
)
def test_an_option_without_a_sheet_goes_on_to_what_follows_its_sister(
    imports: Imports, change: dict[str, str], followed: bool
) -> None:
    """On the way to a quantity surveyor stood a bac pro's option of architecture alone, not that of costs."""
    imports.first("niveaux-formation", LEVELS + BTS_LEVEL)
    names = {"40023004": "OPTION A ETUDES", "40023005": "OPTION B ARCHITECTURE"}
    rows = [diploma(code, f"BATIMENT {name} (BAC PRO)") for code, name in names.items()]
    others = [diploma("32023013", "ECONOMIE (BTS)"), diploma("32023015", "METRE (BTS)")]
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows, *others))
    labels = {"40023004": "A études", "40023005": "B architecture"}
    certified = [
        certification(code, f"Bac pro Bâtiment option {name}", diploma_code=code).replace("FOR.2246", "")
        for code, name in labels.items()
    ]
    certified[0] = certified[0].replace("37537", change.get("rncp", "37537"))
    imports.first("certif-info", table(CERTIFICATION_HEADER, *certified))
    told = [
        sheet(1, "Bac pro Bâtiment option B architecture", code="40023005", follows="BTS Économie"),
        sheet(2, "BTS Économie", code="32023013"),
        sheet(3, "BTS Métré", code="32023015", access=change.get("access", "")),
    ]
    if "sheet" in change:
        told.append(sheet(4, "Bac pro Bâtiment option A études", code=change["sheet"]))
    imports("onisep-fiches-formations", sheets(*told), "sheets.xml")
    known = imports.rows(f"{NEXT}".replace("ORDER", "WHERE next_id = '32023013' ORDER"))
    assert known == [(code, "32023013") for code in names if followed or code == "40023005"]


async def test_a_speciality_of_the_last_year_follows_its_series_and_is_taught_where_that_is(
    imports: Imports, client: httpx.AsyncClient
) -> None:
    """One of STI2D began after the 2de, and nowhere: its series is begun there."""
    imports.first("niveaux-formation", f"{LEVELS}430;4;BAC TECHNO;BACCALAUREAT TECHNOLOGIQUE;;04\n")
    series, speciality, whole = "43031016", "43031017", "43033104"
    named_so = {series: "STMG", speciality: "STMG FINANCE", whole: "ST2S"}
    known = [diploma(code, f"{name} (BAC TECHNO)") for code, name in named_so.items()]
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, *known))
    courses = [(series, "221222"), (speciality, "221322"), (whole, "221224"), (whole, "221324")]
    ways = [
        course(f"{n}", code, f"{begins}{code[3:]}", "x", years=1, year=1)
        for n, (code, begins) in enumerate(courses)
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    imports("constat-formations", pupils(("0440001A", "22122231016"), ("0440001A", "22122433104")))
    assert imports.rows(NEXT) == [(series, speciality)]
    assert imports.rows("SELECT training_id, uai, common FROM training_place ORDER BY 1") == [
        (series, "0440001A", False),
        (speciality, "0440001A", True),
        (whole, "0440001A", False),
    ]
    pages = [(await client.get(f"/api/v1/trainings/{code}")).json() for code in named_so]
    steps = [[step["id"] for step in page["before"]] for page in pages]
    assert steps == [[None], [series], [None]]


ASKED_FOR = {
    "32022208": ["40022004"],
    "32031312": ["40031213", "40031214"],
    "32032003": ["40031213", "40031214"],
    "32023108": ["40023104"],
    "32033111": ["40033104"],
    "32033114": ["40033103"],
    "32033423": ["40022106", "40033403"],
}
"""BTS, and what their sheets name in words alone: each read in the file."""


@pytest.mark.open_data
def test_the_publishers_own_files(imports: Imports, open_data: Path) -> None:
    bring(imports, open_data)
    for later, earlier in ASKED_FOR.items():
        known = imports.rows("SELECT training_id FROM training_next WHERE next_id = %s", later)
        assert {key for (key,) in known} >= {*earlier}, later
    followed = (
        "SELECT count(DISTINCT training_id) FROM training_next WHERE starts_with(training_id, 'PSUP.but-')"
    )
    assert imports.one(followed) == 15
    assert imports.one("SELECT successor FROM training WHERE id = 'FOR.551'") == "FOR.9898"
    # Of what is followed by one mention alone of several.
    of_part = "SELECT DISTINCT label FROM training t JOIN training_next ON next_id = t.id WHERE of_part"
    assert imports.rows(of_part) == [("DSAA Design",)]
