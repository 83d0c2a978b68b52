"""The answer of the API that a page begins with, sent with the page: one journey less on a slow network.

It is asked through the whole app as whoever has no account would: of the same limits, and only what everybody
is answered goes into the page. Without it the app asks for itself (`pwa/src/data/given.ts`).
"""

import json
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import Message, Scope

MOST_BYTES = 64_000
"""What is longer would hold up the first words."""


async def answer_at(address: str, scope: Scope) -> bytes | None:
    """What the API answers at this address, to whoever asked for the page (`scope`)."""
    app = scope.get("app")
    if app is None:
        return None
    heard = _Heard()
    host = [pair for pair in scope["headers"] if pair[0] == b"host"]
    asked = {
        **{name: scope.get(name) for name in ("type", "asgi", "http_version", "scheme", "client", "server")},
        "method": "GET",
        "path": address,
        "raw_path": quote(address).encode(),
        "root_path": "",
        "query_string": b"",
        # The language in which the app begins.
        "headers": [*host, (b"accept-language", b"fr")],
        "state": dict(scope.get("state", {})),
    }
    await app(asked, _nothing, heard)
    return heard.body if heard.is_for_everybody and len(heard.body) <= MOST_BYTES else None


def tag(address: str, answer: bytes) -> str:
    """As data, which no browser runs; no `<` is left that could end it."""
    said = f"{{{json.dumps(address)}:{answer.decode()}}}".replace("<", "\\u003c")
    return f'<script type="application/json" id="answers">{said}</script>'


class _Heard:
    """Takes an answer as a server would send it."""

    def __init__(self) -> None:
        self.body = b""
        self.is_for_everybody = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            public = headers.get("cache-control", "").startswith("public")
            self.is_for_everybody = public and message["status"] == 200
        else:
            self.body += message.get("body", b"")


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
