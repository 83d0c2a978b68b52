"""Connections that are given up where the server says nothing: it is frozen, or gone without a word."""

import asyncio
import os
import socket
from typing import Any, Self, TypeVar

import psycopg

SILENCE_SECONDS = 10
"""Longer than any statement for which somebody waits may take, or wait for others."""
CONNECT_SECONDS = 5
"""In which a server takes a connection where somebody waits for it, or is away."""
PATIENT_CONNECT_SECONDS = 30
"""The same where nobody does."""
KEEPALIVE: dict[str, Any] = {"keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3}
"""A machine that has gone without a word is noticed by whoever waits for it without a limit."""

Row = TypeVar("Row", covariant=True)


class Connection(psycopg.AsyncConnection[Row]):
    """Leaves nothing behind where the server does not take it in time."""

    @classmethod
    async def connect(cls, *arguments: Any, **more: Any) -> Self:
        """Open one. Raises psycopg.OperationalError."""
        try:
            return await super().connect(*arguments, **more)
        except psycopg.Error as error:
            # In its trace the line stays half open until garbage is looked for: a server that wakes up again
            # would keep a connection for each try.
            raise error.with_traceback(None) from None


class ImpatientConnection(Connection[Row]):
    """Ends like one that was lost when an answer takes longer than that.

    The server's own limits do not help where it stands still, nor do TCP's: its machine confirms what it is
    sent. Taking the statement back would wait for the server once more.
    """

    async def wait(self, *arguments: Any, **more: Any) -> Any:
        """Wait for an answer. Raises psycopg.OperationalError."""
        given_up = asyncio.get_running_loop().call_later(SILENCE_SECONDS, self._hang_up)
        try:
            return await super().wait(*arguments, **more)
        finally:
            given_up.cancel()

    def _hang_up(self) -> None:
        with socket.socket(fileno=os.dup(self.pgconn.socket)) as line:
            line.shutdown(socket.SHUT_RDWR)
