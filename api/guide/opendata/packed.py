"""Packed files, unpacked no further than a list may be long."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from api.guide.opendata.damage import damage
from api.guide.opendata.encoding import BLOCK
from api.guide.opendata.errors import BrokenFileError

MAX_UNPACKED_BYTES = 2 * 2**30
"""Of what a packed list unfolds to."""
MAX_PARTS = 20
"""Files of an archive that are read as one list."""


class _Bounded(io.RawIOBase):
    """What is unpacked, up to as much as a list may have. Raises BrokenFileError for more."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._left = MAX_UNPACKED_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        block = self._read(len(view))
        self._left -= len(block)
        if self._left < 0:
            raise BrokenFileError("bad_archive", f"> {MAX_UNPACKED_BYTES}")
        view[: len(block)] = block
        return len(block)


def bounded(read: Callable[[int], bytes]) -> BinaryIO:
    """The stream of what `read` gives, which ends with an error where it is longer than any list."""
    return io.BufferedReader(_Bounded(read), BLOCK)


def members(path: Path) -> list[zipfile.ZipInfo]:
    """The files of an archive, without its folders. Raises BrokenFileError for a damaged one."""
    with damage(), zipfile.ZipFile(path) as archive:
        return [member for member in archive.infolist() if not member.is_dir()]


def unpacked(path: Path) -> Iterator[tuple[Path, str, float]]:
    """Path, name and share read so far of each file; the next one takes the place of the last."""
    found = members(path)
    if len(found) > MAX_PARTS or sum(member.file_size for member in found) > MAX_UNPACKED_BYTES:
        raise BrokenFileError("bad_archive", f"> {MAX_PARTS}, > {MAX_UNPACKED_BYTES}")
    with tempfile.TemporaryDirectory(prefix="epass-import-") as folder:
        part = Path(folder) / "part"  # a name of the archive is never a path of this machine
        for number, member in enumerate(found, 1):
            with (
                damage(),
                zipfile.ZipFile(path) as archive,
                archive.open(member) as packed,
                part.open("wb") as file,
            ):
                shutil.copyfileobj(bounded(packed.read), file, BLOCK)
            yield part, Path(member.filename).name, number / len(found)
