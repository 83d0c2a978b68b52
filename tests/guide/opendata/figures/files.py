"""Files of figures as a test reads them itself: plainly, apart from the code that is tested."""

import csv
from pathlib import Path


def rows_of(path: Path, encoding: str = "utf-8-sig", delimiter: str = ";") -> list[list[str]]:
    """All rows of a file, the header first."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def dicts_of(path: Path, encoding: str = "utf-8-sig", delimiter: str = ";") -> list[dict[str, str]]:
    """The rows of a file by the names of its columns."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
