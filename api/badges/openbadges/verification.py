"""Verifying a badge, whatever it comes as: a PNG or SVG, JSON, a JWT or JWS, or an address.

Nothing here trusts what it reads: sizes and shapes are bounded first, no document chooses its algorithm, its
contexts or its issuer, and what cannot be found out is never called valid.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from api.badges.openbadges import assertions, contexts, issuers, jws, proofs, recipients, structure, tokens
from api.badges.openbadges.baking import BakingError, unbake
from api.badges.openbadges.dates import moment, seconds
from api.badges.openbadges.findings import (
    BadgeError,
    BadgeVerdict,
    Check,
    Finding,
    Resolver,
    Summary,
    altered,
    refused,
)
from api.badges.openbadges.key_documents import host_of
from api.badges.openbadges.public_keys import from_jwk
from api.badges.openbadges.revocation import require_standing
from api.badges.openbadges.sources import GONE, Sources, UnreachableError, gone
from api.badges.openbadges.strict_json import MAX_BYTES, parse
from api.badges.openbadges.summaries import of_credential
from api.platform.kit.threads import read_badge

__all__ = ["BadgeVerdict", "Check", "Finding", "Resolver", "Summary", "verify"]

OB_2, OB_3 = "OB 2.0", "OB 3.0"
MAX_JSON_LD_VALUES = 2_000
"""Values of a document that is to be canonicalised; one with everything that the standard knows has 550."""
SKEW = timedelta(minutes=2)
"""How far an issuer's clock may be ahead of ours."""
_ONCE_A_BADGE = b'"@context"'
"""What every badge in JSON has: a text with it that is no JSON was changed."""
_PNG = b"\x89PNG"
_WEB_PAGES = (b"<!doctype html", b"<html")
_OF_CREDENTIALS = frozenset({"@context", "type", "credentialSubject"})
"""Members that make a payload a badge."""
_SECOND = timedelta(seconds=1)


@dataclass
class _Course:
    """What is known so far; it is told even where the verification ends early."""

    sources: Sources
    at: datetime
    email: str | None
    standard: str = ""
    format: str = ""
    text: str = ""
    summary: Summary | None = None
    checks: list[Check] = field(default_factory=list)
    domain: str = ""

    def passed(self, code: str, detail: str = "") -> None:
        """That held."""
        self.checks.append(Check(code, True, detail))

    def finding(self, verdict: BadgeVerdict, code: str, reason: str = "") -> Finding:
        """The end."""
        return Finding(
            verdict,
            code,
            self.standard,
            self.format,
            self.summary,
            self.checks,
            reason,
            self.text,
            self.domain,
        )


async def verify(data: bytes, resolver: Resolver, at: datetime, *, email: str | None = None) -> Finding:
    """What is found out about a badge at a moment. Raises nothing that the badge could bring about.

    With `email`, a check `recipient` says whether it was given to whoever has that address, as far as the
    badge tells; it does not change the verdict.
    """
    course = _Course(Sources(resolver), at, email)
    try:
        text = await read_badge(_text_of, data)
        await _text(text, course, addresses=1)
    except BadgeError as error:
        unsure = None if error.verdict is BadgeVerdict.UNKNOWN_ISSUER else False
        course.checks.append(Check(error.code, unsure, error.detail))
        _recipient(course)
        return course.finding(error.verdict, error.code, error.reason)
    _recipient(course)
    if any(check.code == "self_signed" for check in course.checks):
        return course.finding(BadgeVerdict.SELF_SIGNED, "self_signed")
    return course.finding(BadgeVerdict.VALID, "ok")


def _text_of(data: bytes) -> str:
    """The badge's text: baked into a picture, or as it is."""
    if len(data) > MAX_BYTES:
        raise refused("too_large")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:14].lower().startswith(_WEB_PAGES):
        raise refused("web_page")
    if start.startswith((_PNG, b"<")):
        try:
            return unbake(data).text.strip()
        except BakingError as error:
            verdict = BadgeVerdict.ALTERED if error.altered else BadgeVerdict.REFUSED
            raise BadgeError(verdict, error.code, error.detail) from error
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        if _ONCE_A_BADGE in data or jws.looks_compact(start[:3].decode("latin-1")):
            raise altered("bad_text", "not UTF-8") from error
        raise refused("not_a_badge", "neither text nor picture") from error


async def _text(text: str, course: _Course, *, addresses: int) -> None:
    if len(text) > tokens.MAX_CHARACTERS and (text.startswith("{") or jws.looks_compact(text)):
        raise refused("too_large")
    text = course.text = jws.unwrapped(text)
    if text.startswith("{"):
        await _document(await read_badge(_parsed, text), course)
    elif jws.looks_compact(text):
        await _token(text, course)
    elif text.startswith(("https://", "http://")) and addresses and len(text.split(maxsplit=1)) == 1:
        try:
            body = await course.sources.raw(text)
        except UnreachableError as error:
            if error.status == GONE:
                raise await gone(error.body) from error
            raise refused("address_unreachable", error.code) from error
        course.passed("fetched", text[:200])
        await _text(await read_badge(_text_of, body), course, addresses=addresses - 1)
    else:
        # Whoever changed the first letter of a document left the rest; a list of badges was not changed.
        changed = '"@context"' in text and not text.startswith("[")
        raise (altered if changed else refused)("not_a_badge")


def _parsed(text: str) -> dict[str, Any]:
    """A document. One that was a badge once, and is no JSON any more, was altered."""
    broken = BadgeVerdict.ALTERED if _ONCE_A_BADGE.decode() in text else BadgeVerdict.REFUSED
    return parse(text, values=MAX_JSON_LD_VALUES, broken=broken)


async def _document(document: dict[str, Any], course: _Course) -> None:
    if tokens.is_envelope(document):  # one that holds nothing else was opened before
        raise refused("unsigned_part", "beside the token")
    if assertions.is_assertion(document):
        course.standard, course.format = OB_2, "hosted"
        await _assertion(await assertions.hosted(document, course.sources), course)
        return
    kind = structure.kind_of(document)
    course.standard, course.format = OB_3, "data-integrity"
    found = proofs.of(document)
    structure.require_context(document, fixed=True)
    structure.require_types(document)
    course.passed("structure", kind)
    doubt = await _proven(document, found, course)
    course.summary = of_credential(document)
    for proof in found:
        if proof.expires is not None and proof.expires <= course.at:
            raise BadgeError(BadgeVerdict.EXPIRED, "proof_expired")
    await _held(document, doubt, course)


async def _proven(document: dict[str, Any], found: list[proofs.Proof], course: _Course) -> BadgeError | None:
    """Every proof holds. Gives the doubt about whose they are, if no proof is surely the issuer's."""
    issuer = structure.issuer_id(document)
    keys = [await issuers.key_at(proof.method, issuer, course.sources) for proof in found]
    digests = await proofs.digests(document, found)
    for proof, key, options in zip(found, keys, digests.options, strict=True):
        _any_of(key, lambda each, p=proof, o=options: p.require(each, digests.document, o))
    if digests.unsigned is not None:
        raise refused("unsigned_part", digests.unsigned)
    course.passed("signature")
    return _doubt(keys, course)


async def _token(text: str, course: _Course) -> None:
    token = await read_badge(jws.read, text)
    if assertions.is_assertion(token.payload):
        course.standard, course.format = OB_2, "jws"
        await _assertion(await assertions.signed(token, course.sources), course)
        return
    course.standard, course.format = OB_3, "jwt"
    credential = _credential_of(token.payload)
    doubt = await _signed_by_issuer(token, credential, course)
    kind = structure.kind_of(credential)
    structure.require_context(credential, fixed=False)
    structure.require_types(credential)
    course.passed("structure", kind)
    course.summary = _require_claims(token.payload, credential)
    course.passed("claims")
    await _held(credential, doubt, course)


async def _signed(token: jws.Token, issuer: str, course: _Course) -> BadgeError | None:
    """The token is signed by a key of the issuer. Gives the doubt about whose key it is, if any."""
    sources = course.sources
    carried = from_jwk(token.header["jwk"]) if "jwk" in token.header else None
    if token.kid is not None:
        key = await issuers.key_at(_whole(token.kid, issuer), issuer, sources)
        if carried is not None and all(each.der != carried.der for each in key.keys):
            raise refused("foreign_key")
    elif carried is not None:
        key = await issuers.key_carried(carried, issuer, sources)
    else:
        key = await issuers.keys_of(issuer, sources)
    _any_of(key, token.require)
    course.passed("signature", token.header["alg"])
    return _doubt([key], course)


async def _signed_by_issuer(
    token: jws.Token, credential: dict[str, Any], course: _Course
) -> BadgeError | None:
    """As `_signed`, by the issuer whom claim and credential name.

    Where they name two, a letter of one may have been changed: the key of the other tells.
    """
    named = []
    for issuer in (token.payload.get("iss"), credential.get("issuer")):
        with suppress(BadgeError):
            named.append(structure.issuer_id({"issuer": issuer}))
    if not named:
        raise refused("issuer")
    if named[0] == named[-1]:
        return await _signed(token, named[0], course)
    for issuer in named:
        try:
            await _signed(token, issuer, course)
        except BadgeError as error:
            if error.verdict is BadgeVerdict.ALTERED:
                raise
    raise refused("claims", "iss")


def _whole(kid: str, issuer: str) -> str:
    """The address of a `kid`; one without any names a key in the issuer's document."""
    if kid.startswith("#"):
        return f"{issuer}{kid}"
    return kid if ":" in kid else f"{issuer}#{kid}"


def _any_of(found: issuers.Found, require: Any) -> None:
    """One of the keys fits. Raises the BadgeError of the last that does not."""
    error: BadgeError = altered("signature")
    for key in found.keys:
        try:
            require(key)
        except BadgeError as doubt:
            error = doubt
        else:
            return
    raise error


def _doubt(keys: list[issuers.Found], course: _Course) -> BadgeError | None:
    sure = [key for key in keys if key.doubt is None]
    if not sure:
        return keys[0].doubt
    if all(key.self_signed for key in sure):
        course.passed("self_signed")
    else:
        course.passed("issuer")
    return None


async def _held(credential: dict[str, Any], doubt: BadgeError | None, course: _Course) -> None:
    """Signed and intact. Is it of this time, complete, surely the issuer's, and not revoked?"""
    assert course.summary is not None
    time = _time(course.summary, course.at)
    issuer = structure.issuer_id(credential)
    if doubt is None:
        course.domain = host_of(issuer)
    if doubt is not None:
        # That it is over is told by the badge itself; that it stands, only by its issuer.
        if time is not None:
            course.checks.append(Check(doubt.code, None, doubt.detail))
        raise time if time is not None and doubt.verdict is BadgeVerdict.UNKNOWN_ISSUER else doubt
    if time is not None and time.verdict is BadgeVerdict.NOT_YET:
        raise time
    structure.require_complete(credential)
    try:
        asked = await require_standing(credential, issuer, course.sources, _list_reader(course))
    except BadgeError as error:
        raise time if time is not None and error.verdict is BadgeVerdict.UNKNOWN_ISSUER else error from error
    if asked:
        course.passed("status")
    if time is not None:
        raise time
    course.passed("time")


async def _assertion(held: assertions.Held, course: _Course) -> None:
    course.summary = held.summary
    course.passed("signature" if course.format == "jws" else "hosted")
    course.passed("issuer")
    course.domain = host_of(held.summary.issuer_id)
    if held.status_read:
        course.passed("status")
    time = _time(held.summary, course.at)
    if held.revoked is not None and held.revoked.verdict is BadgeVerdict.REVOKED:
        raise held.revoked
    if time is not None:
        raise time
    if held.revoked is not None:
        raise held.revoked
    if not held.summary.name:
        raise refused("incomplete")
    course.passed("time")


def _time(summary: Summary, at: datetime) -> BadgeError | None:
    if summary.valid_from is not None and summary.valid_from > at + SKEW:
        return BadgeError(BadgeVerdict.NOT_YET, "not_yet", summary.valid_from.isoformat())
    if summary.valid_until is not None and summary.valid_until <= at:
        return BadgeError(BadgeVerdict.EXPIRED, "expired", summary.valid_until.isoformat())
    return None


def _credential_of(payload: dict[str, Any]) -> dict[str, Any]:
    """The credential: the payload (VC 2.0), or its `vc` (VC 1.1); not both, of which readers choose."""
    found = payload.get("vc", payload)
    if "vc" in payload and not payload.keys().isdisjoint(_OF_CREDENTIALS):
        raise refused("claims", "vc")
    if not isinstance(found, dict):
        raise refused("not_a_badge")
    return _with_claims(found, payload) if "vc" in payload else found


def _with_claims(credential: dict[str, Any], payload: dict[str, Any]) -> dict[str, Any]:
    """The credential where the claims stand for members that it leaves out (VC data model 1.1 §6.3.1)."""
    whole = dict(credential)
    if isinstance(subject := credential.get("credentialSubject"), dict):
        whole["credentialSubject"] = subject = dict(subject)
    for claim, member, of in (("iss", "issuer", whole), ("jti", "id", whole), ("sub", "id", subject)):
        if isinstance(of, dict) and isinstance(payload.get(claim), str):
            of.setdefault(member, payload[claim])
    return whole


def _require_claims(payload: dict[str, Any], credential: dict[str, Any]) -> Summary:
    """The claims say what the credential says (Open Badges 3.0 §8.2.4). Raises BadgeError `claims`."""
    summary = of_credential(credential)
    if payload.get("iss") != structure.issuer_id(credential):
        raise refused("claims", "iss")
    for name, value in (("sub", summary.subject_id), ("jti", summary.credential_id)):
        if payload.get(name) is not None and payload[name] != value:
            raise refused("claims", name)
    begins, ends = seconds(payload.get("nbf")), seconds(payload.get("exp"))
    for name, claim, member in (("nbf", begins, summary.valid_from), ("exp", ends, summary.valid_until)):
        if claim is not None and member is not None and abs(claim - member) > _SECOND:
            raise refused("claims", name)
    return replace(summary, valid_from=summary.valid_from or begins, valid_until=summary.valid_until or ends)


def _list_reader(course: _Course) -> Any:
    async def secured(body: bytes, issuer: str) -> dict[str, Any]:
        return await _status_list(body, issuer, course)

    return secured


async def _status_list(body: bytes, issuer: str, course: _Course) -> dict[str, Any]:
    """A status list whose own signature holds, as that issuer's. Raises BadgeError."""
    text = await read_badge(_text_of, body)
    apart = _Course(course.sources, course.at, None)
    if jws.looks_compact(text):
        token = await read_badge(jws.read, text)
        listed = _credential_of(token.payload)
        doubt = await _signed(token, structure.issuer_id(listed), apart)
    else:
        listed = await read_badge(_parsed, text)
        contexts.named(listed.get("@context"))
        doubt = await _proven(listed, proofs.of(listed), apart)
    if doubt is not None:
        raise doubt
    if structure.issuer_id(listed) != issuer:
        raise refused("issuer", "the list is somebody else's")
    begins = moment(listed.get("validFrom", listed.get("issuanceDate")))
    ends = moment(listed.get("validUntil", listed.get("expirationDate")))
    time = _time(Summary(valid_from=begins, valid_until=ends), course.at)
    if time is not None:
        raise time
    return listed


def _recipient(course: _Course) -> None:
    """Whether it was given to the address that was asked about."""
    if course.email is not None and course.summary is not None:
        course.checks.append(recipients.match(course.summary, course.email).check)
