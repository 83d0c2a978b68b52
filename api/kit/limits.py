"""Coarse limits by address, in this process's memory. What protects an account is counted in PostgreSQL."""

import math
import time
from collections import Counter
from ipaddress import ip_address


class AddressLimit:
    """So many hits from one address in a window of fixed length, which is the same for all."""

    def __init__(self, hits: int, *, seconds: int) -> None:
        self.hits = hits
        self.seconds = seconds
        self._ends = 0.0
        self._counted: Counter[str] = Counter()

    def hit(self, address: str) -> int:
        """Count a hit; 0 when it is within the limit, else the seconds until the next window."""
        moment = time.monotonic()
        if moment >= self._ends:
            self._ends = moment + self.seconds
            self._counted.clear()
        client = _network(address)
        self._counted[client] += 1
        return 0 if self._counted[client] <= self.hits else math.ceil(self._ends - moment)


def _network(address: str) -> str:
    """One home has a whole /64 of IPv6 addresses."""
    if ":" not in address:
        return address
    return ":".join(ip_address(address).exploded.split(":")[:4])
