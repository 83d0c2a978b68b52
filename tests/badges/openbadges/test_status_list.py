"""Bitstring status lists: written as others read them, and read without harm."""

import base64
import gzip
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openbadgeslib.ob3 import (
    OB3VerificationError,
    OB3Verifier,
    decode_encoded_list,
    encode_bitstring,
    set_indices,
)
from openbadgeslib.ob3.status import check_credential_status

from api.badges.openbadges.status_list import (
    LARGEST_BYTES,
    SIZE,
    StatusListError,
    encode,
    is_set,
    status_credential,
)
from tests.badges.openbadges.ours import INDEX, ISSUER, NOW, STATUS_URL, Desk

INDICES = st.sets(st.integers(0, SIZE - 1), max_size=30)


def packed(bits: bytes) -> str:
    return "u" + base64.urlsafe_b64encode(gzip.compress(bits)).rstrip(b"=").decode()


@settings(max_examples=30)
@given(INDICES)
def test_openbadgeslib_reads_the_same_indices(revoked: set[int]) -> None:
    assert set_indices(decode_encoded_list(encode(revoked))) == revoked


@settings(max_examples=30)
@given(INDICES, st.integers(0, SIZE - 1))
def test_ours_reads_openbadgeslibs(revoked: set[int], other: int) -> None:
    theirs = encode_bitstring(revoked)
    assert all(is_set(theirs, index) for index in revoked)
    assert is_set(theirs, other) == (other in revoked)


def test_the_first_index_is_the_highest_bit() -> None:
    assert is_set(packed(b"\x80" + bytes(SIZE // 8 - 1)), 0)
    assert not is_set(packed(b"\x01" + bytes(SIZE // 8 - 1)), 0)
    assert is_set(packed(b"\x01" + bytes(SIZE // 8 - 1)), 7)


def test_the_same_list_is_written_the_same() -> None:
    assert encode([1, 5]) == encode([5, 1, 5])


@pytest.mark.parametrize("index", [-1, SIZE])
def test_an_index_outside_is_refused(index: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        encode([index])
    with pytest.raises(StatusListError, match="status_index_out_of_range"):
        is_set(encode([]), index)


@pytest.mark.parametrize(
    ("encoded", "code"),
    [
        ("", "status_list_malformed"),
        ("u", "status_list_malformed"),
        (encode([])[1:], "status_list_malformed"),
        (encode([]) + "=", "status_list_malformed"),
        (encode([])[:-6], "status_list_malformed"),
        ("u" + base64.urlsafe_b64encode(b"no gzip").decode().rstrip("="), "status_list_malformed"),
        (packed(bytes(SIZE // 8 - 1)), "status_list_too_short"),
        (packed(bytes(LARGEST_BYTES + 1)), "status_list_too_large"),
    ],
    ids=["nothing", "only u", "no multibase", "padded", "cut", "no gzip", "too short", "bomb"],
)
def test_what_is_no_list_is_refused(encoded: str, code: str) -> None:
    with pytest.raises(StatusListError) as error:
        is_set(encoded, 0)
    assert error.value.code == code


def test_the_credential_of_a_list_says_whose_it_is_and_until_when() -> None:
    made = status_credential(STATUS_URL, ISSUER.id, [INDEX], NOW, good_for=timedelta(minutes=5))
    assert made["id"] == STATUS_URL
    assert made["issuer"] == ISSUER.id
    assert made["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
    assert made["credentialSubject"]["statusPurpose"] == "revocation"
    assert is_set(made["credentialSubject"]["encodedList"], INDEX)


class TestForOpenbadgeslib:
    def status(self, desk: Desk) -> None:
        key = desk.keys[0].public_pem
        read = OB3Verifier(key).verify(desk.jwt())
        check_credential_status(read, download=desk.published, verify_list=True, list_pubkey_pem=key)

    def test_a_revocation_counts(self) -> None:
        desk = Desk.with_key()
        self.status(desk)
        desk.publish(revoked=[INDEX - 1])
        self.status(desk)
        desk.publish(revoked=[INDEX])
        with pytest.raises(OB3VerificationError, match="revocation"):
            self.status(desk)

    def test_an_old_list_is_not_believed(self) -> None:
        desk = Desk.with_key()
        desk.publish(at=NOW - timedelta(days=2))
        with pytest.raises(OB3VerificationError, match="expired"):
            self.status(desk)

    def test_the_list_of_somebody_else_is_not_believed(self) -> None:
        desk, other = Desk.with_key(), Desk.with_key()
        desk.published[STATUS_URL] = other.published[STATUS_URL]
        with pytest.raises(OB3VerificationError, match="proof is invalid"):
            self.status(desk)


@pytest.mark.open_data
def test_the_official_list_says_what_its_credential_says(open_data: Path) -> None:
    folder = open_data / "openbadges/vectors/ob30/bit-string-list"

    def read(name: str) -> Any:
        return json.loads((folder / name).read_text())

    entry = read("credential-status-revoked.json")["credentialStatus"]
    assert is_set(read("testlist")["credentialSubject"]["encodedList"], int(entry["statusListIndex"]))
