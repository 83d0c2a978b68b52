"""A number for each request: in its answer, in every line that is written while it is answered."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.platform.kit.logs import REQUEST, Request, route_of

HEADER = b"x-request-id"
_OURS = re.compile(rb"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""As gateways make them. Anything else is somebody's own words, and does not come into our lines."""
Saw = Callable[[str, int, float], None]
"""Told of each answer: the route's pattern, the status, the seconds until it began."""


class RequestIds:
    """The outermost layer: numbers requests, and tells what became of them."""

    def __init__(self, app: ASGIApp, saw: Saw) -> None:
        self.app = app
        self.saw = saw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        given = next((value for name, value in scope["headers"] if name == HEADER), b"")
        number = given if _OURS.fullmatch(given) else uuid4().hex.encode()
        request = Request(number.decode(), scope)
        mark = REQUEST.set(request)

        async def send_numbered(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], (HEADER, number)]}
                self.saw(route_of(request.scope), message["status"], time.perf_counter() - began)
            await send(message)

        try:
            await self.app(scope, receive, send_numbered)
        finally:
            REQUEST.reset(mark)
