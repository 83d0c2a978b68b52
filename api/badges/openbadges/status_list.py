"""Which credentials were revoked: W3C Bitstring Status List 1.0, one bit per credential.

An index is drawn at random from a list of 131,072, so that it says nothing about whose credential it is.
"""

import base64
import binascii
import gzip
import re
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from api.badges.openbadges.documents import VC_CONTEXT, timestamp

SIZE = 131_072
"""Entries of a list: the least that the standard allows (§2.2)."""
LARGEST_BYTES = 4 * 1024 * 1024
"""A list of somebody else's that unfolds to more is not read on."""
_BASE64URL = re.compile(r"u[A-Za-z0-9_-]+")
_GZIP = 31
"""zlib's name for « with a gzip header »."""


class StatusListError(ValueError):
    """A list that cannot be read. `code` says why in one word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def encode(revoked: Iterable[int]) -> str:
    """The bitstring with those indices set: gzip, base64url with multibase's « u ». The same for the same."""
    bits = bytearray(SIZE // 8)
    for index in revoked:
        if not 0 <= index < SIZE:
            raise ValueError("an index outside the list")
        bits[index // 8] |= 0x80 >> (index % 8)
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def is_set(encoded: str, index: int) -> bool:
    """The bit of that index; the first is the highest of the first byte. Raises StatusListError.

    Codes: `status_list_malformed`, `status_list_too_large`, `status_list_too_short`,
    `status_index_out_of_range`.
    """
    bits = decode(encoded)
    if not 0 <= index < len(bits) * 8:
        raise StatusListError("status_index_out_of_range")
    return bool(bits[index // 8] & (0x80 >> (index % 8)))


def decode(encoded: str) -> bytes:
    """The bitstring. Raises StatusListError; never unfolds more than 4 MiB."""
    if not _BASE64URL.fullmatch(encoded):
        raise StatusListError("status_list_malformed")
    data = encoded[1:]
    inflater = zlib.decompressobj(_GZIP)
    try:
        bits = inflater.decompress(base64.urlsafe_b64decode(data + "=" * (-len(data) % 4)), LARGEST_BYTES + 1)
    except (binascii.Error, zlib.error) as error:
        raise StatusListError("status_list_malformed") from error
    if len(bits) > LARGEST_BYTES:
        raise StatusListError("status_list_too_large")
    if not inflater.eof or inflater.unused_data:
        raise StatusListError("status_list_malformed")
    if len(bits) * 8 < SIZE:
        raise StatusListError("status_list_too_short")
    return bits


def status_credential(
    url: str, issuer_id: str, revoked: Iterable[int], at: datetime, *, good_for: timedelta
) -> dict[str, Any]:
    """The BitstringStatusListCredential that `url` serves, to be signed by `vc_jwt.sign`.

    It ends after `good_for`, so that nobody can show an old list for long.
    """
    return {
        "@context": [VC_CONTEXT],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_id,
        "validFrom": timestamp(at),
        "validUntil": timestamp(at + good_for),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode(revoked),
        },
    }
