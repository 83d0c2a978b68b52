"""What an import did, told row by row where something was refused."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TextIO

from api.guide.opendata import normalise
from api.guide.opendata.errors import BrokenFileError
from api.platform.kit.bulk import Connection, Vanishing, copy

FIRST_SHOWN = 5
_LONGEST_ROW = 10_000
"""Bytes of a refused row in a report, at most."""
BUFFERED = 5000


class Rejection(NamedTuple):
    """A refused row: its line (or number, in a list of objects), identifier, reason code and detail."""

    line: int
    key: str | None
    reason: str
    detail: str | None = None


@dataclass
class ImportReport:
    """Rows read, and what became of each: created + updated + unchanged + rejected = read.

    `closed` counts what vanished from the source: places that closed, events that were cancelled, offers
    that were withdrawn, lines of a reference list that are gone. `skipped` counts what a partner sends beside
    our business, other regions and other contracts: it is neither read nor refused.
    """

    source: str
    dataset: str = ""
    address: str = ""
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    closed: int = 0
    skipped: int = 0
    vanished: list[Vanishing] = field(default_factory=list)
    """What vanishes of each part of what was there, for the guard to judge."""
    closing: list[Vanishing] = field(default_factory=list)
    """The same of what is open no more, though it stays in the list."""
    blanked: list[Vanishing] = field(default_factory=list)
    """The same of each field of what stays: how many had it and lose it."""
    changed: list[Vanishing] = field(default_factory=list)
    """The same of what tells one thing from another (name, number, place, moment): how many have others."""
    dry_run: bool = False
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Rejection]] = field(default_factory=dict)

    def summary(self) -> str:
        """The numbers on one line."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return (
            f"{self.read} read, {self.created} created, {self.updated} updated, {self.unchanged} unchanged,"
            f" {self.rejected} rejected, {self.closed} closed{skipped}"
        )

    def vanish(self, *parts: Vanishing, closed: int | None = None) -> None:
        """Tell what vanishes; `closed` where another number of things closes by it."""
        self.vanished += parts
        self.closed += sum(part.gone for part in parts) if closed is None else closed

    def note(self, rejection: Rejection) -> None:
        """Count a refused row."""
        self.rejected += 1
        self.reasons[rejection.reason] += 1
        shown = self.examples.setdefault(rejection.reason, [])
        if len(shown) < FIRST_SHOWN:
            shown.append(rejection)


class RejectionLog:
    """Writes refused rows to the database, and to a file when one is wanted, as they come."""

    def __init__(
        self, connection: Connection, run_id: int, report: ImportReport, path: Path | None = None
    ) -> None:
        self._connection = connection
        self._run_id = run_id
        self._report = report
        self._waiting: list[Rejection] = []
        self._file: TextIO | None = None
        if path:
            with _written(path):
                if path.is_file() and not _is_report(path):
                    raise BrokenFileError("not_a_report", path.name)
                self._file = path.open("w", encoding="utf-8")

    def add(self, line: int, key: str | None, reason: str, detail: str | None = None) -> None:
        """Refuse a row; what is told of it is made fit to be kept and shown."""
        rejection = Rejection(line, _told(key), reason, _told(detail))
        self._report.note(rejection)
        self._waiting.append(rejection)
        if len(self._waiting) >= BUFFERED:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        copy(
            self._connection,
            "import_rejection",
            ["run_id", "line", "key", "reason", "detail"],
            ((self._run_id, *rejection) for rejection in self._waiting),
        )
        if self._file:
            with _written(self._file):
                for rejection in self._waiting:
                    print(json.dumps(rejection._asdict(), ensure_ascii=False), file=self._file)
        self._waiting.clear()

    def close(self) -> None:
        """Close the file."""
        if self._file:
            with _written(self._file):
                self._file.close()


def _is_report(path: Path) -> bool:
    """Whether a file may be written over: it is empty, or begins like the report of another import."""
    with path.open("rb") as file:
        first = file.readline(_LONGEST_ROW)
    try:
        return not first or set(json.loads(first)) == set(Rejection._fields)
    except (ValueError, TypeError, RecursionError):
        return False


def _told(value: str | None) -> str | None:
    return normalise.text(value)[:200] or None if value else None


@contextmanager
def _written(file: Path | TextIO) -> Iterator[None]:
    """Says of a file that cannot be written, or not to its end, that it is the report."""
    try:
        yield
    except OSError as error:
        raise BrokenFileError("report", f"{Path(file.name).name}, {error.strerror}") from error
