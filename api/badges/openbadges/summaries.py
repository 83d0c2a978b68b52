"""What a badge says, taken from its document. Wrong shapes give nothing rather than an error."""

from typing import Any

from api.badges.openbadges.dates import moment
from api.badges.openbadges.findings import Summary
from api.badges.openbadges.structure import kind_of, types
from api.platform.kit.text import from_document

MAX_TEXT = 20_000
MAX_ITEMS = 50


def of_credential(credential: dict[str, Any]) -> Summary:
    """An Open Badges 3.0 credential or endorsement. Raises BadgeError `date`, `not_a_badge`."""
    about = _first(credential.get("credentialSubject"))
    achievement = _first(about.get("achievement"))
    issuer = credential.get("issuer")
    profile = issuer if isinstance(issuer, dict) else {"id": issuer}
    return Summary(
        name=text(achievement.get("name")) or text(credential.get("name")),
        description=text(achievement.get("description")) or text(credential.get("description")),
        criteria=text(_first(achievement.get("criteria")).get("narrative"))
        or _address(achievement.get("criteria")),
        issuer_id=_address(profile),
        issuer_name=text(profile.get("name")),
        valid_from=moment(credential.get("validFrom", credential.get("issuanceDate"))),
        valid_until=moment(credential.get("validUntil", credential.get("expirationDate"))),
        image_url=_address(achievement.get("image")) or _address(credential.get("image")),
        narrative=text(about.get("narrative")) or text(about.get("endorsementComment")),
        evidence=tuple(map(_evidence, _items(credential.get("evidence")))),
        alignments=tuple(map(_alignment, _items(achievement.get("alignment")))),
        subject_id=_address(about),
        identities=tuple(each for each in _items(about.get("identifier")) if "IdentityObject" in types(each)),
        credential_id=_address(credential),
        kind=kind_of(credential),
    )


def of_assertion(assertion: dict[str, Any], badge: dict[str, Any], issuer: dict[str, Any]) -> Summary:
    """An Open Badges 2.0 Assertion with its BadgeClass and its issuer. Raises BadgeError `date`."""
    criteria = badge.get("criteria")
    recipient = assertion.get("recipient")
    return Summary(
        name=text(badge.get("name")),
        description=text(badge.get("description")),
        criteria=text(_first(criteria).get("narrative")) or _address(criteria),
        issuer_id=_address(issuer),
        issuer_name=text(issuer.get("name")),
        valid_from=moment(assertion.get("issuedOn")),
        valid_until=moment(assertion.get("expires")),
        image_url=_address(badge.get("image")) or _address(assertion.get("image")),
        narrative=text(assertion.get("narrative")),
        evidence=tuple(
            _evidence(each if isinstance(each, dict) else {"id": each})
            for each in _listed(assertion.get("evidence"))
        ),
        alignments=tuple(map(_alignment, _items(badge.get("alignment")))),
        identities=(recipient,) if isinstance(recipient, dict) else (),
        credential_id=_address(assertion),
    )


def text(value: Any) -> str:
    """A text, or the first of several languages, made harmless."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return from_document(value[:MAX_TEXT]) if isinstance(value, str) else ""


def _address(value: Any) -> str:
    """The id of a part, or the address that stands for it."""
    if isinstance(value, list) and value:
        value = value[0]
    found = value.get("id") if isinstance(value, dict) else value
    return from_document(found[:2000]) if isinstance(found, str) else ""


def _first(value: Any) -> dict[str, Any]:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value[:MAX_ITEMS] if isinstance(value, list) else [value]


def _items(value: Any) -> list[dict[str, Any]]:
    return [each for each in _listed(value) if isinstance(each, dict)]


def _evidence(item: dict[str, Any]) -> dict[str, str]:
    found = {
        "name": text(item.get("name")),
        "description": text(item.get("description")),
        "narrative": text(item.get("narrative")),
        "url": _address(item),
    }
    return {name: value for name, value in found.items() if value}


def _alignment(item: dict[str, Any]) -> dict[str, str]:
    found = {
        "name": text(item.get("targetName")),
        "code": text(item.get("targetCode")),
        "url": text(item.get("targetUrl")),
        "framework": text(item.get("targetFramework")),
    }
    return {name: value for name, value in found.items() if value}
