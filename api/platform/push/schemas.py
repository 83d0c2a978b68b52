"""Wire shapes of push subscriptions."""

import base64
import binascii
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from api.platform.kit.wire import StrictModel

AUTH_BYTES = 16
_KEY_FAULT = PydanticCustomError("bad_push_key", "not a key of a push subscription")


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _KEY_FAULT from None


def _is_public_key(value: str) -> str:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _decoded(value))
    except ValueError:
        raise _KEY_FAULT from None
    return value


def _is_auth_secret(value: str) -> str:
    if len(_decoded(value)) != AUTH_BYTES:
        raise _KEY_FAULT
    return value


class PushKey(BaseModel):
    """What a browser needs to subscribe."""

    key: str | None = Field(
        description="the server's public key (VAPID, RFC 8292), base64url; null where nothing is pushed"
    )


class PushSubscriptionUpdate(StrictModel):
    """A subscription as the browser's Push API gives it."""

    endpoint: str = Field(min_length=10, max_length=1000, description="address at the browser's push service")
    p256dh: Annotated[str, Field(max_length=100), AfterValidator(_is_public_key)]
    auth: Annotated[str, Field(max_length=40), AfterValidator(_is_auth_secret)]
