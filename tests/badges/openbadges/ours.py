"""A badge of our own, and everything that its permanent addresses would serve."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from api.badges.openbadges import did, documents, ob2, status_list, vc_jwt
from api.badges.openbadges.documents import Achievement, Alignment, Award, Identity, Issuer, StatusEntry
from api.badges.openbadges.keys import Algorithm, SigningKey, new_key
from tests.badges.openbadges.peers import Published

SITE = "https://epass.example/ob"
ISSUER_URL = f"{SITE}/issuers/7"
V2 = f"{SITE}/v2"
V2_ISSUER_URL = f"{V2}/issuers/7"
V2_BADGE_URL = f"{V2}/badges/3"
V2_ASSERTION_URL = f"{V2}/assertions/9"
STATUS_URL = f"{SITE}/status/1"
INDEX = 131_071
EMAIL = "cadet@eleve.example"
SALT = "un-sel"
NOW = datetime.now(UTC).replace(microsecond=0)

ISSUER = Issuer(
    id=did.did_web_of(ISSUER_URL),
    url=ISSUER_URL,
    name="Association des Cadets",
    description="Un club de l’Ouest.",
    home_url="https://cadets.example/",
    email="contact@cadets.example",
    image_url=f"{SITE}/images/1.png",
)
ACHIEVEMENT = Achievement(
    id=f"{SITE}/achievements/3",
    name="Esprit d’équipe 🤝",
    description="Fait avancer un groupe.",
    criteria="Mener un projet à plusieurs :\n\n- le **préparer**\n- le finir",
    image_url=f"{SITE}/images/2.png",
    tags=("équipe", "projet"),
    alignments=(
        Alignment(
            target_url="https://rome.example/400001",
            target_name="Travailler en équipe",
            target_code="400001",
            target_framework="ROME 4.0",
        ),
    ),
)
AWARD = Award(
    id="urn:uuid:0190a1b2-0000-7000-8000-000000000001",
    subject_id="urn:uuid:0190a1b2-0000-7000-8000-000000000002",
    identity=Identity.of(EMAIL, SALT),
    valid_from=NOW - timedelta(days=1),
    valid_until=NOW + timedelta(days=365),
    narrative="Tu as tenu le stand « café » avec le sourire.",
    status=StatusEntry(STATUS_URL, INDEX),
)


def key_url(kid: str) -> str:
    """Where a key is served as bare JWK."""
    return f"{ISSUER_URL}/keys/{kid}"


def v2_key_url(kid: str) -> str:
    """Where a key is served to readers of version 2.0."""
    return f"{V2_ISSUER_URL}/keys/{kid}"


@dataclass
class Desk:
    """Our issuer at work: keys (the one in use first), and what it serves."""

    keys: list[SigningKey]
    published: Published = field(default_factory=Published)

    @classmethod
    def with_key(cls, algorithm: Algorithm = Algorithm.ES256) -> "Desk":
        """With one key, everything published."""
        desk = cls([new_key(algorithm)])
        desk.publish()
        return desk

    def rotate(self) -> None:
        """A new key is in use from now on."""
        self.keys.insert(0, new_key(self.keys[0].algorithm))
        self.publish()

    def credential(self, **changed: Any) -> dict[str, Any]:
        """The credential, not signed; `changed` are Award's members."""
        return documents.credential(ISSUER, ACHIEVEMENT, replace(AWARD, **changed))

    def jwt(self, **changed: Any) -> str:
        """The credential as VC-JWT."""
        return self.signed(self.credential(**changed))

    def signed(self, credential: dict[str, Any]) -> str:
        """Any credential, signed with the key in use."""
        return vc_jwt.sign(credential, self.keys[0], key_url(self.keys[0].kid))

    def publish(self, revoked: Iterable[int] = (), at: datetime = NOW) -> None:
        """Serves what the permanent addresses serve."""
        put = self.published.put
        put(documents.profile(ISSUER), ISSUER_URL)
        put(documents.achievement_document(ISSUER, ACHIEVEMENT))
        put(did.document(ISSUER.id, self.keys, also=[ISSUER_URL]), f"{ISSUER_URL}/did.json")
        put(did.jwks(self.keys, key_url), f"{ISSUER_URL}/jwks.json")
        for key in self.keys:
            put(did.jwk(key, key_url(key.kid)), key_url(key.kid))
            put(ob2.cryptographic_key(key, url=v2_key_url(key.kid), owner=V2_ISSUER_URL))
        put(
            ob2.issuer(
                ISSUER,
                email="contact@cadets.example",
                url=V2_ISSUER_URL,
                key_urls=[v2_key_url(key.kid) for key in self.keys],
                revocations=f"{V2_ISSUER_URL}/revoked",
            )
        )
        put(ob2.badge_class(ACHIEVEMENT, url=V2_BADGE_URL, issuer_id=V2_ISSUER_URL))
        put(ob2.revocation_list(f"{V2_ISSUER_URL}/revoked", V2_ISSUER_URL, []))
        listed = status_list.status_credential(STATUS_URL, ISSUER.id, revoked, at, good_for=timedelta(days=1))
        self.published[STATUS_URL] = self.signed(listed).encode()
