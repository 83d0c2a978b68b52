"""The api's process is stopped or killed under open streams: phones go on where they were."""

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories import Factory
from tests.platform.stream.conftest import PATIENCE_S, Listen, Tell
from tests.test_command import ROOT, answers, environment, free_port

pytestmark = pytest.mark.process


@contextmanager
def api(database_url: str, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The api in a process of its own."""
    settings = {
        "EPASS_DATABASE_URL": database_url,
        "EPASS_PORT": str(port),
        "EPASS_SECRET_KEY": "a key of this run, 32 characters or more",
    }
    with log.open("wb") as file:
        process = subprocess.Popen(
            ["sh", "-c", 'ulimit -Sn 256 && exec "$0" -m api serve', sys.executable],
            cwd=ROOT,
            env=environment(**settings),
            stderr=file,
        )
    try:
        answers(f"http://127.0.0.1:{port}/api/v1/health")
        yield process
    finally:
        process.kill()
        process.wait(20)


async def test_streams_resume_after_a_kill_and_end_at_a_stop(
    database_url: str, factory: Factory, listen: Listen, tell: Tell, tmp_path: Path
) -> None:
    account = factory.account()
    token = factory.session(account)
    port, log = free_port(), tmp_path / "log"
    with api(database_url, port, log) as process:
        phone = await listen(port, token)
        await phone.next()
        await tell(account, "first")
        heard = [await phone.next()]
        # Each stream is an open file: the api asks for all that the machine allows.
        assert resource.prlimit(process.pid, resource.RLIMIT_NOFILE)[0] > 256
        process.kill()
        process.wait(20)
    await tell(account, "while it was dead")
    with api(database_url, port, log) as process:
        phone = await listen(port, token, phone.last)
        heard += [await phone.next() for _ in range(2)]
        assert [event and event.kind for event in heard] == ["first", "stream.open", "while it was dead"]
        process.send_signal(signal.SIGTERM)
        assert await phone.rest() == []
        process.wait(PATIENCE_S)
    # Nobody waited until open answers had to be cut off.
    assert "graceful shutdown exceeded" not in log.read_text()
