"""The list of first names: names alone are kept, once each."""

import csv
from pathlib import Path

import pytest

from api.guide.opendata.errors import BrokenFileError
from api.platform.kit.text import fold
from tests.guide.opendata.conftest import Imports

HEADER = "prenom;sexe;rang;total\n"
LIST = (
    HEADER
    + "Zoé;2;1;900\nZOE;2;2;300\nDominique;1;1;5\nDominique;2;1;5\nSaif-Eddine;1;3;200\n4ever;1;9;150\n"
)


def test_a_name_is_kept_once_without_sex_and_numbers(imports: Imports) -> None:
    report = imports("prenoms", LIST)
    assert (report.read, report.created, report.rejected) == (6, 3, 1)
    assert imports.rows("SELECT to_jsonb(f) FROM first_name f ORDER BY name") == [
        ({"name": "dominique"},),
        ({"name": "saif-eddine"},),
        ({"name": "zoe"},),
    ]
    again = imports("prenoms", LIST)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)


def test_another_list_is_refused_and_one_that_lost_most_names_too(imports: Imports) -> None:
    with pytest.raises(BrokenFileError):
        imports("prenoms", "prenom;nom\nZoé;Martin\n")
    names = [f"{first}{second}a" for first in "bcdfghjklm" for second in "aeiou"]
    imports("prenoms", HEADER + "".join(f"{name};1;1;200\n" for name in names))
    with pytest.raises(BrokenFileError):
        imports("prenoms", HEADER + "Zoé;2;1;900\n")
    assert imports.one("SELECT count(*) FROM first_name") == 50


@pytest.mark.open_data
def test_the_whole_list(imports: Imports, open_data: Path) -> None:
    file = next((open_data / "prenoms").glob("*.csv"))
    with file.open(newline="", encoding="utf-8") as opened:
        names = [row["prenom"] for row in csv.DictReader(opened, delimiter=";")]
    report = imports("prenoms", file)
    assert (report.read, report.rejected, len(names)) == (10_000, 0, 10_000)
    assert report.created == len({fold(name) for name in names})
    assert imports("prenoms", file).unchanged == report.created
