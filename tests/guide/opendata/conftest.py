"""Importing small invented files into a real database."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import psycopg
import pytest

from api.guide.opendata import pipeline
from api.guide.opendata.report import ImportReport
from api.guide.opendata.service import run_import
from api.guide.trainings import bulk
from api.platform.kit.clock import today
from api.platform.kit.database import connect
from tests.databases import KeptConnection

COMMUNES = """[
{"code": "44109", "nom": "Nantes", "departement": "44", "region": "52", "type": "commune-actuelle",
 "codesPostaux": ["44000", "44100", "44200", "44300"], "population": 320732, "siren": "214401093"},
{"code": "44003", "nom": "Ancenis-Saint-Géréon", "departement": "44", "region": "52",
 "type": "commune-actuelle", "codesPostaux": ["44150"], "population": 11600, "anciensCodes": ["44160"]},
{"code": "44160", "nom": "Saint-Géréon", "departement": "44", "region": "52", "type": "commune-deleguee",
 "chefLieu": "44003"},
{"code": "72181", "nom": "Le Mans", "departement": "72", "region": "52", "type": "commune-actuelle",
 "codesPostaux": ["72000"], "population": 145004}
]"""

POSTAL = (
    "Code_commune_INSEE;Nom_commune;Code_postal;Libelle_acheminement;Ligne_5;coordonnees_gps\r\n"
    "44109;NANTES;44000;NANTES;;47.2316356767, -1.54831008605\r\n"
    "44109;NANTES;44100;NANTES;;47.2316356767, -1.54831008605\r\n"
    "44003;ANCENIS ST GEREON;44150;ANCENIS ST GEREON;;47.3833, -1.1824\r\n"
    "72181;LE MANS;72000;LE MANS;;47.9884, 0.2000\r\n"
)


class Imports:
    """Imports what it is given, and asks the database what came of it."""

    def __init__(self, url: str, folder: Path, connection: psycopg.Connection[Any]) -> None:
        self.url = url
        self.folder = folder
        self.connection = connection

    def __call__(
        self, source: str, content: str | bytes | Path, name: str = "file.csv", **options: Any
    ) -> ImportReport:
        if isinstance(content, Path):
            path = content
        else:
            path = self.folder / name
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return run_import(self.url, source, str(path), **options)

    def first(self, source: str, content: str | bytes, name: str = "file.csv") -> None:
        """A list of trainings after which another one comes at once: what people see is made by the last."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bulk, "refresh", lambda *_: [])
            self(source, content, name)

    def rows(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement, parameters).fetchall()

    def one(self, statement: str, *parameters: Any) -> Any:
        (row,) = self.rows(statement, *parameters)
        return row[0] if len(row) == 1 else row

    def territory(self) -> "Imports":
        self("communes", COMMUNES, "communes.json")
        self("codes-postaux", POSTAL)
        return self


@pytest.fixture
def imports(
    database_url: str, kept_importer: KeptConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Imports]:
    """Imports into an empty database, all on the day on which the test begins."""
    begun = today()
    monkeypatch.setattr(pipeline, "today", lambda: begun)
    monkeypatch.setattr(pipeline, "connect", lambda _url, **_options: nullcontext(kept_importer.open()))
    with connect(database_url, autocommit=True) as connection:
        yield Imports(database_url, tmp_path, connection)


@pytest.fixture
def imports_here(imports: Imports) -> Imports:
    """Imports into a database that knows three communes."""
    return imports.territory()


def numbers(report: ImportReport) -> tuple[int, int, int, int, int, int]:
    """Read, created, updated, unchanged, rejected, closed."""
    assert report.created + report.updated + report.unchanged + report.rejected == report.read
    return (
        report.read,
        report.created,
        report.updated,
        report.unchanged,
        report.rejected,
        report.closed,
    )
