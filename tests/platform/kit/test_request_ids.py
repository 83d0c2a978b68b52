"""Each answer says its request's number, and each line that was written for it says the same one."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from api.app import create_app
from api.platform.kit.logs import fields_of
from api.platform.settings import Settings
from tests.factories import Factory
from tests.settings import ORIGIN

GIVEN = "0123456789abcdef0123456789abcdef"
NUMBER = re.compile(r"[0-9a-f]{32}")


class Reading(logging.Handler):
    """Lines are made while the request lasts, as a process makes them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict[str, object]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(fields_of(record, "api"))


@pytest.fixture
def lines() -> list[dict[str, object]]:
    reading = Reading()
    logging.getLogger("api").addHandler(reading)
    yield reading.lines
    logging.getLogger("api").removeHandler(reading)


async def test_an_answer_has_a_number_of_its_own(client: httpx.AsyncClient) -> None:
    numbers = [(await client.get(path)).headers["x-request-id"] for path in ("/api/v1/health", "/", "/api/x")]
    assert all(map(NUMBER.fullmatch, numbers))
    assert len(set(numbers)) == 3


@pytest.mark.parametrize("given", [GIVEN, "0199f0aa-1b2c-7d3e-8f40-123456789abc"])
async def test_a_gateways_number_stays(client: httpx.AsyncClient, given: str) -> None:
    answer = await client.get("/api/v1/health", headers={"X-Request-ID": given})
    assert answer.headers.get_list("x-request-id") == [given]


@pytest.mark.parametrize(
    "given",
    ["", "1", "lea@example.org", "ABCDEF01" * 4, "a" * 33, 'x"}\t{"level": "', "é" * 32, "a" * 8000],
)
async def test_somebodys_own_words_are_no_number(client: httpx.AsyncClient, given: str) -> None:
    answer = await client.get("/api/v1/health", headers=[(b"X-Request-ID", given.encode())])
    assert NUMBER.fullmatch(answer.headers["x-request-id"])
    assert answer.headers["x-request-id"] != given


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_lines_name_the_number_the_pattern_and_the_cause(
    client: httpx.AsyncClient, factory: Factory, lines: list[dict[str, object]], method: str
) -> None:
    key = "a-key-that-opens".ljust(43, "x")
    factory.connection.execute("ALTER TABLE badge_share RENAME TO hidden_table")
    try:
        answer = await client.request(method, f"/api/v1/badges/shared/{key}", headers={"X-Request-ID": GIVEN})
    finally:
        factory.connection.execute("ALTER TABLE hidden_table RENAME TO badge_share")
    assert answer.status_code == 500
    [line] = lines
    assert (line["request"], line["route"]) == (GIVEN, "GET /api/v1/badges/shared/{token}")
    assert (line["cause"], line["sqlstate"]) == ("table missing", "42P01")
    assert key not in str(line)


async def test_a_database_that_takes_no_writes_is_told_as_such(
    settings: Settings, factory: Factory, lines: list[dict[str, object]]
) -> None:
    """A standby that was not promoted, or an administrator's hand."""
    async with read_only(settings, factory) as client:
        answer = await client.post("/api/v1/sign-in/code", json={"email": "lea@example.org"})
    assert answer.status_code == 503
    assert [line["cause"] for line in lines] == ["database is read only"]


@asynccontextmanager
async def read_only(settings: Settings, factory: Factory) -> AsyncIterator[httpx.AsyncClient]:
    """An app whose connections are opened while the database takes no writes."""
    name = factory.connection.info.dbname
    factory.connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    app = create_app(settings)
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
            yield client
        await app.state.database.close()
    finally:
        factory.connection.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
