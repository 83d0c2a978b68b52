"""Compact JSON Web Signatures of strangers (RFC 7515): read strictly, verified by the key's own algorithm."""

import re
from dataclasses import dataclass
from typing import Any

from api.badges.openbadges import tokens
from api.badges.openbadges.base64url import Base64UrlError, decode_base64url
from api.badges.openbadges.findings import BadgeError, BadgeVerdict, altered, refused, unsupported
from api.badges.openbadges.public_keys import VerifyingKey
from api.badges.openbadges.strict_json import parse

ALGORITHMS = frozenset({"ES256", "RS256", "EdDSA"})
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_START = "eyJ"
"""How every header begins: `{"` in base64url."""
_FORGEABLE = re.compile(r"none|HS\d+", re.IGNORECASE)
"""Algorithms that prove nothing: none, and those by which whoever reads the key can sign."""
_JWE_PARTS = 5
_FOREIGN_KEYS = ("jku", "x5u", "x5c")
"""Headers that bring a key, or say where to fetch one: whoever signs would choose who they are."""


@dataclass(frozen=True)
class Token:
    """A compact JWS, taken apart and not yet verified."""

    header: dict[str, Any]
    payload: dict[str, Any]
    signed: bytes
    signature: bytes

    def require(self, key: VerifyingKey) -> None:
        """The signature is that key's. Raises BadgeError `algorithm` or `signature`."""
        if self.header["alg"] != key.algorithm:
            raise altered("algorithm", f"{self.header['alg']} with a key for {key.algorithm}")
        if not key.holds(self.signed, self.signature):
            raise altered("signature")

    @property
    def kid(self) -> str | None:
        """Where the key is said to be."""
        kid: str | None = self.header.get("kid")
        return kid


def looks_compact(text: str) -> bool:
    """A JWS, or what is left of one."""
    return text.startswith(_START)


def unwrapped(text: str) -> str:
    """A token without the line breaks and spaces that a mail or a page put into it; no token has any."""
    return "".join(text.split()) if looks_compact(text) else text


def read(text: str) -> Token:
    """Take a compact JWS apart. Raises BadgeError.

    Codes: `too_large`, `algorithm`, `critical`, `foreign_key`, `header`; `algorithm_unknown`, `sd_jwt` and
    `encrypted` (unsupported) for forms that are not verified here; `altered` where it is no base64url or no
    JSON any more, since some of its letters were changed.
    """
    if len(text) > tokens.MAX_CHARACTERS:
        raise refused("too_large")
    if not _COMPACT.fullmatch(text):
        raise _another_form(text)
    header_part, payload_part, signature_part = text.split(".")
    try:
        header_bytes, payload_bytes = decode_base64url(header_part), decode_base64url(payload_part)
        signature = decode_base64url(signature_part)
    except Base64UrlError as error:
        raise altered("token", str(error)) from error
    header = parse(header_bytes, broken=BadgeVerdict.ALTERED)
    _require_plain(header)
    payload = parse(payload_bytes, broken=BadgeVerdict.ALTERED)
    return Token(header, payload, f"{header_part}.{payload_part}".encode(), signature)


def _another_form(text: str) -> BadgeError:
    """What is no JWS: a selective disclosure (RFC 9901), something encrypted (RFC 7516), or a broken one."""
    parts = text.partition("~")[0].split(".")
    header = tokens.members(parts[0])
    if "~" in text and len(parts) == 3:
        claims = tokens.members(parts[1])
        if "sd-jwt" in str(header.get("typ")) or {"_sd_alg", "_sd"} & claims.keys():
            return unsupported("sd_jwt")
    if len(parts) == _JWE_PARTS and "enc" in header:
        return unsupported("encrypted")
    return altered("token", "not three parts of base64url")


def _require_plain(header: dict[str, Any]) -> None:
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or _FORGEABLE.fullmatch(algorithm):
        raise refused("algorithm", str(algorithm)[:20])
    if algorithm not in ALGORITHMS:
        raise unsupported("algorithm_unknown", algorithm[:20])
    if "crit" in header or header.get("b64", True) is not True:
        raise refused("critical", "headers that must be understood")
    for name in _FOREIGN_KEYS:
        if name in header:
            raise refused("foreign_key", name)
    if not isinstance(header.get("kid", ""), str) or not isinstance(header.get("jwk", {}), dict):
        raise refused("header")
