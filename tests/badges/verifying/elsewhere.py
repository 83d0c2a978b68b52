"""The rest of the world, as far as a test of badges needs it."""

from collections.abc import Callable
from typing import Self

from fastapi import FastAPI

from api.platform.kit.fetching import FetchError


class Elsewhere:
    """Answers what the app would fetch from other servers, and remembers what it was asked."""

    def __init__(self) -> None:
        self.served: dict[str, bytes] = {}
        self.behind: Callable[[str], bytes] | None = None
        self.asked: list[str] = []

    @classmethod
    def of(cls, app: FastAPI) -> Self:
        """Stand between the app and all other servers."""
        made = cls()
        app.state.badge_fetcher = made
        return made

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """What lies there. Raises FetchError."""
        self.asked.append(url)
        if url in self.served:
            return self.served[url]
        if self.behind is None:
            raise FetchError("unreachable")
        try:
            return self.behind(url)
        except Exception as error:
            raise FetchError("unreachable") from error
