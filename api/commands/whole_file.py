"""Files that an operator asked for."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file beside that one, which takes its name once all went well; readable by us alone.

    Raises FileExistsError: nothing is written over.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(descriptor)
    try:
        yield Path(beside)
        os.link(beside, path)
    finally:
        Path(beside).unlink()
