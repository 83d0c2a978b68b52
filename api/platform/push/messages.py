"""Push messages: what they say, and how they are sealed for one device.

The payload is a declarative push message (W3C Push API): iOS 18.4 shows it by itself, elsewhere our service
worker reads it. Sealing is PyPI `webpush` (RFC 8291), held to what it forgets: one token per push service, a
limit of size, and nothing that one message leaves behind for the next.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from io import BytesIO

from webpush import WebPush

from api.platform.kit.language import Language, Words
from api.platform.push.vapid import OriginTokens

MAX_BODY_BYTES = 4096
"""What every push service takes (RFC 8030 §7.2)."""
OVERHEAD_BYTES = 86 + 16 + 1
"""Header, authentication tag and delimiter that sealing adds (RFC 8188, RFC 8291)."""
TOPIC_SIGNS = 32
"""Longest `Topic` (RFC 8030 §5.4)."""
DECLARATIVE = 8030
"""By this number a browser knows a declarative push message."""


class MessageTooLongError(Exception):
    """More than a push service takes."""


@dataclass(frozen=True, slots=True)
class Device:
    """Where and for whom a message is sealed."""

    endpoint: str
    p256dh: str
    auth: str

    @property
    def keys(self) -> "Device":
        """As `webpush` looks for them; its own classes check again what was checked at the subscription."""
        return self


def payload(
    *, notice_id: str, lines: tuple[Words, Words], navigate: str, tag: str, language: Language, unseen: int
) -> bytes:
    """A declarative push message: title and body, and an absolute address of the app to open."""
    title, body = lines
    return json.dumps(
        {
            "web_push": DECLARATIVE,
            "notification": {
                "title": title[language],
                "body": body[language],
                "navigate": navigate,
                "lang": language,
                "dir": "ltr",
                "tag": tag,
                "silent": False,
                "data": {"id": notice_id},
                # Where WebKit's documentation has it; the specification has it below.
                "app_badge": str(unseen),
            },
            "app_badge": unseen,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def topic_of(tag: str) -> str:
    """The `Topic` of a tag: a waiting message with the same one is replaced. It tells nothing of the tag."""
    return base64.urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()).decode()[:TOPIC_SIGNS]


class Sealer:
    """Seals messages with the server's key."""

    def __init__(self, key: str, subject: str) -> None:
        tokens = OriginTokens(key, subject)
        # `webpush` wants an address for tokens of its own, which it never makes here.
        self._webpush = WebPush(
            BytesIO(tokens.private_pem), BytesIO(tokens.public_pem), subscriber="unused@example.org"
        )
        self._webpush.vapid = tokens

    def seal(self, device: Device, message: bytes) -> tuple[bytes, str]:
        """The encrypted body, and the Authorization header. Raises MessageTooLongError, ValueError."""
        if len(message) + OVERHEAD_BYTES > MAX_BODY_BYTES:
            raise MessageTooLongError(len(message))
        sealed = self._webpush.get(message, device)
        return sealed.encrypted, sealed.headers["authorization"]
