"""The database's disk is full: people are told to come back, what was confirmed stays, and all goes on."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from api.platform.kit.postgres.account import home_folder
from tests.factories import Factory
from tests.faults.phones import Phone, is_clear, opened_phone
from tests.processes import Region, opened_region, wait

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("faults-disk")]

SIZE_MB = 256


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk, for the data of a PostgreSQL whose project is the test's folder."""
    folder = home_folder(tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m,mode=711", "epass-faults", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        folder.rmdir()
        pytest.skip("a small disk for PostgreSQL: only root mounts one, and not in every container")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Somebody else's file takes what is left of it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**20, 2**12):
            with suppress(OSError):
                while True:
                    file.write(bytes(size))
    try:
        yield
    finally:
        filler.unlink()


class Reporter:
    """A visitor who reports errors, and what they were told of each."""

    def __init__(self, phone: Phone, place: UUID) -> None:
        self.phone = phone
        self.path = f"/places/{place}/error-reports"
        self.kept: set[str] = set()
        self.unknown: set[str] = set()

    def report(self) -> httpx.Response | None:
        """What came of one more; None where no answer did."""
        sent = {"id": str(uuid4()), "topic": "hours", "message": "Fermé le lundi. " * 50}
        try:
            answer = self.phone.client.post(self.path, json=sent)
        except httpx.TransportError:
            self.unknown.add(sent["id"])
            return None
        if answer.status_code == 201:
            self.kept.add(sent["id"])
        else:
            assert is_clear(answer), answer.text
        return answer

    def is_told_to_come_back(self) -> bool:
        answer = self.report()
        return answer is not None and answer.status_code == 503


def causes(region: Region) -> set[str]:
    """What the api said of why it put people off, or is not ready."""
    return {line["cause"] for line in region.logged() if line["process"] == "api" and "cause" in line}


def test_what_was_confirmed_stays_and_all_goes_on(tmp_path: Path, disk: Path) -> None:
    with opened_region(tmp_path) as region, opened_phone(region.site) as phone:
        client = phone.client
        place = Factory(region.rows).place()
        reporter = Reporter(phone, place)

        def is_ready() -> bool:
            return client.get("/ready").status_code == 200

        def lacking() -> list[str]:
            return [what for what, is_so in client.get("/ready").json().items() if not is_so]

        region.wait_for(is_ready)
        assert reporter.report() is not None

        # There is no room for data.
        with filled(disk):
            wait(reporter.is_told_to_come_back)
            wait(lambda: lacking() == ["writes"])
            assert causes(region) == {"disk full"}
            # What is there is read, and it goes on so.
            assert client.get(f"/places/{place}").status_code == 200
            assert client.get("/health").status_code == 200
            assert reporter.is_told_to_come_back()
        wait(is_ready)
        answer = reporter.report()
        assert answer is not None
        assert answer.status_code == 201

        # Nor for what PostgreSQL notes of each change first: then it ends, all of it.
        postgres = region.postgres
        assert postgres
        with filled(disk):
            with suppress(psycopg.OperationalError):
                while True:
                    region.rows.execute("SELECT pg_switch_wal()")
                    reporter.report()
            wait(lambda: not postgres.is_running)
            wait(lambda: not client.get("/ready").json()["database"])  # an answer is given again for a second
            assert reporter.is_told_to_come_back()
            assert client.get("/health").status_code == 200
        region.wait_for(is_ready)
        answer = reporter.report()
        assert answer is not None
        assert answer.status_code == 201
        stored = {str(one) for (one,) in region.rows.execute("SELECT id FROM error_report")}
        assert reporter.kept <= stored <= reporter.kept | reporter.unknown
        # The worker, too, does again what there is to do.
        region.do("opendata:delete_old_imports")
