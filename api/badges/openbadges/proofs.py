"""Data Integrity proofs inside a credential: `eddsa-rdfc-2022`, its draft name, and Ed25519Signature2020."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.badges.openbadges import canonical_process
from api.badges.openbadges.dates import moment
from api.badges.openbadges.findings import altered, refused, unsupported
from api.badges.openbadges.public_keys import VerifyingKey, base58

MAX_PROOFS = 8
MAX_CONTEXTS = 64
"""That all parts of a credential name together: working out what one means takes milliseconds. A badge with
everything that the standard knows names 18."""
SIGNATURE_BYTES = 64
_SUITES = frozenset({"eddsa-rdfc-2022", "eddsa-2022"})
_CONTROL = frozenset(
    {
        "issuer",
        "credentialSubject",
        "validFrom",
        "validUntil",
        "issuanceDate",
        "expirationDate",
        "credentialStatus",
        "proof",
    }
)
"""Members of a credential that decide about it."""


@dataclass(frozen=True)
class Proof:
    """One proof of a kind that can be verified."""

    method: str
    """The address of its key."""
    signature: bytes
    options: dict[str, Any]
    """What is signed beside the document: everything but the signature."""
    expires: datetime | None

    def require(self, key: VerifyingKey, document: bytes, options: bytes) -> None:
        """It is that key's signature over those two digests. Raises BadgeError `algorithm`, `signature`."""
        if key.algorithm != "EdDSA":
            raise refused("algorithm", f"eddsa with a key for {key.algorithm}")
        if not key.holds(options + document, self.signature):
            raise altered("signature")


def of(credential: dict[str, Any]) -> list[Proof]:
    """Every proof that can be verified; proofs of other kinds say nothing and are left out.

    Raises BadgeError: `no_proof`, `proof_type` (unsupported where none is left), `proof_purpose`,
    `proof_value`, `key_address`, `context`.
    """
    found = credential.get("proof")
    proofs: list[Any] = found if isinstance(found, list) else [found]
    if not proofs or found is None:
        raise refused("no_proof")
    if len(proofs) > MAX_PROOFS or not all(isinstance(proof, dict) for proof in proofs):
        raise refused("proof_type", "too many, or no objects")
    kept = [_read(proof, credential.get("@context")) for proof in proofs if _verifiable(proof)]
    if not kept:
        raise unsupported("proof_type")
    return kept


async def digests(credential: dict[str, Any], proofs: list[Proof]) -> canonical_process.Digests:
    """What the proofs sign, for `Proof.require`. Raises BadgeError."""
    document = {name: value for name, value in credential.items() if name != "proof"}
    _require_one_node(document)
    _require_few_contexts(credential)
    return await canonical_process.digests(document, [proof.options for proof in proofs])


def _verifiable(proof: dict[str, Any]) -> bool:
    if "previousProof" in proof:
        return False
    kind, suite = proof.get("type"), proof.get("cryptosuite")
    return kind == "Ed25519Signature2020" or (
        kind == "DataIntegrityProof" and isinstance(suite, str) and suite in _SUITES
    )


def _read(proof: dict[str, Any], context: Any) -> Proof:
    method, value = proof.get("verificationMethod"), proof.get("proofValue")
    if proof.get("proofPurpose") != "assertionMethod":
        raise refused("proof_purpose")
    if not isinstance(method, str) or not method:
        raise refused("key_address")
    if proof.get("@context", context) != context:
        raise refused("context", "the proof's is another")
    options = {name: each for name, each in proof.items() if name != "proofValue"}
    return Proof(method, _signature(value), {**options, "@context": context}, moment(proof.get("expires")))


def _signature(value: Any) -> bytes:
    try:
        if not isinstance(value, str) or not value.startswith("z"):
            raise ValueError("no base58btc")
        signature = base58(value[1:])
        if len(signature) != SIGNATURE_BYTES:
            raise ValueError("not 64 bytes")
    except ValueError as error:
        raise altered("proof_value", str(error)) from error
    return signature


def _require_one_node(document: dict[str, Any]) -> None:
    """The credential's own members stand at its top, not in a part that repeats its id further down.

    To RDF both are the same; to us an end of validity down there would be none.
    """
    name = document.get("id")
    for part in _parts(document):
        if part is not document and part.get("id") == name and name is not None and _CONTROL & part.keys():
            raise refused("unsigned_part", "the credential stands twice")


def _require_few_contexts(credential: dict[str, Any]) -> None:
    named = (part["@context"] for part in _parts(credential) if "@context" in part)
    if sum(len(each) if isinstance(each, list) else 1 for each in named) > MAX_CONTEXTS:
        raise refused("too_complex", "contexts")


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _parts(each)
