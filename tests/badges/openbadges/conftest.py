"""What tests of Open Badges share."""

import json

import pytest

from api.badges.openbadges import canonical, canonical_process


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Canonical forms are worked out in this process, where a test asks for many."""

    async def elsewhere(order: bytes) -> bytes:
        return json.dumps(canonical.answer(json.loads(order))).encode()

    monkeypatch.setattr(canonical_process, "_elsewhere", elsewhere)
