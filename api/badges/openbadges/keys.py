"""Keys that sign badges, and what the world may know of them.

Everything that signs takes a `Signer`. A key is stored as its PEM, which names its own kind: another
algorithm (Ed25519 for `eddsa-rdfc-2022`), or a key that lives in a vault, is one more `Signer`.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from jose import jwk
from jose.exceptions import JWKError

RSA_BITS = 2048
"""RS256 wants at least that (RFC 7518 §3.3)."""
MOST_RSA_BITS = 4096
KEPT_KEYS = 1000
"""Parsed keys that a process remembers: parsing an RSA PEM costs more than the signature."""

_REQUIRED = {"EC": ("crv", "kty", "x", "y"), "RSA": ("e", "kty", "n")}
"""Members that make a key's thumbprint, in the order of RFC 7638 §3.2."""
_P256_PUB, _RSA_PUB = b"\x80\x24", b"\x85\x24"
"""Multicodec prefixes p256-pub (0x1200) and rsa-pub (0x1205), as varints."""
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Algorithm(StrEnum):
    """JWS algorithms that badges are signed with (RFC 7518 §3.1)."""

    ES256 = "ES256"
    RS256 = "RS256"


class KeyFormatError(ValueError):
    """A key that badges are not signed with, or no key at all."""


@dataclass(frozen=True)
class PublicKey:
    """What anybody may know of a key; it is published as long as credentials signed with it are good."""

    kid: str
    """Its RFC 7638 thumbprint."""
    algorithm: Algorithm
    public_jwk: dict[str, str] = field(compare=False, hash=False)
    """With kid, alg and use=sig."""

    @property
    def multikey(self) -> str:
        """Multibase and multicodec, as in did:key: `zDn…` for P-256 (compressed point), `z4MX…` for RSA."""
        key: Any = jwk.construct(self.public_jwk, self.algorithm).prepared_key
        if isinstance(key, ec.EllipticCurvePublicKey):
            data = _P256_PUB + key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        else:
            data = _RSA_PUB + key.public_bytes(Encoding.DER, PublicFormat.PKCS1)
        return "z" + _base58(data)

    @property
    def public_pem(self) -> str:
        """SubjectPublicKeyInfo, as Open Badges 2.0 publishes it."""
        pem: bytes = jwk.construct(self.public_jwk, self.algorithm).to_pem()
        return pem.decode().strip() + "\n"


class Signer(Protocol):
    """Signs bytes. All that vc_jwt and ob2 ask of a key, and all that other proofs will ask."""

    @property
    def algorithm(self) -> Algorithm:
        """What its signatures are."""

    def sign(self, message: bytes) -> bytes:
        """The raw signature, as JOSE writes it (ES256: r and s, 64 bytes)."""


@dataclass(frozen=True)
class SigningKey(PublicKey):
    """A key of our own, parsed once."""

    _secret: Any = field(repr=False, compare=False, hash=False)

    def sign(self, message: bytes) -> bytes:
        """The raw signature, as JOSE writes it, made by python-jose."""
        signature: bytes = self._secret.sign(message)
        return signature


def new_key(algorithm: Algorithm = Algorithm.ES256) -> SigningKey:
    """A fresh key: P-256, or RSA of 2048 bits (tens of milliseconds)."""
    if algorithm is Algorithm.ES256:
        return _signing_key(ec.generate_private_key(ec.SECP256R1()))
    return _signing_key(rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS))


@lru_cache(maxsize=KEPT_KEYS)
def key_from_pem(pem: str) -> SigningKey:
    """The key behind a stored PEM, parsed once a process. Raises KeyFormatError."""
    try:
        return _signing_key(load_pem_private_key(pem.encode(), password=None))
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyFormatError("no private key of P-256 or RSA") from error


def pem_of(key: SigningKey) -> str:
    """The private key as PKCS #8, without a password: whoever stores it seals it."""
    secret: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = key._secret.prepared_key
    return secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_key(stored: dict[str, Any]) -> PublicKey:
    """The public key of a JWK, its kid worked out anew. Raises KeyFormatError."""
    algorithm = {"EC": Algorithm.ES256, "RSA": Algorithm.RS256}.get(str(stored.get("kty")))
    if algorithm is None:
        raise KeyFormatError("no key of P-256 or RSA")
    members = {name: stored.get(name) for name in _REQUIRED[stored["kty"]]}
    try:
        known = jwk.construct(members, algorithm).prepared_key
    except (JWKError, KeyError, ValueError, TypeError) as error:
        raise KeyFormatError("no key of P-256 or RSA") from error
    _refuse_others(known)
    return PublicKey(*_described(known, algorithm))


def _signing_key(secret: Any) -> SigningKey:
    _refuse_others(secret)
    algorithm = Algorithm.ES256 if isinstance(secret, ec.EllipticCurvePrivateKey) else Algorithm.RS256
    return SigningKey(*_described(secret.public_key(), algorithm), jwk.construct(secret, algorithm))


def _refuse_others(key: Any) -> None:
    if isinstance(key, ec.EllipticCurvePrivateKey | ec.EllipticCurvePublicKey):
        fits = isinstance(key.curve, ec.SECP256R1)
    else:
        rsa_kinds = (rsa.RSAPrivateKey, rsa.RSAPublicKey)
        fits = isinstance(key, rsa_kinds) and RSA_BITS <= key.key_size <= MOST_RSA_BITS
    if not fits:
        raise KeyFormatError("no key of P-256, or of RSA with 2048 to 4096 bits")


def _described(key: Any, algorithm: Algorithm) -> tuple[str, Algorithm, dict[str, str]]:
    """Kid, algorithm and JWK."""
    members = jwk.construct(key, algorithm).to_dict()
    members = {name: str(members[name]) for name in _REQUIRED[members["kty"]]}
    text = json.dumps(members, sort_keys=True, separators=(",", ":"))
    kid = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    return kid, algorithm, {**members, "kid": kid, "alg": algorithm.value, "use": "sig"}


def _base58(data: bytes) -> str:
    """Base58btc. Neither prefix begins with a zero byte, so leading zeros need no care."""
    number, digits = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        digits = _BASE58[rest] + digits
    return digits
