"""A small web server in a thread of its own."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Asked:
    """A request."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """An answer."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def as_json(value: Any, status: int = 200) -> Reply:
    return Reply(status, json.dumps(value), {"Content-Type": "application/json"})


def redirect(address: str) -> Reply:
    return Reply(302, "", {"Location": address})


class Web:
    """Serves until it is closed."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                query, form = dict(parse_qsl(parts.query)), dict(parse_qsl(body))
                reply = answer(Asked(self.command, parts.path, query, form, dict(self.headers)))
                content = reply.body.encode()
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(content)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _answer  # noqa: N815

            def log_message(self, *_: Any) -> None:
                """Nothing: the tests' output is theirs."""

        self._server = ThreadingHTTPServer((HOST, 0), Handler)
        self.origin = f"http://{HOST}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
