"""`oidc-provider-mock`: an OpenID provider that others wrote, with pages of its own, in its own process."""

import contextlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import httpx

from tests.people.accounts.peers.web import HOST

START_LIMIT_S = 30


@contextlib.contextmanager
def mock_provider(people: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Runs beside the test; the claims of each subject. Yields the issuer."""
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    claims = [f"--user-claims={json.dumps({**said, 'sub': sub})}" for sub, said in people.items()]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", f"--host={HOST}", f"--port={port}", *claims],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    issuer = f"http://{HOST}:{port}"
    try:
        _await(process, f"{issuer}/.well-known/openid-configuration")
        yield issuer
    finally:
        process.terminate()
        process.wait(START_LIMIT_S)


def _await(process: subprocess.Popen[bytes], address: str) -> None:
    give_up_at = time.monotonic() + START_LIMIT_S
    while process.poll() is None and time.monotonic() < give_up_at:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(address).raise_for_status()
            return
        time.sleep(0.05)
    raise RuntimeError("oidc-provider-mock did not start")
