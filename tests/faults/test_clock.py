"""The machine's clock jumps 25 hours forth, then one back: for the api, the worker and PostgreSQL."""

import tempfile
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.platform.kit.clock import now
from api.platform.kit.postgres import processes
from tests.faults.phones import opened_phone
from tests.processes import SECONDS, Region, opened_region

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("faults-clock")]

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
DAY_S, HOUR_S = 86_400, 3_600
JOB = "opendata:delete_old_imports"


class Clock:
    """The clock of all processes that were started with its `environment`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.shows(0)
        self.environment = {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            # Seconds: looking at the file each time takes longer than all else.
            "FAKETIME_CACHE_DURATION": "1",
            # What measures how long something takes goes on, as on a machine whose clock is set.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_RESET": "1",
        }

    def shows(self, later_s: int) -> None:
        """From now on, so many seconds more than it is."""
        partial = self._file.with_suffix(".new")
        partial.write_text(f"{later_s:+}s\n")
        partial.chmod(0o644)
        partial.rename(self._file)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The one of PostgreSQL, too, from its start on."""
    if LIBRARY is None:
        pytest.skip("moving the clock of a process needs libfaketime (Debian: faketime)")
    with tempfile.TemporaryDirectory(prefix="epass-clock-") as folder:
        # PostgreSQL runs as another account.
        Path(folder).chmod(0o755)
        made = Clock(Path(folder))
        monkeypatch.setattr(processes, "ENVIRONMENT", {**processes.ENVIRONMENT, **made.environment})
        yield made


@pytest.fixture
def moved(clock: Clock, tmp_path: Path) -> Iterator[Region]:
    """A region that goes by that clock."""
    with opened_region(tmp_path, **clock.environment) as opened:
        yield opened


def sign_in(region: Region, client: httpx.Client, email: str) -> None:
    """By the code that is mailed; the code is good for a while."""
    asked = ask_for_code(region, client, email)
    answer = client.post("/sign-in/code/verify", json=asked)
    assert answer.status_code == 200, answer.text


def ask_for_code(region: Region, client: httpx.Client, email: str) -> dict[str, Any]:
    """What is typed to sign in."""
    sent = client.post("/sign-in/code", json={"email": email})
    assert sent.is_success, sent.text
    (letter,) = region.rows.execute(
        "SELECT letter FROM mail WHERE recipient = %s ORDER BY id DESC LIMIT 1", [email]
    ).fetchone() or ({},)
    return {"id": sent.json()["id"], "email": email, "code": letter["code"]}


def hours_on(region: Region, client: httpx.Client) -> tuple[int, int]:
    """How far PostgreSQL's clock and the api's are ahead of this process's."""
    (there,) = region.rows.execute("SELECT clock_timestamp()").fetchone() or (now(),)
    shown = parsedate_to_datetime(client.get("/health").headers["date"])
    ahead = [round((moment - now()).total_seconds() / HOUR_S) for moment in (there, shown)]
    return ahead[0], ahead[1]


def audit_holds(region: Region) -> bool:
    return region.run("audit", "verify").wait(SECONDS) == 0


def test_sessions_codes_jobs_and_seals_hold(moved: Region, clock: Clock) -> None:
    region = moved
    with (
        opened_phone(region.site, seconds=SECONDS) as phone,
        opened_phone(region.site, seconds=SECONDS) as other,
    ):
        client = phone.client
        sign_in(region, client, "lea@example.org")
        assert client.post("/me/exports").is_success
        typed_late = ask_for_code(region, other.client, "tom@example.org")
        is_done = region.plan(JOB, "1 hour")
        assert not is_done()

        # A day is sealed an hour after its end, whatever the hour is now.
        clock.shows(DAY_S + HOUR_S)
        region.wait_for(lambda: hours_on(region, client) == (25, 25))
        region.wait_for(lambda: client.get("/ready").status_code == 200)
        assert client.get("/me/sessions").status_code == 200
        refused = other.client.post("/sign-in/code/verify", json=typed_late)
        assert refused.status_code in (410, 422), refused.text
        sign_in(region, other.client, "tom@example.org")
        region.wait_for(is_done)
        assert other.client.post("/me/exports").is_success
        region.rows.execute("SELECT epass_seal_audit()")
        sealed = region.rows.execute("SELECT count(*), max(day) FROM audit_seal").fetchone()
        assert sealed
        assert sealed[0] >= 1
        assert audit_holds(region)

        clock.shows(DAY_S)
        region.wait_for(lambda: hours_on(region, client) == (24, 24))
        region.wait_for(lambda: client.get("/ready").status_code == 200)
        for one in (phone, other):
            assert one.client.get("/me/sessions").status_code == 200
        with opened_phone(region.site, seconds=SECONDS) as third:
            sign_in(region, third.client, "zoe@example.org")
            assert third.client.post("/me/exports").is_success
        region.rows.execute("SELECT epass_seal_audit()")
        assert region.rows.execute("SELECT count(*), max(day) FROM audit_seal").fetchone() == sealed
        assert audit_holds(region)
        # What comes is done at once.
        region.do(JOB)
        failed = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"
        assert region.rows.execute(failed).fetchone() == (0,)
