"""Where issuers publish their keys: did:web documents, JWK sets, single keys.

Order matters: keys are given with the one in use first, since readers that are told no key take the
first. Keys no longer in use stay as long as credentials signed with them shall be good; only one that
somebody else may have is left out.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from api.badges.openbadges.keys import PublicKey

CONTEXT = (
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/jwk/v1",
    "https://w3id.org/security/multikey/v1",
)
_PREFIX = "did:web:"
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")
_HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?")


def did_web_of(url: str) -> str:
    """The DID whose document lies at `{url}/did.json` (did:web §3). Raises ValueError."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    host = parts.netloc.lower()
    fits = parts.scheme in ("https", "http") and not (parts.query or parts.fragment)
    if not (fits and _HOST.fullmatch(host) and all(map(_plain, segments))):
        raise ValueError("no address that a did:web can name")
    return _PREFIX + ":".join([quote(host, safe=""), *segments])


def document_url(did: str) -> str:
    """Where the document of a did:web lies; always https. Raises ValueError for any other DID."""
    host, *segments = did.removeprefix(_PREFIX).split(":")
    host = unquote(host)
    if not (did.startswith(_PREFIX) and _HOST.fullmatch(host) and all(map(_plain, segments))):
        raise ValueError("no did:web")
    return f"https://{host}/{'/'.join(segments) or '.well-known'}/did.json"


def method_id(did: str, key: PublicKey) -> str:
    """The verification method of that key, as JWK."""
    return f"{did}#{key.kid}"


def multikey_id(did: str, key: PublicKey) -> str:
    """The verification method of that key, as Multikey: what Data Integrity proofs name."""
    return f"{did}#{key.multikey}"


def document(did: str, keys: Sequence[PublicKey], *, also: Sequence[str] = ()) -> dict[str, Any]:
    """The DID document: each key as JsonWebKey and as Multikey, good for assertions.

    `also` are other names of the issuer, its permanent page for one.
    """
    methods: list[dict[str, Any]] = [
        *(
            {
                "id": method_id(did, key),
                "type": "JsonWebKey",
                "controller": did,
                "publicKeyJwk": key.public_jwk,
            }
            for key in keys
        ),
        *(
            {
                "id": multikey_id(did, key),
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": key.multikey,
            }
            for key in keys
        ),
    ]
    return {
        "@context": list(CONTEXT),
        "id": did,
        **({"alsoKnownAs": list(also)} if also else {}),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def jwk(key: PublicKey, key_url: str) -> dict[str, str]:
    """The bare JWK, as `key_url` serves it; its kid is that address, as in the tokens it verifies."""
    return {**key.public_jwk, "kid": key_url}


def jwks(keys: Sequence[PublicKey], key_url: Callable[[str], str]) -> dict[str, Any]:
    """The JWK set. `key_url` gives a key's address for its thumbprint: sets are searched by a token's kid."""
    return {"keys": [jwk(key, key_url(key.kid)) for key in keys]}


def _plain(segment: str) -> bool:
    return bool(_SEGMENT.fullmatch(segment)) and segment.strip(".") != ""
