"""What a token says, whoever signed it; nothing of it is verified here."""

import base64
import binascii
import json
from typing import Any

ENVELOPED = "EnvelopedVerifiableCredential"
DATA_URL = "data:application/vc+jwt,"
"""How JSON holds a token (Verifiable Credentials data model 2.0 §4.13)."""


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
