"""Server-sent events: the wire format, and answers that stay open at little cost."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any

from fastapi.sse import format_sse_event
from pydantic import BaseModel
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

EVENT_STREAM = "text/event-stream"
HEARTBEAT = b"event: beat\ndata\n\n"
"""Tells both ends, and what stands between them, that the other is there. No comment: those are not heard."""
MAX_WAITING_BYTES = 256 * 1024
"""What may wait for one slow client; one that is further behind comes back and resumes."""


def encode(event_id: str, json: str) -> bytes:
    """An event of the default kind, as every EventSource hands it to `onmessage`."""
    return format_sse_event(id=event_id, data_str=json)


def event_schema(data: type[BaseModel]) -> dict[str, Any]:
    """How the OpenAPI document describes one event whose data is this as JSON."""
    return {
        "type": "object",
        "required": ["data"],
        "properties": {
            "data": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": data.model_json_schema(),
            },
            "event": {"type": "string"},
            "id": {"type": "string"},
        },
    }


class Outlet:
    """Where an open answer is written: what came while the client took the last piece goes out as one.

    Nothing waits in a task of its own while there is nothing to say: nearly all of them are idle.
    """

    __slots__ = ("_begun", "_send", "_size", "_task", "_waiting", "ended")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: list[bytes] = []
        self._size = 0
        self._task: asyncio.Task[None] | None = None
        self._begun = False
        self.ended = False

    async def begin(self, headers: list[tuple[bytes, bytes]]) -> None:
        """Begin the answer; what was written before follows."""
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
        self._begun = True
        self._wake()

    def put(self, chunk: bytes) -> None:
        """Write; a client that is too far behind is let go instead, so that it resumes."""
        if self.ended:
            return
        self._size += len(chunk)
        if self._size > MAX_WAITING_BYTES:
            self._waiting.clear()
            self.end()
            return
        self._waiting.append(chunk)
        self._wake()

    def end(self) -> None:
        """End the answer after what was written."""
        if not self.ended:
            self.ended = True
            self._wake()

    def _wake(self) -> None:
        if self._begun and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._flush())

    async def _flush(self) -> None:
        # Some servers raise when the client has gone: `receive` tells that too.
        with suppress(OSError):
            while self._waiting:
                body = b"".join(self._waiting)
                self._waiting.clear()
                self._size = 0
                await self._send({"type": "http.response.body", "body": body, "more_body": True})
            if self.ended:
                await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        self._task = None


class EventStream(Response):
    """An answer that stays open until the client leaves or the outlet is ended.

    `attend` is entered before the answer begins, so that it can refuse, and left when the answer is over.
    """

    media_type = EVENT_STREAM

    def __init__(self, attend: Callable[[Outlet], AbstractAsyncContextManager[None]]) -> None:
        self.attend = attend
        self.status_code = 200
        self.background = None
        # Proxies must neither keep nor gather what belongs to one person, now.
        self.init_headers({"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"})

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Begin, write what the outlet is given, and wait until it is over."""
        outlet = Outlet(send)
        async with self.attend(outlet):
            await outlet.begin(self.raw_headers)
            # Also said when the answer is complete.
            while (await receive())["type"] != "http.disconnect":
                pass
