"""Coarse limits by address, in this process's memory. What protects an account is counted in PostgreSQL."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv6Address, ip_address

from api.kit.problems import TooManyRequestsError


class AddressLimit:
    """So many hits from one address in a window of fixed length, which is the same for all."""

    def __init__(self, hits: int, *, seconds: int) -> None:
        self.hits = hits
        self.seconds = seconds
        self._ends = 0.0
        self._counted: Counter[str] = Counter()

    def hit(self, address: str, about: str = "") -> int:
        """Count a hit, of each thing apart.

        0 when it is within the limit, else the seconds until the next window.
        """
        moment = time.monotonic()
        if moment >= self._ends:
            self._ends = moment + self.seconds
            self._counted.clear()
        client = network_of(address) + about
        self._counted[client] += 1
        return 0 if self._counted[client] <= self.hits else math.ceil(self._ends - moment)


class Turns:
    """So many at the same time from one address; the others wait in line."""

    def __init__(self, each: int, *, seconds: float) -> None:
        self._each = each
        self._seconds = seconds
        self._lines: dict[str, asyncio.Semaphore] = {}
        self._there: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """One's turn. Raises TooManyRequestsError after `seconds` in line."""
        client = network_of(address)
        line = self._lines.setdefault(client, asyncio.Semaphore(self._each))
        self._there[client] += 1
        try:
            try:
                async with asyncio.timeout(self._seconds):
                    await line.acquire()
            except TimeoutError:
                raise TooManyRequestsError(math.ceil(self._seconds)) from None
            try:
                yield
            finally:
                line.release()
        finally:
            self._there[client] -= 1
            if not self._there[client]:
                del self._there[client], self._lines[client]


def network_of(address: str) -> str:
    """What stands for one place that somebody asks from. One home has a whole /64 of IPv6 addresses."""
    if ":" not in address:
        return address
    found = ip_address(address)
    # Some proxies write IPv4 so; all of it together would be one home.
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped) if mapped else ":".join(found.exploded.split(":")[:4])
