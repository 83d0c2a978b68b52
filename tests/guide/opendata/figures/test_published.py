"""Occupations, hiring and portraits: the publishers' own files, every number of every report."""

from pathlib import Path

import pytest

from api.guide.opendata.service import BrokenFileError
from tests.guide.opendata.conftest import Imports, numbers

DARES = "dares-metiers/{}.csv"
BMO = "bmo/{}_pays-de-la-loire.csv"
FILES = [
    # source, file, read, created, refused by reason
    ("dares-fap", "bmo/Intitules_FAP2009.csv", 334, 334, {}),
    ("dares-fap", "bmo/Intitules_FAP2021.csv", 515, 515, {}),
    ("dares-fap-rome", DARES.format("fap225_rome"), 768, 749, {"no_link": 16, "no_key": 3}),
    ("bassins-emploi", BMO.format("France_Travail_Bassin_Emploi_2021"), 1533, 1533, {}),
    ("bmo", BMO.format("bmo_2024"), 3462, 3462, {}),
    ("bmo", BMO.format("bmo_2025"), 3323, 3323, {}),
    ("dares-tensions", DARES.format("tensions_pays-de-la-loire"), 1841, 1841, {}),
    ("dares-ages", DARES.format("age_2017_2019_3niv"), 3060, 3042, {"out_of_scope": 18}),
    ("dares-femmes", DARES.format("part_femmes_3niv"), 791, 786, {"out_of_scope": 5}),
    ("dares-salaire-median", DARES.format("salaire_median_3niv"), 654, 650, {"out_of_scope": 4}),
    ("dares-salaires", DARES.format("salaires_3niv"), 1645, 1635, {"out_of_scope": 10}),
    ("dares-horaires", DARES.format("horaires_atypiques_3niv"), 1020, 1014, {"out_of_scope": 6}),
    ("dares-temps-travail", DARES.format("tab6_temps_travail_3niv"), 1020, 1014, {"out_of_scope": 6}),
    ("dares-diplomes", DARES.format("dipl_moins_30_3niv"), 2035, 2023, {"out_of_scope": 12}),
    ("dares-secteurs", DARES.format("secteurs_employeurs_3niv"), 1212, 1208, {"out_of_scope": 4}),
    # Each cell is read: 36 years of 340 occupations, two of them unknown ones.
    ("dares-effectifs", DARES.format("effectifs_3niv"), 12240, 12168, {"out_of_scope": 72}),
]
TABLES = ("occupation", "occupation_rome", "commune_basin", "planned_hiring", "occupation_figure")

pytestmark = pytest.mark.open_data


def digests(imports: Imports) -> list[str]:
    whole = "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t"
    return [imports.one(whole.format(table)) for table in (*TABLES, "occupation_tension")]


def test_every_file_is_read_whole_and_a_second_time_changes_nothing(
    imports: Imports, open_data: Path
) -> None:
    for source, name, read, created, reasons in FILES:
        report = imports(source, open_data / name)
        refused = sum(reasons.values())
        assert (source, *numbers(report)) == (source, read, created, 0, 0, refused, 0)
        assert dict(report.reasons) == reasons
    before = digests(imports)
    for source, name, read, created, reasons in FILES:
        again = numbers(imports(source, open_data / name))
        assert (source, *again) == (source, read, 0, 0, created, sum(reasons.values()), 0)
    assert digests(imports) == before
    assert dict(
        imports.rows("SELECT kind, count(*) FROM occupation_figure WHERE value IS NULL GROUP BY 1")
    ) == {
        "ages": 1,
        "wage": 1,
        "wages": 5,
        "hours": 87,
        "diplomas": 42,
        "sectors": 1,
        "headcount": 4770,
    }
    # Whose codes are equal but for a letter need not be the same: 104 have the same label.
    assert (
        imports.one(
            "SELECT count(*) FROM occupation n JOIN occupation o USING (comparable)"
            " WHERE n.nomenclature = 'fap2021' AND o.nomenclature = 'fap2009'"
            " AND n.level = 'occupation' AND o.level = 'occupation'"
        )
        == 104
    )
    assert imports.rows(
        "SELECT nomenclature, level, count(*) FROM occupation GROUP BY 1, 2 ORDER BY 1, 3"
    ) == [
        ("fap2009", "domain", 22),
        ("fap2009", "group", 87),
        ("fap2009", "occupation", 225),
        ("fap2021", "domain", 22),
        ("fap2021", "group", 86),
        ("fap2021", "part", 179),
        ("fap2021", "occupation", 228),
    ]
    assert imports.one("SELECT count(*) FROM occupation_rome WHERE partly") == 13
    assert imports.rows(
        "SELECT year, count(*) FROM planned_hiring WHERE planned IS NULL GROUP BY 1 ORDER BY 1"
    ) == [
        (2024, 655),
        (2025, 747),
    ]
    assert imports.one("SELECT count(DISTINCT basin) FROM commune_basin") == 27
    assert imports.one("SELECT count(*) FROM occupation_tension WHERE rating IS NULL") == 530
    assert imports.one("SELECT label FROM occupation_figure WHERE aspect = 'GZ' LIMIT 1") == (
        "Commerce ; réparation d'automobiles et de motocycles"
    )
    assert imports.one("SELECT count(*) FROM occupation_figure WHERE label ~ '[\\u0080-\\u009f\ufffd]'") == 0


@pytest.mark.parametrize("source", sorted({source for source, *_ in FILES}))
def test_the_files_of_others_are_refused(imports: Imports, open_data: Path, source: str) -> None:
    others = [name for other, name, *_ in FILES if other != source]
    others += ["inserjeunes/ij_region_data_pays-de-la-loire.csv", BMO.format("tension_rome_bassin_2020")]
    for name in others:
        with pytest.raises(BrokenFileError) as refused:
            imports(source, open_data / name)
        assert refused.value.code == "unknown_header", name
