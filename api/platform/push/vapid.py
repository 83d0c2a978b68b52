"""The server's own key toward push services (VAPID, RFC 8292), and the tokens it signs."""

import base64
import time
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from jose import jwt

TOKEN_SECONDS = 12 * 3600
"""How long a token is good for: push services refuse more than a day."""
RENEW_SECONDS = 3600
"""A token is signed anew when less than this is left of it."""


def new_private_key() -> str:
    """A fresh P-256 key as `EPASS_VAPID_PRIVATE_KEY` wants it: its number, base64url."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _base64url(number.to_bytes(32, "big"))


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    """The key behind a setting. Raises ValueError when it is none."""
    number = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if len(number) != 32:
        raise ValueError("a P-256 private key has 32 bytes")
    return ec.derive_private_key(int.from_bytes(number, "big"), ec.SECP256R1())


def public_key(text: str) -> str:
    """What browsers need of it: the uncompressed public point, base64url."""
    point = private_key(text).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _base64url(point)


class OriginTokens:
    """Takes the place of `webpush.vapid.VAPID`: a token is signed once per push service, not per message.

    The library's own tokens also leave out the port of the push service, which RFC 8292 §2 asks for.
    """

    def __init__(self, key: str, subject: str) -> None:
        secret = private_key(key)
        self.private_pem = secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self.public_pem = secret.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        self._subject = subject
        self._public_key = public_key(key)
        self._headers: dict[str, tuple[float, str]] = {}

    def get_authorization_header(self, endpoint: str, subscriber: str, expiration: int) -> str:  # noqa: ARG002
        """The Authorization header for a push service; the same one until it must be signed anew."""
        origin = origin_of(endpoint)
        good_until, header = self._headers.get(origin, (0.0, ""))
        now = time.time()
        if good_until - now < RENEW_SECONDS:
            good_until = now + TOKEN_SECONDS
            claims = {"aud": origin, "exp": int(good_until), "sub": self._subject}
            token = jwt.encode(claims, self.private_pem.decode(), algorithm="ES256")
            header = f"vapid t={token}, k={self._public_key}"
            self._headers[origin] = (good_until, header)
        return header


def origin_of(endpoint: str) -> str:
    """Scheme, host and port of an https address; the port only where it is not the scheme's own."""
    end = endpoint.find("/", len("https://"))
    return _origin(endpoint if end < 0 else endpoint[:end])


@lru_cache(maxsize=1000)
def _origin(beginning: str) -> str:
    parts = urlsplit(beginning)
    port = f":{parts.port}" if parts.port not in (None, 443) else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
