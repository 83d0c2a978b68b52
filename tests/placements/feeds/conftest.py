"""Importing small invented lists of partners into a real database."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from api.guide.opendata.report import ImportReport
from api.placements.feeds.service import import_feed
from api.platform.kit.database import connect
from api.platform.settings import Settings
from api.platform.settings.shapes import OfferFeed
from tests.factories import ANGERS, LAVAL, NANTES, Factory


class Feeds:
    """Imports what it is given, and asks the database what came of it."""

    def __init__(self, settings: Settings, folder: Path, connection: psycopg.Connection[Any]) -> None:
        self.settings = settings
        self.folder = folder
        self.connection = connection

    def __call__(self, partner: str, content: object, **options: Any) -> ImportReport:
        path = content if isinstance(content, Path) else self.folder / "list"
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif not isinstance(content, Path):
            path.write_text(json.dumps(content), encoding="utf-8")
        assert self.settings.database_url
        feed = OfferFeed(partner=partner, address=str(path))
        report = import_feed(self.settings, self.settings.database_url, feed, **options)
        assert report is not None
        assert report.created + report.updated + report.unchanged + report.rejected == report.read
        return report

    def rows(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement, parameters).fetchall()

    def one(self, statement: str, *parameters: Any) -> Any:
        (row,) = self.rows(statement, *parameters)
        return row[0] if len(row) == 1 else row

    def states(self) -> dict[str, str]:
        return dict(self.rows("SELECT partner_id, status FROM offer ORDER BY partner_id"))

    def announced(self) -> list[str]:
        return [
            row[0]
            for row in self.rows(
                "SELECT o.partner_id FROM procrastinate_jobs j"
                " JOIN offer o ON o.id::text = j.args->>'offer_id'"
                " WHERE j.task_name = 'alerts:offer_published' ORDER BY j.id"
            )
        ]


@pytest.fixture
def feeds(settings: Settings, tmp_path: Path, factory: Factory) -> Iterator[Feeds]:
    """Imports into a database that knows three communes."""
    factory.commune("44109", "Nantes", at=NANTES, postcodes=["44000", "44100"])
    factory.commune("49007", "Angers", at=ANGERS, postcodes=["49000"])
    factory.commune("53130", "Laval", at=LAVAL, postcodes=["53000"])
    factory.commune("75056", "Paris", at=(48.8566, 2.3522), postcodes=["75001"])
    assert settings.database_url
    with connect(settings.database_url, autocommit=True) as connection:
        yield Feeds(settings, tmp_path, connection)


def lba_job(key: str = "1", **changes: Any) -> dict[str, Any]:
    """An offer as La bonne alternance tells it; changes by `offer__title`, `workplace__siret`…"""
    job: dict[str, Any] = {
        "identifier": {"id": key, "partner_label": "Partenaire", "partner_job_id": f"p{key}"},
        "apply": {"url": f"https://example.org/offres/{key}", "phone": "0240000000"},
        "contract": {"type": ["Apprentissage"], "start": "2099-09-01T00:00:00Z", "duration": 12},
        "offer": {
            "title": f"Apprenti jardinier {key}",
            "description": "Tailler, planter, arroser.",
            "rome_codes": ["A1203"],
            "target_diploma": {"european": "3", "label": "CAP"},
            "opening_count": 2,
            "status": "Active",
            "publication": {"creation": "2026-01-10T08:00:00Z", "expiration": None},
        },
        "workplace": {
            "name": "Jardins d’essai",
            "siret": "12345678200010",
            "location": {
                "address": "1 rue des Essais 44000 Nantes",
                "geopoint": {"type": "Point", "coordinates": [-1.55, 47.22]},
            },
        },
    }
    for path, value in changes.items():
        *parents, name = path.split("__")
        target = job
        for parent in parents:
            target = target[parent]
        target[name] = value
    return job


def lba(*jobs: dict[str, Any]) -> dict[str, Any]:
    """A list of La bonne alternance."""
    return {"jobs": list(jobs), "recruiters": [], "warnings": []}
