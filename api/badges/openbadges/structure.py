"""What an Open Badges 3.0 credential must hold: the types of its parts, and what it is nothing without.

After the JSON schemas of the standard (ob_v3p0_achievementcredential_schema.json, `required` and the enums
of `type`); whatever else a badge says is free.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from api.badges.openbadges import contexts
from api.badges.openbadges.findings import refused

BADGES = frozenset({"OpenBadgeCredential", "AchievementCredential"})
ENDORSEMENT = "EndorsementCredential"
MAX_TEXT = 100_000


class Part(NamedTuple):
    """Where a part stands (a path of members; lists are walked), its type, and the word for a wrong one."""

    path: str
    type: str
    code: str


_PROFILES = ("issuer", "credentialSubject.source", "credentialSubject.achievement.creator")
PARTS = (
    *(Part(path, "Profile", "issuer_type" if path == "issuer" else "subject_type") for path in _PROFILES),
    Part("issuer.parentOrg", "Profile", "issuer_type"),
    Part("issuer.otherIdentifier", "IdentifierEntry", "issuer_type"),
    Part("issuer.address", "Address", "issuer_type"),
    Part("credentialSubject.identifier", "IdentityObject", "subject_type"),
    Part("credentialSubject.result", "Result", "subject_type"),
    Part("credentialSubject.achievement", "Achievement", "subject_type"),
    Part("credentialSubject.achievement.resultDescription", "ResultDescription", "subject_type"),
    Part("credentialSubject.achievement.alignment", "Alignment", "subject_type"),
    Part("credentialSubject.achievement.otherIdentifier", "IdentifierEntry", "subject_type"),
    Part("evidence", "Evidence", "evidence_type"),
)


def types(value: dict[str, Any]) -> frozenset[str]:
    """The types of a part, one or several."""
    found = value.get("type")
    names = found if isinstance(found, list) else [found]
    return frozenset(name for name in names if isinstance(name, str))


def kind_of(credential: dict[str, Any]) -> str:
    """`badge` or `endorsement`. Raises BadgeError `not_a_badge`."""
    found = types(credential)
    if "VerifiableCredential" in found:
        if found & BADGES:
            return "badge"
        if ENDORSEMENT in found:
            return "endorsement"
    raise refused("not_a_badge", ", ".join(sorted(found))[:200])


def issuer_id(credential: dict[str, Any]) -> str:
    """Who says to have issued it. Raises BadgeError `issuer`."""
    issuer = credential.get("issuer")
    found = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(found, str) or not found or len(found) > 2000:
        raise refused("issuer")
    return found


def subject(credential: dict[str, Any]) -> dict[str, Any]:
    """Whom it is about: one. Raises BadgeError `subject`."""
    found = credential.get("credentialSubject")
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if not isinstance(found, dict):
        raise refused("subject")
    return found


def require_context(credential: dict[str, Any], *, fixed: bool) -> None:
    """It names the contexts of a badge; where `fixed`, only known ones. Raises BadgeError `context…`."""
    value = credential.get("@context")
    if fixed:
        named = contexts.named(value)
    else:
        named = [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
    if not named or named[0] not in (contexts.VC_1, contexts.VC_2):
        raise refused("context", "the credentials context is missing")
    if fixed and not any(address.startswith(contexts.OB_3) for address in named):
        raise refused("context", "the Open Badges context is missing")


def require_types(credential: dict[str, Any]) -> None:
    """Every part is what its place asks for. Raises BadgeError `issuer_type`, `subject_type`, …"""
    issuer_id(credential)
    about = subject(credential)
    wanted = "EndorsementSubject" if kind_of(credential) == "endorsement" else "AchievementSubject"
    if wanted not in types(about):
        raise refused("subject_type", f"no {wanted}")
    for part in PARTS:
        for found in _at(credential, part.path.split(".")):
            # A profile may be given by its address alone.
            if isinstance(found, str) and part.type == "Profile":
                continue
            if not isinstance(found, dict) or part.type not in types(found):
                raise refused(part.code, f"{part.path}: no {part.type}")


def require_complete(credential: dict[str, Any]) -> None:
    """A badge says what was achieved. Raises BadgeError `incomplete`."""
    if kind_of(credential) == "endorsement":
        return
    achievement = subject(credential).get("achievement")
    if not isinstance(achievement, dict):
        raise refused("incomplete", "no achievement")
    if not (isinstance(achievement.get("criteria"), dict) and _text(achievement.get("name"))):
        raise refused("incomplete", "an achievement without name or criteria")


def _text(value: Any) -> bool:
    """A text, or one in a language, as VC 2.0 allows it."""
    if isinstance(value, list):
        return bool(value) and all(map(_text, value))
    if isinstance(value, dict):
        value = value.get("@value")
    return isinstance(value, str) and bool(value.strip()) and len(value) <= MAX_TEXT


def _at(value: Any, path: list[str]) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _at(each, path)
    elif not path:
        if value is not None:
            yield value
    elif isinstance(value, dict):
        yield from _at(value.get(path[0]), path[1:])
