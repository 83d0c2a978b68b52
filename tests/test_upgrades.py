"""A new release comes while people use the old one: none of them notices, and there is a way back."""

import asyncio
import json
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from api.platform.kit.database import connect
from api.platform.schema import migrations, revisions
from tests.databases import migrated_database
from tests.factories import Factory
from tests.processes import SECONDS
from tests.test_command import ROOT, answers, environment, epass, free_port

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("upgrades")]

KEY = "a key of this run, 32 characters or more"
A_SECOND = 50
"""Requests."""
LOOK_S = 0.1
"""How often the balancer asks who is ready."""
DRAIN_S = 1.5
KEPT = httpx.Limits(keepalive_expiry=3)
"""As deploy/Caddyfile's: below uvicorn's 5 s. httpx too has 5, and sends on what is just being closed."""
MEANWHILE = 50
"""Requests that must have been answered between one step of an update and the next."""


@contextmanager
def api(url: str, port: int, tree: Path = ROOT, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """One process of the api, which may not answer yet."""
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve"],
        cwd=tree,
        env={
            **environment(
                EPASS_DATABASE_URL=url,
                EPASS_PORT=str(port),
                EPASS_SECRET_KEY=KEY,
                EPASS_PUBLIC_WRITES_PER_HOUR="100000",
                EPASS_DRAIN_SECONDS=str(DRAIN_S),
                **settings,
            ),
            "PYTHONPATH": str(tree),
        },
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(20)


async def until(condition: Callable[[], bool], what: str) -> None:
    """Until that is so. Raises TimeoutError."""
    end = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        await asyncio.sleep(0.02)


class Balancer:
    """What a reverse proxy does: asks each upstream again and again whether it is ready, sends requests in
    turn to those that are, keeps connections open, and tries nothing twice.
    """

    def __init__(self, ports: list[int]) -> None:
        self.upstreams = {
            port: httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60, limits=KEPT)
            for port in ports
        }
        self.ready: set[int] = set()
        self._turn = count()

    async def send(self, method: str, path: str, **more: object) -> httpx.Response:
        ready = sorted(self.ready)
        port = ready[next(self._turn) % len(ready)]
        return await self.upstreams[port].request(method, path, **more)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        looking = [asyncio.create_task(self._look(port)) for port in self.upstreams]
        try:
            yield
        finally:
            for task in looking:
                task.cancel()
            for upstream in self.upstreams.values():
                await upstream.aclose()

    async def _look(self, port: int) -> None:
        # Asked on connections of its own, as Caddy does.
        async with httpx.AsyncClient(timeout=60) as client:
            while True:
                try:
                    ready = (await client.get(f"http://127.0.0.1:{port}/api/v1/ready")).status_code == 200
                except httpx.TransportError:
                    ready = False
                (self.ready.add if ready else self.ready.discard)(port)
                await asyncio.sleep(LOOK_S)


class Crowd:
    """Fifty requests a second, whatever becomes of those before: two reads, then a write."""

    def __init__(self, balancer: Balancer, place: object) -> None:
        self._balancer = balancer
        self._place = place
        self.became: Counter[str] = Counter()
        self.reports: set[str] = set()

    @property
    def answered(self) -> int:
        return sum(self.became.values())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        asking: set[asyncio.Task[None]] = set()

        async def ask_on() -> None:
            for number in count():
                task = asyncio.create_task(self._ask(number))
                asking.add(task)
                task.add_done_callback(asking.discard)
                await asyncio.sleep(1 / A_SECOND)

        asker = asyncio.create_task(ask_on())
        try:
            yield
        finally:
            asker.cancel()
            await asyncio.gather(*asking)

    async def _ask(self, number: int) -> None:
        try:
            if number % 3:
                path = f"/api/v1/places?lat=47.2&lon=-1.5&radius_km={1 + number % 50}"
                response = await self._balancer.send("GET", path)
            else:
                report = {"id": str(uuid4()), "topic": "hours", "message": "Fermé"}
                path = f"/api/v1/places/{self._place}/error-reports"
                response = await self._balancer.send("POST", path, json=report)
                if response.status_code == 201:
                    self.reports.add(report["id"])
            self.became[str(response.status_code)] += 1
        except httpx.TransportError as error:
            self.became[type(error).__name__] += 1


class TestRolling:
    async def test_replaced_one_after_the_other_they_lose_no_request(
        self, database_url: str, factory: Factory
    ) -> None:
        balancer = Balancer([free_port(), free_port()])
        crowd = Crowd(balancer, factory.place())

        async def both_serve() -> None:
            await until(lambda: len(balancer.ready) == 2, "both are ready")
            enough = crowd.answered + MEANWHILE
            await until(lambda: crowd.answered > enough, "people are served")

        with ExitStack() as processes:
            olds = {port: processes.enter_context(api(database_url, port)) for port in balancer.upstreams}
            async with balancer.running():
                await until(lambda: len(balancer.ready) == 2, "both are ready")
                async with crowd.running():
                    for port, old in olds.items():
                        await both_serve()
                        old.send_signal(signal.SIGTERM)
                        await until(lambda: old.poll() is not None, "it has ended")  # noqa: B023
                        processes.enter_context(api(database_url, port))
                    await both_serve()
        assert set(crowd.became) == {"200", "201"}, crowd.became
        rows = factory.connection.execute("SELECT id::text FROM error_report").fetchall()
        assert {one for (one,) in rows} == crowd.reports

    async def test_a_request_that_came_before_the_end_is_answered(
        self, database_url: str, factory: Factory
    ) -> None:
        """The balancer was told, the port is closed, and half a request is still on its way."""
        port = free_port()
        report = json.dumps({"id": str(uuid4()), "topic": "hours", "message": "Fermé"}).encode()
        head = (
            f"POST /api/v1/places/{factory.place()}/error-reports HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(report)}\r\n\r\n"
        )
        with api(database_url, port) as process:
            site = f"http://127.0.0.1:{port}"
            assert (await asyncio.to_thread(answers, f"{site}/api/v1/ready", SECONDS)).status_code == 200
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode() + report[:10])
            await writer.drain()
            process.send_signal(signal.SIGTERM)
            await until(lambda: _status(f"{site}/api/v1/ready") == 503, "it says that it stops")
            assert _status(f"{site}/api/v1/health") == 503
            # Still served, and told not to come again on this connection.
            page = await asyncio.to_thread(httpx.get, f"{site}/api/v1/settings")
            assert (page.status_code, page.headers["connection"]) == (200, "close")
            await until(lambda: _status(f"{site}/api/v1/ready") is None, "the port is closed")
            writer.write(report[10:])
            answer = await reader.read()
            assert answer.startswith(b"HTTP/1.1 201 "), answer
            writer.close()
            assert await asyncio.to_thread(process.wait, SECONDS) == -signal.SIGTERM


def _status(url: str) -> int | None:
    try:
        return httpx.get(url, timeout=60).status_code
    except httpx.TransportError:
        return None


NEXT = """
revision = "{revision}"
down_revision = "{before}"
{states}

def upgrade() -> None:
    op.execute("{up}")


def downgrade() -> None:
    op.execute("{down}")
"""
EXPAND = (
    "ALTER TABLE error_report ADD COLUMN about text",
    "ALTER TABLE error_report DROP COLUMN about",
)
MOVE = ("UPDATE error_report SET about = topic WHERE about IS NULL", "SELECT")
CONTRACT = (
    # What the older release wrote since is moved too.
    f"{MOVE[0]}; ALTER TABLE error_report DROP COLUMN topic",
    "ALTER TABLE error_report ADD COLUMN topic text; UPDATE error_report SET topic = about;"
    " ALTER TABLE error_report ALTER COLUMN topic SET NOT NULL",
)


class Newer:
    """A later release: this tree, and migrations of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        for part in ("api", "alembic"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "alembic.ini", folder)
        self._last = revisions.newest_revision()

    def add(self, revision: str, steps: tuple[str, str], states: str) -> None:
        text = NEXT.format(revision=revision, before=self._last, states=states, up=steps[0], down=steps[1])
        (self.folder / "alembic" / "versions" / f"{revision}_later.py").write_text(
            f"from alembic import op\n{text}"
        )
        self._last = revision

    def run(self, *command: str) -> None:
        more = {"EPASS_OWNER_DATABASE_URL": self.url, "EPASS_DATABASE_URL": self.url}
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env={**environment(**more), "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr


class TestTwoReleases:
    def test_expand_move_contract_and_back(self, tmp_path: Path) -> None:
        """The older release serves until the newer one takes away what it needs; then it says so."""
        with migrated_database("upgrade") as url:
            newer = Newer(tmp_path / "newer", url)
            settings = {"EPASS_DATABASE_URL": url, "EPASS_SECRET_KEY": KEY}
            with connect(url, autocommit=True) as rows, api(url, port := free_port()):
                place = Factory(rows).place()
                site = f"http://127.0.0.1:{port}/api/v1"
                assert answers(f"{site}/ready", SECONDS).status_code == 200

                def report() -> int:
                    sent = {"id": str(uuid4()), "topic": "hours", "message": "Fermé"}
                    return httpx.post(f"{site}/places/{place}/error-reports", json=sent).status_code

                def migrate_with_the_older() -> subprocess.CompletedProcess[str]:
                    return epass("migrate", cwd=tmp_path, **settings)

                for revision, steps in (("9001", EXPAND), ("9002", MOVE)):
                    assert report() == 201
                    newer.add(revision, steps, 'oldest_code = ""')
                    newer.run("api", "migrate")
                    assert (report(), _status(f"{site}/ready")) == (201, 200)
                    older = migrate_with_the_older()
                    assert older.returncode == 0, older.stderr
                    assert "still runs: nothing to do" in older.stderr
                with api(url, other := free_port()):
                    assert answers(f"http://127.0.0.1:{other}/api/v1/ready", SECONDS).status_code == 200

                newer.add("9003", CONTRACT, "")
                newer.run("api", "migrate")
                assert _status(f"{site}/ready") == 503
                for command in ("migrate", "serve", "work", "admin"):
                    arguments = ["a@example.org"] if command == "admin" else []
                    older = epass(command, *arguments, cwd=tmp_path, **settings)
                    assert (older.returncode, "Traceback" in older.stderr) == (1, False), older.stderr
                    assert "does not run: upgrade" in older.stderr

                newer.run("alembic", "downgrade", "9002")
                assert (report(), _status(f"{site}/ready")) == (201, 200)
                newer.run("alembic", "downgrade", revisions.newest_revision())
                assert report() == 201
                migrations.check(url)
                assert rows.execute("SELECT count(*) FROM error_report").fetchone() == (6,)

    def test_each_migration_says_which_code_runs_on_it(self) -> None:
        """Those before the first release need not."""
        silent = [
            path.name
            for path in revisions.VERSIONS.glob("[0-9]*.py")
            if path.name > "0116" and "\noldest_code = " not in path.read_text()
        ]
        assert silent == [], "docs/upgrades.md"
