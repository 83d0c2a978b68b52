"""What begins as no route does is answered at once: to try all routes takes half a millisecond."""

from functools import cached_property

from fastapi.routing import APIRouter, iter_route_contexts
from starlette.types import Receive, Scope, Send


class Beginnings:
    """Stands before a router, and leaves to its default what none of its routes can know."""

    def __init__(self, router: APIRouter) -> None:
        self._router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = scope["type"] != "http" or self._knows(beginning(scope["path"]))
        await (self._router.app if known else self._router.default)(scope, receive, send)

    def _knows(self, begins: str) -> bool:
        words, patterns = self._beginnings
        return begins in words or begins.startswith(patterns)

    @cached_property
    def _beginnings(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Those of its routes, and what stands before the parameter where one begins with such a word."""
        # When they are first asked for: FastAPI makes routes ready when they are looked at.
        words = frozenset(beginning(one.path or "/") for one in iter_route_contexts(self._router.routes))
        return words, tuple(word.partition("{")[0] for word in words if "{" in word)


def beginning(path: str) -> str:
    """An address up to the word that tells rooms apart: `/api/v1/places`, `/ob`."""
    words = path.split("/", 4)
    return "/".join(words[: 4 if path.startswith("/api/v1/") else 2])
