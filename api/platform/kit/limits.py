"""Coarse limits by address, in this process's memory. What protects an account is counted in PostgreSQL."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Network, ip_address

from api.platform.kit.problems import TooManyRequestsError

HOME_BITS = 56
"""Of IPv6, what counts as one address of IPv4 does.

Homes are given a /56 (RIPE-690, RFC 6177): a limit per /64 would be 256 limits for each of them. A school
behind one /64 has what a school behind one address has; phones have a /64 each, so a /56 holds 256 of them,
fewer than operators put behind one address of IPv4.
"""
SITE_BITS = 48
"""The most that one end site is given (RFC 6177): a company, or a server that somebody rents."""
SITE_SHARES = 4
"""How many times a home's limit a whole /48 has, and so whoever holds one: not 256 or 65,536 times.

More than once, since operators number their phones out of common /48s. What a home asks for above its own
limit does not count for its site, so one phone keeps none of the others out.
"""


@dataclass(frozen=True, slots=True)
class Network:
    """What stands for one place that somebody asks from."""

    name: str
    shares: int = 1
    """How many times the limit of one address it has."""


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
        for network in networks_of(address):
            client = network.name + about
            self._counted[client] += 1
            if self._counted[client] > self.hits * network.shares:
                return math.ceil(self._ends - moment)
        return 0


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
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout(self._seconds):
                    # Always the narrower first: nobody waits in a circle.
                    for network in networks_of(address):
                        await held.enter_async_context(self._turn_of(network))
            except TimeoutError:
                raise TooManyRequestsError(math.ceil(self._seconds)) from None
            yield

    @asynccontextmanager
    async def _turn_of(self, network: Network) -> AsyncIterator[None]:
        line = self._lines.setdefault(network.name, asyncio.Semaphore(self._each * network.shares))
        self._there[network.name] += 1
        try:
            async with line:
                yield
        finally:
            self._there[network.name] -= 1
            if not self._there[network.name]:
                del self._there[network.name], self._lines[network.name]


class Room:
    """So many bytes that may be held at the same time."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._taken = 0
        self._refused_at = -math.inf

    def fits(self, count: int, most: int) -> bool:
        """Whether so many bytes more would be `most` at the most; where not, somebody wants it."""
        if self._taken + count > most:
            self._refused_at = time.monotonic()
            return False
        return True

    def take(self, count: int) -> None:
        """Take so many bytes; less than none are given back."""
        self._taken += count

    def is_wanted(self, seconds: float) -> bool:
        """Whether there was not enough of it for somebody so lately."""
        return time.monotonic() - self._refused_at < seconds


class Rooms:
    """A room of its own for each of those who send, while they do."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rooms: dict[str, Room] = {}
        self._there: Counter[str] = Counter()

    @contextmanager
    def of(self, networks: Sequence[Network]) -> Iterator[list[Room]]:
        """The rooms of one who sends: of all the names that count for them."""
        names = [network.name for network in networks]
        try:
            for network in networks:
                self._there[network.name] += 1
                self._rooms.setdefault(network.name, Room(self._size * network.shares))
            yield [self._rooms[name] for name in names]
        finally:
            for name in names:
                self._there[name] -= 1
                if not self._there[name]:
                    del self._there[name], self._rooms[name]


class Share:
    """What one request has taken of some rooms, of all of them the same."""

    def __init__(self, rooms: Mapping[Room, int]) -> None:
        """`rooms`: how full each may be for this request."""
        self._rooms = rooms
        self._taken = 0

    def take(self, count: int) -> bool:
        """Whether so many bytes more fit in everywhere; they are taken then."""
        fits = all(room.fits(count, most) for room, most in self._rooms.items())
        if fits:
            self._move(count)
        return fits

    def give_back(self) -> None:
        """Hold nothing any more."""
        self._move(-self._taken)

    def is_wanted(self, seconds: float) -> bool:
        """Whether somebody lately wanted more of one of them than there was."""
        return any(room.is_wanted(seconds) for room in self._rooms)

    def _move(self, count: int) -> None:
        self._taken += count
        for room in self._rooms:
            room.take(count)


@lru_cache(maxsize=4096)
def networks_of(address: str) -> tuple[Network, ...]:
    """What limits by address count for, the narrowest first: one of IPv4, or an IPv6 home and its site."""
    if ":" not in address:
        return (Network(address),)
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:  # a proxy passes on whatever a client wrote
        return (Network(address),)
    # Some proxies write IPv4 so; all of it together would be one home.
    mapped = found if isinstance(found, IPv4Address) else found.ipv4_mapped
    if mapped:
        return (Network(str(mapped)),)
    home, site = (str(IPv6Network((int(found), bits), strict=False)) for bits in (HOME_BITS, SITE_BITS))
    return Network(home), Network(site, SITE_SHARES)
