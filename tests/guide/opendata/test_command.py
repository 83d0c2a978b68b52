"""`epass import`: what a person reads."""

import argparse
import json

import pytest

from api.__main__ import parser
from api.guide.opendata import cli
from api.guide.opendata.sources import SOURCES
from api.placements.feeds.service import CREDITS
from tests.guide.opendata.conftest import POSTAL, Imports


def command(*words: str) -> argparse.Namespace:
    return parser().parse_args(["import", *words])


def test_the_report_counts_and_shows_the_first_refused_rows(
    imports_here: Imports, capsys: pytest.CaptureFixture[str]
) -> None:
    path = imports_here.folder / "postal.csv"
    path.write_text(POSTAL + "".join(f"0000{n};X;1;X;;1, 1\r\n" for n in range(9)), encoding="utf-8")
    report = imports_here.folder / "report.jsonl"
    words = ["codes-postaux", str(path), "--report", str(report)]
    assert cli.run(command(*words), imports_here.url) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "codes-postaux" in shown
    assert "unknown_commune" in shown
    assert "commune inconnue" in shown
    refused = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [row["line"] for row in refused] == list(range(6, 15))


@pytest.mark.parametrize("kept", ["root:x:0:0:root:/root:/bin/sh\n", '{"line": 1}\n', "\0" * 20_000])
def test_a_report_replaces_only_a_report(
    imports_here: Imports, capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    """Walls, line 23: any file of whoever imports was cut to nothing."""
    path = imports_here.folder / "postal.csv"
    path.write_text(POSTAL + "00001;X;1;X;;1, 1\r\n", encoding="utf-8")
    report = imports_here.folder / "report.jsonl"
    words = ["codes-postaux", str(path), "--report", str(report)]
    for _ in range(2):
        assert cli.run(command(*words), imports_here.url) == 0
    report.write_text(kept)
    assert cli.run(command(*words), imports_here.url) == 1
    assert "This file holds something else than a report" in capsys.readouterr().err
    assert report.read_text() == kept


def test_a_broken_file_is_told_in_both_languages(
    imports_here: Imports, capsys: pytest.CaptureFixture[str]
) -> None:
    path = imports_here.folder / "page.csv"
    path.write_text("<!doctype html>")
    assert cli.run(command("annuaire", str(path)), imports_here.url) == 1
    told = capsys.readouterr().err
    assert "Page web au lieu de données" in told
    assert "A web page instead of data" in told


def test_an_unknown_source_is_told(imports_here: Imports, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(command("nothing", "file.csv"), imports_here.url) == 1
    assert "Source inconnue" in capsys.readouterr().err


def test_the_list_names_every_source(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert cli.list_sources(CREDITS) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in (*SOURCES, *CREDITS))
