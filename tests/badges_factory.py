"""Makes badges: issuers, achievements, what was awarded and asked for; nothing of it is really signed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.people_factory import Rows


class Badges(Rows):
    """Each call returns the new row's key."""

    def badge_issuer(self, organisation: UUID, **values: Any) -> UUID:
        """An organisation's profile, without a key."""
        row = {"organisation_id": organisation, "name": "Club du Lac", **values}
        made: UUID = self._insert("badge_issuer", "id", row)
        return made

    def achievement(self, issuer: UUID, **values: Any) -> UUID:
        """A published achievement."""
        defaults = {
            "id": uuid4(),
            "issuer_id": issuer,
            "name": "Bénévole d'un festival",
            "description": "A aidé à accueillir le public.",
            "criteria": "Deux jours à l'accueil, avec l'équipe.",
            "kind": "Badge",
            "status": "published",
            "published_at": datetime.now(UTC),
        }
        made: UUID = self._insert("badge_achievement", "id", {**defaults, **values})
        return made

    def badge_request(self, achievement: UUID | str, account: UUID, **values: Any) -> UUID:
        """A request that waits for the issuer."""
        defaults = {
            "id": uuid4(),
            "achievement_id": achievement,
            "account_id": account,
            "message": "J'ai tenu le stand deux jours.",
            "status": "waiting",
            "sent_at": datetime.now(UTC),
        }
        made: UUID = self._insert("badge_request", "id", {**defaults, **values})
        return made

    def badge_photo(self, request: UUID) -> UUID:
        """A photo that a request shows."""
        row = {"id": uuid4(), "request_id": request, "kind": "photo", "photo": b"\xff\xd8\xff"}
        made: UUID = self._insert("badge_evidence", "id", row)
        return made

    def badge_offer(self, achievement: UUID | str, account: UUID | None, **values: Any) -> UUID:
        """An award that was offered to somebody, and that nothing is signed of."""
        defaults = {
            "achievement_id": achievement,
            "account_id": account,
            "origin": "list",
            "status": "offered",
        }
        made: UUID = self._insert("badge_credential", "id", {**defaults, **values})
        return made

    def badge_code(self, achievement: UUID, **values: Any) -> UUID:
        """An open code that nobody can read."""
        defaults = {
            "id": uuid4(),
            "achievement_id": achievement,
            "code_mark": uuid4().bytes,
            "sealed_code": b"",
            "expires_at": datetime.now(UTC) + timedelta(days=1),
        }
        made: UUID = self._insert("badge_code", "id", {**defaults, **values})
        return made

    def badge_batch(self, achievement: UUID) -> UUID:
        """A list that waits for the worker."""
        row = {"id": uuid4(), "achievement_id": achievement, "total": 1}
        made: UUID = self._insert("badge_batch", "id", row)
        return made
