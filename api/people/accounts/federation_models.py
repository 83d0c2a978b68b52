"""What is kept of signing in elsewhere: sign-ins that have begun, sessions that have ended."""

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import moment_column


class SignInFlow(SQLModel, table=True):
    """A sign-in at another service that has begun; used once, by the browser that began it.

    Nonce and PKCE verifier are not kept: they are made again from the browser's own secret.
    """

    __tablename__ = "sign_in_flow"

    state_digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    browser_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    provider: str
    return_to: str = "/"
    shared: bool = Field(False, sa_column_kwargs={"server_default": "false"})
    """Begun on a shared computer."""
    tile: bool = Field(False, sa_column_kwargs={"server_default": "false"})
    """Begun by a tile of the provider's own portal."""
    expires_at: datetime = Field(sa_column=moment_column(index=True))


class ProviderLogout(SQLModel, table=True):
    """What a provider said of the end of a session there, as long as it may meet a sign-in on its way.

    Keyed digests only: of a session (`sid`, CAS ticket), of a subject, or of a logout token that was used.
    """

    __tablename__ = "provider_logout"

    mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    said_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When, by the provider's clock; null of a CAS ticket that is being checked, and has not ended."""
    expires_at: datetime = Field(sa_column=moment_column(index=True))
