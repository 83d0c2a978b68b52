"""The real api, and between it and the browser a network that can fail the way networks do."""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr

from api.app import create_app
from api.platform.kit.serving import PatientProtocol
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from api.platform.settings.shapes import SignInProvider

HOST = "127.0.0.1"
START_LIMIT_S = 20


@contextlib.contextmanager
def serve(
    database_url: str,
    pwa_folder: Path,
    name: str = "",
    providers: Sequence[SignInProvider] = (),
    **more: Any,
) -> Iterator[int]:
    """Run the api in a thread of its own; yields its port. Answers may not be reused: offline is offline.

    `name` is what the server takes itself to be called, where a test is about that; `providers` send people
    back to it; `more` are other settings.
    """
    listener = socket.create_server((HOST, 0))
    settings = Settings(
        database_url=database_url,
        public_url=f"http://{name}:{listener.getsockname()[1]}" if name else "",
        pwa_folder=pwa_folder,
        tiles_url="",
        cache_seconds=0,
        company_directory_url="",
        reads_per_minute=100_000,
        writes_per_minute=10_000,
        public_writes_per_hour=10_000,
        shared_paths_per_hour=10_000,
        secret_key=SecretStr("the key of browser tests, 32 characters"),
        mail_outbox=True,
        sign_in_providers=list(providers),
        vapid_private_key=SecretStr(new_private_key()),
        quiet_hours="",
        school_hours="",
        _env_file=None,
    ).model_copy(update=more)
    with listener:
        config = uvicorn.Config(
            create_app(settings),
            http=PatientProtocol,
            log_level="warning",
            ws="none",
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        deadline = time.monotonic() + START_LIMIT_S
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.05)
        try:
            yield int(listener.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(START_LIMIT_S)


class Line(Enum):
    """What the network does with a connection."""

    PASSES = "passes"
    REFUSES = "refuses"
    HANGS = "hangs"
    SWALLOWS_ANSWERS = "swallows answers"
    ANSWERS_LATE = "answers late"


LATE_S = 6
"""The app has given a request up by then: 3 s of quiet, 1 s for a sign of life (pwa/src/data/patience.ts)."""


class Network:
    """A TCP relay to the api on a port of its own."""

    def __init__(self, upstream_port: int) -> None:
        self._upstream_port = upstream_port
        self._line = Line.REFUSES
        self._listener: socket.socket | None = None
        self._relays: set[asyncio.Task[None]] = set()
        self._connections: set[asyncio.StreamWriter] = set()
        """With the browser, as long as they are of use."""
        self._ends: list[asyncio.StreamWriter] = []
        """Of all connections there were, with the browser and with the api."""
        self._streams: set[asyncio.StreamWriter] = set()
        """Those to the api, still open, on which an event stream was asked for."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.port = 0
        self.passes()

    @property
    def origin(self) -> str:
        """Where the browser finds the app."""
        return f"http://{HOST}:{self.port}"

    def passes(self) -> None:
        """Carry everything to the api."""
        self._run(self._turn(Line.PASSES))

    def refuses(self) -> None:
        """Close the port: connections are refused, and those there were break."""
        self._run(self._turn(Line.REFUSES))

    def hangs(self) -> None:
        """Accept connections and never answer: a full train, a hotel's network."""
        self._run(self._turn(Line.HANGS))

    def swallows_answers(self) -> None:
        """Carry requests to the api, and break off when it answers: the tunnel came a second too early."""
        self._run(self._turn(Line.SWALLOWS_ANSWERS))

    def answers_late(self) -> None:
        """Carry requests to the api, and what it answers when nobody waits for it any more."""
        self._run(self._turn(Line.ANSWERS_LATE))

    @property
    def streams(self) -> int:
        """How many event streams the browser holds open at the api."""
        return len(self._streams)

    def close(self) -> None:
        """Give the port and the thread back."""
        self.refuses()
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(START_LIMIT_S)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(START_LIMIT_S)

    async def _turn(self, line: Line) -> None:
        self._line = line
        for connection in self._connections:
            connection.transport.abort()
        if line is Line.REFUSES and self._listener:
            self._loop.remove_reader(self._listener)
            self._listener.close()
            self._listener = None
            # One turn of the loop lets the broken connections end.
            await asyncio.sleep(0.05)
        elif line is not Line.REFUSES and self._listener is None:
            self._listener = socket.create_server((HOST, self.port))
            self._listener.setblocking(False)
            self._loop.add_reader(self._listener, self._accept)
            self.port = self._listener.getsockname()[1]

    def _accept(self) -> None:
        # asyncio's own server forgets, unclosed, what it accepted just before it was closed.
        assert self._listener
        with contextlib.suppress(BlockingIOError):
            self._relays.add(self._loop.create_task(self._relay(self._listener.accept()[0])))

    async def _end(self) -> None:
        """Leave no socket open: Python would complain of it in whatever test comes next."""
        while running := {relay for relay in self._relays if not relay.done()}:
            for end in self._ends:
                end.transport.abort()
            await asyncio.wait(running, timeout=0.05)
        await asyncio.gather(*(end.wait_closed() for end in self._ends), return_exceptions=True)

    async def _connect(self, **other: Any) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection(**other)
        self._ends.append(writer)
        return reader, writer

    async def _relay(self, connection: socket.socket) -> None:
        reader, writer = await self._connect(sock=connection)
        self._connections.add(writer)
        try:
            if self._line is Line.REFUSES:
                return
            if self._line is Line.HANGS:
                while await reader.read(65536):
                    pass
                return
            api_reader, api_writer = await self._connect(host=HOST, port=self._upstream_port)
            try:
                if self._line is Line.SWALLOWS_ANSWERS:
                    asking = asyncio.ensure_future(_pump(reader, api_writer))
                    await api_reader.read(1)
                    asking.cancel()
                    return
                late_s = LATE_S if self._line is Line.ANSWERS_LATE else 0
                await asyncio.gather(
                    _pump(reader, api_writer, partial(self._note, api_writer)),
                    _pump(api_reader, writer, late_s=late_s),
                )
            finally:
                self._streams.discard(api_writer)
                api_writer.close()
        except OSError:
            pass
        finally:
            self._connections.discard(writer)
            writer.close()

    def _note(self, api: asyncio.StreamWriter, request: bytes) -> None:
        # A connection that carries a request carries no stream any more.
        self._streams.discard(api)
        if request.startswith(b"GET /api/v1/stream"):
            self._streams.add(api)


async def _pump(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    note: Callable[[bytes], None] | None = None,
    *,
    late_s: float = 0,
) -> None:
    while data := await reader.read(65536):
        if note:
            note(data)
        await asyncio.sleep(late_s)
        writer.write(data)
        await writer.drain()
    if note:
        note(b"")
    writer.close()
