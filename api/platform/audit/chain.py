"""The chain of the audit's days: what a day's seal holds, and whether the entries still say the same.

An entry is written as the text of a PostgreSQL `jsonb` array in UTF-8: number, moment in UTC with
microseconds, actor, action, account, department, detail. A day's `content` is the SHA-256 of the SHA-256 of
each of its entries, in the order of their numbers. Its `digest` is the SHA-256 of four lines joined by a line
feed: the digest of the day before in hexadecimal (64 zeros before the first), the day, how many entries it
has, `content` in hexadecimal. The seals stay when the entries are deleted: the chain can still be followed.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

import psycopg

from api.platform.audit import queries
from api.platform.kit.database import connect

LOG_LINE = "audit sealed %s: %d entries, %s"
"""How the worker's log says it: day, entries, digest."""
_LOGGED = re.compile(r"audit sealed (\d{4}-\d{2}-\d{2}): \d+ entries, ([0-9a-f]{64})")

FLOOR_YEARS = 5
"""Whatever is younger cannot have been deleted for its age."""
LATE_DAYS = 2
"""Days after its end at which a day without a seal is a fault: the worker seals every night."""

WASTED = 100
"""Numbers that acts which were taken back may have used since the last entry: beyond it, entries are gone."""

FIRST = bytes(32)


@dataclass
class Report:
    """What a verification found."""

    checked: int = 0
    """Days whose entries say what their seal says."""
    gone: list[date] = field(default_factory=list)
    """Days whose entries the retention period took; their seals were followed."""
    faults: list[tuple[date, str]] = field(default_factory=list)
    """Days that differ, and how."""
    last: tuple[date, str] | None = None
    """The last seal: day and digest."""
    unlogged: list[date] = field(default_factory=list)
    """Days after the last one that the log confirms (it holds those before): who owns the database may have
    changed their entries and sealed them anew."""
    unsealed: int = 0
    """Entries of days that have no seal yet."""
    given: int = 0
    """The number of an entry that was given last."""
    latest: int = 0
    """The number of the last entry that is there."""


def day_digest(before: bytes, day: date, entries: int, content: bytes) -> bytes:
    """The digest of a day's seal, given that of the day before."""
    lines = (before.hex(), day.isoformat(), str(entries), content.hex())
    return hashlib.sha256("\n".join(lines).encode()).digest()


def content_of(entries: Iterable[str]) -> tuple[int, bytes]:
    """How many entries, and the digest of all."""
    whole, count = hashlib.sha256(), 0
    for entry in entries:
        whole.update(hashlib.sha256(entry.encode()).digest())
        count += 1
    return count, whole.digest()


def verify(url: str, today: date, log: Iterable[str] = ()) -> Report:
    """Compute every day anew and compare; with lines of the worker's log, also with what it said then."""
    report = Report()
    with connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        seals = {row[0]: row[1:] for row in connection.execute(queries.SEALS)}
        found = dict(_days(connection))
        report.given, report.latest = connection.execute(queries.NUMBERS).fetchone() or (0, 0)
    _follow(report, seals)
    _compare(report, seals, found, today)
    _look_at_the_end(report, today)
    confirmed = date.min
    for day, digest in _logged(log):
        sealed = seals.get(day)
        if sealed is None or sealed[2].hex() != digest:
            report.faults.append((day, "le journal du processus dit autre chose"))
        else:
            confirmed = max(confirmed, day)
    report.unlogged = [day for day in seals if day > confirmed]
    report.faults.sort()
    return report


def _logged(log: Iterable[str]) -> Iterator[tuple[date, str]]:
    """The days and digests that a log names; a day that no calendar has is no line of ours."""
    for line in log:
        if (found := _LOGGED.search(line)) is not None:
            with suppress(ValueError):
                yield date.fromisoformat(found[1]), found[2]


def _days(connection: psycopg.Connection[tuple[object, ...]]) -> Iterator[tuple[date, tuple[int, bytes]]]:
    with connection.cursor(name="entries") as rows:
        rows.itersize = 10_000
        rows.execute(queries.ENTRIES)
        for day, entries in groupby(rows, key=itemgetter(0)):
            yield day, content_of(str(entry) for _, entry in entries)


def _follow(report: Report, seals: dict[date, tuple[int, bytes, bytes]]) -> None:
    """Whether each seal holds the one before."""
    before, expected = FIRST, None
    for day, (entries, content, digest) in seals.items():
        if expected is not None and day != expected:
            report.faults.append((expected, "sceau absent"))
        if digest != day_digest(before, day, entries, content):
            report.faults.append((day, "sceau modifié, ou celui d’avant"))
        before, expected = digest, day + timedelta(days=1)
        report.last = (day, digest.hex())


def _look_at_the_end(report: Report, today: date) -> None:
    """Whether the newest days, which no later seal holds, may have been taken away with their seals."""
    if report.last and report.last[0] < today - timedelta(days=LATE_DAYS):
        report.faults.append((report.last[0] + timedelta(days=1), "aucun sceau depuis ce jour"))
    if report.given - report.latest > WASTED or (report.given and not report.latest):
        missing = f"les entrées {report.latest + 1} à {report.given} ont été numérotées et ne sont plus là"
        report.faults.append((today, missing))


def _compare(
    report: Report,
    seals: dict[date, tuple[int, bytes, bytes]],
    found: dict[date, tuple[int, bytes]],
    today: date,
) -> None:
    """Whether the entries of each day are those that were sealed."""
    floor = today - timedelta(days=365 * FLOOR_YEARS + 1)
    # Retention takes the oldest days, and leaves none behind that is older than one it took.
    oldest = min(found, default=today)
    for day, (entries, content, _) in seals.items():
        there = found.get(day, (0, hashlib.sha256().digest()))
        if there == (entries, content):
            report.checked += 1
        elif there[0] == 0 and day < min(floor, oldest):
            report.gone.append(day)
        else:
            report.faults.append((day, f"{there[0]} entrées au lieu de {entries}, ou d’autres"))
    last = max(seals, default=None)
    for day, (entries, _) in found.items():
        if last is not None and day <= last:
            if day not in seals:
                report.faults.append((day, f"{entries} entrées d’un jour sans sceau"))
        else:
            report.unsealed += entries
            if day < today - timedelta(days=LATE_DAYS):
                report.faults.append((day, f"{entries} entrées, jamais scellées"))
