"""Walls, line 22: a pair of stray quotes makes one row of many, whatever stands in the rows between."""

import csv
import io
import random
from pathlib import Path

import pytest

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.reader import local_file

COLUMNS = 12
KINDS = ("", "12,5", "https://lycee.example.org", "Lycée des métiers", "44000", "a@example.org")


def rows_of(path: Path, lines: list[str]) -> list[list[str]]:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with local_file(str(path), lambda _done, _all: None).table() as table:
        return [cells for _line, cells in table.rows()]


@pytest.mark.parametrize("column", range(COLUMNS))
@pytest.mark.parametrize("gap", [2, 3, 10])
def test_rows_that_are_nothing_alike(tmp_path: Path, column: int, gap: int) -> None:
    chance = random.Random(column * 100 + gap)
    header = ";".join(f"c{number}" for number in range(COLUMNS))
    cells = [[chance.choice(KINDS) for _ in range(COLUMNS)] for _ in range(40)]
    cells[7][column] = '"' + cells[7][column]
    cells[7 + gap][column] += '"'
    lines = [header, *(";".join(row) for row in cells)]
    with pytest.raises(BrokenFileError) as refused:
        rows_of(tmp_path / "list.csv", lines)
    assert refused.value.code in ("open_quote", "ragged")


def test_texts_of_several_lines_with_the_same_signs_are_texts(tmp_path: Path) -> None:
    text = "Entrée libre ; gratuit\nHoraires : 9 h ; 12 h ; 14 h ; 17 h\n\nAccès : bus 2 ; tram 1"
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\n")
    table.writerow([f"c{number}" for number in range(COLUMNS)])
    for number in range(30):
        table.writerow([text if column == number % COLUMNS else str(column) for column in range(COLUMNS)])
    assert len(rows_of(tmp_path / "list.csv", written.getvalue().splitlines())) == 30
