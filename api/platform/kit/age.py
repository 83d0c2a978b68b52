"""Files encrypted with a passphrase, in the format https://age-encryption.org/v1: `age -d` reads them too.

scrypt makes the key. The content is cut into chunks of 64 KiB, each sealed by ChaCha20-Poly1305 under its
number and under whether it is the last: one that is changed, missing, repeated, moved or added is refused
(STREAM, Hoang and others, CRYPTO 2015). Nothing is larger in memory than a chunk.
"""

import base64
import hmac
import os
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

CHUNK = 64 * 1024
_TAG = 16
_WORK = 17
"""log2 of scrypt's N: 128 MiB and half a second for each guess."""
_MOST_WORK = 20
"""A file must not ask for more memory than 1 GiB."""
_LONGEST_HEADER = 1024
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---)"
    rb" ([A-Za-z0-9+/]{43})\n"
)


class UnreadableFileError(Exception):
    """No such file, another passphrase, or not as it was written."""


def encrypt(passphrase: str, pieces: Iterable[bytes], file: BinaryIO) -> None:
    """Write these pieces, one after the other, as one encrypted file."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    body = ChaCha20Poly1305(_wrap_key(passphrase, salt, _WORK)).encrypt(bytes(12), file_key, None)
    header = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_base64(salt), _WORK, _base64(body))
    file.write(b"%s %s\n" % (header, _base64(_mac(file_key, header))))
    file.write(nonce)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    number = 0
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > CHUNK:  # the last one is known once nothing follows
            file.write(cipher.encrypt(_nonce(number), bytes(waiting[:CHUNK]), None))
            del waiting[:CHUNK]
            number += 1
    file.write(cipher.encrypt(_nonce(number, last=True), bytes(waiting), None))


def decrypt(passphrase: str, file: BinaryIO) -> Iterator[bytes]:
    """What such a file holds, piece by piece: whole only once the last one came.

    Raises UnreadableFileError.
    """
    cipher = ChaCha20Poly1305(_payload_key(passphrase, file))
    number = 0
    sealed = file.read(CHUNK + _TAG)
    while True:
        following = file.read(CHUNK + _TAG)
        try:
            piece = cipher.decrypt(_nonce(number, last=not following), sealed, None)
        except InvalidTag:
            raise UnreadableFileError("cut or changed") from None
        if not piece and number:
            raise UnreadableFileError("cut or changed")
        yield piece
        if not following:
            return
        sealed = following
        number += 1


def _payload_key(passphrase: str, file: BinaryIO) -> bytes:
    lines = [file.readline(_LONGEST_HEADER) for _ in range(4)]
    found = _HEADER.fullmatch(b"".join(lines))
    if found is None:
        raise UnreadableFileError("no backup")
    header, salt, work, body, mac = found.groups()
    if int(work) > _MOST_WORK:
        raise UnreadableFileError("no backup")
    wrapping = ChaCha20Poly1305(_wrap_key(passphrase, _bytes(salt), int(work)))
    try:
        file_key = wrapping.decrypt(bytes(12), _bytes(body), None)
    except InvalidTag:
        raise UnreadableFileError("another passphrase") from None
    if not hmac.compare_digest(_mac(file_key, header), _bytes(mac)):
        raise UnreadableFileError("cut or changed")
    nonce = file.read(16)
    if len(nonce) < 16:
        raise UnreadableFileError("cut or changed")
    return _derived(file_key, nonce, b"payload")


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    salted = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=salted, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _nonce(number: int, *, last: bool = False) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _base64(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
