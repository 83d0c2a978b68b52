"""The audit: a source that answers is believed, one that does not is never good news."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from supply.audit import ACCEPTED, Advisory, NotAskedError, accepted, advisories
from supply.packages import Package

ROOT = Path(__file__).parents[2]
SOUND, FAULTY = (Package("pypi", name, "1.0", "MIT", runs=True) for name in ("sound", "faulty"))

Answer = Callable[[list[dict[str, Any]]], Any]


def honest(queries: list[dict[str, Any]]) -> Any:
    """As OSV answers; of one package there is an advisory on a second page."""
    results: list[dict[str, Any]] = []
    for query in queries:
        if not query["package"]["purl"].startswith("pkg:pypi/faulty@"):
            results.append({})
        elif "page_token" in query:
            results.append({"vulns": [{"id": "GHSA-2"}]})
        else:
            results.append({"vulns": [{"id": "GHSA-1"}], "next_page_token": "more"})
    return {"results": results}


class Source:
    """An advisory source on loopback."""

    def __init__(self) -> None:
        self.answer: Answer = honest
        self.status = 200
        source = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                said = source.answer(asked["queries"])
                body = said if isinstance(said, bytes) else json.dumps(said).encode()
                self.send_response(source.status if self.path == "/v1/querybatch" else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Nothing: the tests' output is theirs."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def source() -> Iterator[Source]:
    made = Source()
    yield made
    made.close()


def make_audit(address: str) -> subprocess.CompletedProcess[str]:
    """The command, as `make audit` runs it."""
    return subprocess.run(
        [sys.executable, "-m", "supply", "audit"],
        cwd=ROOT,
        env={"ADVISORIES": address, "NO_PROXY": "*"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_known_is_told_page_by_page(source: Source) -> None:
    assert advisories([SOUND, FAULTY], source.address) == [
        Advisory(FAULTY, "GHSA-1"),
        Advisory(FAULTY, "GHSA-2"),
    ]
    assert advisories([SOUND], source.address) == []


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: b"",
        lambda _: b"<html>a proxy's page",
        lambda _: [],
        lambda _: {"results": None},
        lambda _: {"results": []},
        lambda queries: {"results": [None] * len(queries)},
        lambda queries: {"results": [{}] * (len(queries) + 1)},
        lambda queries: {"results": [{"next_page_token": "again"}] * len(queries)},
    ],
    ids=["nothing", "a page", "a list", "null", "of none", "of nothing", "of more", "without end"],
)
def test_an_answer_that_is_none_is_no_good_news(source: Source, answer: Answer) -> None:
    source.answer = answer
    with pytest.raises(NotAskedError):
        advisories([SOUND], source.address)


@pytest.mark.parametrize("status", [204, 302, 403, 500])
def test_nor_is_a_refusal(source: Source, status: int) -> None:
    source.status = status
    with pytest.raises(NotAskedError):
        advisories([SOUND], source.address)


def test_the_command_says_which_of_the_three_it_is(source: Source) -> None:
    source.answer = lambda queries: {"results": [{}] * len(queries)}
    well = make_audit(source.address)
    assert (well.returncode, well.stderr) == (0, "")
    source.answer = lambda queries: {
        "results": [{"vulns": [{"id": "GHSA-1"}]} if "/preact@" in str(one) else {} for one in queries]
    }
    faulty = make_audit(source.address)
    assert faulty.returncode == 1
    assert "pkg:npm/preact@" in faulty.stdout
    for address in ("http://127.0.0.1:9", "not an address", ""):
        unasked = make_audit(address or "http://[")
        assert unasked.returncode == 3, address
        assert "NOT AUDITED: no advisory source is in reach" in unasked.stderr
        assert "0 open" not in unasked.stdout


def test_what_we_live_with_has_a_reason_and_an_end(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    file.write_text(
        '[[accepted]]\npackage = "faulty"\nid = "GHSA-1"\nuntil = 2027-01-31\nwhy = "not reached"\n'
    )
    known = [Advisory(FAULTY, "GHSA-1"), Advisory(FAULTY, "GHSA-2"), Advisory(SOUND, "GHSA-1")]
    assert accepted(known, date(2027, 1, 31), file) == {known[0]}
    assert accepted(known, date(2027, 2, 1), file) == set()
    file.write_text(file.read_text().replace("not reached", ""))
    assert accepted(known, date(2027, 1, 31), file) == set()
    assert accepted(known, file=ACCEPTED) == set()
