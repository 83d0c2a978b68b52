"""A network that is played: answers come as a stream of bytes, as real ones do."""

from collections.abc import Callable
from typing import Any

import httpx


class PlayedNetwork(httpx.MockTransport):
    """`httpx.MockTransport` hands out answers that were read and unpacked already."""

    def __init__(self, answer: Callable[[httpx.Request], Any]) -> None:
        super().__init__(answer)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return _streamed(super().handle_request(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return _streamed(await super().handle_async_request(request))


def _streamed(answer: httpx.Response) -> httpx.Response:
    return httpx.Response(answer.status_code, headers=answer.headers, stream=answer.stream)
