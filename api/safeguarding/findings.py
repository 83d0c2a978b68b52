"""What can be found in a message, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    """A kind of thing that a message may hold."""

    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"
    ADDRESS = "address"
    MEETING = "meeting"
    INSULT = "insult"
    DISTRESS = "distress"


CONTACT = frozenset(
    {Finding.EMAIL, Finding.PHONE, Finding.HANDLE, Finding.LINK, Finding.ADDRESS, Finding.MEETING}
)
"""Ways to meet beside the app: masked."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, from `start` up to but not including `end`, in its characters."""

    finding: Finding
    start: int
    end: int
