"""What every test of public answers begins with: a conversation with an answer in it."""

from tests.talk.conversations.conftest import settings, world

__all__ = ["settings", "world"]
