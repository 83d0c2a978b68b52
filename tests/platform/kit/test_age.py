"""Encrypted files: what comes back is what was written, or nothing is believed."""

import io
import os
from collections.abc import Iterator

import pytest

from api.platform.kit import age

PASSPHRASE = "a passphrase of this test"
SIZES = [0, 1, age.CHUNK - 1, age.CHUNK, age.CHUNK + 1, 3 * age.CHUNK]
SEALED = age.CHUNK + 16
"""Bytes of a whole chunk in the file."""


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guess costs is not what is tested here."""
    monkeypatch.setattr(age, "_WORK", 10)


def sealed(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    file = io.BytesIO()
    pieces = (content[at : at + 1000] for at in range(0, len(content), 1000))
    age.encrypt(passphrase, pieces, file)
    return file.getvalue()


def opened(file: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return b"".join(age.decrypt(passphrase, io.BytesIO(file)))


@pytest.mark.parametrize("size", SIZES)
def test_comes_back_as_it_was(size: int) -> None:
    content = os.urandom(size)
    file = sealed(content)
    assert opened(file) == content
    assert size < 16 or content[:16] not in file


def damaged() -> Iterator[tuple[str, bytes]]:
    """A file of three whole chunks and a bit, in every way that a disk or somebody could change it."""
    whole = sealed(os.urandom(3 * age.CHUNK + 5))
    start = len(whole) - 3 * SEALED - 21
    head, chunks, last = whole[:start], [whole[start + n * SEALED :][:SEALED] for n in range(3)], whole[-21:]
    assert b"".join([head, *chunks, last]) == whole
    yield "cut between chunks", head + b"".join(chunks)
    yield "cut in a chunk", whole[:-1]
    yield "cut in the header", whole[:40]
    yield "without a chunk", b"".join([head, chunks[0], chunks[2], last])
    yield "without content", head
    yield "a chunk twice", b"".join([head, chunks[0], chunks[0], *chunks[1:], last])
    yield "chunks in another order", b"".join([head, chunks[1], chunks[0], chunks[2], last])
    yield "something behind", whole + b"x"
    yield "the last one twice", whole + last
    yield "of another file", head + sealed(os.urandom(3 * age.CHUNK + 5))[start:]
    yield "another work factor", whole.replace(b" 10\n", b" 11\n", 1)
    for at in (30, start - 20, start + 1, len(whole) - 1):
        yield f"a bit at {at}", whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    yield "empty", b""
    yield "something else", b"PGDMP" * 50_000


def is_refused(file: bytes) -> bool:
    try:
        opened(file)
    except age.UnreadableFileError:
        return True
    return False


def test_what_was_changed_is_refused() -> None:
    assert [how for how, file in damaged() if not is_refused(file)] == []


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(age.UnreadableFileError, match="another passphrase"):
        opened(sealed(b"x"), "another one")


def test_a_file_does_not_choose_how_much_memory_it_takes() -> None:
    with pytest.raises(age.UnreadableFileError, match="no backup"):
        opened(sealed(b"x").replace(b" 10\n", b" 30\n", 1))
