"""Coarse limits by address, in this process's memory. What protects an account is counted in PostgreSQL."""

import time
from ipaddress import ip_address

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter


class AddressLimit:
    """So many hits from one address in a window of fixed length."""

    def __init__(self, name: str, limit: RateLimitItem) -> None:
        self.name = name
        self.limit = limit
        self._windows = FixedWindowRateLimiter(MemoryStorage())

    def hit(self, address: str) -> int:
        """Count a hit; 0 when it is within the limit, else the seconds until the next window."""
        client = _network(address)
        if self._windows.hit(self.limit, self.name, client):
            return 0
        reset_at = self._windows.get_window_stats(self.limit, self.name, client).reset_time
        return max(1, round(reset_at - time.time()))


def _network(address: str) -> str:
    """One home has a whole /64 of IPv6 addresses."""
    if ":" not in address:
        return address
    return ":".join(ip_address(address).exploded.split(":")[:4])
