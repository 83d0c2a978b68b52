"""What schools of the region are called besides « lycée »: `school_names.txt`, a folded name a line.

docs/safeguarding.md says where the names come from, and how another region makes its own.
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_LIST = Path(__file__).with_name("school_names.txt")
SCHOOL_NAMES = frozenset(_LIST.read_text(encoding="utf-8").splitlines())
_MOST = max((len(name.split()) for name in SCHOOL_NAMES), default=0)
"""Words of the longest."""
_WORD = re.compile(r"[a-z0-9]+")


def known_schools(folded: str) -> Iterator[tuple[int, int]]:
    """Where schools are named in a folded text, without the word for it."""
    reached = 0
    for word in _WORD.finditer(folded):
        if word.start() >= reached and (end := school_at(folded, word.start())):
            yield word.start(), end
            reached = end


def school_at(folded: str, low: int) -> int | None:
    """Where the name of a school ends that begins here; None: there is none."""
    words = list(islice(_WORD.finditer(folded, low), _MOST))
    for many in range(len(words), 0, -1):
        if " ".join(word[0] for word in words[:many]) in SCHOOL_NAMES:
            return words[many - 1].end()
    return None
