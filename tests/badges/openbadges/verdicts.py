"""What each official vector must be called. Written down from the vectors' names before any code.

`verdict` is what is said when those who are named in the vector can be asked: the vector's own folder answers
for what lies in it, and a stand-in confirms that the key in the address is the issuer's (no such document is
published for example.com). `alone` is what is said when nobody answers: a key that only the badge itself
names proves no issuer, or anyone could write badges in anyone's name.
"""

from typing import NamedTuple


class Expected(NamedTuple):
    """BadgeVerdict and code with everybody reachable; verdict with nobody reachable; why, in a line."""

    verdict: str
    code: str
    alone: str
    why: str


def _valid(why: str) -> Expected:
    return Expected("valid", "ok", "unknown_issuer", why)


def _refused(code: str, why: str) -> Expected:
    return Expected("refused", code, "refused", why)


OB30: dict[str, Expected] = {
    "simple.json": _valid("the plain badge, signed with eddsa-rdfc-2022"),
    "simple.1ob": _valid("the plain badge under the extension of Open Badges files"),
    "simple-json.png": _valid("the plain badge baked as JSON into a PNG"),
    "simple-json.svg": _valid("the plain badge baked as JSON into an SVG"),
    "simple-jwt.png": _valid("a JWT baked into a PNG; its key is in the header, the issuer must confirm it"),
    "simple-jwt.svg": _valid("a JWT baked into an SVG; its key is in the header, the issuer must confirm it"),
    "simple-context-alias.json": _valid("another address of a context is the same context"),
    "simple-context-version.json": _valid("an earlier version of the OB 3.0 context"),
    "simple-did-web-method.json": _valid("key at the issuer's address, subject a did:web"),
    "simple-multiple-proofs.json": _valid("a proof of an unknown type beside one that holds"),
    "simple-eddsa-2022.json": _valid("the draft name of the same cryptosuite, VC 1.1"),
    "simple_v1.json": _valid("VC 1.1 with the suite of its days, Ed25519Signature2020"),
    "complete.json": _valid("every property at once; its list of revocations is empty"),
    "endorsement-valid.json": _valid("an endorsement"),
    "simple-did-key-method.json": Expected(
        "self_signed",
        "self_signed",
        "self_signed",
        "the key is its own name: anybody may have made it (valid until self-signed got its own word)",
    ),
    "simple.jwt": Expected(
        "unknown_issuer", "no_key", "unknown_issuer", "names no key: only the issuer's site could tell it"
    ),
    "credential-status-revoked.json": Expected(
        "revoked", "revoked", "unknown_issuer", "on 1EdTech's revocation list"
    ),
    "bit-string-list/credential-status-revoked.json": Expected(
        "revoked", "revoked", "unknown_issuer", "bit 23 of the list beside it is set"
    ),
    "bit-string-list/credential-status-revoked-blank-nodes.json": Expected(
        "revoked", "revoked", "unknown_issuer", "the same, with nodes that have no id"
    ),
    "simple-err-expired.json": Expected("expired", "expired", "expired", "ended in 2010"),
    "simple-err-issued.json": Expected("not_yet", "not_yet", "not_yet", "begins in 2040"),
    "simple-err-proof-value.json": Expected(
        "altered", "signature", "altered", "not the signature of this text"
    ),
    "complete_v1.json": Expected(
        "unknown_issuer",
        "issuer_unreachable",
        "unknown_issuer",
        "its key is published nowhere (written down first as altered: a misreading)",
    ),
    "endorsement-err-schema-status-refresh.json": Expected(
        "altered",
        "signature",
        "altered",
        "named for schema, status and refresh that are nowhere; nor is it signed",
    ),
    "simple-noproof.json": _refused("no_proof", "nothing signs it"),
    "simple-err-context.json": _refused("context", "the credentials context is missing"),
    "simple-err-type.json": _refused("not_a_badge", "its type is no badge"),
    "simple-err-issuer.json": _refused("issuer", "nobody issued it"),
    "simple-err-issuer-type.json": _refused("issuer_type", "the issuer is no Profile"),
    "simple-err-issuer-parentorg-type.json": _refused("issuer_type", "the parent organisation is no Profile"),
    "simple-err-issuer-otheridentifier-type.json": _refused("issuer_type", "not an IdentifierEntry"),
    "simple-err-credential-subject-type.json": _refused("subject_type", "not an AchievementSubject"),
    "simple-err-credential-subject-identifier-type.json": _refused("subject_type", "not an IdentityObject"),
    "simple-err-credential-subject-profile-type.json": _refused("subject_type", "the source is no Profile"),
    "simple-err-credential-subject-result-type.json": _refused("subject_type", "not a Result"),
    "simple-err-credential-subject-achievement-result-description-type.json": _refused(
        "subject_type", "not a ResultDescription"
    ),
    "simple-err-evidence-type.json": _refused("evidence_type", "not Evidence"),
    "simple-err-proof-method.json": _refused("key_malformed", "the key in the address is no key"),
    "simple-err-proof-method-no-scheme.json": _refused("key_address", "the key's address is no address"),
    "simple-err-proof-method-unknown-scheme.json": _refused("key_address", "an address of an unknown kind"),
    "simple-err-proof-method-unknown-did-method.json": _refused("key_address", "a DID of an unknown method"),
    "bit-string-list/testlist": _refused("not_a_badge", "a status list, not a badge"),
}
"""By path below vectors/ob30."""

W3C: dict[str, Expected] = {
    "signed-credential.json": _refused(
        "not_a_badge", "its proof holds (tested by itself), but it is no badge"
    ),
    "credentials-examples-v2.json": _refused("not_a_badge", "a context, not a badge"),
}
"""By name in vectors/w3c-vc-di-eddsa."""

NOT_PUBLISHED = (
    "example.com",
    "example.edu",
    "1edtech.edu",
    "state.gov",
    "dc.1edtech.org",
)
"""Hosts whose documents would need the network and exist nowhere: a stand-in answers, or nobody does.

`simple.jwt` and `complete_v1.json` keep another verdict than their names': their keys are published nowhere.
"""
