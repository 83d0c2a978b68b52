"""Credentials as signed JSON Web Tokens (Open Badges 3.0 §8.2, « VC-JWT »).

The payload is the credential itself, with the registered claims beside its members; a `vc` claim around
it is the form of data model 1.1.
"""

from binascii import b2a_base64
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from api.badges.openbadges.keys import Signer

_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def sign(credential: Mapping[str, Any], key: Signer, key_url: str) -> str:
    """The compact JWS of a credential (a badge, a status list, an endorsement).

    `key_url` becomes `kid`: an address that answers with the bare JWK, the one form that verifiers must
    understand (§8.5). A DID URL (`did.method_id`) is allowed there too.
    """
    issuer = credential["issuer"]
    claims = {
        "iss": issuer if isinstance(issuer, str) else issuer["id"],
        "jti": credential["id"],
        "nbf": _seconds(credential["validFrom"]),
        "sub": credential["credentialSubject"]["id"],
    }
    if "validUntil" in credential:
        claims["exp"] = _seconds(credential["validUntil"])
    # « typ », where it stands, must be « JWT », and no other header is allowed (§8.2.3).
    return compact({"alg": key.algorithm.value, "kid": key_url, "typ": "JWT"}, {**credential, **claims}, key)


def compact(header: Mapping[str, str], payload: Mapping[str, Any], key: Signer) -> str:
    """A JWS in compact serialisation (RFC 7515 §3.1)."""
    signed = _header(tuple(header.items())) + b"." + _base64url(to_json(payload))
    return (signed + b"." + _base64url(key.sign(signed))).decode()


@lru_cache(maxsize=1000)
def _header(members: tuple[tuple[str, str], ...]) -> bytes:
    """A header, written once for all that a key signs."""
    return _base64url(to_json(dict(members)))


def _base64url(data: bytes) -> bytes:
    return b2a_base64(data, newline=False).translate(_URL_SAFE).rstrip(b"=")


def _seconds(timestamp: str) -> int:
    return int(datetime.fromisoformat(timestamp).timestamp())
