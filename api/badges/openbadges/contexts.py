"""The JSON-LD contexts that badges may name. They come with the build; none is ever fetched.

A context gives words their meaning, and a signature covers only words that have one: who chooses the context
chooses what is signed. So a badge that names any other is refused, as is one that brings its own.
"""

import copy
import json
from functools import lru_cache
from typing import Any

from api.badges.openbadges.findings import refused
from api.platform.kit.project import ROOT

FILE = ROOT / "build" / "contexts.json"
VC_1 = "https://www.w3.org/2018/credentials/v1"
VC_2 = "https://www.w3.org/ns/credentials/v2"
OB_3 = "https://purl.imsglobal.org/spec/ob/v3p0/"
"""How the addresses of every version of the Open Badges 3.0 context begin."""
_OB_3_0_3 = f"{OB_3}context-3.0.3.json"
_ED25519_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
_SECURITY = "https://w3id.org/security#"
_XSD_DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"

_ERRATUM: dict[str, Any] = {
    "endorsementJwt": {
        "@id": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt",
        "@container": "@set",
    },
    "jti": {"@id": "https://www.iana.org/assignments/jwt#jti", "@type": "@id"},
}
"""What 1EdTech added to context-3.0.3.json after the package was made (Open Badges 3.0 errata, 1.6)."""


class ContextsMissingError(RuntimeError):
    """The contexts were not written: the PWA has not been built."""


@lru_cache(maxsize=1)
def known() -> dict[str, dict[str, Any]]:
    """Each context that a badge may name, by its address. Raises ContextsMissingError."""
    try:
        contexts: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["contexts"]
    except FileNotFoundError:
        raise ContextsMissingError(
            f"{FILE} is missing, the contexts that the PWA's build writes: `make build/contexts.json`"
        ) from None
    corrected = copy.deepcopy(contexts[_OB_3_0_3])
    corrected["@context"] |= _ERRATUM
    return {
        **contexts,
        _OB_3_0_3: corrected,
        f"{OB_3}context/ob_v3p0.jsonld": contexts[f"{OB_3}context.json"],
        _ED25519_2020: _ed25519_2020(),
    }


def named(value: Any) -> list[str]:
    """The addresses that an `@context` names. Raises BadgeError `context` for any but a known one."""
    addresses = value if isinstance(value, list) else [value]
    if not addresses or len(addresses) > 10:
        raise refused("context", "none, or too many")
    for address in addresses:
        if not isinstance(address, str):
            raise refused("context", "a context of its own")
        if address not in known():
            raise refused("context_unknown", address[:200])
    return addresses


def load(address: str, _options: object = None) -> dict[str, Any]:
    """What pyld asks for contexts. Raises BadgeError `context_unknown`."""
    if address not in known():
        raise refused("context_unknown", address[:200])
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": known()[address],
        "contentType": "application/ld+json",
    }


def _ed25519_2020() -> dict[str, Any]:
    """The terms of a proof of type Ed25519Signature2020 (W3C, vc-di-eddsa; no package has them)."""
    own: dict[str, Any] = {"@protected": True, "id": "@id", "type": "@type"}
    purposes = {
        name: {"@id": f"{_SECURITY}{name}{suffix}", "@type": "@id", "@container": "@set"}
        for name, suffix in {
            "assertionMethod": "",
            "authentication": "Method",
            "capabilityInvocation": "Method",
            "capabilityDelegation": "Method",
            "keyAgreement": "Method",
        }.items()
    }
    proof: dict[str, Any] = {
        **own,
        "challenge": f"{_SECURITY}challenge",
        "created": {"@id": "http://purl.org/dc/terms/created", "@type": _XSD_DATE_TIME},
        "domain": f"{_SECURITY}domain",
        "expires": {"@id": f"{_SECURITY}expiration", "@type": _XSD_DATE_TIME},
        "nonce": f"{_SECURITY}nonce",
        "proofPurpose": {
            "@id": f"{_SECURITY}proofPurpose",
            "@type": "@vocab",
            "@context": {**own, **purposes},
        },
        "proofValue": {"@id": f"{_SECURITY}proofValue", "@type": f"{_SECURITY}multibase"},
        "verificationMethod": {"@id": f"{_SECURITY}verificationMethod", "@type": "@id"},
    }
    return {
        "@context": {
            **own,
            "proof": {"@id": f"{_SECURITY}proof", "@type": "@id", "@container": "@graph"},
            "Ed25519Signature2020": {"@id": f"{_SECURITY}Ed25519Signature2020", "@context": proof},
        }
    }
