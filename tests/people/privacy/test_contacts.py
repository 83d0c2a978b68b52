"""Parents: with whom the child talks, and nobody else's child."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from api.platform.kit.personal_data import Contact, PersonalData
from tests.people.privacy.conftest import MakeFamily


async def test_a_parent_sees_with_whom_their_child_talks_and_no_other_child_s(
    app: Any, family: MakeFamily
) -> None:
    child, other = await family(), await family()
    since = datetime(2026, 10, 1, 12, tzinfo=UTC)

    async def shown(_connection: Any, child_id: UUID) -> list[Contact]:
        return [Contact("Prénom", "professional", None, since, None)] if child_id == child.child else []

    talks = PersonalData("talks", {"fr": "Échanges", "en": "Talks"}, shown_to_parent=shown)
    app.state.personal_data = [talks]
    seen = []
    for one in (child, other):
        token = await one.consent()
        response = await one.visitor.post("/api/v1/guardian/manage", json={"token": token})
        seen.append(response.json()["conversations"])
        assert response.json()["questions_waiting"] == 0
    assert seen[0] == [
        {
            "first_name": "Prénom",
            "kind": "professional",
            "organisation": None,
            "since": "2026-10-01T12:00:00Z",
            "ended_at": None,
        }
    ]
    assert seen[1] == []
