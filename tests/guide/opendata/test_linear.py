"""Walls, line 1: a publisher's file is read in time and memory that grow with its size, no faster."""

import bz2
import gzip
import io
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from api.guide.opendata import packed
from api.guide.opendata.careers.onisep import shown
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.markup import Section
from api.guide.opendata.reader import InputFile, local_file
from tests.linear import faults

pytestmark = pytest.mark.slow

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


XML: dict[str, Callable[[int], bytes]] = {
    "elements of a long namespace": lambda n: b'<r xmlns:a="' + b"u" * (n // 2) + b'"><offer>' + b"".join(
        b"<a:b%d/>" % each for each in range(n // 20)) + b"</offer></r>",
    "offers within offers": lambda n: b"<r>" + b"<offer>x" * (n // 17) + b"</offer>" * (n // 17) + b"</r>",
    "deep": lambda n: b"<r><offer><t>" + b"<a>x" * (n // 8) + b"</a>" * (n // 8) + b"</t></offer></r>",
    "many attributes": lambda n: b"<r><offer %s/></r>" % b" ".join(b'a%d="1"' % i for i in range(n // 10)),
}  # fmt: skip


@pytest.mark.parametrize("kind", XML)
def test_xml(kind: str, tmp_path: Path) -> None:
    """A file of 400 kB took 12 s, and 4 GB for the names of its elements."""

    def read(data: bytes) -> None:
        path = tmp_path / "list.xml"
        path.write_bytes(data)
        with suppress(BrokenFileError):
            assert list(local_file(str(path), lambda _done, _total: None).elements("offer"))

    assert not faults(read, XML[kind], 40_000, 0.001)


def test_an_element_holds_no_more_than_a_publisher_writes(tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_bytes(b"<r><offer><t>" + b"x" * 2**21 + b"</t></offer></r>")
    with pytest.raises(BrokenFileError, match="1048576"):
        list(local_file(str(path), lambda _done, _total: None).elements("offer"))


CSV: dict[str, Callable[[int], bytes]] = {
    "quotes": lambda n: b"a;b\n" + b'"x\n' * (n // 3),
    "doubled quotes": lambda n: b'a;b\n"' + b'"' * n,
    "cells of one row": lambda n: b"a;" * (n // 2),
    "line ends": lambda n: b"a;b\n" + b"\r" * n,
    "a cell of many lines": lambda n: b'a;b\n1;"' + b";\n" * (n // 2) + b'"\n',
    "rows": lambda n: b"a;b\n" + b"1;2\n" * (n // 4),
    "half-read bytes": lambda n: b"a;b\n" + b"\xe9;\xc3\n" * (n // 4),
}


@pytest.mark.parametrize("kind", CSV)
def test_csv(kind: str, tmp_path: Path) -> None:
    def read(data: bytes) -> None:
        path = tmp_path / "list.csv"
        path.write_bytes(data)
        with suppress(BrokenFileError), local_file(str(path), lambda _done, _total: None).table() as table:
            list(table.rows())

    assert not faults(read, CSV[kind], 10_000, 0.001)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: str, also: str = "") -> bytes:
    """A workbook of one sheet."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml"'
        f' ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"'
        f' ContentType="{KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="a" sheetId="1"'
        ' r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a"'
        f' Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"{also}><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def rows_of(data: bytes, folder: Path) -> list[tuple[object, ...]]:
    path = folder / "book.xlsx"
    path.write_bytes(data)
    sheets = local_file(str(path), lambda _done, _total: None).sheets()
    return [row for _name, rows in sheets for row in rows]


def test_a_workbook_that_says_it_has_rows_without_end_is_refused(tmp_path: Path) -> None:
    """1.3 kB: each of the rows that it left out was given, for hours."""
    assert rows_of(workbook('<row r="3"><c r="A3"><v>1</v></c></row>'), tmp_path)[2] == (1,)
    with pytest.raises(BrokenFileError, match="200000"):
        rows_of(workbook('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), tmp_path)


@pytest.mark.parametrize("kind", ["namespace", "rows within rows", "many rows"])
def test_workbooks(kind: str, tmp_path: Path) -> None:
    """20 kB took 2.7 GB for the names of its elements."""

    def book(n: int) -> bytes:
        if kind == "namespace":
            return workbook("".join(f"<a:b{each}/>" for each in range(n // 10)), f' xmlns:a="{"u" * n}"')
        return workbook("<row><c>" * n + "</c></row>" * n if "within" in kind else "<row><c/></row>" * n)

    def read(data: bytes) -> None:
        with suppress(BrokenFileError):
            rows_of(data, tmp_path)

    assert not faults(read, book, 2_000, 0.02)


def test_a_workbook_of_more_texts_than_a_publisher_writes_is_refused_unread(tmp_path: Path) -> None:
    """4.8 MB of a file took 270 MB and 18 s, and six times as much was let through."""
    texts = "".join(f"<si><t>{n:x}</t></si>" for n in range(1_000_000))
    began = time.process_time()
    with pytest.raises(BrokenFileError, match="16777216"):
        rows_of(workbook(f"<!--{texts}-->"), tmp_path)
    assert time.process_time() - began < 3


def zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("list", data)
    return packed.getvalue()


PACKED: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "bzip2": bz2.compress, "zip": zipped}


@pytest.mark.parametrize("packing", PACKED)
class TestUnpacked:
    """Lists unfolded without a bound, but for the 4 GB of what is sent."""

    ROWS = 20_000

    def file(self, folder: Path, packing: str, row: bytes, ends: tuple[bytes, bytes]) -> InputFile:
        path = folder / "list"
        path.write_bytes(PACKED[packing](ends[0] + row * self.ROWS + ends[1]))
        return local_file(str(path), lambda _done, _total: None)

    def read(self, folder: Path, packing: str) -> list[int]:
        counts = []
        with self.file(folder, packing, b"1;2\n", (b"a;b\n", b"")).table() as table:
            counts.append(len(list(table.rows())))
        counts.append(len(list(self.file(folder, packing, b"{},", (b"[", b"{}]")).items())))
        counts.append(len(list(self.file(folder, packing, b"<o>a</o>", (b"<r>", b"</r>")).elements("o"))))
        return counts

    def test_a_list_is_read_whole(self, packing: str, tmp_path: Path) -> None:
        assert self.read(tmp_path, packing) == [self.ROWS, self.ROWS + 1, self.ROWS]

    @pytest.mark.parametrize(
        ("row", "ends", "read"),
        [
            (b"1;2\n", (b"a;b\n", b""), lambda file: list(rows_of_table(file))),
            (b"{},", (b"[", b"{}]"), lambda file: list(file.items())),
            (b"{},", (b"[", b"{}]"), lambda file: file.document()),
            (b"<o>a</o>", (b"<r>", b"</r>"), lambda file: list(file.elements("o"))),
        ],
        ids=["table", "items", "document", "elements"],
    )
    def test_more_than_a_list_may_have_is_refused(
        self,
        packing: str,
        row: bytes,
        ends: tuple[bytes, bytes],
        read: Callable[[InputFile], object],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 50_000)
        with pytest.raises(BrokenFileError, match="50000"):
            read(self.file(tmp_path, packing, row, ends))


def rows_of_table(file: InputFile) -> Iterator[object]:
    with file.table() as table:
        yield from table.rows()


@pytest.mark.parametrize("levels", [(1,), (1, 2, 3, 4, 5, 6), (6, 1)])
def test_headings_that_nothing_follows(levels: tuple[int, ...]) -> None:
    """An element of Onisep's sheets of a megabyte may be 100,000 headings."""

    def make(count: int) -> list[Section]:
        return [Section("a", [], levels[number * len(levels) // count]) for number in range(count)]

    assert not faults(shown, make, 4_000, 0.001)
