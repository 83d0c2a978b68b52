"""Wire shapes of the second factor. Bytes travel as base64url without padding, as WebAuthn writes them."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from api.platform.kit.wire import CleanText, StrictModel

Base64Url = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=8192)]
CredentialId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=1400)]
"""At most 1023 bytes (WebAuthn §4)."""


class PasskeyPublic(BaseModel):
    """A passkey, as its owner recognises it."""

    id: UUID
    name: str
    created_at: datetime
    used_at: datetime | None


class SecondFactorState(BaseModel):
    """What protects the account, and what this device may do about it."""

    needed: bool = Field(description="the person has a role that acts only after a second factor")
    passkeys: list[PasskeyPublic]
    totp: bool = Field(description="an authenticator app is set up")
    proven_until: datetime | None = Field(description="until when this device needs no new proof")
    sign_in_again: bool = Field(
        description="a first factor can only be added just after signing in, which was too long ago"
    )
    passkeys_possible: bool = Field(
        description="browsers allow passkeys at this address: https or localhost, never a bare IP address"
    )


class PasskeyOptions(BaseModel):
    """What the browser needs; `public_key` has the JSON form of WebAuthn Level 3 (§5.1.8, §5.1.9)."""

    public_key: dict[str, Any]


class PasskeyCreate(StrictModel):
    """What the browser answered when it made a passkey."""

    name: CleanText = Field("", max_length=40, description="empty: the device's name")
    client_data: Base64Url
    attestation: Base64Url
    credential_id: CredentialId


class PasskeyProof(StrictModel):
    """What the browser answered when it used a passkey."""

    credential_id: CredentialId
    client_data: Base64Url
    authenticator_data: Base64Url
    signature: Base64Url


class TotpSetup(BaseModel):
    """A fresh secret for an authenticator app; it counts once a code of it was given."""

    secret: str = Field(description="base32, to be typed where the picture cannot be scanned")
    uri: str = Field(description="otpauth://…, opened by an app on this device")
    qr_svg: str = Field(description="the same as a picture, a data: address")


class TotpCode(StrictModel):
    """The code that the app shows."""

    code: str = Field(pattern=r"^[0-9]{6}$")
