"""`epass import --all`: each file of a folder is recognised by what it holds, and told of."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from api.__main__ import parser
from api.guide.opendata import cli
from api.guide.opendata.reader import local_file
from api.guide.opendata.recognise import SIGNS, names_of, sources_of
from api.guide.opendata.sources import SOURCES
from api.guide.opendata.unread import kind_of
from tests.guide.opendata.conftest import COMMUNES, POSTAL, Imports
from tests.guide.opendata.test_open_data import GEOGRAPHY, PLACES, ROME
from tests.guide.opendata.trainings.test_open_data import LISTS as TRAININGS

SCHOOLS = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Code_departement;Code_nature;etat;Code_postal;Nom_commune\r\n"
    "0440001M;Lycée Joubert;044;302;OUVERT;44150;Ancenis-Saint-Géréon\r\n"
)


LISTS: tuple[tuple[Any, ...], ...] = (*GEOGRAPHY, *PLACES, *ROME, *TRAININGS)


def command(folder: Path, *words: str) -> argparse.Namespace:
    return parser().parse_args(["import", "--all", str(folder), *words])


def recognised(path: Path) -> list[str]:
    return sources_of(local_file(str(path), lambda _done, _total: None))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "lists"
    path.mkdir()
    return path


def test_every_source_is_recognised_by_something() -> None:
    assert set(SIGNS) == set(SOURCES)


@pytest.mark.open_data
@pytest.mark.parametrize(("source", "name"), [row[:2] for row in LISTS])
def test_the_publishers_files_are_recognised(open_data: Path, source: str, name: str) -> None:
    read_by = [each for each, file, *_ in LISTS if file == name]
    assert source in read_by
    assert sorted(recognised(open_data / name)) == sorted(read_by)


@pytest.mark.open_data
def test_of_every_file_at_hand_it_is_told_what_it_is(open_data: Path) -> None:
    unread: Counter[str] = Counter()
    for path in open_data.rglob("*"):
        if path.is_file() and open_data / "aides" not in path.parents:
            file = local_file(str(path), lambda _done, _total: None)
            if not sources_of(file):
                kind = kind_of(path, names_of(file))
                assert kind, path
                unread[kind.en.partition(":")[0]] += 1
    assert sum(unread.values()) == 112
    assert unread == {
        "badges and their standards": 62,
        "a text, no table": 26,
        "partners' offers": 13,
        "a description of an API": 5,
        "a legal list (residence permits)": 1,
        "no licence stated": 1,
        "share of a region's employment in the old nomenclature": 1,
        "an answer of Onisep's API": 1,
        "Onisep's domains": 1,
        "families of 2de pro in HTML": 1,
    }


class TestFolder:
    def test_files_are_imported_in_the_order_in_which_they_lean_on_each_other(
        self,
        imports: Imports,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Their names say the contrary: schools before the communes in which they are."""
        monkeypatch.setenv("COLUMNS", "200")
        (folder / "a.csv").write_text(SCHOOLS)
        (folder / "deeper").mkdir()
        (folder / "deeper" / "b.csv").write_text(POSTAL)
        (folder / "z.json").write_text(
            COMMUNES.replace('"code"', '"zone": "metro", "typeLiaison": 0, "chefLieu": "44109", "code"', 1)
        )
        assert cli.run_folder(command(folder), imports.url) == 0
        shown = capsys.readouterr().out
        assert shown.index("z.json") < shown.index("b.csv") < shown.index("a.csv")
        assert imports.one("SELECT commune_code FROM place WHERE uai = '0440001M'") == "44003"

    def test_what_is_refused_or_unknown_is_told_and_the_rest_imported(
        self,
        imports_here: Imports,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("COLUMNS", "200")
        (folder / "schools.csv").write_text(SCHOOLS)
        cut = SCHOOLS.replace("0440001M", "0440002N") + "0440003P;Coll"
        (folder / "cut.csv").write_text(cut)
        (folder / "letter.txt").write_text("Bonjour,\nvoici les fichiers.\n")
        (folder / "prices.csv").write_text("fruit;price\npear;1\n")
        (folder / "nothing.csv").write_text("")
        assert cli.run_folder(command(folder), imports_here.url) == 1
        shown = capsys.readouterr().out
        assert "Refusé : cut.csv (annuaire) : Fichier coupé au milieu d’une ligne" in shown
        assert "Pas lus (1), texte, pas un tableau\u00a0: letter.txt" in shown
        assert "Non reconnus, laissés de côté (2)\u00a0: nothing.csv (Empty file), prices.csv" in shown
        assert imports_here.rows("SELECT uai FROM place") == [("0440001M",)]

    def test_a_file_that_nobody_knows_is_named_and_no_success(
        self, imports_here: Imports, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A list whose publisher renamed a column would go unread each night, and nobody hear of it."""
        (folder / "schools.csv").write_text(SCHOOLS)
        (folder / "letter.txt").write_text("Bonjour,\nvoici les fichiers.\n")
        assert cli.run_folder(command(folder), imports_here.url) == 0
        (folder / "prices.csv").write_text("fruit;price\npear;1\n")
        assert cli.run_folder(command(folder), imports_here.url) == cli.UNRECOGNISED != 0
        assert "Not recognised, left aside (1): prices.csv" in capsys.readouterr().out
        assert imports_here.one("SELECT count(*) FROM place") == 1

    def test_a_dry_run_changes_nothing(self, imports_here: Imports, folder: Path) -> None:
        (folder / "schools.csv").write_text(SCHOOLS)
        assert cli.run_folder(command(folder, "--dry-run"), imports_here.url) == 0
        assert imports_here.one("SELECT count(*) FROM place") == 0

    def test_a_folder_that_is_not_there_is_told(
        self, imports: Imports, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.run_folder(command(folder / "away"), imports.url) == 1
        assert "Fichier introuvable" in capsys.readouterr().err


def test_a_list_with_a_column_of_a_number_is_not_one_of_numbers_alone(folder: Path) -> None:
    path = folder / "years.csv"
    path.write_text("commune;2019;2020\nLaval;1;2\n")
    assert recognised(path) == []
