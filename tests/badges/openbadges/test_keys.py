"""Keys: parsed once, named by their thumbprint, and nothing of the secret shows."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jose import jwk
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob3.did import multikey_from_pem

from api.badges.openbadges.keys import Algorithm, KeyFormatError, key_from_pem, new_key, pem_of, public_key

RFC_7638_KEY = {
    "kty": "RSA",
    "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRX"
    "jBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8K"
    "JZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBni"
    "Iqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
    "e": "AQAB",
    "alg": "RS256",
    "kid": "2011-04-29",
}


def pem(secret: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> str:
    return secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def test_a_kid_is_the_thumbprint_of_rfc_7638() -> None:
    assert public_key(RFC_7638_KEY).kid == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_key_survives_its_pem(algorithm: Algorithm) -> None:
    key = new_key(algorithm)
    again = key_from_pem(pem_of(key))
    assert again == key
    assert again.public_jwk == key.public_jwk
    assert jwk.construct(key.public_jwk, algorithm).verify(b"badge", again.sign(b"badge"))


def test_a_pem_is_parsed_once() -> None:
    text = pem_of(new_key())
    assert key_from_pem(text) is key_from_pem(text)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_what_is_published_is_public(algorithm: Algorithm) -> None:
    key = new_key(algorithm)
    members = {"EC": {"kty", "crv", "x", "y"}, "RSA": {"kty", "n", "e"}}[key.public_jwk["kty"]]
    assert key.public_jwk.keys() == members | {"kid", "alg", "use"}
    assert key.public_jwk["use"] == "sig"
    assert public_key(key.public_jwk).public_jwk == key.public_jwk
    assert "PRIVATE" not in key.public_pem
    assert "secret" not in repr(key)
    theirs = public_jwk_from_pem(key.public_pem)
    assert {name: theirs[name] for name in members} == {name: key.public_jwk[name] for name in members}


def test_multikeys_are_those_of_others() -> None:
    key = new_key()
    assert key.multikey == multikey_from_pem(key.public_pem)
    assert key.multikey.startswith("zDn")
    assert new_key(Algorithm.RS256).multikey.startswith("z4MX")


def test_an_es256_signature_is_as_jose_writes_it() -> None:
    assert len(new_key().sign(b"badge")) == 64


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        pem(ec.generate_private_key(ec.SECP384R1())),
        pem(rsa.generate_private_key(public_exponent=65537, key_size=1024)),
        pem(ed25519.Ed25519PrivateKey.generate()),
    ],
    ids=["nothing", "broken", "P-384", "RSA of 1024 bits", "Ed25519"],
)
def test_other_keys_are_refused(text: str) -> None:
    with pytest.raises(KeyFormatError):
        key_from_pem(text)


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"kty": "oct", "k": "AAAA"},
        {"kty": "EC", "crv": "P-384", "x": "AAAA", "y": "AAAA"},
        {"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"},
        {"kty": "EC", "crv": "P-256"},
        {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
    ],
    ids=["nothing", "secret", "another curve", "no point", "half", "short"],
)
def test_other_public_keys_are_refused(stored: dict[str, str]) -> None:
    with pytest.raises(KeyFormatError):
        public_key(stored)
