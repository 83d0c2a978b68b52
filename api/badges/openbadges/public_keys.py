"""Public keys as badges name them: Multikey, JWK, PEM. Each is pinned to the one algorithm of its kind."""

import base64
import re
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)
from jose import jwk
from jose.exceptions import JWKError

from api.badges.openbadges.base64url import Base64UrlError, decode_base64url
from api.badges.openbadges.findings import refused

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE58_TEXT = re.compile(f"[{_BASE58}]+")
_MAX_BASE58 = 1000
"""Characters; turning more into bytes takes long, and an RSA key of 4096 bits has 720."""
_RSA_BITS = range(2048, 4097)
_ED25519_PUB, _P256_PUB, _RSA_PUB = b"\xed\x01", b"\x80\x24", b"\x85\x24"
"""Multicodec prefixes ed25519-pub (0xed), p256-pub (0x1200) and rsa-pub (0x1205), as varints."""
_JWK_MEMBERS = {"EC": ("kty", "crv", "x", "y"), "RSA": ("kty", "n", "e")}

_Key = Ed25519PublicKey | ec.EllipticCurvePublicKey | RSAPublicKey


@dataclass(frozen=True)
class VerifyingKey:
    """A public key with the one algorithm that it may be used with."""

    key: _Key
    algorithm: str
    """`EdDSA`, `ES256` or `RS256`."""
    der: bytes
    """Its SubjectPublicKeyInfo: two keys are the same key where these are equal."""

    def holds(self, message: bytes, signature: bytes) -> bool:
        """The signature is this key's, over this message."""
        if isinstance(self.key, Ed25519PublicKey):
            try:
                self.key.verify(signature, message)
            except InvalidSignature:
                return False
            return True
        if isinstance(self.key, ec.EllipticCurvePublicKey) and len(signature) != 64:
            return False
        return bool(jwk.construct(self.key, self.algorithm).verify(message, signature))


def base58(text: str) -> bytes:
    """The bytes of a base58btc text. Raises ValueError."""
    if len(text) > _MAX_BASE58 or not _BASE58_TEXT.fullmatch(text):
        raise ValueError("no base58")
    number = 0
    for letter in text:
        number = number * 58 + _BASE58.index(letter)
    zeros = len(text) - len(text.lstrip(_BASE58[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


def from_multikey(text: str) -> VerifyingKey:
    """The key of a `publicKeyMultibase`, or of a did:key. Raises BadgeError `key_malformed`."""
    try:
        if not text.startswith("z"):
            raise ValueError("no base58btc")
        data = base58(text[1:])
        prefix, rest = data[:2], data[2:]
        if prefix == _ED25519_PUB:
            return _pinned(Ed25519PublicKey.from_public_bytes(rest))
        if prefix == _P256_PUB:
            return _pinned(ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), rest))
        if prefix == _RSA_PUB:
            return _pinned(load_pem_public_key(_pkcs1_pem(rest)))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise refused("key_malformed", str(error)) from error
    raise refused("key_malformed", "a key of an unknown kind")


def from_jwk(members: dict[str, Any]) -> VerifyingKey:
    """The key of a JWK. A private or a symmetric one is none. Raises BadgeError `key_malformed`."""
    kind = members.get("kty")
    if "d" in members or "k" in members:
        raise refused("key_malformed", "not a public key")
    try:
        if kind == "OKP" and members.get("crv") == "Ed25519" and isinstance(members.get("x"), str):
            return _pinned(Ed25519PublicKey.from_public_bytes(decode_base64url(members["x"])))
        if kind in _JWK_MEMBERS and (kind == "RSA" or members.get("crv") == "P-256"):
            needed = {name: members[name] for name in _JWK_MEMBERS[kind]}
            if not all(isinstance(value, str) and len(value) < _MAX_BASE58 for value in needed.values()):
                raise ValueError("members that are no text")
            return _pinned(jwk.construct(needed, "ES256" if kind == "EC" else "RS256").prepared_key)
    except (ValueError, KeyError, TypeError, Base64UrlError, JWKError) as error:
        raise refused("key_malformed", str(error)[:100]) from error
    raise refused("key_malformed", "a key of an unknown kind")


def from_pem(text: str) -> VerifyingKey:
    """The key of a `publicKeyPem`. Raises BadgeError `key_malformed`."""
    try:
        return _pinned(load_pem_public_key(text.encode()))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise refused("key_malformed", str(error)[:100]) from error


def _pinned(key: object) -> VerifyingKey:
    if isinstance(key, Ed25519PublicKey):
        algorithm = "EdDSA"
    elif isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        algorithm = "ES256"
    elif isinstance(key, RSAPublicKey) and key.key_size in _RSA_BITS:
        algorithm = "RS256"
    else:
        raise ValueError("no key of Ed25519, P-256, or RSA with 2048 to 4096 bits")
    return VerifyingKey(key, algorithm, key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _pkcs1_pem(data: bytes) -> bytes:
    """did:key holds RSA keys as PKCS #1, which is loaded as PEM."""
    body = base64.encodebytes(data)
    return b"-----BEGIN RSA PUBLIC KEY-----\n" + body + b"-----END RSA PUBLIC KEY-----\n"
