"""What damaged bytes raise, said as what is wrong with the file."""

import csv
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from api.guide.opendata.errors import BrokenFileError

BYTES = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError)
"""A damaged archive, one with a password, or one of a later version than we can read."""
_WORKBOOK = (*BYTES, LookupError, ValueError, TypeError, AttributeError, SyntaxError)
"""What openpyxl raises, besides its own error, on workbooks whose parts contradict each other."""


@contextmanager
def damage() -> Iterator[None]:
    """Turns what damaged bytes raise into a BrokenFileError."""
    try:
        yield
    except csv.Error as error:
        raise BrokenFileError("unknown_header", str(error)) from error
    except UnicodeError as error:
        raise BrokenFileError("bad_encoding", str(error)[:80]) from error
    except BYTES as error:
        raise BrokenFileError("bad_archive", type(error).__name__) from error


@contextmanager
def workbook_damage() -> Iterator[None]:
    """Turns what a damaged workbook raises into a BrokenFileError."""
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        yield
    except (InvalidFileException, *_WORKBOOK) as error:
        raise BrokenFileError("bad_workbook", type(error).__name__) from error
