"""What its push service is to Firefox: a websocket on which it registers and gets its messages (autopush).

Messages come from a `PushService`; what was not acknowledged is sent again after a new connection.
"""

import asyncio
import base64
import contextlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import WSMessage, web

from tests.platform.push.peers.authority import HOST
from tests.platform.push.peers.push_service import PushService, Received

Frame = dict[str, Any]


class Autopush:
    """For one browser at a time."""

    def __init__(self, push_service: PushService) -> None:
        self.push_service = push_service
        self.port = 0
        self.keys: list[str] = []
        """The server's key of each registration."""
        self.acknowledged: list[str] = []
        """Versions that the browser says it has."""
        self._channels: dict[str, str] = {}
        """By path of the endpoint."""
        self._waiting: dict[str, Frame] = {}
        """By version: sent, or to be sent, and not acknowledged."""
        self._socket: web.WebSocketResponse | None = None
        self._loop: asyncio.AbstractEventLoop
        push_service.pass_on = self._pass_on

    @property
    def url(self) -> str:
        """For the preference `dom.push.serverURL`."""
        return f"ws://{HOST}:{self.port}/"

    @property
    def channels(self) -> list[str]:
        """Addresses that are registered."""
        return list(self._channels)

    def break_off(self) -> None:
        """Lose the connection; the browser comes back by itself."""
        if self._socket is not None:
            asyncio.run_coroutine_threadsafe(self._socket.close(), self._loop).result(10)

    def repeat(self) -> None:
        """Send the last message again, as after a kill of the worker."""
        self._pass_on(self.push_service.received[-1])

    def _pass_on(self, message: Received) -> None:
        asyncio.run_coroutine_threadsafe(self._deliver(message), self._loop)

    async def _deliver(self, message: Received) -> None:
        channel = self._channels.get(message.path)
        if channel is None:
            return
        version = secrets.token_hex(8)
        self._waiting[version] = {
            "messageType": "notification",
            "channelID": channel,
            "version": version,
            "ttl": int(message.headers["ttl"]),
            "data": base64.urlsafe_b64encode(message.body).rstrip(b"=").decode(),
            "headers": {"encoding": message.headers["content-encoding"]},
        }
        await self._send(self._waiting[version])

    async def _send(self, frame: Frame) -> None:
        if self._socket is not None and not self._socket.closed:
            with contextlib.suppress(ConnectionError):
                await self._socket.send_str(json.dumps(frame))

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = self._socket = web.WebSocketResponse(protocols=("push-notification",))
        await socket.prepare(request)
        async for message in socket:
            await self._answer(message)
        return socket

    async def _answer(self, message: WSMessage) -> None:
        frame: Frame = json.loads(message.data)
        match frame.get("messageType"):
            case "hello":
                uaid = frame.get("uaid") or secrets.token_hex(16)
                await self._send(
                    {
                        "messageType": "hello",
                        "status": 200,
                        "uaid": uaid,
                        "use_webpush": True,
                        "broadcasts": {},
                    }
                )
                for waiting in list(self._waiting.values()):
                    await self._send(waiting)
            case "register":
                path = f"/push/{secrets.token_urlsafe(24)}"
                self._channels[path] = frame["channelID"]
                self.keys.append(frame.get("key", ""))
                await self._send(
                    {
                        "messageType": "register",
                        "channelID": frame["channelID"],
                        "status": 200,
                        "pushEndpoint": self.push_service.origin + path,
                    }
                )
            case "unregister":
                self._channels = {
                    path: one for path, one in self._channels.items() if one != frame["channelID"]
                }
                await self._send({**frame, "status": 200})
            case "ack":
                for update in frame["updates"]:
                    self.acknowledged.append(update["version"])
                    self._waiting.pop(update["version"], None)
            case "ping" | None:
                await self._send({})

    async def serve(self, until: asyncio.Event, started: threading.Event) -> None:
        """Listen until told to stop; tells when it does."""
        self._loop = asyncio.get_running_loop()
        app = web.Application()
        app.router.add_get("/", self._connect)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, HOST, self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        started.set()
        await until.wait()
        await runner.cleanup()
        # Some turns of the loop let the broken connections end.
        await asyncio.sleep(0.05)


@contextmanager
def opened_autopush(push_service: PushService) -> Iterator[Autopush]:
    """Such a service in a thread of its own."""
    autopush = Autopush(push_service)
    started = threading.Event()
    until = asyncio.Event()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(autopush.serve(until, started)))
    thread.start()
    assert started.wait(10)
    try:
        yield autopush
    finally:
        loop.call_soon_threadsafe(until.set)
        thread.join(10)
        loop.close()
