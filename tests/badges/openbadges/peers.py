"""Badges as PyPI's openbadgeslib makes them, with the documents that it would publish.

Nothing here reaches the network: what an issuer publishes lies in `Published`, which also is the
`download` argument of that library's verifiers.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from openbadgeslib.keys import KeyFactory, KeyType, public_jwk_from_pem
from openbadgeslib.ob2 import OB2Signer
from openbadgeslib.ob2.models import (
    Assertion,
    BadgeClass,
    CryptographicKey,
    IdentityObject,
    Profile,
    RevocationList,
    Verification,
)
from openbadgeslib.ob3 import (
    Achievement,
    Issuer,
    OB3LdpSigner,
    OB3Signer,
    OpenBadgeCredential,
    build_did_document,
    build_status_list_credential,
    did_key_from_pem,
    sign_status_list_credential,
    status_entry,
)

SITE = "https://peer.example"
DID = "did:web:peer.example"
STATUS_URL = f"{SITE}/status/1"
INDEX = 4242
EMAIL = "cadet@eleve.example"
SALT = "sel"
KINDS = {"RS256": KeyType.RSA, "ES256": KeyType.ECC, "EdDSA": KeyType.ED25519}

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">'
    b'<circle cx="45" cy="45" r="40" fill="#0b7a75"/></svg>'
)


class Published(dict[str, bytes]):
    """Documents by address; called with one, as a downloader is."""

    def __call__(self, url: str) -> bytes:
        try:
            return self[url]
        except KeyError:
            raise OSError(f"nothing at {url}") from None

    def put(self, document: dict[str, Any], url: str | None = None) -> None:
        """A JSON document, at its own id where no address is given."""
        self[url or document["id"]] = json.dumps(document).encode()


class Peer:
    """An issuer that uses openbadgeslib; `algorithm` is RS256, ES256 or EdDSA."""

    def __init__(self, algorithm: str = "ES256") -> None:
        pair = KeyFactory(KINDS[algorithm])
        pair.generate_keypair()
        self.algorithm = algorithm
        self.private_pem = pair.get_priv_key_pem()
        self.public_pem = pair.get_pub_key_pem()
        self.published = Published()
        jwk = public_jwk_from_pem(self.public_pem)
        self.published.put(build_did_document(DID, [("key", jwk)]), f"{SITE}/.well-known/did.json")

    @property
    def did_key(self) -> str:
        """The issuer's name where it publishes nothing (not for RS256)."""
        return did_key_from_pem(self.public_pem)

    def credential(
        self,
        *,
        issuer: str = DID,
        subject: str = "urn:uuid:6d0c6d4e-3c4f-4a7c-9a68-0f3b8a1f2f10",
        valid_from: datetime | None = None,
        valid_until: datetime | None = None,
        status: bool = False,
        named: str = "Association des Cadets",
        url: str = SITE,
        **more: Any,
    ) -> OpenBadgeCredential:
        """A credential, not signed, of an issuer who calls themself `named`; `more` are OpenBadgeCredential's
        own arguments."""
        more.setdefault(
            "credential_status", [status_entry(STATUS_URL, "revocation", INDEX)] if status else []
        )
        achievement = Achievement(
            id=f"{SITE}/achievements/equipe",
            name="Esprit d’équipe",
            description="Fait avancer un groupe.",
            criteria_narrative="Mener un projet à plusieurs.",
            image_url=f"{SITE}/equipe.png",
            tags=["équipe"],
        )
        return OpenBadgeCredential(
            issuer=Issuer(id=issuer, name=named, url=url),
            recipient_id=subject,
            achievement=achievement,
            issuance_date=valid_from or datetime.now(UTC) - timedelta(days=1),
            expiration_date=valid_until,
            **more,
        )

    def jwt(self, **how: Any) -> str:
        """A VC-JWT. The library puts its key into the header (`jwk`), and no kid."""
        return self.sign(self.credential(**how))

    def sign(self, credential: OpenBadgeCredential) -> str:
        """A credential as VC-JWT."""
        return OB3Signer(self.private_pem, self.algorithm).sign(credential)

    def data_integrity(self, *, method: str | None = f"{DID}#key", **how: Any) -> str:
        """JSON with an eddsa-rdfc-2022 proof (EdDSA only); without a method, the key is its own name."""
        how.setdefault("issuer", DID if method else self.did_key)
        return OB3LdpSigner(self.private_pem, method).sign_to_json(self.credential(**how))

    def baked(self, picture: bytes, *, embedded: bool = False, **how: Any) -> bytes:
        """A picture (PNG or SVG) with a 3.0 credential in it: a VC-JWT, or embedded proof."""
        signer = OB3LdpSigner(self.private_pem, f"{DID}#key") if embedded else OB3Signer(*self._key)
        return _into(signer, self.credential(**how), picture)

    def publish_status(self, revoked: tuple[int, ...] = (), *, valid_until: datetime | None = None) -> str:
        """The status list, signed; `revoked` holds INDEX to revoke what `status=True` made."""
        until = valid_until or datetime.now(UTC) + timedelta(days=1)
        made = build_status_list_credential(DID, STATUS_URL, "revocation", revoked, valid_until=until)
        token = sign_status_list_credential(made, *self._key)
        self.published[STATUS_URL] = token.encode()
        return token

    def ob2(self) -> "OB2Peer":
        """The same issuer, in version 2.0."""
        return OB2Peer(self)

    @property
    def _key(self) -> tuple[bytes, str]:
        return self.private_pem, self.algorithm


class OB2Peer:
    """Version 2.0: assertions, and the documents they lean on, published."""

    issuer_url = f"{SITE}/v2/issuer"
    key_url = f"{SITE}/v2/key"
    badge_url = f"{SITE}/v2/badge"
    revocations_url = f"{SITE}/v2/revoked"
    hosted_url = f"{SITE}/v2/assertions/1"

    def __init__(self, peer: Peer) -> None:
        self.published = peer.published
        self._signer = OB2Signer(peer.private_pem, peer.algorithm)
        issuer = Profile(
            id=self.issuer_url,
            name="Association des Cadets",
            url=SITE,
            email="contact@peer.example",
            public_key=[self.key_url],
            revocation_list=self.revocations_url,
        )
        badge = BadgeClass(
            id=self.badge_url,
            name="Esprit d’équipe",
            description="Fait avancer un groupe.",
            image=f"{SITE}/equipe.png",
            criteria=f"{SITE}/criteria",
            issuer=self.issuer_url,
        )
        for document in (
            issuer,
            badge,
            CryptographicKey(self.key_url, self.issuer_url, _text(peer.public_pem)),
        ):
            self.published.put(document.to_dict())
        self.revoke()

    def assertion(self, *, hosted: bool = False, expires: datetime | None = None, **more: Any) -> Assertion:
        """An assertion, published at its id where it is hosted; `more` are Assertion's own arguments."""
        verification = Verification("HostedBadge") if hosted else Verification("SignedBadge", self.key_url)
        more.setdefault("issued_on", datetime.now(UTC) - timedelta(days=1))
        if hosted:
            more.setdefault("id", self.hosted_url)
        made = Assertion(
            recipient=IdentityObject.create(EMAIL, SALT),
            badge=self.badge_url,
            verification=verification,
            expires=expires,
            **more,
        )
        if hosted:
            self.published.put(made.to_dict())
        return made

    def jws(self, **how: Any) -> str:
        """A signed assertion."""
        return self._signer.sign(self.assertion(**how))

    def hosted(self, **how: Any) -> str:
        """A hosted assertion's JSON."""
        return json.dumps(self.assertion(hosted=True, **how).to_dict())

    def baked(self, picture: bytes, **how: Any) -> bytes:
        """A picture (PNG or SVG) with a signed assertion in it."""
        return _into(self._signer, self.assertion(**how), picture)

    def revoke(self, *assertion_ids: str, reason: str = "Erreur") -> None:
        """The revocation list: these and no others."""
        listed = [{"id": one, "revocationReason": reason} for one in assertion_ids]
        self.published.put(RevocationList(self.revocations_url, self.issuer_url, listed).to_dict())


def _into(signer: Any, what: Any, picture: bytes) -> bytes:
    bake = signer.sign_into_svg if picture.lstrip().startswith(b"<") else signer.sign_into_png
    baked: bytes = bake(what, picture)
    return baked


def _text(pem: bytes | str) -> str:
    return pem.decode() if isinstance(pem, bytes) else pem
