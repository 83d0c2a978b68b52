"""Everybody's mailboxes: a real SMTP server on the loopback, and what it was handed."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope

from tests.pilot.story import wait


class Mailboxes:
    """What came, in the order in which it came."""

    def __init__(self) -> None:
        self.port = 0
        self._messages: list[tuple[str, str]] = []

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        """Keep the text of a message for each of its recipients."""
        message = message_from_bytes(cast(bytes, envelope.content), policy=default)
        body = message.get_body(("plain",))
        assert body is not None
        self._messages += [(to, body.get_content()) for to in envelope.rcpt_tos]
        return "250 OK"

    def count(self, address: str) -> int:
        """How many came to that address; what `code` and `link` leave out."""
        return len(self._of(address))

    def code(self, address: str, after: int) -> str:
        """The code in the next mail to that address. Raises UnexpectedError."""
        return self._found(address, after, r"^\s*(\d(?: ?\d){5,18})\s*$").replace(" ", "")

    def link(self, address: str, page: str, after: int = 0) -> str:
        """What stands behind # in the next link of that page to that address. Raises UnexpectedError."""
        return self._found(address, after, rf"{page}#(\S+)")

    def _of(self, address: str) -> list[str]:
        return [text for to, text in self._messages if to == address]

    def _found(self, address: str, after: int, pattern: str) -> str:
        def look() -> str | None:
            for text in self._of(address)[after:]:
                if found := re.search(pattern, text, re.MULTILINE):
                    return found[1]
            return None

        return wait(f"a mail to {address} with {pattern}", look)

    async def _serve(self, port: int, until: asyncio.Event, started: threading.Event) -> None:
        loop = asyncio.get_running_loop()
        async with await loop.create_server(lambda: SMTP(self), "127.0.0.1", port) as server:
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            await until.wait()


@contextmanager
def opened_mailboxes(port: int = 0) -> Iterator[Mailboxes]:
    """Mailboxes whose server runs in a thread of its own."""
    boxes = Mailboxes()
    started, until = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=[boxes._serve(port, until, started)])
    thread.start()
    assert started.wait(10)
    try:
        yield boxes
    finally:
        loop.call_soon_threadsafe(until.set)
        thread.join(10)
        loop.close()
