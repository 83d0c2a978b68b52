"""Base64url without padding, one text per value.

The last letter of most texts has spare bits that a lenient reader drops; then another text would stand for
the same bytes, and a badge with a changed letter would hold.
"""

import base64
import binascii
import re

_TEXT = re.compile(r"[A-Za-z0-9_-]*")


class Base64UrlError(ValueError):
    """Not base64url, or not the one text of its bytes."""


def decode_base64url(text: str) -> bytes:
    """The bytes of a text. Raises Base64UrlError."""
    if not _TEXT.fullmatch(text):
        raise Base64UrlError("no base64url")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise Base64UrlError("no base64url") from error
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != text:
        raise Base64UrlError("spare bits are set")
    return data
