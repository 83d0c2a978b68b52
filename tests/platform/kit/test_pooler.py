"""Through a real PgBouncer in transaction mode, by deploy/pgbouncer.ini: nothing of a session is lost."""

import asyncio
import configparser
import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import text

from api.app import create_app
from api.platform.kit.database import LOCK_SECONDS, READ_SETTINGS, Database, conninfo
from api.platform.settings import Settings
from tests.test_command import ROOT, free_port

INI = ROOT / "deploy/pgbouncer.ini"


def told() -> configparser.ConfigParser:
    read = configparser.ConfigParser(comment_prefixes=(";",), interpolation=None, delimiters=("=",))
    read.read(INI)
    return read


def test_its_databases_have_the_settings_that_we_give_ourselves() -> None:
    databases = told()["databases"]
    for name, value in READ_SETTINGS.items():
        assert f"SET {name} = {value}" in databases["epass_reads"]
    assert databases["epass_answers"].endswith("connect_query='SET lock_timeout = 3000'")
    assert "connect_query" not in databases["epass"]


@pytest.fixture(scope="module")
def program() -> str:
    found = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if found is None:
        pytest.skip("no PgBouncer here (Debian: pgbouncer)")
    return found


@pytest.fixture
def pooler(program: str, database_url: str, tmp_path: Path) -> Iterator[str]:
    """A PgBouncer before the tests' server: by the product's file, but for where that is and who asks."""
    server = conninfo_to_dict(conninfo(database_url))
    read, port = told(), free_port()
    where = f"host={server['host']} port={server['port']} dbname={server['dbname']} user={server['user']}"
    for name, line in read["databases"].items():
        read["databases"][name] = line.replace("host=postgres dbname=epass", where)
    # The tests' server knows its own by their account.
    read["pgbouncer"].update({"listen_addr": "127.0.0.1", "listen_port": str(port), "auth_type": "any"})
    del read["pgbouncer"]["auth_file"]
    owner = Path(f"{server['host']}/.s.PGSQL.{server['port']}").stat()
    with (tmp_path / "pgbouncer.ini").open("w+") as file:
        read.write(file)
        file.flush()
        # It is root who may not run it, and another account that may not read our folder.
        file.seek(0)
        user, group = (owner.st_uid, owner.st_gid) if os.geteuid() == 0 else (None, None)
        process = subprocess.Popen([program, "/dev/stdin"], stdin=file, cwd="/", user=user, group=group)
        try:
            url = f"postgresql://{server['user']}@127.0.0.1:{port}/epass"
            deadline = time.monotonic() + 60
            while not _answers(url):
                assert process.poll() is None
                assert time.monotonic() < deadline
            yield url
        finally:
            process.kill()
            process.wait()


def _answers(url: str) -> bool:
    try:
        psycopg.connect(conninfo(url)).close()
    except psycopg.OperationalError:
        time.sleep(0.05)
        return False
    return True


@pytest.fixture
async def pooled(pooler: str, database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url, pool_size=4, answers=True, pooler=pooler)
    yield database
    await database.close()


def test_it_refuses_settings_at_the_start(pooler: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="options"):
        psycopg.connect(conninfo(pooler), options="-c statement_timeout=5000")


async def test_each_kind_has_its_settings(pooled: Database) -> None:
    for name, value in READ_SETTINGS.items():
        shown = text("SELECT current_setting(:name, true)")
        rows = await pooled.hot.fetch(shown, {"name": name})
        async with pooled.reads.connect() as connection:
            rows.append((await connection.execute(shown, {"name": name})).one())
        assert {row[0].replace("5s", "5000") for row in rows} == {value}
    async with pooled.transaction() as session:
        connection = await session.connection()
        assert (await connection.execute(text("SHOW lock_timeout"))).scalar_one() == "3s"
        assert (await connection.execute(text("SHOW statement_timeout"))).scalar_one() == "0"
    assert LOCK_SECONDS


async def test_prepared_statements_follow_from_server_to_server(pooled: Database) -> None:
    """More askers than connections, the same statements again and again, some inside of transactions."""
    statement = text("SELECT CAST(:number AS int) + 1, pg_sleep(0.002)")

    async def ask(number: int) -> None:
        for _ in range(8):
            ((found, _none),) = await pooled.hot.fetch(statement, {"number": number})
            assert found == number + 1
            async with pooled.transaction() as session:
                connection = await session.connection()
                row = (await connection.execute(statement, {"number": number})).one()
                assert row[0] == number + 1

    await asyncio.gather(*(ask(number) for number in range(20)))


async def test_a_bell_rung_through_it_is_heard_beside_it(pooled: Database) -> None:
    async with await psycopg.AsyncConnection.connect(conninfo(pooled.url), autocommit=True) as listening:
        await listening.execute("LISTEN tested")
        pooled.doorbell.ring("tested", ["one"])
        heard = [notice.payload async for notice in listening.notifies(timeout=30, stop_after=1)]
    assert heard == ["one"]


async def test_the_api_works_behind_it(pooler: str, settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"pooler_url": pooler}))
    try:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=settings.public_url
        ) as client:
            ready = await client.get("/api/v1/ready")
            assert ready.status_code == 200, ready.text
            for _ in range(3):
                found = await client.get("/api/v1/places", params={"lat": 47.218, "lon": -1.554})
                assert found.status_code == 200, found.text
            written = await client.post("/api/v1/sign-in/code", json={"email": "somebody@example.org"})
            assert written.status_code == 202, written.text
    finally:
        await app.state.database.close()
