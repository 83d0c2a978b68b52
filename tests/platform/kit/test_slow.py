"""Slow statements are told with their request, and without what they were given."""

import logging

import pytest
from sqlalchemy import text

from api.platform.kit import slow
from api.platform.kit.database import Database, name_process

GIVEN = "Léa Martin"
STATEMENT = text("SELECT pg_sleep(CAST(:seconds AS float8)), CAST(:given AS text)")


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(slow, "SLOW_SECONDS", 0.2)
    caplog.set_level(logging.WARNING, "api.platform.kit.slow")
    return caplog


async def ask(database: Database, way: str, seconds: float) -> None:
    parameters = {"seconds": seconds, "given": GIVEN}
    if way == "hot":
        await database.hot.fetch(STATEMENT, parameters)
    elif way == "reads":
        async with database.reads.connect() as connection:
            await connection.execute(STATEMENT, parameters)
    else:
        async with database.transaction() as session:
            await (await session.connection()).execute(STATEMENT, parameters)


@pytest.mark.parametrize("way", ["hot", "reads", "writes"])
async def test_a_slow_one_is_told(database: Database, told: pytest.LogCaptureFixture, way: str) -> None:
    before = slow.SLOW_STATEMENTS._value.get()
    await ask(database, way, 0.3)
    [record] = [one for one in told.records if "pg_sleep" in one.getMessage()]
    assert record.getMessage().startswith("slow statement, 0.")
    assert "SELECT pg_sleep(CAST(" in record.getMessage()
    assert GIVEN not in record.getMessage()
    assert slow.SLOW_STATEMENTS._value.get() == before + 1


async def test_a_quick_one_is_not(database: Database, told: pytest.LogCaptureFixture) -> None:
    for way in ("hot", "reads", "writes"):
        await ask(database, way, 0)
    assert "pg_sleep" not in told.text


async def test_a_long_one_is_cut(told: pytest.LogCaptureFixture) -> None:
    slow.took("SELECT " + "x, " * 100_000, 5)
    assert len(told.text) < 1_000


async def test_connections_say_whose_they_are_and_what_for(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGAPPNAME", "")
    name_process("api")
    database = Database(database_url, pool_size=1)
    asked = text("SELECT current_setting('application_name')")
    try:
        assert await database.hot.fetch(asked, {}) == [("epass api hot",)]
        async with database.reads.connect() as connection:
            assert (await connection.execute(asked)).scalar() == "epass api reads"
        async with database.transaction() as session:
            assert (await (await session.connection()).execute(asked)).scalar() == "epass api writes"
    finally:
        await database.close()
