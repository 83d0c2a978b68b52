"""Whether a credential still holds: bitstring status lists, and 1EdTech's older revocation lists.

A badge that names a list and whose list cannot be read is not called valid: whoever keeps the list away would
bring a revoked badge back.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from api.badges.openbadges import status_list
from api.badges.openbadges.findings import BadgeError, BadgeVerdict, unknown
from api.badges.openbadges.issuers import is_same_host
from api.badges.openbadges.sources import Sources, UnreachableError
from api.badges.openbadges.structure import types
from api.badges.openbadges.summaries import text
from api.platform.kit.threads import read_badge

MAX_ENTRIES = 4
_BITSTRING = frozenset({"BitstringStatusListEntry", "StatusList2021Entry"})
_LISTS = frozenset({"BitstringStatusListCredential", "StatusList2021Credential"})
_EDTECH = "1EdTechRevocationList"
_ENDS = {"revocation": "revoked", "suspension": "suspended"}
"""Purposes of a list that end a credential, and the code of each; others only tell something."""

Secured = Callable[[bytes, str], Awaitable[dict[str, Any]]]
"""Verifies a list's own signature as that issuer's, and gives the list."""


async def require_standing(
    credential: dict[str, Any], issuer: str, sources: Sources, secured: Secured
) -> bool:
    """It is not revoked; False where it names no list that could say so. Raises BadgeError.

    `revoked`, `suspended`; `status_unreachable`, `status_unreadable` (unknown issuer) where there is no
    telling.
    """
    found = credential.get("credentialStatus")
    entries = found if isinstance(found, list) else [] if found is None else [found]
    if len(entries) > MAX_ENTRIES:
        raise unknown("status_unreadable", "too many lists")
    read = False
    for entry in entries:
        if not isinstance(entry, dict):
            raise unknown("status_unreadable", "no object")
        if types(entry) & _BITSTRING:
            read |= await _bitstring(entry, issuer, sources, secured)
        elif _EDTECH in types(entry):
            await _edtech(entry, credential, issuer, sources)
            read = True
        else:
            raise unknown("status_unreadable", "of an unknown type")
    return read


async def _bitstring(entry: dict[str, Any], issuer: str, sources: Sources, secured: Secured) -> bool:
    """Not ended by that list; whether it is one of revocations."""
    purpose = entry.get("statusPurpose", "revocation")
    address, index = entry.get("statusListCredential"), entry.get("statusListIndex")
    if not isinstance(purpose, str) or not isinstance(address, str) or str(entry.get("statusSize", 1)) != "1":
        raise unknown("status_unreadable", "entry")
    if purpose not in _ENDS:
        return False
    if isinstance(index, bool) or not (
        isinstance(index, int) or (isinstance(index, str) and index.isdecimal())
    ):
        raise unknown("status_unreadable", "index")
    if len(str(index)) > 12:
        raise unknown("status_unreadable", "index")
    try:
        body = await sources.raw(address)
    except UnreachableError as error:
        raise unknown("status_unreachable", error.code) from error
    try:
        listed = await secured(body, issuer)
    except BadgeError as error:
        raise unknown("status_unreadable", f"{error.code} {error.detail}"[:200]) from error
    about = listed.get("credentialSubject")
    if not types(listed) & _LISTS or not isinstance(about, dict):
        raise unknown("status_unreadable", "no status list")
    purposes = about.get("statusPurpose")
    encoded = about.get("encodedList")
    if purpose not in (purposes if isinstance(purposes, list) else [purposes]) or not isinstance(
        encoded, str
    ):
        raise unknown("status_unreadable", "for another purpose")
    try:
        ended = await read_badge(status_list.is_set, encoded, int(index))
    except status_list.StatusListError as error:
        raise unknown("status_unreadable", error.code) from error
    if ended:
        raise BadgeError(BadgeVerdict.REVOKED, _ENDS[purpose])
    return purpose == "revocation"


async def _edtech(entry: dict[str, Any], credential: dict[str, Any], issuer: str, sources: Sources) -> None:
    """An unsigned list: good only from the issuer's own host, where TLS vouches for it."""
    address = entry.get("id")
    if not isinstance(address, str) or not is_same_host(address, issuer):
        raise unknown("status_unreadable", "not at the issuer's")
    try:
        listed = await sources.document(address)
    except UnreachableError as error:
        raise unknown("status_unreachable", error.code) from error
    revoked = listed.get("revokedCredential", listed.get("revokedCredentials"))
    if not isinstance(revoked, list):
        raise unknown("status_unreadable", "no list")
    for each in revoked:
        name = each.get("id") if isinstance(each, dict) else each
        if name == credential.get("id") and not (isinstance(each, dict) and each.get("revoked") is False):
            reason = text(each.get("revocationReason")) if isinstance(each, dict) else ""
            raise BadgeError(BadgeVerdict.REVOKED, "revoked", reason=reason[:1000])
