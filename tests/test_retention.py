"""Whatever is deleted by its age goes in batches, from whichever table: none that is missing here passes."""

import asyncio
import importlib
import re
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple

import psycopg
import pytest
from sqlalchemy import text

from api.platform.jobs.queue import Tools
from api.platform.kit import statements
from api.platform.kit.database import Database, connect, numbered_sql
from api.platform.settings import Settings
from tests.factories import Factory
from tests.test_statements import named, written

WHOLE = {
    "epass_forget_audit": "whole sealed days, for the seals' sake, by the retention role's own function",
    "epass_forget_consents": "by the retention role's own function, of proofs that another answer follows",
    "outward_link": "as many as pages show links, whoever reads them; once a week",
    # What an import or a new computation no longer has; staged_…: what it brought, gone with it.
    "career_choice": "as many as careers",
    "offer_week": "of the offers of a partner's list",
    "place_alias": "of places that an import touched",
    "place_career": "of places that an import touched",
    "search_word": "as many as words of what can be found",
    "staged_event": "",
    "staged_match": "",
    "training_somewhere": "as many as trainings",
}
"""What is deleted in one statement without naming whose it is, and why it may."""

_DELETES = re.compile(r"DELETE\s+FROM\s+(?:public\.)?(\w+)|(epass_forget_\w+)\(", re.IGNORECASE)
_ONE = re.compile(r"=\s*:\w*(?:id|digest|subject)\b")
_SOME = re.compile(r"=\s*(?:ANY\s*\(\s*)?(?:CAST\s*\(\s*)?(?::|%\(?)\w+")
_COMPARES = re.compile(r"(?<![-<=>])[<>](?!>)")


def in_batches() -> Iterator[tuple[str, str, str]]:
    """Every deletion in batches that a module names: where, of which table, its SQL."""
    known = set()
    for place, sql in named():
        if "SELECT ctid FROM" in sql and sql not in known:
            known.add(sql)
            found = re.search(r"SELECT ctid FROM (?:public\.)?(\w+)", sql)
            assert found
            yield place, found[1], sql


def whole(sql: str) -> list[str]:
    """The tables of which a statement deletes rows that it finds by anything but whose they are."""
    if "SELECT ctid FROM" in sql or _ONE.search(sql):
        return []
    return [
        one[1] or one[2]
        for one in _DELETES.finditer(sql)
        if not _SOME.search(sql, one.start()) or _COMPARES.search(sql, one.start())
    ]


def test_what_is_deleted_whole_is_named_with_its_reason() -> None:
    found = {table for _, sql in [*named(), *written()] for table in whole(sql)}
    assert found == set(WHOLE)


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("DELETE FROM a WHERE created_at < :before", ["a"]),
        ("DELETE FROM a WHERE now() - :period >= created_at", ["a"]),
        ("DELETE FROM a WHERE source = ANY(:sources) AND seen_on < :before", ["a"]),
        ("DELETE FROM public.a r WHERE NOT EXISTS (SELECT FROM b WHERE b.id = r.b)", ["a"]),
        ("WITH c AS (DELETE FROM a USING b WHERE b.over) DELETE FROM d WHERE old", ["a", "d"]),
        ("SELECT epass_forget_things(:years)", ["epass_forget_things"]),
        ("DELETE FROM a WHERE account_id = :account_id AND asked_at < :before", []),
        ("DELETE FROM a WHERE mark = ANY(CAST(:marks AS bytea[]))", []),
        (str(statements.old_rows("a", "created_at < :before", "created_at")), []),
    ],
)
def test_a_deletion_is_known_for_what_it_is(sql: str, found: list[str]) -> None:
    assert whole(sql) == found


def test_no_deletion_reads_a_whole_table(factory: Factory) -> None:
    """As planned where nothing but an index gives the order: a batch ends the scan, and nothing is sorted."""
    bad = {}
    with factory.connection.transaction(force_rollback=True):
        for way in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
            factory.connection.execute(f"SET LOCAL {way} = off")
        for place, table, sql in in_batches():
            rows = factory.connection.execute(
                f"EXPLAIN (GENERIC_PLAN) {numbered_sql(text(sql))[0]}".encode()
            ).fetchall()
            plan = "\n".join(row[0] for row in rows)
            if f"Seq Scan on {table}" in plan or "Sort" in plan or f"Tid Scan on {table}" not in plan:
                bad[f"{place}: {table}"] = plan
    assert bad == {}


OLD, DAYS_AGO = "now() - interval '20 years'", "now() - interval '2 days'"
RUN = "(SELECT id FROM import_run WHERE source = 'only')"
BATCH, REQUEST = "'00000000-0000-7000-8000-000000000001'", "'00000000-0000-7000-8000-000000000002'"
ACCOUNTS, ISSUING = "people.accounts.jobs.delete_expired", "badges.issuing.jobs.forget"
PRIVACY, ORGANISATIONS = "people.privacy.jobs.delete_old", "people.organisations.jobs.delete_old"
CASES, OFFERS = "people.moderation.jobs.delete_old", "placements.offers.jobs.expire"
CONVERSATIONS, IMPORTS = "talk.conversations.jobs.end_old", "guide.opendata.jobs.delete_old_imports"


class Over(NamedTuple):
    """What a job deletes of a table; values as SQL."""

    job: str
    table: str
    old: Mapping[str, str]
    """Of a row that is over."""
    young: Mapping[str, str] = {}
    """Of one that is not, where that is more than the moment of its writing."""
    there: str = "true"
    """Where rows stay: what holds until it was forgotten."""


def _offer(**values: str) -> dict[str, str]:
    return {"lat": "47", "lon": "-1", "places": "1", "taken": "0", **values}


OVER = [
    Over(ACCOUNTS, "session", {"expires_at": OLD}, {"expires_at": "now() + interval '1 day'"}),
    Over(ACCOUNTS, "sign_in_flow", {"expires_at": OLD}, {"expires_at": "now() + interval '1 day'"}),
    Over(ACCOUNTS, "provider_logout", {"expires_at": OLD}, {"expires_at": "now() + interval '1 day'"}),
    Over(ACCOUNTS, "email_code", {"created_at": OLD}),
    Over(ACCOUNTS, "email_code", {"created_at": DAYS_AGO, "shared_id": "uuidv7()"},
         {"shared_id": "uuidv7()"}),
    Over(ACCOUNTS, "email_code", {"created_at": DAYS_AGO, "network_mark": "'a'"}, {"network_mark": "'a'"},
         there="network_mark IS NOT NULL"),
    Over(ACCOUNTS, "shared_code", {"sends_at": OLD}),
    Over(ACCOUNTS, "known_browser", {"seen_at": OLD}),
    Over(ACCOUNTS, "sign_in_log", {"at": OLD}),
    Over("badges.backpack.jobs.forget", "badge_share", {"ended_at": OLD, "credential_id": "uuidv7()"},
         {"credential_id": "uuidv7()"}),
    Over(ISSUING, "badge_request", {"status": "'draft'", "created_at": OLD}, {"status": "'draft'"}),
    Over(ISSUING, "badge_evidence", {"kind": "'photo'", "request_id": REQUEST}, {"kind": "'photo'"}),
    Over(ISSUING, "badge_credential", {"status": "'offered'", "created_at": OLD}, {"status": "'offered'"},
         there="status = 'offered'"),
    Over(ISSUING, "badge_credential", {"status": "'declined'", "created_at": OLD, "email_mark": "'a'"},
         {"status": "'declined'", "email_mark": "'a'"}, there="email_mark IS NOT NULL"),
    Over(ISSUING, "badge_batch_line", {"status": "'failed'", "email": "'a'", "batch_id": BATCH},
         {"status": "'failed'", "email": "'a'"}, there="email IS NOT NULL"),
    Over(IMPORTS, "import_run", {"finished_at": OLD, "source": "'a'", "dataset": "''"},
         {"source": "'a'", "dataset": "''"}),
    Over(IMPORTS, "import_change", {"run_id": RUN}, {"run_id": "1000000 + n"}),
    Over("guide.path.jobs.delete_old_shared_paths", "shared_path", {"ends_at": OLD, "content": "'{}'"}),
    Over("home.feedback.jobs.delete_old_error_reports", "error_report", {"created_at": OLD}),
    Over("home.feedback.jobs.delete_old_error_reports", "error_report",
         {"created_at": "now() - interval '300 days'", "message": "'a'"}, {"message": "'a'"},
         there="message <> ''"),
    Over("home.missing.jobs.delete_old_missing_questions", "missing_question", {"last_day": OLD}),
    Over(CASES, "moderation_case", {"decided_at": OLD, "gravity": "2"}, {"gravity": "2"}),
    Over(CASES, "moderation_case", {"opened_at": OLD, "gravity": "2"}, {"gravity": "2"}),
    Over(CASES, "restriction_mark", {"created_at": OLD}),
    Over(CASES, "separation_mark", {"created_at": OLD}),
    Over(ORGANISATIONS, "school_code", {"expires_at": OLD}, {"expires_at": "now() + interval '1 day'"}),
    Over(ORGANISATIONS, "organisation_attempt", {"at": OLD}),
    Over(ORGANISATIONS, "organisation_invitation", {"expires_at": OLD}),
    Over(PRIVACY, "data_export", {"expires_at": OLD}),
    Over(PRIVACY, "guardian_request", {"expires_at": OLD}),
    Over(PRIVACY, "guardian_request", {"answered_at": OLD, "closed_at": OLD}),
    Over(PRIVACY, "guardian_request",
         {"expires_at": "now() - interval '1 day'", "sealed_address": "'a'"},
         {"expires_at": "now() + interval '1 day'", "sealed_address": "'a'"},
         there="sealed_address IS NOT NULL"),
    Over(PRIVACY, "opposition", {"decided_at": OLD, "accepted": "false"}),
    Over(PRIVACY, "opposition", {"lifted_at": OLD, "accepted": "true"}),
    Over("people.vouching.jobs.delete_old", "age_code_batch", {"expires_at": OLD}),
    Over("placements.alerts.jobs.retire", "alert_hit", {"found_at": OLD}),
    Over("placements.applications.jobs.remind", "application", {"status": "'declined'", "changed_at": OLD},
         {"status": "'declined'"}),
    Over("placements.feeds.jobs.delete_old_offers", "offer",
         _offer(source="'offres-lba'", status="'withdrawn'", seen_on=OLD), _offer(status="'withdrawn'")),
    Over(OFFERS, "offer", _offer(status="'expired'", updated_at=OLD), _offer(status="'expired'")),
    Over(OFFERS, "offer_report", {"decided_at": OLD}),
    Over(OFFERS, "offer_report", {"created_at": OLD, "reason": "'other'"}),
    Over("platform.mail.jobs.delete_old_mails", "mail", {"created_at": OLD}),
    Over("platform.push.jobs.delete_old", "push_notice", {"expires_at": OLD},
         {"expires_at": "now() + interval '1 day'"}),
    Over("platform.stream.jobs.delete_old_events", "stream_event", {"created_at": OLD, "notice": "true"},
         {"notice": "true"}),
    Over("platform.stream.jobs.delete_old_events", "stream_event", {"created_at": OLD, "notice": "false"},
         {"notice": "false"}),
    Over(CONVERSATIONS, "conversation", {"status": "'closed'", "closed_at": OLD, "student_id": "uuidv7()"},
         {"status": "'closed'", "closed_at": "now()", "student_id": "uuidv7()"}),
    Over(CONVERSATIONS, "conversation", {"status": "'closed'", "closed_at": "now()"},
         {"status": "'closed'", "closed_at": "now()", "student_id": "uuidv7()"}),
    Over("talk.meetings.jobs.delete_old", "meeting",
         {"ended_at": OLD, "starts_at": OLD, "ends_at": "now()", "status": "'over'"},
         {"starts_at": OLD, "ends_at": "now()", "status": "'over'"}),
    Over("talk.questions.jobs.delete_old", "question", {"ended_at": OLD, "status": "'withdrawn'"},
         {"status": "'withdrawn'"}),
]  # fmt: skip
"""A row for each deletion in batches, and one more where it finds by two ways."""

ANY = {
    "bigint": "n", "boolean": "false", "bytea": "sha256(uuidv7()::text::bytea)", "date": "current_date",
    "integer": "n", "jsonb": "'{}'", "smallint": "1", "text": "uuidv7()::text", "text[]": "'{}'",
    "timestamp with time zone": "now()", "uuid": "uuidv7()", "character varying": "uuidv7()::text",
    "double precision": "0", "real": "0",
}  # fmt: skip
"""What a column takes that may not be empty, where a test is not about it."""
OVER_AND_DONE, NOT_YET, HELD = 25, 3, 4


def fill(connection: psycopg.Connection[Any], table: str, count: int, values: Mapping[str, str]) -> None:
    """Rows of a table, whatever else they would need."""
    needed = connection.execute(
        """
        SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
        WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT atthasdef
          AND attidentity = ''
        """,
        [table],
    ).fetchall()
    row = {**{name: ANY[kind] for name, kind in needed}, **values}
    insert = f"INSERT INTO {table} ({', '.join(row)}) SELECT {', '.join(row.values())}"
    connection.execute(f"{insert} FROM generate_series(1, {count}) n".encode())


def left(connection: psycopg.Connection[Any], over: Over) -> int:
    query = f"SELECT count(*) FROM {over.table} WHERE {over.there}"
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


class Stopped:
    """A database that is there no more as soon as something was deleted."""

    def __init__(self, database: Database, connection: psycopg.Connection[Any], over: Over) -> None:
        self.reads = database.reads
        self._database, self._connection, self._over = database, connection, over

    def transaction(self) -> Any:
        if left(self._connection, self._over) < OVER_AND_DONE + NOT_YET:
            raise ConnectionResetError
        return self._database.transaction()


def test_no_deletion_is_missing_below() -> None:
    assert {over.table for over in OVER} == {table for _, table, _ in in_batches()}


@pytest.mark.parametrize("over", OVER, ids=lambda over: f"{over.table}-{over.job.split('.')[1]}")
async def test_what_is_over_goes_in_batches(
    over: Over,
    factory: Factory,
    database: Database,
    settings: Settings,
    admin_database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """More than a batch goes; after a stop the rest; what somebody holds the next time, without a wait."""
    monkeypatch.setattr(statements, "BATCH", 10)
    module, task = f"api.{over.job}".rsplit(".", 1)
    job = getattr(importlib.import_module(module), task)
    with factory.without_triggers() as connection:
        fill(connection, "badge_batch", 1, {"id": BATCH, "created_at": OLD})
        fill(connection, "badge_request", 1, {"id": REQUEST, "decided_at": OLD, "status": "'declined'"})
        fill(connection, "import_run", 1, {"source": "'only'", "finished_at": OLD})
        before = left(connection, over)
        fill(connection, over.table, OVER_AND_DONE, over.old)
        fill(connection, over.table, NOT_YET, over.young)

    async def run(on: Any) -> int:
        context = SimpleNamespace(additional_context={"tools": Tools(on, settings)})
        async with asyncio.timeout(30):
            await job(context, 0)
        return left(factory.connection, over) - before

    with pytest.raises(ConnectionResetError):
        await run(Stopped(database, factory.connection, over))
    assert NOT_YET + HELD < left(factory.connection, over) - before < NOT_YET + OVER_AND_DONE
    with connect(admin_database_url) as other:
        first = f"WHERE {over.there} ORDER BY ctid OFFSET {before} LIMIT {HELD} FOR UPDATE"
        other.execute(f"SELECT FROM {over.table} {first}".encode())
        assert await run(database) == NOT_YET + HELD
    assert await run(database) == NOT_YET
