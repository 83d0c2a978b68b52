"""Contact details in a text that everybody may read: people meet in the app, never beside it."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from api.kit.wire import CleanText

_DIGIT = r"(?:z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_NETWORK = r"(?:insta(?:gram)?|snap(?:chat)?|whats\s?app|telegram|discord|tik\s?tok|messenger)"
_PATTERNS = (
    re.compile(r"\S\s?(@|\(at\)|\[at\]|\barobase\b)\s?\S", re.IGNORECASE),
    re.compile(r"(https?:|www\.|\b[\w-]{2,}\.(fr|com|org|net|eu|io|me|gg|tv|be|link|app)\b)", re.IGNORECASE),
    re.compile(r"(?:\+\s*\d{2}|\b0)(?:[\s.\-/()_]*\d){8,}"),
    re.compile(rf"\b{_NETWORK}\b\s*[:=@]", re.IGNORECASE),
    # Spelt out.
    re.compile(rf"\bz[ée]ro\W+{_DIGIT}(?:\W+\w+)?\W+{_DIGIT}\b", re.IGNORECASE),
    re.compile(r"\b(?:gmail|hotmail|outlook|yahoo|laposte|icloud)\s*(?:\.|point|dot)\s*\w", re.IGNORECASE),
    re.compile(rf"\bmon\s+{_NETWORK}\s+(?:c['’]?\s*)?est\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:ajoute|retrouve|contacte|[ée]cri)\w*[\s-]+moi\s+(?:sur|via|par)\s+{_NETWORK}\b", re.IGNORECASE
    ),
)


def has_contact(value: str) -> bool:
    """Whether a text holds an obvious mail address, telephone number, link or handle.

    The emergency numbers 119, 3018 and 3114 are none. Messages are masked more thoroughly elsewhere.
    """
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", value) if unicodedata.category(sign) != "Cf"
    )
    return any(pattern.search(plain) for pattern in _PATTERNS)


def without_contact(value: str) -> str:
    """For a field that others read. Raises PydanticCustomError."""
    if has_contact(value):
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")
    return value.strip()


PublicText = Annotated[CleanText, AfterValidator(without_contact)]
"""Text that others read: no control characters, no contact details."""
