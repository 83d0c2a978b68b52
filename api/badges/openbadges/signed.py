"""What one of our own signed credentials says: its other forms are made of the very same facts."""

import base64
import json
from datetime import datetime
from typing import Any

from api.badges.openbadges.documents import Award, Identity, StatusEntry, status_entry


def payload_of(jwt: str) -> dict[str, Any]:
    """The credential in a JWT that we signed and kept; it is not verified here."""
    part = jwt.split(".")[1]
    said: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return said


def award_of(jwt: str) -> Award:
    """The award in it."""
    said = payload_of(jwt)
    subject = said["credentialSubject"]
    identity = next(iter(subject.get("identifier", [])), None)
    until = said.get("validUntil")
    return Award(
        id=said["id"],
        subject_id=subject["id"],
        identity=Identity(identity["identityHash"], identity["salt"]) if identity else None,
        valid_from=datetime.fromisoformat(said["validFrom"]),
        valid_until=datetime.fromisoformat(until) if until else None,
        narrative=subject.get("narrative"),
    )


_CLAIMS = frozenset({"iss", "sub", "jti", "nbf", "exp"})


def document_of(jwt: str, *, status: StatusEntry) -> dict[str, Any]:
    """The credential in it as it was before it was signed, with another place in a status list."""
    said = {name: value for name, value in payload_of(jwt).items() if name not in _CLAIMS}
    return {**said, "credentialStatus": status_entry(status)}
