"""What an importer is handed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.reader import InputFile
from api.guide.opendata.report import ImportReport, RejectionLog
from api.platform.kit.bulk import Connection
from api.platform.kit.bulk import Effects as TableEffects


@dataclass
class Job:
    """One import: an open transaction, a file, and where to tell what happens."""

    connection: Connection
    file: InputFile
    report: ImportReport
    log: RejectionLog
    source: str
    rank: int
    today: date
    demo: bool = False

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The communes that the database knows."""
        return Gazetteer(self.connection)

    def count(self, effects: TableEffects) -> None:
        """Add the effects of a table's upsert to the report; repeated keys are refused."""
        self.report.created += effects.created
        self.report.updated += effects.updated
        self.report.unchanged += effects.unchanged
        self.report.vanish(*effects.vanishing)
        self.report.blanked += effects.blanked
        self.report.changed += effects.changed
        for line, key in effects.duplicates:
            self.log.add(line, key, "duplicate")
