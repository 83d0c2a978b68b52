"""Reading a publisher's file, from a folder or an address, without ever holding it whole in memory."""

import bz2
import gzip
import hashlib
import io
import re
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar, cast
from urllib.parse import urlsplit

import httpx
import ijson
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from api.guide.opendata.damage import BYTES, damage, workbook_damage
from api.guide.opendata.elements import Elements, Tree, Trees, check_bounds
from api.guide.opendata.encoding import BLOCK, detect
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.headers import meaning
from api.guide.opendata.packed import bounded, members, unpacked
from api.guide.opendata.table import PROGRESS_ROWS, Table
from api.platform.kit.bodies import ACCEPTED, UNREACHABLE, body_pieces_sync

Progress = Callable[[int, int | None], None]
"""Called with the bytes read so far and, when known, the bytes in all."""

Json = dict[str, Any]

TIMEOUT_S = httpx.Timeout(60, connect=15)
MAX_DOWNLOAD_BYTES = 4 * 2**30
MAX_DOWNLOAD_S = 1800
"""An address that sends more, or for longer, is not a public file but a fault."""
MAX_REDIRECTS = 5
MAX_WORKBOOK_BYTES = 16 * 2**20
"""Of a workbook, unpacked: its texts are held whole, in seven times as much memory."""
MAX_ROWS = 200_000
"""Of a sheet, those counted that it leaves out."""
FIRST_BYTES = 1 << 16
FIRST_ROWS = 5
"""So much of a file is read to know what it is."""
_KEY = re.compile(rb'"([^"\\]{1,80})"\s{0,9}:')
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.-]{0,79})")
MAX_DEPTH = 100
"""Lists and objects within each other in a JSON file, at most."""


Kept = TypeVar("Kept", covariant=True)


class _Target(Protocol[Kept]):
    """What keeps elements of an XML file as it is parsed."""

    others: bool

    def taken(self) -> Sequence[Kept]: ...


def silent(_done: int, _total: int | None) -> None:
    """No progress shown."""


@contextmanager
def opened(address: str, progress: Progress | None = None) -> Iterator["InputFile"]:
    """The file at a path or an http(s) address. Raises BrokenFileError."""
    report = progress or silent
    if is_of_web(address):
        with tempfile.TemporaryDirectory(prefix="epass-import-") as folder:
            name = Path(urlsplit(address).path).name or "download"
            path = Path(folder) / "download"
            _download(address, path, report)
            yield InputFile(path, name, report)
    else:
        yield local_file(address, report)


def is_of_web(address: str) -> bool:
    """Whether it is fetched by http(s), and no path of this machine. Raises BrokenFileError for neither."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError as error:
        raise BrokenFileError("unreachable", "?") from error


def local_file(address: str, progress: Progress) -> "InputFile":
    """The file at a path of this machine. Raises BrokenFileError."""
    path = Path(address)
    try:
        if path.is_file():
            return InputFile(path, path.name, progress)
        there = path.exists()
    except (OSError, ValueError) as error:  # no permission, or a name that no file can have
        raise BrokenFileError("no_access", path.name[:80]) from error
    raise BrokenFileError("not_a_file" if there else "not_found", path.name[:80])


def _download(address: str, path: Path, progress: Progress) -> None:
    try:
        with (
            httpx.Client(
                follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=TIMEOUT_S, headers=ACCEPTED
            ) as client,
            client.stream("GET", address) as answer,
            path.open("wb") as file,
        ):
            answer.raise_for_status()
            length = answer.headers.get("content-length", "")
            total = int(length) if length.isdigit() else None
            end = time.monotonic() + MAX_DOWNLOAD_S
            for block in body_pieces_sync(answer):
                if file.tell() > MAX_DOWNLOAD_BYTES or time.monotonic() > end:
                    raise BrokenFileError("unreachable", "too long")
                file.write(block)
                progress(answer.num_bytes_downloaded, total)
    except httpx.HTTPStatusError as error:
        raise BrokenFileError("unreachable", str(error.response.status_code)) from error
    except UNREACHABLE as error:
        raise BrokenFileError("unreachable", type(error).__name__) from error


class InputFile:
    """A local file whose bytes were all looked at once: digest, compression, encoding."""

    def __init__(self, path: Path, name: str, progress: Progress) -> None:
        self.path = path
        self.name = name
        self.size = path.stat().st_size
        self._progress = progress
        if self.size == 0:
            raise BrokenFileError("empty")
        with path.open("rb") as file:
            self._magic = file.read(8)
            file.seek(0)
            self.digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.is_workbook = self._is_workbook()

    def _is_workbook(self) -> bool:
        if not self._magic.startswith(b"PK"):
            return False
        try:
            with zipfile.ZipFile(self.path) as archive:
                return "[Content_Types].xml" in archive.namelist()
        except (*BYTES, UnicodeError) as error:  # a name may be no text
            raise BrokenFileError("bad_archive", type(error).__name__) from error

    def parts(self) -> Iterator["InputFile"]:
        """Each file of an archive of several, one after the other; of anything else, itself."""
        if self.is_workbook or not self._magic.startswith(b"PK") or len(members(self.path)) < 2:
            yield self
            return
        for path, name, share in unpacked(self.path):
            yield InputFile(path, name, silent)
            self._progress(int(self.size * share), self.size)

    @contextmanager
    def _bytes(self) -> Iterator[tuple[BinaryIO, BinaryIO]]:
        """The decompressed stream, bounded, and the file beneath it whose position tells the progress."""
        with self.path.open("rb") as raw:
            if self._magic.startswith(b"\x1f\x8b"):
                with gzip.GzipFile(fileobj=raw) as stream:
                    yield bounded(stream.read), raw
            elif self._magic.startswith(b"BZh"):
                with bz2.BZ2File(raw) as packed:
                    yield bounded(packed.read), raw
            elif self._magic.startswith(b"PK"):
                found = members(self.path)
                if not found:
                    raise BrokenFileError("empty")
                largest = max(found, key=lambda member: member.file_size)
                with zipfile.ZipFile(raw) as archive, archive.open(largest) as member:
                    yield bounded(member.read), raw
            else:
                yield raw, raw

    @contextmanager
    def _watched(self) -> Iterator[tuple[BinaryIO, BinaryIO]]:
        """The decompressed stream; damage met while reading becomes a BrokenFileError."""
        with damage(), self._bytes() as streams:
            yield streams

    def _look(self) -> bytes:
        """The first bytes, without a byte order mark and white space. Raises for an HTML page."""
        with self._watched() as (stream, _raw):
            start = stream.read(4096)
        start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start:
            raise BrokenFileError("empty")
        if start[:1] == b"<":
            raise BrokenFileError("html_page")
        return start

    def names(self) -> frozenset[str]:
        """What a file can be known by, as `headers.meaning` gives it: columns of a table, else the keys or
        elements that its beginning holds. Raises BrokenFileError.
        """
        if self.is_workbook:
            cells = (
                cell for _sheet, rows in self.sheets() for row in islice(rows, FIRST_ROWS) for cell in row
            )
            return frozenset(meaning(str(cell)) for cell in cells if cell)
        if folders := self._folders():
            return folders
        with self._watched() as (stream, _raw):
            start = stream.read(FIRST_BYTES)
        marked = start.removeprefix(b"\xef\xbb\xbf").lstrip()
        if marked[:1] in (b"{", b"["):
            return frozenset(meaning(name.decode(errors="replace")) for name in _KEY.findall(marked))
        if marked[:1] == b"<":
            return frozenset(meaning(name.decode()) for name in _ELEMENT.findall(marked))
        with self.table() as table:
            return frozenset(map(meaning, table.header))

    def _folders(self) -> frozenset[str]:
        """The folders within an archive."""
        if not self._magic.startswith(b"PK"):
            return frozenset()
        with damage(), zipfile.ZipFile(self.path) as archive:
            folders = {part for name in archive.namelist() for part in Path(name).parts[:-1]}
        return frozenset(map(meaning, folders))

    def starts_as_json(self) -> bool:
        """Whether the content looks like JSON. Raises BrokenFileError for an HTML page."""
        return not self.is_workbook and self._look()[:1] in (b"{", b"[")

    @contextmanager
    def table(self) -> Iterator["Table"]:
        """The file as a table of text cells; encoding and separator are found out."""
        if self.is_workbook or self.starts_as_json():
            raise BrokenFileError("wrong_format")
        with self._watched() as (stream, _raw):
            encoding = detect(stream)
        # Not watched: what the caller raises while it uses the table is no damage of the file.
        with self._bytes() as (stream, raw):
            text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
            yield Table(text, lambda: self._progress(raw.tell(), self.size), self._ends_whole)
        self._progress(self.size, self.size)

    def _ends_whole(self) -> bool:
        """Whether the last byte ends a line."""
        last = b""
        with self._watched() as (stream, _raw):
            if stream.seekable() and stream is _raw:
                stream.seek(-1, io.SEEK_END)
            while block := stream.read(BLOCK):
                last = block
        return last[-1:] in (b"\n", b"\r", b"\x00")

    def items(self, names: Sequence[str] = ()) -> Iterator[tuple[int, Json]]:
        """Number (from 1) and content of each object of the file's list.

        The list is the whole document, or the value of the first of its keys that is in `names`.
        """
        if not self.starts_as_json():
            raise BrokenFileError("wrong_format")
        try:
            with self._watched() as (stream, _raw):
                prefix = _list_prefix(stream, names)
            with self._watched() as (stream, raw):
                found = ijson.items(_parsed(stream), prefix)
                for number, item in enumerate(found, 1):
                    if number % PROGRESS_ROWS == 0:
                        self._progress(raw.tell(), self.size)
                    if not isinstance(item, dict):
                        raise BrokenFileError("wrong_format")
                    yield number, item
        except (ijson.JSONError, UnicodeDecodeError) as error:
            raise BrokenFileError("bad_json", str(error).splitlines()[0][:120]) from error
        self._progress(self.size, self.size)

    def document(self) -> Any:
        """The whole JSON document; only for the small trees that a stream cannot serve."""
        if not self.starts_as_json():
            raise BrokenFileError("wrong_format")
        try:
            with self._watched() as (stream, _raw):
                found = next(ijson.items(_parsed(stream), ""))
        except (ijson.JSONError, UnicodeDecodeError, StopIteration) as error:
            raise BrokenFileError("bad_json", type(error).__name__) from error
        self._progress(self.size, self.size)
        return found

    def elements(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Number (from 1) of each XML element of that name, and the texts of its children by their names."""
        return self._xml(Elements(name), name)

    def trees(self, name: str) -> Iterator[tuple[int, Tree]]:
        """Number (from 1) of each XML element of that name, with all that is in it."""
        return self._xml(Trees(name), name)

    def _xml(self, found: "_Target[Kept]", name: str) -> Iterator[tuple[int, Kept]]:
        if self.is_workbook:
            raise BrokenFileError("wrong_format")
        number = 0
        parser = ElementTree.XMLParser(target=found)
        try:
            with self._watched() as (stream, raw):
                while block := stream.read(BLOCK):
                    parser.feed(block)
                    for kept in found.taken():
                        number += 1
                        yield number, kept
                    self._progress(raw.tell(), self.size)
                parser.close()
        except (ElementTree.ParseError, DefusedXmlException, LookupError, UnicodeError) as error:
            raise BrokenFileError("bad_xml", str(error)[:80]) from error
        if number == 0 and found.others:
            raise BrokenFileError("wrong_format", name)
        self._progress(self.size, self.size)

    def sheets(self) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
        """Name and rows of each sheet of a workbook."""
        if not self.is_workbook:
            raise BrokenFileError("wrong_format")
        import openpyxl

        with workbook_damage(), zipfile.ZipFile(self.path) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_WORKBOOK_BYTES:
                raise BrokenFileError("bad_workbook", f"> {MAX_WORKBOOK_BYTES}")
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    with archive.open(name) as part:
                        check_bounds(cast(BinaryIO, part))
        # As a stream: openpyxl judges a path by its ending, which a download does not have.
        with self.path.open("rb") as stream, warnings.catch_warnings(), workbook_damage():
            warnings.simplefilter("ignore")  # it warns of styles, which nobody reads here
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            try:
                for sheet in book.worksheets:
                    yield sheet.title, _sheet_rows(sheet)
            finally:
                book.close()
        self._progress(self.size, self.size)


def _sheet_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    with workbook_damage():
        # The rows that a workbook leaves out are given too, as many as it says.
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > MAX_ROWS:
                raise BrokenFileError("bad_workbook", f"> {MAX_ROWS}")
            yield row


def _without_mark(stream: BinaryIO) -> BinaryIO:
    if cast(io.BufferedReader, stream).peek(3)[:3] == b"\xef\xbb\xbf":
        stream.read(3)
    return stream


def _list_prefix(stream: BinaryIO, names: Sequence[str]) -> str:
    """The ijson path of the items of the document's list."""
    for prefix, event, _value in _parsed(stream):
        if event == "start_array" and (prefix == "" or prefix in names):
            return f"{prefix}.item" if prefix else "item"
    raise BrokenFileError("wrong_format", ", ".join(names))


def _parsed(stream: BinaryIO) -> Iterator[tuple[str, str, Any]]:
    """The document's events with their paths; a path as deep as a file is long would fill the memory."""
    return cast(Iterator[tuple[str, str, Any]], ijson.parse(_shallow(_without_mark(stream))))


def _shallow(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    depth = 0
    for event, value in ijson.basic_parse(stream, use_float=True):
        depth += event.startswith("start_") - event.startswith("end_")
        if depth > MAX_DEPTH:
            raise BrokenFileError("bad_json", f"> {MAX_DEPTH} × [")
        yield event, value
