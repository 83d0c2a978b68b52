"""The api as it is served, and phones that listen to their streams."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.access import SESSION_COOKIE
from api.platform.kit.database import Database
from api.platform.stream import service
from tests.browser.server import HOST, serve

PATIENCE_S = 60
"""For a machine that has much else to do."""


@dataclass(frozen=True)
class Heard:
    """One event as a phone reads it."""

    id: int
    kind: str
    notice: bool
    data: dict[str, Any]


class Listener:
    """A phone's open stream: takes events one by one, or everything until it ends."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()
        self.last: str | None = None

    async def next(self) -> Heard | None:
        """The next event; None when the stream has ended."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE_S):
            async for line in self._lines:
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                elif "id" in fields:
                    self.last = fields["id"]
                    return Heard(int(self.last.partition("-")[0]), **json.loads(fields["data"]))
                else:
                    fields = {}
        return None

    async def rest(self) -> list[Heard]:
        """Everything until the stream ends."""
        heard = []
        while (event := await self.next()) is not None:
            heard.append(event)
        return heard


Listen = Callable[..., Awaitable[Listener]]
"""Opens the stream of a session's token at a port; `seen` is sent as a browser does when it resumes."""
Serve = Callable[..., Any]


@pytest.fixture
def served(database_url: str) -> Serve:
    """Serves the api with other settings; a context manager of the port."""

    @contextmanager
    def opened(**more: Any) -> Iterator[int]:
        with serve(database_url, Path("nowhere"), **more) as port:
            yield port

    return opened


@pytest.fixture
def port(served: Serve) -> Iterator[int]:
    """The api."""
    with served() as opened:
        yield opened


@pytest.fixture
async def listen() -> AsyncIterator[Listen]:
    """Phones that listen; all hang up at the end."""
    async with AsyncExitStack() as opened:

        async def listen(
            port: int, token: str, seen: int | str | None = None, **query: int | str
        ) -> Listener:
            client = await opened.enter_async_context(
                httpx.AsyncClient(cookies={SESSION_COOKIE: token}, timeout=PATIENCE_S)
            )
            headers = {} if seen is None else {"Last-Event-ID": str(seen)}
            response = await opened.enter_async_context(
                client.stream("GET", f"http://{HOST}:{port}/api/v1/stream", params=query, headers=headers)
            )
            return Listener(response)

        yield listen


Tell = Callable[..., Awaitable[None]]


@pytest.fixture
def tell(database: Database) -> Tell:
    """Something happens to a person."""

    async def tell(account: UUID, kind: str = "message.new", **data: Any) -> None:
        async with database.transaction() as session:
            await service.tell(session, account, kind, **data)

    return tell
