"""Looking up the host names that strangers name.

The system's look-up takes a thread until it is done, and eight names that nobody answers take them all. Here
a look-up is a datagram that is given up, and many wait at the same time.
"""

import asyncio
from functools import cached_property

from dns.asyncresolver import Resolver
from dns.exception import DNSException

SECONDS = 3.0
"""For all that one name asks; who is slower is not there."""
AT_A_TIME = 128


class Names:
    """Addresses of names, by the name servers of this machine (`/etc/resolv.conf`)."""

    def __init__(self, resolver: Resolver | None = None) -> None:
        """`resolver`: another one than the machine's, for tests."""
        self._given = resolver
        self._turns = asyncio.Semaphore(AT_A_TIME)

    @cached_property
    def _resolver(self) -> Resolver:
        resolver = self._given or Resolver()
        resolver.lifetime = SECONDS
        resolver.timeout = SECONDS / 2
        return resolver

    async def addresses(self, host: str) -> list[str]:
        """Its IPv4 and IPv6 addresses. Raises OSError: nobody has it, or nobody says so in time."""
        try:
            async with self._turns:
                # The dot: the name itself, never one below a domain of this machine.
                found = await self._resolver.resolve_name(f"{host}.")
        except DNSException as error:
            raise OSError(f"no such host: {type(error).__name__}") from error
        return list(found.addresses())
