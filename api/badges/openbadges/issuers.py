"""Whose key it is: finding the key that signed a badge, and whether the issuer confirms it.

A badge may name any key. It counts only when the issuer's own address leads to it: the key lies there or
below, or the issuer's document lists it. A key that a badge carries itself proves that nobody changed the
text, never who wrote it.
"""

from dataclasses import dataclass

from api.badges.openbadges.findings import BadgeError, refused, unknown
from api.badges.openbadges.key_documents import KeyDocument, Place, fetch, is_below, place_of
from api.badges.openbadges.public_keys import VerifyingKey, from_multikey
from api.badges.openbadges.sources import GONE, NOT_FOUND, Sources, UnreachableError

DID_KEY = "did:key:"
_KEY_FRAGMENTS = ("z6Mk", "zDn", "z4MX")
"""How fragments begin that are keys: Ed25519, P-256, RSA."""


@dataclass(frozen=True)
class Found:
    """Keys that may have signed, and whether the issuer stands by them."""

    keys: tuple[VerifyingKey, ...]
    doubt: BadgeError | None = None
    """To be raised once the signature is seen to hold: the key is not known to be the issuer's."""
    self_signed: bool = False
    """The issuer has no address that could confirm: the key is all there is to them."""


async def key_at(address: str, issuer: str, sources: Sources) -> Found:
    """The key of a proof, or of a token's `kid`.

    Raises BadgeError: `key_address`, `key_malformed`, `key_elsewhere` (refused); `issuer_unreachable`
    (unknown issuer) where there is no telling the key; `key_not_listed` (unknown issuer) where the issuer
    answers and has none of that name (any more): without the key there is no telling what was changed.
    """
    carried = _carried(address)
    place = place_of(address)
    if place is None and not address.startswith(DID_KEY):
        raise refused("key_address", address[:200])
    if _is_nobody(issuer):
        return await _of_nobody(address, issuer, carried, sources)
    home = place_of(issuer)
    if home is None:
        raise unknown("issuer_address", issuer[:200])
    if place is None or not _lies_with(place, home):
        return await _elsewhere(address, issuer, carried, sources)
    try:
        document = await fetch(address, sources)
    except UnreachableError as error:
        if carried is not None:
            return Found((carried,), _unreachable(error))
        if error.status in (NOT_FOUND, GONE):
            raise unknown("key_not_listed", f"status {error.status}") from error
        raise _unreachable(error) from error
    return _chosen(address, carried, document)


async def key_carried(key: VerifyingKey, issuer: str, sources: Sources) -> Found:
    """A key that a token brings in its header: good if the issuer's document lists the same."""
    if issuer.startswith(DID_KEY):
        same = from_multikey(issuer.removeprefix(DID_KEY)).der == key.der
        return Found((key,), None if same else refused("foreign_key"), self_signed=True)
    if _is_nobody(issuer):
        return Found((key,), self_signed=True)
    if place_of(issuer) is None:
        raise unknown("issuer_address", issuer[:200])
    return await _confirmed(key, "", issuer, sources, otherwise=refused("foreign_key"))


async def keys_of(issuer: str, sources: Sources) -> Found:
    """Every key of an issuer, for a token that names none. Raises BadgeError `no_key`, `key_malformed`."""
    if issuer.startswith(DID_KEY):
        return Found((from_multikey(issuer.removeprefix(DID_KEY)),), self_signed=True)
    if place_of(issuer) is None:
        raise unknown("no_key")
    try:
        document = await fetch(issuer, sources)
    except UnreachableError as error:
        raise unknown("no_key", error.code) from error
    if not document.keys:
        raise unknown("no_key")
    return Found(tuple(each.key for each in document.keys))


def is_same_host(address: str, issuer: str) -> bool:
    """An address on the issuer's own host."""
    place, home = place_of(address), place_of(issuer)
    return place is not None and home is not None and place[0] == home[0]


def _lies_with(place: Place, home: Place) -> bool:
    """The issuer's own document, or what lies below it. On a whole host many people may put documents."""
    return place == home or (home[1] != "" and is_below(place, home))


def _is_nobody(issuer: str) -> bool:
    """An issuer who is a name or a key alone: no address, so nobody else's either."""
    return issuer.startswith((DID_KEY, "urn:"))


def _carried(address: str) -> VerifyingKey | None:
    """The key that an address holds itself. Raises BadgeError `key_malformed`, `key_address`."""
    base, _, fragment = address.partition("#")
    if base.startswith(DID_KEY):
        name = base.removeprefix(DID_KEY)
        if fragment not in ("", name):
            raise refused("key_address", "another key in the fragment")
        return from_multikey(name)
    return from_multikey(fragment) if fragment.startswith(_KEY_FRAGMENTS) else None


async def _of_nobody(address: str, issuer: str, carried: VerifyingKey | None, sources: Sources) -> Found:
    foreign = issuer.startswith(DID_KEY) and address.partition("#")[0] != issuer
    doubt = refused("key_elsewhere", address[:200]) if foreign else None
    if carried is not None:
        return Found((carried,), doubt, self_signed=True)
    try:
        return Found(_only(address, await fetch(address, sources)), doubt, self_signed=True)
    except UnreachableError as error:
        raise _unreachable(error) from error


async def _elsewhere(address: str, issuer: str, carried: VerifyingKey | None, sources: Sources) -> Found:
    """A key that does not lie with the issuer: good if their document lists it, whoever keeps it."""
    foreign = refused("key_elsewhere", address[:200])
    if carried is not None:
        return await _confirmed(carried, address, issuer, sources, otherwise=foreign)
    try:
        document = await fetch(issuer, sources)
    except UnreachableError:
        document = KeyDocument((), frozenset())
    listed = tuple(each.key for each in document.keys if each.address == address)
    if listed:
        return Found(listed)
    try:
        keys = _only(address, await fetch(address, sources))
    except UnreachableError:
        raise foreign from None
    known = {each.key.der for each in document.keys}
    confirmed = tuple(key for key in keys if key.der in known or address in document.addresses)
    return Found(confirmed) if confirmed else Found(keys, foreign)


async def _confirmed(
    key: VerifyingKey, address: str, issuer: str, sources: Sources, *, otherwise: BadgeError
) -> Found:
    """A key at hand, and whether the issuer's document lists it, or its address."""
    try:
        document = await fetch(issuer, sources)
    except UnreachableError as error:
        return Found((key,), _unreachable(error))
    if address in document.addresses or any(each.key.der == key.der for each in document.keys):
        return Found((key,))
    return Found((key,), otherwise if document.keys else unknown("issuer_unconfirmed"))


def _chosen(address: str, carried: VerifyingKey | None, document: KeyDocument) -> Found:
    """The key of that address in the document that lies there."""
    if carried is None:
        return Found(_only(address, document))
    if any(each.key.der == carried.der for each in document.keys):
        return Found((carried,))
    return Found((carried,), refused("key_not_of_issuer") if document.keys else unknown("issuer_unconfirmed"))


def _only(address: str, document: KeyDocument) -> tuple[VerifyingKey, ...]:
    """The keys of that very address; without a fragment, all that lie there."""
    exact = tuple(each.key for each in document.keys if each.address == address)
    keys = exact or (tuple(each.key for each in document.keys) if "#" not in address else ())
    if not keys:
        raise unknown("key_not_listed", address[:200])
    return keys


def _unreachable(error: UnreachableError) -> BadgeError:
    return unknown("issuer_unreachable", error.code)
