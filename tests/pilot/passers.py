"""People who use the region all the while, whatever happens to it: each request is counted."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import httpx

from tests.pilot.phone import API, Phone

PAUSE_S = 0.05
PAGES = ("/", f"{API}/offers", f"{API}/settings")


class Passers:
    """One phone, again and again: two reads, then a write that changes nothing."""

    def __init__(self, phone: Phone) -> None:
        self.became: Counter[str] = Counter()
        """Requests by status, or by the error that came instead of an answer."""
        self._phone = phone
        self._end = threading.Event()

    @property
    def lost(self) -> dict[str, int]:
        """Those that were not served."""
        return {one: number for one, number in self.became.items() if not one.startswith("2")}

    def walk(self) -> None:
        """Until told to end."""
        for number in count():
            if self._end.wait(PAUSE_S):
                return
            self.became[self._ask(number)] += 1

    def _ask(self, number: int) -> str:
        client = self._phone.client
        try:
            if number % 3 == 2:
                return str(client.patch(f"{API}/me", json={"first_name": "Élève"}).status_code)
            return str(client.get(PAGES[number // 3 % len(PAGES)]).status_code)
        except httpx.TransportError as error:
            return type(error).__name__

    def end(self) -> None:
        """After the request that is on its way."""
        self._end.set()


@contextmanager
def passing(phone: Phone) -> Iterator[Passers]:
    """Somebody passes for as long as this lasts."""
    passers = Passers(phone)
    thread = threading.Thread(target=passers.walk)
    thread.start()
    try:
        yield passers
    finally:
        passers.end()
        thread.join()
