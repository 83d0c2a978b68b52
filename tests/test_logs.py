"""No secret, code, token or mail address in any log: the real processes on a real journey, then grep."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.factories import Factory, born
from tests.test_command import ROOT, answers, environment, free_port

pytestmark = pytest.mark.process

CHILD, PARENT, INVITED = "enfant@example.org", "parent@example.org", "invitee@example.org"
SECRET_KEY = "the key of this test, 32 characters or more"


class Journey:
    """What people do, and every secret they were handed on the way."""

    def __init__(self, site: str, rows: psycopg.Connection[tuple[str]]) -> None:
        self.site = site
        self.rows = rows
        self.secrets: set[str] = set()
        self.opened = ExitStack()

    def device(self) -> httpx.Client:
        return self.opened.enter_context(
            httpx.Client(base_url=f"{self.site}/api/v1", headers={"Origin": self.site}, timeout=20)
        )

    def mailed(self, address: str) -> dict[str, str]:
        """The last letter to an address; its code and link are secrets."""
        row = self.rows.execute(
            "SELECT letter FROM mail WHERE recipient = %s ORDER BY created_at DESC, id DESC LIMIT 1",
            [address],
        ).fetchone()
        assert row
        letter: dict[str, str] = dict(row[0])  # type: ignore[arg-type]
        self.secrets.add(address)
        if letter.get("code"):
            self.secrets.add(letter["code"])
        if "#" in (letter.get("url") or ""):
            self.secrets.add(letter["url"].partition("#")[2])
        return letter

    def sign_in(self, address: str) -> httpx.Client:
        device = self.device()
        code_id = device.post("/sign-in/code", json={"email": address}).json()["id"]
        code = self.mailed(address)["code"]
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        answer = {"id": code_id, "email": address}
        assert device.post("/sign-in/code/verify", json={**answer, "code": wrong}).status_code == 422
        assert device.post("/sign-in/code/verify", json={**answer, "code": code}).status_code == 200
        self.secrets.add(device.cookies["epass_session"])
        return device


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def journey(database_url: str, factory: Factory, log: Path) -> Iterator[Journey]:
    """The api and the worker as they are started on a server, with a mail server that is down."""
    port = free_port()
    with log.open("wb") as output:
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "api", command],
                cwd=ROOT,
                env=environment(
                    EPASS_DATABASE_URL=database_url,
                    EPASS_SECRET_KEY=SECRET_KEY,
                    EPASS_PORT=str(port),
                    EPASS_DRAIN_SECONDS="0",
                    EPASS_COMPANY_DIRECTORY_URL="",
                    EPASS_SMTP_URL="smtp://someone:a-mail-password@127.0.0.1:9",
                ),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            for command in ("serve", "work")
        ]
        site = f"http://127.0.0.1:{port}"
        try:
            answers(f"{site}/api/v1/health")
            made = Journey(site, factory.connection)
            with made.opened:
                yield made
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(120)


def test_a_whole_journey_leaves_no_secret_in_the_logs(journey: Journey, factory: Factory, log: Path) -> None:
    journey.secrets.add("a-mail-password")
    factory.commune("44109")
    child = journey.sign_in(CHILD)
    child.put("/me/birth-date", json={"birth_date": str(born(13))})
    assert child.put("/me/consents/conversations", json={"agree": True}).is_success
    assert child.put("/me/guardian", json={"email": PARENT}).is_success
    token = journey.mailed(PARENT)["url"].partition("#")[2]
    parent = journey.device()
    assert parent.post("/guardian/open", json={"token": token}).is_success
    answer = {"token": token, "declares_authority": True, "decisions": {"conversations": True}}
    assert parent.post("/guardian/answer", json=answer).is_success
    journey.mailed(PARENT)
    assert parent.post("/guardian/open", json={"token": token}).is_client_error
    assert child.post("/me/exports").is_success

    owner = journey.sign_in("patron@example.org")
    owner.put("/me/birth-date", json={"birth_date": str(born(40))})
    company = {"kind": "company", "name": "Atelier", "siret": "73282932000074", "commune_code": "44109"}
    made = owner.post("/organisations", json=company)
    assert made.is_success, made.text
    invited = owner.post(f"/organisations/{made.json()['id']}/invitations", json={"email": INVITED})
    assert invited.is_success, invited.text
    journey.mailed(INVITED)

    # Errors of the inside, too: they are what loggers like to explain.
    journey.rows.execute("ALTER TABLE email_code RENAME TO hidden_code")
    assert journey.device().post("/sign-in/code", json={"email": CHILD}).status_code == 500
    journey.rows.execute("ALTER TABLE hidden_code RENAME TO email_code")
    until = time.monotonic() + 300
    while "MailNotSentError" not in log.read_text() and time.monotonic() < until:
        time.sleep(0.2)

    # They still write: the last line may be half there.
    written = log.read_text().rpartition("\n")[0]
    assert "unforeseen error" in written
    assert "MailNotSentError" in written
    assert len(journey.secrets) >= 12
    assert sorted(secret for secret in journey.secrets if secret in written) == []
    assert re.findall(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", written) == []
    assert SECRET_KEY not in written
    lines = [json.loads(line) for line in written.splitlines()]
    assert {line["process"] for line in lines} == {"api", "worker"}
    assert all(line["time"].endswith("Z") and line["level"] and line["logger"] for line in lines)
    unforeseen = next(line for line in lines if line["message"].startswith("unforeseen error"))
    assert (unforeseen["route"], unforeseen["sqlstate"]) == ("POST /api/v1/sign-in/code", "42P01")
    assert len(unforeseen["request"]) == 32
