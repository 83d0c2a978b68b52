"""The permanent addresses of badges: they stand in signed credentials, and never change."""

from uuid import UUID

from api.platform.settings import Settings

PREFIX = "/ob"


def issuer(settings: Settings, issuer_id: UUID) -> str:
    """The Open Badges 3.0 profile; its `did:web` is made of the same address."""
    return f"{settings.public_url}{PREFIX}/issuers/{issuer_id}"


def key(settings: Settings, issuer_id: UUID, kid: str) -> str:
    """One of an issuer's keys, as a bare JWK."""
    return f"{issuer(settings, issuer_id)}/keys/{kid}"


def achievement(settings: Settings, achievement_id: UUID) -> str:
    """What can be awarded, in 3.0."""
    return f"{settings.public_url}{PREFIX}/achievements/{achievement_id}"


def picture(image_id: UUID) -> str:
    """A picture, for the app's own pages: from whatever address they were opened."""
    return f"{PREFIX}/images/{image_id}.png"


def image(settings: Settings, image_id: UUID, kind: str = "png") -> str:
    """A picture, for ever the same."""
    return f"{settings.public_url}{PREFIX}/images/{image_id}.{kind}"


def status_list(settings: Settings, list_id: UUID) -> str:
    """The signed list of what was revoked."""
    return f"{settings.public_url}{PREFIX}/status/{list_id}"


def issuer_2(settings: Settings, issuer_id: UUID) -> str:
    """The issuer in Open Badges 2.0."""
    return f"{settings.public_url}{PREFIX}/v2/issuers/{issuer_id}"


def key_2(settings: Settings, issuer_id: UUID, kid: str) -> str:
    """A key in 2.0: a `CryptographicKey`."""
    return f"{issuer_2(settings, issuer_id)}/keys/{kid}"


def revocations_2(settings: Settings, issuer_id: UUID) -> str:
    """What an issuer has revoked, in 2.0."""
    return f"{issuer_2(settings, issuer_id)}/revoked"


def badge_2(settings: Settings, achievement_id: UUID) -> str:
    """What can be awarded, in 2.0."""
    return f"{settings.public_url}{PREFIX}/v2/badges/{achievement_id}"


def assertion_2(settings: Settings, credential_id: UUID) -> str:
    """An award in 2.0."""
    return f"{settings.public_url}{PREFIX}/v2/assertions/{credential_id}"
