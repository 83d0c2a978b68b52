"""Badges of our own, checked against what was signed: its key, its status and its picture are kept here.

A badge of ours was signed once. What claims to be it and is not that very token, byte for byte, was altered,
wherever the change was made.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, TextClause

from api.badges.issuing.facade import addresses, ob2_documents
from api.badges.openbadges import jws, ob2, tokens
from api.badges.openbadges.baking import BakingError, is_baked_from, unbake
from api.badges.openbadges.did import did_web_of
from api.badges.openbadges.findings import BadgeError, BadgeVerdict, Check, Finding, unknown
from api.badges.openbadges.public_keys import VerifyingKey, from_jwk
from api.badges.openbadges.signed import payload_of
from api.badges.openbadges.summaries import of_credential
from api.badges.verifying import queries
from api.platform.kit.database import Database
from api.platform.kit.problems import ConflictError
from api.platform.kit.threads import read_badge
from api.platform.settings import Settings

OB_3 = "OB 3.0"
_PICTURES = (b"\x89PNG", b"<")
_URN = "urn:uuid:"
_ASSERTION = re.compile(rb"/v2/assertions/([0-9a-f-]{36})")


@dataclass(frozen=True)
class Known:
    """What is kept of a badge that we signed."""

    jwt: str
    public_jwk: dict[str, Any]
    revoked_at: datetime | None
    reason: str
    png: bytes | None = None
    svg: bytes | None = None
    lost: bool = False
    """Whether somebody else may have the key."""


class Own(NamedTuple):
    """The verdict on a badge that says it is ours, and what is kept of it."""

    finding: Finding
    verified: bool | None
    """Whether its organisation is verified now; None: it was not signed here."""
    achievement_id: UUID | None = None
    account_id: UUID | None = None
    """Whose it is."""


class Held(NamedTuple):
    """What a file is seen to hold, before anything is asked about it."""

    data: bytes
    text: str | None
    """The token in it, if any."""
    parts: list[dict[str, Any]]
    """What its header and its payload say."""
    inner: bytes
    """The token that the file is JSON around; of any other file, the file."""


async def check(database: Database, settings: Settings, held: Held, at: datetime) -> Own | None:
    """The verdict on a badge that says it is ours; None for any other."""
    text, parts = held.text, held.parts
    if text is None:
        return None
    if any({"recipient", "badge"} & part.keys() for part in parts):
        # An assertion of version 2.0, which its issuer's documents vouch for.
        return None
    claimed = _credential_id(parts)
    row = None
    if claimed is not None:
        row = await _row(database, queries.KNOWN, id=claimed)
    if row is None or (row.jwt != text and await _is_lost(database, parts[0].get("kid"))):
        if row is None and not any(_says_ours(settings, part) for part in parts):
            return None
        return await _forgotten(database, settings, text, at)
    known = _known(row)

    def judged() -> Finding:
        return _with_picture(judge(known, at, text=text), held.data, known)

    return _own(await read_badge(judged), row)


async def check_older(database: Database, settings: Settings, finding: Finding, data: bytes | None) -> Own:
    """A finding about a badge of version 2.0; where it is ours, only as we made it and as it is kept."""
    document = await read_badge(tokens.payload_of, finding.text)
    home = f"{settings.public_url}{addresses.PREFIX}/v2/"
    own_id, badge = str(document.get("id")), str(document.get("badge"))
    if not own_id.startswith(f"{home}assertions/") and not badge.startswith(f"{home}badges/"):
        return Own(finding, None)
    creator = _creator(document)
    if creator.startswith(home) and await _is_lost(database, creator):
        lost = _now(finding, BadgeVerdict.UNKNOWN_ISSUER, "key_lost", Check("key_lost", False))
        return Own(lost, verified=False)
    row = await _named(database, home, own_id, data or b"")
    if row is None:
        if finding.verdict is BadgeVerdict.VALID:
            # Its owner deleted it, or their account is gone.
            return Own(_now(finding, BadgeVerdict.REVOKED, "revoked", Check("status", False)), verified=False)
        if finding.format == "hosted" and not own_id.startswith(f"{home}assertions/"):
            finding = _now(finding, BadgeVerdict.ALTERED, "differs", Check("differs", False))
        return Own(finding, verified=None)
    if finding.format == "hosted" and not _says_the_same(settings, row, finding.text, document, data):
        return _own(_now(finding, BadgeVerdict.ALTERED, "differs", Check("differs", False)), row)
    if data is not None:
        finding = await read_badge(_with_picture, finding, data, _known(row))
    return _own(finding, row)


def _own(finding: Finding, row: Row[Any]) -> Own:
    return Own(finding, row.verified, row.achievement_id, row.account_id)


async def _row(database: Database, statement: TextClause, **asked: Any) -> Row[Any] | None:
    """What is kept. A connection is held for that question alone: between two of them, threads are waited
    for."""
    async with database.reads.connect() as connection:
        return (await connection.execute(statement, asked)).first()


async def _named(database: Database, home: str, own_id: str, data: bytes) -> Row[Any] | None:
    """The badge that an assertion, or the picture around it, names."""
    names = [own_id.removeprefix(f"{home}assertions/")]
    names += [name.decode() for name in _ASSERTION.findall(data)[:4]]
    for claimed in dict.fromkeys(found for name in names for found in ob2.credential_ids(name)):
        row = await _row(database, queries.KNOWN, id=claimed)
        if row is not None:
            return row
    return None


def _now(finding: Finding, verdict: BadgeVerdict, code: str, check: Check) -> Finding:
    """The same finding with another end."""
    badge = None if verdict is BadgeVerdict.ALTERED else finding.credential
    checks = [*finding.checks, check]
    return replace(finding, verdict=verdict, code=code, credential=badge, checks=checks)


def judge(known: Known, at: datetime, *, text: str | None = None) -> Finding:
    """The verdict on a badge of ours, by what is kept; `text` is the token that somebody holds."""
    checks: list[Check] = []

    def found(verdict: BadgeVerdict, code: str, reason: str = "") -> Finding:
        summary = None if verdict is BadgeVerdict.ALTERED else of_credential(payload_of(known.jwt))
        return Finding(verdict, code, OB_3, "jwt", summary, checks, reason, known.jwt)

    held = known.jwt if text is None else text
    if held != known.jwt or not _holds(known):
        checks.append(Check("signature", False))
        return found(BadgeVerdict.ALTERED, "signature")
    credential = payload_of(known.jwt)
    checks += [Check("signature", True, tokens.header_of(known.jwt)["alg"]), Check("issuer", True)]
    if known.revoked_at is not None:
        checks.append(Check("status", False))
        return found(BadgeVerdict.REVOKED, "revoked", known.reason)
    if known.lost:
        # Whoever has the key could have written it: intact, but nobody vouches for it (as with no such key).
        checks.append(Check("key_lost", False))
        return found(BadgeVerdict.UNKNOWN_ISSUER, "key_lost")
    checks.append(Check("status", True))
    until = credential.get("validUntil")
    if until is not None and datetime.fromisoformat(until) <= at:
        checks.append(Check("time", False))
        return found(BadgeVerdict.EXPIRED, "expired")
    checks.append(Check("time", True))
    return found(BadgeVerdict.VALID, "ok")


async def _forgotten(database: Database, settings: Settings, text: str, at: datetime) -> Own:
    """A token that names us, of a badge that is not kept (any more): its owner or their account is gone."""
    try:
        token = await read_badge(jws.read, text)
        kid = (token.kid or "").rpartition("/")[2]
        key = await _row(database, queries.KEY, kid=kid)
        if (
            key is None
            or token.kid is None
            or not token.kid.startswith(f"{settings.public_url}{addresses.PREFIX}/")
        ):
            raise unknown("key_not_listed", (token.kid or "")[:200])
        # What else we sign (status lists) is no badge.
        known = Known(text, key.public_jwk, None if key.lost else at, "", lost=key.lost)
        return Own(await read_badge(judge, known, at), key.verified)
    except BadgeError as error:
        unsure = None if error.verdict is BadgeVerdict.UNKNOWN_ISSUER else False
        checks = [Check(error.code, unsure)]
        return Own(Finding(error.verdict, error.code, OB_3, "jwt", checks=checks, text=text), None)


def _creator(assertion: dict[str, Any]) -> str:
    """The key that a signed assertion of version 2.0 names; empty: none."""
    said = assertion.get("verification")
    return str(said.get("creator", "")) if isinstance(said, dict) else ""


async def _is_lost(database: Database, address: Any) -> bool:
    """Whether that is the address of a key of ours that somebody else may have."""
    kid = str(address).rpartition("/")[2]
    key = await _row(database, queries.KEY, kid=kid)
    return key is not None and key.lost


def _known(row: Row[Any]) -> Known:
    reason = row.revocation_reason
    return Known(row.jwt, row.public_jwk, row.revoked_at, reason, row.png, row.svg, lost=row.lost)


def hold(data: bytes) -> Held:
    """Look into a file, in a thread."""
    picture = _is_picture(data)
    try:
        text = (unbake(data).text if picture else data.decode("utf-8-sig")).strip()
    except (BakingError, UnicodeDecodeError):
        text = ""
    if not text or len(text) > tokens.MAX_CHARACTERS or text.startswith("https:"):
        return Held(data, None, [], data)
    wrapped = text.startswith(tokens.JSON)
    token = tokens.inside(text) if wrapped else jws.unwrapped(text)
    # A token has three parts; a stranger's text has as many as fit.
    parts = [] if token is None else token.split(".", 3)[:3]
    inner = token.encode(errors="replace") if token and wrapped and not picture else data
    return Held(data, token, [tokens.members(part) for part in parts], inner)


def _with_picture(finding: Finding, data: bytes, known: Known) -> Finding:
    """Altered where the badge is baked into anything else than our picture of it."""
    if finding.verdict is BadgeVerdict.ALTERED or not _is_picture(data):
        return finding
    same = any(picture is not None and is_baked_from(data, picture) for picture in (known.png, known.svg))
    checks = [*finding.checks, Check("picture", same)]
    if same:
        return replace(finding, checks=checks)
    return _now(finding, BadgeVerdict.ALTERED, "picture", Check("picture", False))


def _says_the_same(
    settings: Settings, row: Row[Any], text: str, document: dict[str, Any], data: bytes | None
) -> bool:
    """Whether a hosted assertion is ours to the letter of its context; in a picture, to every letter."""
    try:
        ours = ob2_documents.assertion(settings, row)
    except ConflictError:
        return False
    if data is not None and _is_picture(data):
        return text == ob2_documents.text(ours)
    return document in ({}, ours)


def _is_picture(data: bytes) -> bool:
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_PICTURES)


def _credential_id(parts: list[dict[str, Any]]) -> UUID | None:
    for part in parts:
        for name in ("jti", "id"):
            value = part.get(name)
            if isinstance(value, str) and value.startswith(_URN):
                found = _uuid(value.removeprefix(_URN))
                if found is not None:
                    return found
    return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _says_ours(settings: Settings, part: dict[str, Any]) -> bool:
    """Whether it names a key or an issuer of ours."""
    kid, issuer = part.get("kid"), part.get("iss")
    home = f"{settings.public_url}{addresses.PREFIX}/issuers"
    return (isinstance(kid, str) and kid.startswith(f"{home}/")) or (
        isinstance(issuer, str) and issuer.startswith(f"{did_web_of(home)}:")
    )


def _holds(known: Known) -> bool:
    try:
        jws.read(known.jwt).require(_key(json.dumps(known.public_jwk)))
    except BadgeError:
        return False
    return True


@lru_cache(maxsize=1000)
def _key(public_jwk: str) -> VerifyingKey:
    """A key, parsed once a process."""
    return from_jwk(json.loads(public_jwk))
