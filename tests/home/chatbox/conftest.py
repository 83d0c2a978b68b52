"""A talk with the chatbox, as a phone carries it."""

from typing import Any

import httpx
import pytest


class Talk:
    """A talk: what goes on from an answer carries its context."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.context: str | None = None

    async def say(self, text: str, **more: Any) -> dict[str, Any]:
        """The answer to some words."""
        response = await self.client.post(
            "/api/v1/chatbox", json={"text": text, "context": self.context, **more}
        )
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        self.context = answer["context"]
        return answer


@pytest.fixture
def talk(client: httpx.AsyncClient) -> Talk:
    """A visitor's talk."""
    return Talk(client)
