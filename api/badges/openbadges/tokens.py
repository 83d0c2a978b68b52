"""What a token says, whoever signed it; nothing of it is verified here."""

import base64
import binascii
import json
import re
from typing import Any

ENVELOPED = "EnvelopedVerifiableCredential"
DATA_URL = "data:application/vc+jwt,"
"""How JSON holds a token (Verifiable Credentials data model 2.0 §4.13)."""
PRESENTATION = "VerifiablePresentation"
JSON = ("{", "[", '"')
"""What a text that may be JSON around a token begins with."""
MAX_CHARACTERS = 1024 * 1024
"""Of a badge's text, which may hold its picture. What is longer is refused before it is parsed."""
_DATA_URL = re.compile(r"data:application/vc\+jwt(?:;[a-z-]+=[\w-]+){0,4},", re.IGNORECASE)
_ENVELOPE = frozenset({"@context", "id", "type"})
_AROUND_ONE = _ENVELOPE | {"holder", "proof", "verifiableCredential"}
"""All that may stand beside a token: what else did would read as the badge's own, and nobody signed it."""
_AROUND = 2
"""A presentation of an envelope."""


def inside(text: str) -> str | None:
    """The token in the JSON that is around it; None for any other text.

    Around it may be quotes, a list of it alone, an EnvelopedVerifiableCredential, or a VerifiablePresentation
    of that one badge: whoever presents it is not looked at.
    """
    if not text.startswith(JSON):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    for _ in range(_AROUND):
        found = _alone(_unpacked(found) if isinstance(found, dict) else found)
    return found if isinstance(found, str) and found.startswith("eyJ") else None


def _unpacked(found: dict[str, Any]) -> Any:
    types = found.get("type")
    if is_envelope(found):
        if not found.keys() <= _ENVELOPE:
            return None
        address = str(found.get("id"))
        begin = _DATA_URL.match(address)
        return None if begin is None else address[begin.end() :]
    if PRESENTATION in (types if isinstance(types, list) else [types]) and found.keys() <= _AROUND_ONE:
        return found.get("verifiableCredential")
    return None


def is_envelope(found: dict[str, Any]) -> bool:
    """Whether JSON says that it is a token in an envelope."""
    return bool(_alone(found.get("type")) == ENVELOPED)


def _alone(found: Any) -> Any:
    return found[0] if isinstance(found, list) and len(found) == 1 else found


def header_of(text: str) -> dict[str, Any]:
    """The header of a token; nothing where the text is none."""
    return members(text.partition(".")[0])


def payload_of(text: str) -> dict[str, Any]:
    """The payload of a token, or the JSON that a text is; nothing where it is neither."""
    if text.startswith("{"):
        return _object(text)
    parts = text.split(".")
    return members(parts[1]) if len(parts) == 3 else {}


def members(part: str) -> dict[str, Any]:
    """The JSON object in a part of a token; nothing where there is none."""
    try:
        return _object(_decoded(part))
    except (binascii.Error, ValueError):
        return {}


def _decoded(part: str) -> bytes:
    return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)


def _object(data: str | bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
