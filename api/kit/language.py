"""French or English: the languages of every text a person reads."""

from typing import Literal

Language = Literal["fr", "en"]
Words = dict[Language, str]


def preferred(accept_language: str) -> Language:
    """The reader's language by an Accept-Language header (RFC 9110 §12.5.4).

    French unless English is preferred to it.
    """
    qualities: dict[str, float] = {}
    for part in accept_language[:500].split(","):
        tag, _, parameter = part.strip().partition(";")
        try:
            quality = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        qualities.setdefault(tag.strip().lower()[:2], quality)
    return "en" if qualities.get("en", 0) > qualities.get("fr", 0) else "fr"
