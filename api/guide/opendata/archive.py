"""Lists that come as many small files: an archive of them, or a folder read as the archive it would be."""

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path, PurePosixPath

from api.guide.opendata.damage import damage
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.reader import InputFile, Progress

NO_DATE = date(1980, 1, 1)
"""As archives write that a file has no date."""
MAX_MEMBERS = 5000
MAX_ALL_BYTES = 64 << 20
MAX_MEMBER_BYTES = 1 << 18
"""Of one of the files: each says one thing."""


def texts(file: InputFile, endings: Sequence[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """Path and text of each file of an archive that ends so, in the order of their paths.

    Raises BrokenFileError for what is no archive, holds too much, or is no UTF-8.
    """
    if not zipfile.is_zipfile(file.path):
        raise BrokenFileError("wrong_format")
    with damage(), zipfile.ZipFile(file.path) as archive:
        members = [member for member in archive.infolist() if member.filename.endswith(tuple(endings))]
        # Sizes as the archive tells them: each file is bounded again when it is read.
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_ALL_BYTES:
            raise BrokenFileError("bad_archive", f"> {MAX_MEMBERS}, > {MAX_ALL_BYTES}")
        for member in sorted(members, key=lambda each: each.filename):
            with archive.open(member) as packed:
                content = packed.read(MAX_MEMBER_BYTES + 1)
            if len(content) > MAX_MEMBER_BYTES:
                raise BrokenFileError("bad_archive", f"{member.filename[-60:]} > {MAX_MEMBER_BYTES}")
            try:
                yield PurePosixPath(member.filename), content.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise BrokenFileError("bad_encoding", member.filename[-60:]) from error


def newest(file: InputFile, endings: Sequence[str], today: date) -> date | None:
    """The newest day that its files of these endings bear; null where they bear none that can be."""
    days = []
    with damage(), zipfile.ZipFile(file.path) as archive:
        for member in archive.infolist():
            year, month, day = member.date_time[:3]
            with suppress(ValueError):
                if member.filename.endswith(tuple(endings)) and NO_DATE < date(year, month, day) <= today:
                    days.append(date(year, month, day))
    return max(days, default=None)


@contextmanager
def packed_folder(folder: Path, progress: Progress) -> Iterator[InputFile]:
    """The files of a folder as an archive, the same bytes for the same files. Raises BrokenFileError."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    if len(files) > MAX_MEMBERS or any(each.stat().st_size > MAX_MEMBER_BYTES for each in files):
        raise BrokenFileError("bad_archive", f"{folder.name[:60]} > {MAX_MEMBERS}, > {MAX_MEMBER_BYTES}")
    with tempfile.TemporaryDirectory(prefix="epass-import-") as place:
        path = Path(place) / "folder.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in files:
                # Without its date, which a copy changes.
                archive.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())
        yield InputFile(path, folder.name, progress)
