"""The lines that processes write: whole, with their cause, without what people sent."""

import asyncio
import errno
import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from procrastinate.jobs import Job

from api.platform.kit.causes import WORDS, Cause, cause_of
from api.platform.kit.database import connect
from api.platform.kit.logs import MAX_MESSAGE, ForTerminals, Lines, scrubbed, why
from tests.factories import Factory

MAIL = "lea.martin+ent@example.org"
TOKEN = "kJ3_xP0aZ9-qLmN4vB7cT2sW8eR5yU1iO6pAdFgHjKl"
PERSONAL = (MAIL, TOKEN, "92.184.106.7", "2a01:cb1d:8e2::17", "06 12 34 56 78", "+33612345678")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a logger of this test writes, as a process does that nobody looks at."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines("api"))
    logging.getLogger("api").addHandler(handler)
    yield stream
    logging.getLogger("api").removeHandler(handler)


def one_line(stream: io.StringIO) -> dict[str, Any]:
    text = stream.getvalue()
    assert text.endswith("\n")
    assert len(text.splitlines()) == 1
    assert text.isascii()
    line: dict[str, Any] = json.loads(text)
    return line


def log() -> logging.Logger:
    return logging.getLogger("api.test")


class TestLine:
    def test_has_its_time_in_utc_its_level_process_and_logger(self, written: io.StringIO) -> None:
        log().warning("something of %s", "somebody")
        line = one_line(written)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time"))
        assert line == {
            "level": "warning",
            "process": "api",
            "logger": "api.test",
            "message": "something of somebody",
        }

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029", "\x0b", "\x1b[2K", "\x00"])
    def test_is_one_whatever_was_sent(self, written: io.StringIO, end: str) -> None:
        log().error("of %s", f'{end}{{"level": "critical", "message": "forged"}}')
        assert one_line(written)["level"] == "error"

    def test_stays_short(self, written: io.StringIO) -> None:
        log().error("of %s", "x" * 1_000_000)
        assert len(one_line(written)["message"]) <= MAX_MESSAGE

    def test_is_written_where_arguments_do_not_fit(self) -> None:
        record = logging.LogRecord("api", logging.ERROR, "", 1, "of %s and %s", (MAIL,), None)
        assert json.loads(Lines("api").format(record))["message"] == "of %s and %s"

    @pytest.mark.parametrize("personal", PERSONAL)
    def test_holds_nothing_personal(self, written: io.StringIO, personal: str) -> None:
        address = f"https://u:{TOKEN}@example.org/reset/{personal.replace(' ', '')}?to={TOKEN}"
        log().error("from %s: %s", personal, address)
        line = one_line(written)["message"]
        assert re.fullmatch(r"from \[(mail|token|address|phone)\]: https://example\.org/…", line)

    @pytest.mark.parametrize(
        "kept",
        [
            "Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)",
            "Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)",
            "audit sealed 2026-11-30: 12 entries, " + "0f" * 32,
            "job 1234567890 of a dead worker begins anew: privacy:make_export",
            "application 0199f0aa-1b2c-7d3e-8f40-123456789abc: LockNotAvailable at 12:30:45.123",
            "unforeseen error on GET /api/v1/badges/shared/{token}/picture",
        ],
    )
    def test_keeps_what_an_operator_needs(self, kept: str) -> None:
        assert scrubbed(kept) == kept

    def test_tells_of_a_job_without_what_it_was_given(self, written: io.StringIO) -> None:
        job = Job(
            id=7,
            queue="default",
            lock=None,
            queueing_lock=None,
            task_name="mail:deliver",
            task_kwargs={"to": "Léa Martin", "mail_id": "17"},
        )
        text = f"Job {job.call_string} ended with status: Success, lasted 0.1 s - Result: Léa"
        log().warning(text, extra={"job": job.log_context()})
        line = one_line(written)
        assert line["message"] == "Job mail:deliver[7] ended with status: Success, lasted 0.1 s"
        assert (line["job"], line["task"]) == (7, "mail:deliver")


class TestException:
    def test_is_told_by_types_and_places(self, written: io.StringIO) -> None:
        try:
            try:
                raise ValueError(f"no such person: {MAIL} Léa Martin")
            except ValueError as error:
                raise KeyError(TOKEN) from error
        except KeyError:
            log().exception("unforeseen error")
        assert not [each for each in (*PERSONAL, "Martin") if each in written.getvalue()]
        line = one_line(written)
        assert [error["type"] for error in line["errors"]] == ["builtins.KeyError", "builtins.ValueError"]
        assert all(
            re.fullmatch(r"tests\.platform\.kit\.test_logs:\d+ test_is_told_by_types_and_places", place)
            for error in line["errors"]
            for place in error["at"]
        )

    def test_without_end_is_cut(self, written: io.StringIO) -> None:
        def deeper(left: int) -> None:
            if not left:
                raise ExceptionGroup(MAIL, [ValueError(MAIL) for _ in range(1000)])
            try:
                deeper(left - 1)
            except Exception as error:
                raise RuntimeError(MAIL) from error

        try:
            deeper(100)
        except RuntimeError:
            log().exception("unforeseen error")
        assert len(written.getvalue()) < 40_000
        assert MAIL not in written.getvalue()

    async def test_of_a_task_that_nobody_awaited_is_not_repeated(self) -> None:
        """asyncio shows the task, and its exception in it."""
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(Lines("api"))
        logging.getLogger("asyncio").addHandler(handler)
        try:

            async def fail() -> None:
                raise ValueError(f"{MAIL} Léa Martin")

            task = asyncio.create_task(fail())
            await asyncio.wait([task])
            del task
        finally:
            logging.getLogger("asyncio").removeHandler(handler)
        line = one_line(stream)
        assert line["message"] == "Task exception was never retrieved"
        assert line["errors"][0]["type"] == "builtins.ValueError"
        assert "Martin" not in stream.getvalue()

    def test_that_ends_a_process_is_a_line_too(self) -> None:
        code = f"from api.platform.kit import logs; logs.install('epass')\nraise ValueError('{MAIL} Martin')"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.returncode == 1
        line = one_line(io.StringIO(done.stderr))
        assert (line["level"], line["message"]) == ("critical", "ended by an error")
        assert "Martin" not in done.stderr

    def test_on_a_terminal_is_shown_as_python_shows_it(self) -> None:
        shown, terminal = os.openpty()
        code = (
            "import logging; from api.platform.kit import logs; logs.install('epass')\n"
            "try: 1 / 0\n"
            "except ZeroDivisionError: logging.getLogger('api.x').exception('one\\x1b[2K line')"
        )
        with os.fdopen(shown, "rb") as reader:
            subprocess.run([sys.executable, "-c", code], stderr=terminal, check=True)
            os.close(terminal)
            text = os.read(reader.fileno(), 10_000).decode()
        assert "ERROR api.x: one [2K line" in text
        assert "ZeroDivisionError: division by zero" in text
        assert "{" not in text

    def test_a_line_of_a_terminal_is_not_forged(self) -> None:
        record = logging.LogRecord("api", logging.INFO, "", 1, "of %s", ("x\n12:00:00 ERROR api: y",), None)
        assert "\n12:" not in ForTerminals().format(record)


class TestCause:
    """Of a real server, where it can be had."""

    @pytest.mark.parametrize(
        ("sqlstate", "words"),
        [
            ("53100", "disk full"),
            ("53300", "too many connections"),
            ("57P01", "database shut down, or the connection ended by its administrator"),
            ("40P01", "deadlock"),
            ("55P03", "lock timeout"),
            ("57014", "statement timeout"),
            ("25006", "database is read only"),
            ("08006", "connection to the database lost"),
            ("XX001", "data of the database corrupt"),
        ],
    )
    def test_is_what_the_server_says(
        self, database_url: str, written: io.StringIO, sqlstate: str, words: str
    ) -> None:
        raises = f"DO $$ BEGIN RAISE EXCEPTION '{MAIL}' USING ERRCODE = '{sqlstate}'; END $$"
        with connect(database_url) as connection, pytest.raises(psycopg.Error) as raised:
            connection.execute(raises)
        assert cause_of(raised.value) == Cause(words, sqlstate)
        log().error("unavailable", extra=why(raised.value))
        line = one_line(written)
        assert (line["cause"], line["sqlstate"]) == (words, sqlstate)
        assert words in WORDS

    def test_of_a_value_says_nothing_of_it(self, database_url: str, written: io.StringIO) -> None:
        with connect(database_url) as connection:
            try:
                connection.execute("SELECT CAST(%s AS uuid)", ["Léa Martin"])
            except psycopg.Error:
                log().exception("unforeseen error")
        assert "Martin" not in written.getvalue()
        assert one_line(written)["errors"][0]["type"] == "psycopg.errors.InvalidTextRepresentation"

    def test_of_too_many_connections_while_connecting(self, database_url: str, factory: Factory) -> None:
        """libpq gives no code there, only words."""
        name = factory.connection.info.dbname
        factory.connection.execute(f"ALTER DATABASE {name} CONNECTION LIMIT 0")
        try:
            with pytest.raises(psycopg.OperationalError) as raised:
                connect(database_url)
        finally:
            factory.connection.execute(f"ALTER DATABASE {name} CONNECTION LIMIT -1")
        assert raised.value.sqlstate is None
        assert cause_of(raised.value) == Cause("too many connections", "53300")

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (OSError(errno.ENOSPC, "x"), "disk full"),
            (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "connection refused"),
            (OSError(errno.EMFILE, "x"), "too many open files"),
            (TimeoutError(), "timed out"),
            (psycopg.OperationalError("FATAL:  sorry, too many clients already"), "too many connections"),
            (psycopg.OperationalError("connection refused"), "cannot connect to the database"),
        ],
    )
    def test_is_found_below_other_errors(self, error: Exception, words: str) -> None:
        outer = RuntimeError(MAIL)
        outer.__cause__ = error
        assert cause_of(outer) is not None
        assert cause_of(outer).words == words
        assert words in WORDS

    def test_of_what_is_no_trouble_of_the_inside_is_none(self) -> None:
        assert cause_of(ValueError(MAIL)) is None
