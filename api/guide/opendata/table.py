"""A CSV file read row by row; one whose rows cannot be told apart for sure is refused whole."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from api.guide.opendata.damage import damage
from api.guide.opendata.errors import BrokenFileError

DELIMITERS = (";", ",", "\t", "|")
MAX_CELL = 1 << 20
"""Characters in one cell."""
MAX_LINE = 8 << 20
"""Characters on one line: a file without line ends must not be held whole in memory."""
PROGRESS_ROWS = 2000
ALIKE = 0.6
"""Share of cells that must be of the same kind for a piece of a cell to look like a row."""
TELLING_WIDTH = 5
"""Columns from which on lines of a text have not by chance the delimiters of a row, each of them."""

csv.field_size_limit(MAX_CELL)

_LINE_END = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"[\d\s.,:+/-]+")


class Table:
    """A CSV file: its header, and its rows with the line on which each begins."""

    def __init__(
        self, text: io.TextIOWrapper, told: Callable[[], None], ends_whole: Callable[[], bool]
    ) -> None:
        self._told = told
        self._ends_whole = ends_whole
        with damage():
            self._lines = _Lines(text)
            self.delimiter = max(
                DELIMITERS,
                key=lambda mark: len(next(csv.reader([self._lines.first], delimiter=mark), [])),
            )
            # A quoted header may go on over several lines.
            self._reader = csv.reader(self._lines, delimiter=self.delimiter)
            self.header = next(self._reader, [])
        named = [column for column, name in enumerate(self.header, 1) if name.strip()]
        self._least = max(named, default=0)
        """Cells that a row cannot do without: columns without a name at the end may be left out."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Line and cells of each row, as many as the header has; rows without any content are left out.

        Raises BrokenFileError for rows that do not fit the header, for a quote that swallows lines, and
        for a file that is damaged or stops in the middle of its last row.
        """
        with damage():
            yield from self._rows()

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        width = len(self.header)
        number = 0
        while True:
            self._lines.raw.clear()
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                swallowing = len(self._lines.raw) > 1
                raise BrokenFileError("open_quote" if swallowing else "unreadable", _at(line)) from error
            if cells is None:
                return
            if len(self._lines.raw) > 1:
                self._check_quotes(line, cells)
            if len(cells) != width:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) < self._least or any(cells[width:]):
                    self._refuse(line, len(cells))
                cells = [*cells[:width], *[""] * (width - len(cells))]
            number += 1
            if number % PROGRESS_ROWS == 0:
                self._told()
            yield line, cells

    def _check_quotes(self, line: int, cells: list[str]) -> None:
        """Raise when a row of several lines holds lines that are rows of their own."""
        try:
            # The reader forgives quotes that close nowhere, or in the middle of a cell: not over lines.
            list(csv.reader(self._lines.raw, delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            raise BrokenFileError("open_quote", _at(line)) from error
        if swallows_rows(cells, self.delimiter, len(self.header)):
            raise BrokenFileError("open_quote", _at(line))

    def _refuse(self, line: int, count: int) -> None:
        width = len(self.header)
        is_last = next(self._reader, None) is None
        if is_last and count < self._least and not self._ends_whole():
            raise BrokenFileError("truncated", _at(line))
        raise BrokenFileError("ragged", f"{_at(line)}, {count}/{width}")


class _Lines:
    """The lines of a text from the first that is not blank; `raw` are those of the row being read."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.raw: list[str] = []
        self.first = text.readline(MAX_CELL)
        while self.first and not self.first.strip():
            self.first = text.readline(MAX_CELL)
        self._again = self.first

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line, self._again = self._again or self._text.readline(MAX_LINE), ""
        if not line:
            raise StopIteration
        if len(line) >= MAX_LINE:
            raise BrokenFileError("unreadable")
        self.raw.append(line)
        return line


def swallows_rows(cells: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a cell holds line ends at which one row ends and another begins.

    A quote too many at the same column of two rows makes one row of them, and of those in between. Then
    the pieces of that cell have just the delimiters that end a row, make whole ones and begin one. That
    says enough where whole rows of some columns stand there; else what stands between the delimiters is
    also of the kinds (nothing, number, address, words) of the row's other cells.
    """
    for column, cell in enumerate(cells):
        ends, *whole = _LINE_END.split(cell)
        if not whole:
            continue
        begins = whole.pop()
        whole = [piece for piece in whole if piece.strip()]
        if (
            ends.count(delimiter) != width - 1 - column
            or begins.count(delimiter) != column
            or any(piece.count(delimiter) != width - 1 for piece in whole)
        ):
            continue
        if whole and width >= TELLING_WIDTH:
            return True
        rest = [(ends.split(delimiter)[1:], cells[column + 1 :])]
        rest += [(begins.split(delimiter)[:-1], cells[:column])]
        rest += [(piece.split(delimiter)[:column], cells[:column]) for piece in whole]
        rest += [(piece.split(delimiter)[column + 1 :], cells[column + 1 :]) for piece in whole]
        compared = [
            _kind(found) == _kind(known)
            for found_cells, known_cells in rest
            for found, known in zip(found_cells, known_cells, strict=False)
        ]
        if compared and sum(compared) >= ALIKE * len(compared):
            return True
    return False


def _kind(cell: str) -> str:
    cell = cell.strip().strip('"')
    if not cell:
        return "nothing"
    if "://" in cell or "@" in cell:
        return "address"
    return "number" if _NUMBER.fullmatch(cell) else "words"


def _at(line: int) -> str:
    return f"l. {line}"
