"""Walls, line 1: a file of lists is read in time and memory that grow with its size, no faster."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from api.opendata.errors import BrokenFileError
from api.opendata.reader import local_file
from tests.linear import faults

JSON: dict[str, Callable[[int], bytes]] = {
    "a list in a list": lambda n: b'{"a":[' + b"[" * n,
    "an object in an object": lambda n: b'{"a":[' + b'{"a":' * (n // 5),
    "quotes in a text without end": lambda n: b'{"a":["' + b'\\"' * (n // 2),
    "a number without end": lambda n: b'{"a":[' + b"1" * n,
    "many objects": lambda n: b'{"a":[' + b"{}," * (n // 3) + b"{}]}",
}


@pytest.mark.parametrize("kind", JSON)
def test_json(kind: str, tmp_path: Path) -> None:
    """A hundred lists within each other are refused: of 200,000 the paths alone filled the memory."""

    def read(data: bytes) -> None:
        path = tmp_path / "list.json"
        path.write_bytes(data)
        for whole in (False, True):
            with suppress(BrokenFileError):
                file = local_file(str(path), lambda _done, _total: None)
                _ = file.document() if whole else list(file.items(("a",)))

    assert not faults(read, JSON[kind], 4_000, 0.001)
