"""Whoever writes into a conversation is somebody, before their message costs anybody else."""

from typing import Any

import pytest

from api.platform.access import SESSION_COOKIE
from api.platform.kit.batcher import Batcher
from api.talk.conversations.ordinary import Draft
from tests.factories import Factory
from tests.talk.conversations.world import World


class TestMadeUpSessions:
    """Walls, line 1: what nobody sends took the turns of the two who talk there."""

    @pytest.fixture
    def turns(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The tokens of the messages that took one."""
        taken = []
        submit = Batcher.submit

        async def watched(batcher: Any, key: Any, draft: Draft) -> Any:
            taken.append(draft.token)
            return await submit(batcher, key, draft)

        monkeypatch.setattr(Batcher, "submit", watched)
        return taken

    async def test_take_no_turn(self, world: World, turns: list[str]) -> None:
        student, mentor, conversation = await world.pair()
        own = student.client.cookies[SESSION_COOKIE]
        for number in range(3):
            assert (await student.send(conversation, "Merci beaucoup")).status_code == 201
            mentor.client.cookies.clear()
            mentor.client.cookies.set(SESSION_COOKIE, f"{number}" * 43)
            assert (await mentor.send(conversation, "Bonjour")).status_code == 401
        assert set(turns) == {own}

    async def test_nor_do_those_that_have_ended_but_once(
        self, world: World, factory: Factory, turns: list[str]
    ) -> None:
        student, _, conversation = await world.pair()
        assert (await student.send(conversation, "Merci beaucoup")).status_code == 201
        factory.connection.execute("DELETE FROM session WHERE account_id = %s", [student.account])
        turns.clear()
        for _ in range(3):
            assert (await student.send(conversation, "Encore merci")).status_code == 401
        assert len(turns) <= 1
