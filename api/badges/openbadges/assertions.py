"""Verifying Open Badges 2.0: hosted assertions, whose address vouches for them, and signed ones (JWS)."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from api.badges.openbadges.findings import (
    BadgeError,
    BadgeVerdict,
    Summary,
    altered,
    refused,
    unknown,
    unsupported,
)
from api.badges.openbadges.issuers import is_same_host
from api.badges.openbadges.jws import Token
from api.badges.openbadges.key_documents import fetch, is_below, place_of
from api.badges.openbadges.public_keys import VerifyingKey
from api.badges.openbadges.sources import GONE, Sources, UnreachableError, gone
from api.badges.openbadges.structure import types
from api.badges.openbadges.summaries import of_assertion, text

CONTEXTS = frozenset({"https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json"})
_HOSTED = frozenset({"HostedBadge", "hosted"})
_SIGNED = frozenset({"SignedBadge", "signed"})


@dataclass(frozen=True)
class Held:
    """An assertion that holds, as far as signature and origin go, with what it leads to."""

    summary: Summary
    revoked: BadgeError | None = None
    status_read: bool = False
    """Whether its own address, or its issuer's list, was asked if it was revoked."""


def is_assertion(document: dict[str, Any]) -> bool:
    """An Open Badges 2.0 assertion, or what one looks like after a letter of its type was changed."""
    return "Assertion" in types(document) or {"recipient", "badge"} <= document.keys()


def _require_second_version(document: dict[str, Any]) -> None:
    """Assertions of the first versions have no id: nothing leads to their issuer by the rules of 2.0.

    Raises BadgeError `first_version` (unsupported).
    """
    context = document.get("@context")
    named = frozenset(_texts(context if isinstance(context, list) else [context]))
    if not named & CONTEXTS and not isinstance(document.get("id"), str) and "verification" not in document:
        raise unsupported("first_version")


async def hosted(document: dict[str, Any], sources: Sources) -> Held:
    """An assertion by its address: what lies there counts. Raises BadgeError.

    `differs` (altered) where the copy says something else; `revoked`; `issuer_unreachable` and
    `issuer_unconfirmed` (unknown issuer) where the address, its badge or its issuer do not belong together.
    """
    _require_second_version(document)
    if not _verification(document) & _HOSTED:
        raise refused("no_proof")
    address = document.get("id")
    if not isinstance(address, str) or place_of(address) is None:
        raise refused("assertion_id")
    served = await _served(address, sources)
    if any(served.get(name) != value for name, value in document.items() if name != "@context"):
        raise altered("differs")
    badge, issuer, home = await _origin(served, sources)
    if not _in_scope(address, issuer, home):
        raise unknown("issuer_unconfirmed", "the assertion is not at the issuer's")
    return Held(of_assertion(served, badge, issuer), status_read=True)


async def signed(token: Token, sources: Sources) -> Held:
    """An assertion in a JWS, by the key that its issuer lists. Raises BadgeError."""
    document = token.payload
    _require_second_version(document)
    kinds = _verification(document)
    if kinds & _HOSTED:
        return await hosted(document, sources)
    verification = document.get("verification", document.get("verify"))
    creator = verification.get("creator", verification.get("url")) if isinstance(verification, dict) else None
    try:
        badge, issuer, home = await _origin(document, sources)
    except BadgeError:
        await _require_intact(token, creator, sources)
        raise
    listed = _addresses(issuer.get("publicKey"))
    address = creator if isinstance(creator, str) else next(iter(listed), None)
    if address is None:
        raise unknown("no_key")
    try:
        key, owner = await _key(address, sources)
    except UnreachableError as error:
        if address in listed:
            raise unknown("issuer_unreachable", error.code) from error
        raise unknown("key_not_listed", address[:200]) from error
    token.require(key)
    if address not in listed or owner != home:
        raise refused("key_not_of_issuer", address[:200])
    if not kinds & _SIGNED:
        raise refused("no_proof")
    revoked = await _revocation(document, issuer, sources)
    read = issuer.get("revocationList") is not None and revoked is None
    return Held(of_assertion(document, badge, issuer), revoked, read)


async def _require_intact(token: Token, creator: Any, sources: Sources) -> None:
    """What does not lead to an issuer may have been changed: the key tells, where it can be had."""
    if isinstance(creator, str):
        with suppress(UnreachableError):
            token.require((await _key(creator, sources))[0])


def _verification(document: dict[str, Any]) -> frozenset[str]:
    found = document.get("verification", document.get("verify"))
    return types(found) if isinstance(found, dict) else frozenset()


async def _served(address: str, sources: Sources) -> dict[str, Any]:
    try:
        served = await sources.document(address)
    except UnreachableError as error:
        if error.status == GONE:
            raise await gone(error.body) from error
        raise unknown("issuer_unreachable", error.code) from error
    if served.get("revoked") is True:
        raise BadgeError(BadgeVerdict.REVOKED, "revoked", reason=text(served.get("revocationReason"))[:1000])
    if "Assertion" not in types(served) or served.get("id") != address:
        raise unknown("issuer_unconfirmed", "another document lies there")
    return served


async def _origin(assertion: dict[str, Any], sources: Sources) -> tuple[dict[str, Any], dict[str, Any], str]:
    """The badge class, the issuer's profile as its own address serves it, and that address."""
    badge = await _linked(assertion.get("badge"), sources)
    issuer = badge.get("issuer")
    home = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(home, str) or place_of(home) is None:
        raise unknown("issuer_address")
    profile = await _linked(home, sources)
    if profile.get("id", home) != home:
        raise unknown("issuer_unconfirmed", "another profile lies there")
    address = badge.get("id")
    if not isinstance(address, str) or not (is_same_host(address, home) or _in_scope(address, profile, home)):
        raise unknown("issuer_unconfirmed", "the badge is not at the issuer's")
    return badge, {**profile, "id": home}, home


async def _linked(value: Any, sources: Sources) -> dict[str, Any]:
    """A part by its address. An embedded one is fetched too: its address, not the badge, speaks for it."""
    address = value.get("id") if isinstance(value, dict) else value
    if not isinstance(address, str) or place_of(address) is None:
        raise unknown("issuer_address")
    try:
        return await sources.document(address)
    except UnreachableError as error:
        raise unknown("issuer_unreachable", f"{address[:200]}: {error.code}") from error


def _in_scope(address: str, issuer: dict[str, Any], home: str) -> bool:
    """An address that the issuer speaks for: on their host, or where their profile says (OB 2.0, Profile)."""
    place, base = place_of(address), place_of(home)
    if place is None or base is None:
        return False
    rules = issuer.get("verification")
    if isinstance(rules, dict):
        starts = [place_of(each) for each in _texts(rules.get("startsWith"))]
        if starts:
            return any(each is not None and is_below(place, each) for each in starts)
        origins = _texts(rules.get("allowedOrigins"))
        if origins:
            return place[0] in origins
    return place[0] == base[0]


async def _key(address: str, sources: Sources) -> tuple[VerifyingKey, str]:
    """The key at an address, and whose its document says that it is. Raises UnreachableError."""
    if place_of(address) is None:
        raise UnreachableError("no_address")
    document = await fetch(address, sources)
    listed = next((each for each in document.keys if each.address == address), None)
    if listed is None:
        raise UnreachableError("another_document")
    return listed.key, document.owner


async def _revocation(
    assertion: dict[str, Any], issuer: dict[str, Any], sources: Sources
) -> BadgeError | None:
    address = issuer.get("revocationList")
    if address is None:
        return None
    try:
        listed = await _linked(address, sources)
    except BadgeError as error:
        return unknown("status_unreachable", error.detail)
    revoked = listed.get("revokedAssertions", [])
    if not isinstance(revoked, list):
        return unknown("status_unreadable", "no list")
    for each in revoked:
        name = each.get("id", each.get("uid")) if isinstance(each, dict) else each
        if name is not None and name == assertion.get("id"):
            reason = text(each.get("revocationReason")) if isinstance(each, dict) else ""
            return BadgeError(BadgeVerdict.REVOKED, "revoked", reason=reason[:1000])
    return None


def _addresses(value: Any) -> list[str]:
    found = value if isinstance(value, list) else [value]
    names = [each.get("id") if isinstance(each, dict) else each for each in found]
    return [each for each in names if isinstance(each, str)]


def _texts(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
