"""A database that says nothing: what is left of a line to it."""

import asyncio
import gc
import socket

import psycopg
import pytest

from api.platform.kit.silence import ImpatientConnection


async def test_a_line_that_is_not_taken_in_time_is_closed_at_once() -> None:
    """Else a server that wakes up again has a connection for each try, more than a process may have."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        gc.disable()
        try:
            with pytest.raises(psycopg.OperationalError):
                await ImpatientConnection.connect(
                    host="127.0.0.1", port=server.getsockname()[1], connect_timeout=2
                )
            loop = asyncio.get_running_loop()
            line, _ = await loop.sock_accept(server)
            with line:
                async with asyncio.timeout(5):
                    while await loop.sock_recv(line, 1024):
                        pass
        finally:
            gc.enable()
