"""Open Badges 3.0 documents: what the official schemas say, and that they say nothing of the holder."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft201909Validator
from openbadgeslib.ob3 import OB3LdpVerifier
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from api.badges.openbadges import did, documents
from api.badges.openbadges.documents import Achievement, Evidence, Issuer
from tests.badges.openbadges.ours import ACHIEVEMENT, AWARD, EMAIL, INDEX, ISSUER, STATUS_URL, Desk
from tests.badges.openbadges.peers import Peer

SMALL_ISSUER = Issuer(id=ISSUER.id, url=ISSUER.url, name="Club")
SMALL_ACHIEVEMENT = Achievement(id=ACHIEVEMENT.id, name="Esprit", description="Un badge.", criteria="Venir.")
SMALL_AWARD = replace(AWARD, identity=None, valid_until=None, narrative=None, status=None)
FULL_AWARD = replace(
    AWARD,
    evidence=(
        Evidence(url="https://cadets.example/photo", name="Une photo", narrative="Le stand"),
        Evidence(narrative="Trois samedis."),
    ),
)
CREDENTIALS = [
    documents.credential(SMALL_ISSUER, SMALL_ACHIEVEMENT, SMALL_AWARD),
    documents.credential(ISSUER, ACHIEVEMENT, FULL_AWARD),
]


def validator(open_data: Path, name: str, part: str | None = None) -> Draft201909Validator:
    schema = json.loads((open_data / f"openbadges/schemas/ob_v3p0_{name}_schema.json").read_text())
    if part:
        schema = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": f"#/$defs/{part}"}
    return Draft201909Validator(schema)


@pytest.mark.open_data
class TestOfficialSchemas:
    @pytest.mark.parametrize("credential", CREDENTIALS, ids=["least", "most"])
    def test_of_credentials(self, open_data: Path, credential: dict[str, Any]) -> None:
        validator(open_data, "achievementcredential").validate(credential)

    def test_of_what_is_signed(self, open_data: Path) -> None:
        desk = Desk.with_key()
        signed = add_data_integrity_proof(desk.credential(), *edges())
        validator(open_data, "achievementcredential").validate(signed)

    @pytest.mark.parametrize("issuer", [SMALL_ISSUER, ISSUER], ids=["least", "most"])
    def test_of_profiles(self, open_data: Path, issuer: Issuer) -> None:
        validator(open_data, "profile").validate(documents.profile(issuer))

    @pytest.mark.parametrize("achievement", [SMALL_ACHIEVEMENT, ACHIEVEMENT], ids=["least", "most"])
    def test_of_achievements(self, open_data: Path, achievement: Achievement) -> None:
        made = documents.achievement_document(ISSUER, achievement)
        validator(open_data, "achievementcredential", "Achievement").validate(made)

    @pytest.mark.parametrize("missing", ["validFrom", "issuer", "credentialSubject"])
    def test_they_notice_what_is_missing(self, open_data: Path, missing: str) -> None:
        less = {name: value for name, value in CREDENTIALS[1].items() if name != missing}
        assert not validator(open_data, "achievementcredential").is_valid(less)


def edges() -> tuple[bytes, str]:
    peer = Peer("EdDSA")
    return peer.private_pem, f"{peer.did_key}#{peer.did_key.removeprefix('did:key:')}"


def test_the_names_are_those_of_data_model_2() -> None:
    made = CREDENTIALS[1]
    assert made["@context"][:2] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    assert made["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert made.keys() >= {"validFrom", "validUntil"}
    assert made["credentialSchema"] == [{"id": documents.SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]
    assert made["credentialStatus"] == {
        "id": f"{STATUS_URL}#{INDEX}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(INDEX),
        "statusListCredential": STATUS_URL,
    }


def test_the_holder_is_a_pseudonym_and_a_hash() -> None:
    subject = CREDENTIALS[1]["credentialSubject"]
    assert subject["id"] == AWARD.subject_id
    (identity,) = subject["identifier"]
    assert identity["identityHash"].startswith("sha256$")
    assert EMAIL not in json.dumps(CREDENTIALS)


def test_what_is_not_said_is_left_out() -> None:
    made = CREDENTIALS[0]
    assert made.keys().isdisjoint({"validUntil", "evidence", "credentialStatus"})
    assert made["credentialSubject"].keys() == {"id", "type", "achievement"}
    assert "null" not in json.dumps(made)
    assert "[]" not in json.dumps(made)


def test_times_are_utc_and_whole_seconds() -> None:
    evening = datetime(2026, 7, 1, 1, 30, 59, 999_999, timezone(timedelta(hours=2)))
    assert documents.timestamp(evening) == "2026-06-30T23:30:59Z"
    with pytest.raises(ValueError, match="time zone"):
        documents.timestamp(datetime(2026, 7, 1, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize("credential", CREDENTIALS, ids=["least", "most"])
def test_a_data_integrity_proof_can_be_added_to_what_is_stored(credential: dict[str, Any]) -> None:
    """openbadgeslib adds one and accepts it: every term means something, and the proof covers it."""
    secret, method = edges()
    named = json.loads(json.dumps(credential).replace(ISSUER.id, method.split("#")[0]))
    signed = add_data_integrity_proof(named, secret, method)
    assert OB3LdpVerifier().verify(json.dumps(signed)).id == AWARD.id


def test_a_profile_is_found_by_its_did() -> None:
    made = documents.profile(ISSUER)
    assert did.document_url(made["id"]) == f"{ISSUER.url}/did.json"
    assert made["url"] == ISSUER.home_url
    assert documents.profile(SMALL_ISSUER)["url"] == ISSUER.url
