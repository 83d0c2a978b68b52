"""Texts that take long to read: whose they are comes first, and they keep nobody else waiting."""

import asyncio
import threading
import time
from typing import Any

import pytest

from api.platform.access import SESSION_COOKIE
from api.safety.safeguarding.service import screen
from api.talk.conversations import writing
from tests.talk.conversations.world import World


class TestLongWords:
    """Walls, line 1: 2,000 characters made for it take the processor for a tenth of a second."""

    @pytest.fixture
    def screened(self, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
        """Whether each screening of this process held the event loop."""
        held = []

        def watched(*said: Any) -> Any:
            held.append(threading.current_thread() is threading.main_thread())
            return screen(*said)

        monkeypatch.setattr(writing, "screen", watched)
        return held

    async def test_of_nobody_are_not_looked_through(self, world: World, screened: list[bool]) -> None:
        student, _, conversation = await world.pair()
        student.client.cookies.clear()
        student.client.cookies.set(SESSION_COOKIE, "A" * 43)
        assert (await student.send(conversation, "point, 12, on 06, " * 100)).status_code == 401
        assert screened == []

    async def test_keep_nobody_else_waiting(self, world: World, screened: list[bool]) -> None:
        student, _, conversation = await world.pair()
        assert (await student.send(conversation, "point, 12, on 06, " * 100)).status_code == 201
        assert screened
        assert not any(screened)

    async def test_of_one_account_are_read_one_after_the_other(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Forty of them held every connection, and everybody else waited for half a minute."""
        student, _, conversation = await world.pair()
        reading = most = 0

        def slowly(*_: Any) -> Any:
            nonlocal reading, most
            reading += 1
            most = max(most, reading)
            time.sleep(0.02)
            reading -= 1
            return screen("")

        monkeypatch.setattr(writing, "screen", slowly)
        texts = [f"{n} " + "bonjour " * 20 for n in range(12)]
        answers = await asyncio.gather(*(student.send(conversation, text) for text in texts))
        assert {one.status_code for one in answers} == {201}
        assert most == 1
