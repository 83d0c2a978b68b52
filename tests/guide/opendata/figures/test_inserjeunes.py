"""InserJeunes: what is published becomes a figure, what is not stays unknown."""

from pathlib import Path

import pytest

from api.guide.opendata.service import BrokenFileError
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.figures.files import dicts_of, rows_of

PRO = "depp-etablissements-2022_2023-pro.csv"
START = "n°UAI de l'établissement;Libellé de l'établissement;Région;"
NAMED = (
    f"{START}Dont apprentis en EPLE;Taux de poursuite d'études;Taux;Taux attendu;Valeur ajoutée;"
    "Part en poursuite d'études;Part en emploi 6 mois après la sortie;Part des autres situations\n"
)
OLDEST = f"{START};;Taux;Taux attendu;Valeur ajoutée;;;\n"
OLDEST_NAME = "depp-etablissements-2018_2019-{}.csv"
SCHOOL = "0440001M;Lycée;PAYS DE LA LOIRE;"
FOLDER = "inserjeunes"
SCHOOLS = [
    # years, kind, rows
    *(("2018_2019", "pro", 234), ("2019_2020", "pro", 237), ("2020_2021", "pro", 251)),
    *(("2021_2022", "pro", 272), ("2022_2023", "pro", 288)),
    *(("2018_2019", "apprentissage", 51), ("2019_2020", "apprentissage", 60)),
    *(("2020_2021", "apprentissage", 137), ("2021_2022", "apprentissage", 173)),
    ("2022_2023", "apprentissage", 178),
]


def school_file(folder: Path, years: str, kind: str) -> Path:
    return folder / FOLDER / f"depp-etablissements-{years}-{kind}_pays-de-la-loire.csv"


def test_what_is_not_published_is_unknown(imports: Imports) -> None:
    content = NAMED + (
        f"{SCHOOL}ensemble;53;58;50;8;53;27;20\n{SCHOOL}dont apprentis;nd;nd;nd;nd;nd;nd;nd\n"
        f"{SCHOOL}dont élèves en voie pro sco;0;57;;;;;\n"
    )
    assert numbers(imports("inserjeunes-etablissements", content, PRO)) == (3, 3, 0, 0, 0, 0)
    rates = "further_study, employed_6, expected_6, difference, studying, employed, other"
    assert imports.rows(f"SELECT year, way, {rates} FROM outcome_school ORDER BY way") == [
        ("2022-2023", "all", 53, 58, 50, 8, 53, 27, 20),
        ("2022-2023", "apprenticeship", None, None, None, None, None, None, None),
        ("2022-2023", "school", 0, 57, None, None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("ensemble;53;158;;;;;", "bad_shape"),
        ("ensemble;53;58;50;-8;;;", "bad_shape"),
        ("ensemble;environ 50;58;50;8;;;", "bad_shape"),
        ("internes;53;58;50;8;53;27;20", "unknown_kind"),
    ],
)
def test_a_row_that_cannot_be_so_is_refused(imports: Imports, cells: str, reason: str) -> None:
    report = imports("inserjeunes-etablissements", f"{NAMED}{SCHOOL}{cells}\n", PRO)
    assert dict(report.reasons) == {reason: 1}


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (f"{NAMED}{SCHOOL}ensemble;53;58;50;8;53;27;20\n", "etablissements.csv", "unknown_year"),
        (f"{NAMED}{SCHOOL}ensemble;53;58;50;8;53;27;20\n", "2021_2022-2022_2023.csv", "unknown_year"),
        (f"{NAMED}{SCHOOL}ensemble;53;58;50;8;53;27;20\n", "2021_2023.csv", "unknown_year"),
        # Columns without names: only where the year and every figure say that they are what they seem.
        (
            f"{OLDEST}{SCHOOL}ensemble;46;49;45;4;57;56;58\n",
            "2019_2020.csv",
            "unknown_header",
        ),
        (f"{OLDEST}{SCHOOL}ensemble;46;49;45;9;57;56;58\n", OLDEST_NAME.format("pro"), "unknown_header"),
        (
            f"{OLDEST}{SCHOOL}ensemble;46;49;45;4;57;56;58\n{SCHOOL}18;46;49;45;4;57;56;58\n",
            OLDEST_NAME.format("pro"),
            "unknown_header",
        ),
        (f"{OLDEST}", OLDEST_NAME.format("pro"), "unknown_header"),
        (OLDEST.replace(";;;\n", ";;\n"), OLDEST_NAME.format("pro"), "unknown_header"),
        (
            f"{START};;Taux;Taux attendu;Valeur ajoutée;\n{SCHOOL}18;36;73;70;3;77\n",
            "2019_2020.csv",
            "unknown_header",
        ),
        ("Année;UAI\n2020;0440001M\n", PRO, "unknown_header"),
    ],
)
def test_a_file_of_which_anything_is_in_doubt_is_refused(
    imports: Imports, content: str, name: str, code: str
) -> None:
    with pytest.raises(BrokenFileError) as refused:
        imports("inserjeunes-etablissements", content, name)
    assert refused.value.code == code
    assert imports.one("SELECT count(*) FROM outcome_school") == 0


def test_what_stands_under_no_name_of_a_cfa_is_what_was_broken_off(imports: Imports) -> None:
    imports(
        "inserjeunes-etablissements",
        f"{OLDEST}{SCHOOL}18;32;78;75;3;78;81;80\n",
        OLDEST_NAME.format("apprentissage"),
    )
    rates = "broken_contracts, further_study, employed_6, employed_12, employed_18, employed_24"
    assert imports.one(f"SELECT origin, way, {rates} FROM outcome_school") == (
        *("apprenticeship", "apprenticeship"),
        *(18, 32, 78, 78, 81, 80),
    )


@pytest.mark.open_data
class TestPublished:
    def test_schools(self, imports: Imports, open_data: Path) -> None:
        for repeated in (False, True):
            for years, kind, rows in SCHOOLS:
                report = imports("inserjeunes-etablissements", school_file(open_data, years, kind))
                assert report.read == rows
                assert numbers(report) == (rows, *((0, 0, rows) if repeated else (rows, 0, 0)), 0, 0)
        assert dict(imports.rows("SELECT origin, count(*) FROM outcome_school GROUP BY 1")) == {
            "pro": 1282,
            "apprenticeship": 599,
        }

    def test_cfa_and_trainings(self, imports: Imports, open_data: Path) -> None:
        cfa = open_data / FOLDER / "fr-en-inserjeunes-cfa_pays-de-la-loire.csv"
        trainings = open_data / FOLDER / "ij_region_data_pays-de-la-loire.csv"
        assert numbers(imports("inserjeunes-cfa", cfa)) == (792, 792, 0, 0, 0, 0)
        assert numbers(imports("inserjeunes-cfa", cfa)) == (792, 0, 0, 792, 0, 0)
        assert numbers(imports("inserjeunes-formations", trainings)) == (2816, 2816, 0, 0, 0, 0)
        assert numbers(imports("inserjeunes-formations", trainings)) == (2816, 0, 0, 2816, 0, 0)
        assert imports.one("SELECT count(*) FROM outcome_training WHERE employed_6 IS NOT NULL") == 1431
        assert imports.rows(
            "SELECT way, count(*), count(DISTINCT code) FROM outcome_training GROUP BY 1"
        ) == [
            ("apprenticeship", 1880, 622),
            ("school", 936, 288),
        ]
        newest = "year = '2022-2023' AND coalesce(employed_18, employed_24) IS NOT NULL"
        assert imports.one(f"SELECT count(*) FROM outcome_training WHERE {newest}") == 0

    def test_the_columns_without_names_tell_what_the_list_of_cfa_tells_under_names(
        self, imports: Imports, open_data: Path
    ) -> None:
        imports("inserjeunes-etablissements", school_file(open_data, "2018_2019", "apprentissage"))
        told = {
            row["UAI"]: row
            for row in dicts_of(open_data / FOLDER / "fr-en-inserjeunes-cfa_pays-de-la-loire.csv")
            if row["Année"] == "cumul 2018-2019"
        }
        names = {
            "broken_contracts": "Part contrats apprentissage interrompus",
            "further_study": "Taux poursuite études",
            "employed_6": "Taux emploi 6 mois",
            "expected_6": "Taux emploi 6 mois attendu",
            "difference": "VA emploi 6 mois",
            "employed_12": "Taux emploi 12 mois",
            "employed_18": "Taux emploi 18 mois",
            "employed_24": "Taux emploi 24 mois",
        }
        compared = 0
        for uai, *rates in imports.rows(f"SELECT uai, {', '.join(names)} FROM outcome_school"):
            for rate, name in zip(rates, names.values(), strict=True):
                assert rate == (float(told[uai][name]) if told[uai][name] else None), (uai, name)
                compared += rate is not None
        assert compared == 46 + 49 + 6 * 44

    @pytest.mark.parametrize(
        "name",
        [
            "inserjeunes/fr-en-inserjeunes-cfa_pays-de-la-loire.csv",
            "inserjeunes/ij_region_data_pays-de-la-loire.csv",
            "bmo/bmo_2025_pays-de-la-loire.csv",
            "dares-metiers/age_2017_2019_3niv.csv",
            "carte-formations/constat_2020_pays-de-la-loire.csv",
        ],
    )
    def test_other_files_are_refused(
        self, imports: Imports, open_data: Path, tmp_path: Path, name: str
    ) -> None:
        renamed = tmp_path / PRO
        renamed.write_bytes((open_data / name).read_bytes())
        for source in ("inserjeunes-etablissements", "inserjeunes-cfa", "inserjeunes-formations"):
            if (source == "inserjeunes-cfa" and "cfa" in name) or (
                source.endswith("formations") and "ij_" in name
            ):
                continue
            with pytest.raises(BrokenFileError) as refused:
                imports(source, renamed)
            assert refused.value.code == "unknown_header"
        assert imports.one("SELECT count(*) FROM outcome_school") == 0

    def test_every_row_of_the_publisher_is_found_as_it_is(self, imports: Imports, open_data: Path) -> None:
        """Schools under names, cell by cell."""
        path = school_file(open_data, "2022_2023", "pro")
        imports("inserjeunes-etablissements", path)
        ways = {
            "ensemble": "all",
            "dont apprentis": "apprenticeship",
            "dont élèves en voie pro sco": "school",
        }
        header, *rows = rows_of(path)
        assert header[4:] == [
            *("Taux de poursuite d'études", "Taux", "Taux attendu", "Valeur ajoutée"),
            *(
                "Part en poursuite d'études",
                "Part en emploi 6 mois après la sortie",
                "Part des autres situations",
            ),
        ]
        rates = "further_study, employed_6, expected_6, difference, studying, employed, other"
        kept = {
            (uai, way): found
            for uai, way, *found in imports.rows(f"SELECT uai, way, {rates} FROM outcome_school")
        }
        assert kept == {
            (row[0], ways[row[3]]): [None if cell == "nd" else float(cell) for cell in row[4:]]
            for row in rows
        }
