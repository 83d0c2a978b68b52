"""A partner's server of the tests: answers what it was told to, and remembers what it was asked."""

from collections.abc import Callable
from typing import Any

import httpx

from tests.played_network import PlayedNetwork

Answer = httpx.Response | Exception


class Server(PlayedNetwork):
    """Answers one after the other, the last one again and again; or what a function makes of a request."""

    def __init__(self, *answers: Answer, by: Callable[[httpx.Request], Answer] | None = None) -> None:
        super().__init__(self._answer)
        self.requests: list[httpx.Request] = []
        self._answers = list(answers)
        self._by = by

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self._by:
            answer = self._by(request)
        else:
            answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A response is read once; the last one may be asked for again.
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    @property
    def urls(self) -> list[str]:
        return [str(request.url) for request in self.requests]


def json(content: Any, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, json=content, headers={k.replace("_", "-"): v for k, v in headers.items()})
