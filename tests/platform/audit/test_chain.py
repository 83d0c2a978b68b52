"""Walls, line 25: each day of the audit is sealed, and `epass audit verify` tells which day differs."""

import asyncio
import hashlib
import io
import json
import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.platform.audit import chain, cli, service
from api.platform.kit.database import Database, connect
from api.platform.settings import Settings
from tests.factories import Factory
from tests.test_command import epass
from tests.test_worker import run_due


def ago(days: int) -> date:
    """A day before the one that is not over yet: a day is sealed an hour after its end."""
    return (datetime.now(UTC) - timedelta(hours=1)).date() - timedelta(days=days)


@pytest.fixture
def entries(factory: Factory) -> None:
    """Two entries a day ago, none two days ago, one three days ago, and one today."""
    for days, action in ((3, "role.granted"), (1, "export.asked"), (1, "export.ready"), (0, "role.revoked")):
        factory.connection.execute(
            "INSERT INTO audit_entry (at, actor, action, department, detail) VALUES"
            " (%s::timestamptz + interval '12 h 0.000001 s', uuidv7(), %s, '44', %s)",
            [f"{ago(days)} 00:00Z", action, json.dumps({"reason": "« é » \"'\\ \u2028", "n": 1.50})],
        )


async def seal(database: Database) -> list[Any]:
    async with database.transaction() as session:
        return await service.seal(session)


def faults(url: str) -> list[Any]:
    return [day for day, _ in chain.verify(url, ago(0)).faults]


@pytest.mark.usefixtures("entries")
async def test_each_day_that_is_over_is_sealed_once(database: Database, database_url: str) -> None:
    made = await seal(database)
    assert [(day, count) for day, count, _ in made] == [(ago(3), 1), (ago(2), 0), (ago(1), 2)]
    assert await seal(database) == []
    report = chain.verify(database_url, ago(0))
    assert (report.checked, report.faults, report.unsealed) == (3, [], 1)
    assert report.last == (ago(1), made[-1][2])


@pytest.mark.usefixtures("entries")
async def test_the_format_can_be_computed_by_somebody_else(database: Database, factory: Factory) -> None:
    """From nothing but what `api/platform/audit/chain.py` says of it."""
    made = await seal(database)
    rows = factory.connection.execute(
        "SELECT id, at, actor, action, account_id, department, detail FROM audit_entry ORDER BY id"
    ).fetchall()
    before = "0" * 64
    for day, count, digest in made:
        content = hashlib.sha256()
        for number, at, actor, action, account, department, detail in rows:
            if at.astimezone(UTC).date() != day:
                continue
            moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            # In jsonb, the shorter key comes first.
            ordered = {key: detail[key] for key in sorted(detail, key=lambda key: (len(key), key))}
            entry = json.dumps(
                [number, moment, str(actor), action, account, department, ordered], ensure_ascii=False
            )
            content.update(hashlib.sha256(entry.encode()).digest())
        before = hashlib.sha256(f"{before}\n{day}\n{count}\n{content.hexdigest()}".encode()).hexdigest()
        assert before == digest


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("tampering", "days"),
    [
        ("UPDATE audit_entry SET action = 'role.revoked' WHERE action = 'role.granted'", [3]),
        ("UPDATE audit_entry SET actor = uuidv7() WHERE action = 'export.asked'", [1]),
        ("UPDATE audit_entry SET at = at + interval '1 us' WHERE action = 'export.asked'", [1]),
        ("DELETE FROM audit_entry WHERE action = 'role.granted'", [3]),
        ("DELETE FROM audit_entry", [3, 1, 0]),
        ("UPDATE audit_entry SET at = at - interval '1 day' WHERE action = 'export.ready'", [2, 1]),
        ("INSERT INTO audit_entry (at, action) VALUES (today - interval '2 days', 'role.granted')", [2]),
        ("INSERT INTO audit_entry (at, action) VALUES (today - interval '9 days', 'role.granted')", [9]),
        ("DELETE FROM audit_seal WHERE entries = 0", [2, 1]),
        ("DELETE FROM audit_seal WHERE day = (today)::date - 3", [3, 2]),
        ("UPDATE audit_seal SET entries = 2 WHERE entries = 0", [2, 2]),
        ("UPDATE audit_seal SET digest = sha256(digest) WHERE day = (today)::date - 2", [2, 1]),
    ],
)
async def test_who_owns_the_database_changes_nothing_unseen(
    database: Database, database_url: str, factory: Factory, tampering: str, days: list[int]
) -> None:
    await seal(database)
    assert faults(database_url) == []
    with factory.without_triggers() as connection:
        connection.execute(tampering.replace("today", f"timestamptz '{ago(0)} 12:00Z'"))
    assert faults(database_url) == sorted(ago(day) for day in days)


@pytest.mark.process
async def test_a_chain_made_anew_differs_from_the_log(
    settings: Settings,
    factory: Factory,
    entries: None,
    database: Database,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Who owns the database can compute everything anew, but for what was logged elsewhere."""
    with caplog.at_level(logging.INFO):
        await run_due(settings, ("audit:seal_days", {"timestamp": 0}))
    log = tmp_path / "log"
    log.write_text(caplog.text)
    assert settings.database_url
    command = ("audit", "verify", "--log", str(log))
    unchanged = epass(*command, cwd=tmp_path, EPASS_DATABASE_URL=settings.database_url)
    assert unchanged.returncode == 0, unchanged.stdout + unchanged.stderr
    assert "Sans --log" not in unchanged.stdout
    assert "3 jours vérifiés, 0 jours qui diffèrent" in unchanged.stdout
    with factory.without_triggers() as connection:
        connection.execute("UPDATE audit_entry SET department = '49' WHERE action = 'role.granted'")
        connection.execute("DELETE FROM audit_seal")
    await seal(database)
    assert faults(settings.database_url) == []
    changed = epass(*command, cwd=tmp_path, EPASS_DATABASE_URL=settings.database_url)
    assert changed.returncode == 1
    assert f"{ago(3)}\u00a0: le journal du processus dit autre chose" in changed.stdout


@pytest.mark.usefixtures("entries")
async def test_it_says_which_days_nothing_confirms(
    database: Database,
    database_url: str,
    factory: Factory,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A few entries of the newest day, taken away and sealed anew, show only in the log."""
    lines = [chain.LOG_LINE % made for made in await seal(database)]
    log = tmp_path / "log"
    log.write_text("\n".join(lines[:2]))
    assert cli.verify(database_url, log) == 0
    assert f"Le journal ne dit rien de 1 jours, du {ago(1)} au {ago(1)}" in capsys.readouterr().out
    with factory.without_triggers() as connection:
        connection.execute("DELETE FROM audit_entry WHERE action IN ('export.ready', 'role.revoked')")
        connection.execute("DELETE FROM audit_seal WHERE day >= %s", [ago(1)])
    await seal(database)
    assert cli.verify(database_url, None) == 0
    said = capsys.readouterr().out
    assert f"Sans --log, rien ne confirme 3 jours, du {ago(3)} au {ago(1)}" in said
    assert "2 derniers numéros donnés sans entrée" in said
    log.write_text("\n".join(lines))
    assert cli.verify(database_url, log) == 1
    assert f"{ago(1)}\u00a0: le journal du processus dit autre chose" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(log.read_bytes())))
    assert cli.verify(database_url, Path("-")) == 1
    assert f"{ago(1)}\u00a0: le journal du processus dit autre chose" in capsys.readouterr().out


async def test_no_entry_comes_into_a_day_that_was_sealed(
    database: Database, database_url: str, factory: Factory
) -> None:
    """However old its transaction: an entry's moment is its own, and sealing waits for who is writing one."""
    with connect(database_url) as slow, connect(database_url) as late:
        for connection in (slow, late):
            connection.execute("SELECT now()")
        slow.execute("INSERT INTO audit_entry (action) VALUES ('role.granted')")
        sealing = asyncio.create_task(seal(database))
        await asyncio.sleep(0.3)
        assert not sealing.done()
        slow.commit()
        await sealing
        before = datetime.now(UTC)
        late.execute("INSERT INTO audit_entry (action) VALUES ('role.revoked')")
        late.commit()
    row = factory.connection.execute("SELECT at FROM audit_entry WHERE action = 'role.revoked'").fetchone()
    assert row
    assert row[0] >= before - timedelta(seconds=1)


@pytest.mark.process
async def test_days_that_retention_took_are_followed_and_named(
    settings: Settings, database: Database, factory: Factory, tmp_path: Path
) -> None:
    factory.connection.execute(
        "INSERT INTO audit_entry (at, action) VALUES (now() - interval '7 years', 'old'),"
        " (now() - interval '6 years 30 days', 'old'), (now() - interval '5 years 30 days', 'kept')"
    )
    async with database.transaction() as session:
        assert await service.delete_old(session, 6) == 2
    assert settings.database_url
    done = epass("audit", "verify", cwd=tmp_path, EPASS_DATABASE_URL=settings.database_url)
    assert done.returncode == 0, done.stdout
    assert "2 jours non vérifiables" in done.stdout
    assert "Sans --log" in done.stdout
    # What is younger than the law's years is not gone by its age.
    with factory.without_triggers() as connection:
        connection.execute("DELETE FROM audit_entry")
        connection.execute(
            "INSERT INTO audit_entry (at, action) VALUES (now() - interval '8 years', 'older')"
        )
    report = chain.verify(settings.database_url, ago(0))
    assert len(report.faults) == 4


async def test_entries_that_were_never_sealed_are_a_fault(database_url: str, factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO audit_entry (at, action) VALUES (%s, 'old')", [f"{ago(4)} 12:00Z"]
    )
    assert faults(database_url) == [ago(4)]


def erase(factory: Factory, since: int) -> None:
    """Who owns the database takes the newest days away, entries and seals."""
    with factory.without_triggers() as connection:
        connection.execute("DELETE FROM audit_entry WHERE at >= %s", [f"{ago(since)} 00:00Z"])
        connection.execute("DELETE FROM audit_seal WHERE day >= %s", [ago(since)])


@pytest.mark.usefixtures("entries")
async def test_newest_days_that_are_gone_with_their_seals_are_a_fault(
    database: Database, database_url: str, factory: Factory
) -> None:
    factory.connection.execute(
        "INSERT INTO audit_entry (at, action) VALUES (%s, 'old')", [f"{ago(5)} 12:00Z"]
    )
    await seal(database)
    erase(factory, 4)
    assert chain.verify(database_url, ago(0)).faults == [(ago(4), "aucun sceau depuis ce jour")]


@pytest.mark.usefixtures("entries")
async def test_also_once_the_next_night_has_sealed_what_is_left(
    database: Database, database_url: str, factory: Factory
) -> None:
    factory.connection.execute(
        "INSERT INTO audit_entry (at, action) SELECT %s, 'many' FROM generate_series(1, 101)",
        [f"{ago(1)} 12:00Z"],
    )
    await seal(database)
    assert faults(database_url) == []
    erase(factory, 1)
    await seal(database)
    assert faults(database_url) == [ago(0)]
    erase(factory, 9)
    assert faults(database_url) == [ago(0)]


@pytest.mark.usefixtures("entries")
async def test_numbers_of_acts_that_were_taken_back_are_none(
    database: Database, database_url: str, factory: Factory
) -> None:
    await seal(database)
    with connect(database_url) as connection:
        connection.execute("INSERT INTO audit_entry (action) SELECT 'x' FROM generate_series(1, 50)")
        connection.rollback()
    assert faults(database_url) == []
