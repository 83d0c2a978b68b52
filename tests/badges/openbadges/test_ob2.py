"""Version 2.0, read by openbadgeslib: hosted and signed, expired and revoked."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from jose import jws
from jose.exceptions import JOSEError
from openbadgeslib.ob2 import OB2VerificationError, OB2Verifier
from openbadgeslib.ob2.models import Assertion

from api.badges.openbadges import ob2
from api.badges.openbadges.keys import Algorithm
from tests.badges.openbadges.ours import (
    AWARD,
    EMAIL,
    NOW,
    V2_ASSERTION_URL,
    V2_BADGE_URL,
    V2_ISSUER_URL,
    Desk,
    v2_key_url,
)

REVOCATIONS_URL = f"{V2_ISSUER_URL}/revoked"


@pytest.fixture(params=list(Algorithm))
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk.with_key(request.param)


def signed(desk: Desk, **changed: Any) -> str:
    award, key = replace(AWARD, **changed), desk.keys[0]
    made = ob2.assertion(award, assertion_id=award.id, badge=V2_BADGE_URL, creator=v2_key_url(key.kid))
    return ob2.sign(made, key)


def hosted(desk: Desk) -> dict[str, Any]:
    made = ob2.assertion(AWARD, assertion_id=V2_ASSERTION_URL, badge=V2_BADGE_URL)
    desk.published.put(made)
    return made


class TestSigned:
    def test_it_is_accepted_by_the_key_that_the_issuer_owns(self, desk: Desk) -> None:
        read = OB2Verifier(download=desk.published).verify(signed(desk), EMAIL, check_revocation=True)
        assert (read.id, read.badge, read.expires) == (AWARD.id, V2_BADGE_URL, AWARD.valid_until)

    def test_it_is_for_nobody_else(self, desk: Desk) -> None:
        with pytest.raises(OB2VerificationError, match="Recipient"):
            OB2Verifier(download=desk.published).verify(signed(desk), "aspirant@eleve.example")

    def test_it_ends(self, desk: Desk) -> None:
        with pytest.raises(OB2VerificationError, match="expired"):
            OB2Verifier(download=desk.published).verify(signed(desk, valid_until=NOW - timedelta(hours=1)))

    def test_a_revocation_tells_the_reason(self, desk: Desk) -> None:
        desk.published.put(ob2.revocation_list(REVOCATIONS_URL, V2_ISSUER_URL, [(AWARD.id, "Doublon")]))
        with pytest.raises(OB2VerificationError, match="Doublon"):
            OB2Verifier(download=desk.published).verify(signed(desk), check_revocation=True)

    def test_old_ones_stay_good_after_a_new_key(self, desk: Desk) -> None:
        old = signed(desk)
        desk.rotate()
        assert OB2Verifier(download=desk.published).verify(old).id == AWARD.id

    def test_a_key_that_the_issuer_does_not_own_proves_nothing(self, desk: Desk) -> None:
        thief = Desk.with_key()
        key = ob2.cryptographic_key(thief.keys[0], url=v2_key_url(thief.keys[0].kid), owner=V2_ISSUER_URL)
        desk.published.put(key)
        with pytest.raises(OB2VerificationError, match="does not list"):
            OB2Verifier(download=desk.published).verify(signed(thief))


def test_one_changed_byte_of_what_is_signed_breaks_it() -> None:
    desk = Desk.with_key()
    token, key = signed(desk), desk.keys[0]
    assert json.loads(jws.verify(token, key.public_jwk, "ES256"))["id"] == AWARD.id
    for place in range(token.rindex(".")):
        other = "B" if token[place] == "A" else "A"
        with pytest.raises(JOSEError):
            jws.verify(token[:place] + other + token[place + 1 :], key.public_jwk, "ES256")


class TestHosted:
    def test_it_is_accepted_where_it_is_hosted(self, desk: Desk) -> None:
        made = hosted(desk)
        read = OB2Verifier(download=desk.published).verify_hosted(made, expected_recipient=EMAIL)
        assert read.id == V2_ASSERTION_URL

    def test_it_is_not_accepted_elsewhere(self, desk: Desk) -> None:
        stray = "https://elsewhere.example/ob/v2/assertions/9"
        made = {**hosted(desk), "id": stray}
        desk.published.put(made)
        with pytest.raises(OB2VerificationError, match="same-origin"):
            OB2Verifier(download=desk.published).verify_hosted(made)

    def test_a_changed_copy_is_not_accepted(self, desk: Desk) -> None:
        made = hosted(desk)
        longer = {**made, "expires": "2099-01-01T00:00:00Z"}
        with pytest.raises(OB2VerificationError, match="differs"):
            OB2Verifier(download=desk.published).verify_hosted(longer)

    def test_a_revoked_one_says_so(self) -> None:
        assert ob2.revoked_assertion(V2_ASSERTION_URL, "Doublon") == {
            "@context": "https://w3id.org/openbadges/v2",
            "type": "Assertion",
            "id": V2_ASSERTION_URL,
            "revoked": True,
            "revocationReason": "Doublon",
        }


def test_nobody_gets_an_assertion_without_an_identity() -> None:
    with pytest.raises(ValueError, match="recipient"):
        ob2.assertion(replace(AWARD, identity=None), assertion_id=AWARD.id, badge=V2_BADGE_URL)


def test_an_empty_revocation_list_is_a_list() -> None:
    assert ob2.revocation_list(REVOCATIONS_URL, V2_ISSUER_URL, [])["revokedAssertions"] == []


def test_openbadgeslib_reads_what_was_written() -> None:
    made = ob2.assertion(AWARD, assertion_id=V2_ASSERTION_URL, badge=V2_BADGE_URL)
    assert Assertion.from_dict(made).to_dict() == made
