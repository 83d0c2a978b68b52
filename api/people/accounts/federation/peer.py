"""Talking to a provider: short, without redirects, and never more than a little is read."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from ssl import SSLContext
from typing import Any

import httpx

from api.platform.kit.bodies import ACCEPTED, BodyError, bounded_body
from api.platform.settings.shapes import is_safe_address

# httpx tells addresses to the log, and a CAS ticket stands in one.
logging.getLogger("httpx").setLevel(logging.WARNING)

TIME_LIMIT_S = 5.0
"""For all of an answer: one that drips never ends."""
MAX_BYTES = 256 * 1024


class Refusal(Exception):  # noqa: N818 (a decision, not a fault)
    """Nobody is signed in; the sign-in page has the words for its code.

    `cancelled`, `expired`, `banned`, `refused` (not for this affiliation), `unavailable`, `unknown` (no such
    provider), `reused` (the provider did not ask who it is), `distrusted` (its answer proves nothing).
    """

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        """For the log: what is wrong with the provider's answer; nothing of the person."""


@lru_cache
def _tls() -> SSLContext:
    return httpx.create_ssl_context()


@asynccontextmanager
async def provider_client() -> AsyncIterator[httpx.AsyncClient]:
    """A client for the few requests of one sign-in."""
    async with httpx.AsyncClient(
        verify=_tls(), timeout=TIME_LIMIT_S, follow_redirects=False, headers=ACCEPTED
    ) as client:
        yield client


async def ask(
    client: httpx.AsyncClient, method: str, url: str, **options: Any
) -> tuple[httpx.Response, bytes]:
    """The answer and its body. Raises Refusal when the provider cannot be reached, or says far too much."""
    if not is_safe_address(url):
        raise Refusal("distrusted", "address without https")
    try:
        async with asyncio.timeout(TIME_LIMIT_S), client.stream(method, url, **options) as response:
            body = await bounded_body(response, MAX_BYTES)
    except (httpx.HTTPError, httpx.InvalidURL, BodyError, TimeoutError) as error:
        raise Refusal("unavailable", type(error).__name__) from None
    if body is None:
        raise Refusal("unavailable", "answer too long")
    if response.status_code >= 500:
        raise Refusal("unavailable", f"status {response.status_code}")
    return response, body


async def ask_json(client: httpx.AsyncClient, method: str, url: str, **options: Any) -> dict[str, Any]:
    """The JSON object that answers with 200. Raises Refusal."""
    response, body = await ask(client, method, url, headers={"Accept": "application/json"}, **options)
    if response.status_code != 200:
        raise Refusal("distrusted", f"status {response.status_code}")
    return json_object(body)


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object in a body, whose texts are Unicode. Raises Refusal."""
    try:
        found = json.loads(body)
        # Half a surrogate pair is read, and can be written nowhere.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Refusal("distrusted", "not JSON") from None
    if not isinstance(found, dict):
        raise Refusal("distrusted", "not a JSON object")
    return found
