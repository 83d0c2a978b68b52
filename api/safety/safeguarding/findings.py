"""What can be found in a message, and where."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
    NAME = "name"
    """The writer's own surname or school."""
    INSULT = "insult"
    DISTRESS = "distress"
    GROOMING = "grooming"
    """An advance to a minor: secrecy, gifts, looks, pictures, age and solitude, meeting, elsewhere."""
    PICTURE = "picture"
    """An advance that only shows after what the minor wrote: the picture they offered is taken."""


CONTACT = frozenset(
    {
        Finding.EMAIL,
        Finding.PHONE,
        Finding.HANDLE,
        Finding.LINK,
        Finding.ADDRESS,
        Finding.MEETING,
        Finding.NAME,
    }
)
"""Ways to meet beside the app, and what one is found by: masked."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, from `start` up to but not including `end`, in its characters."""

    finding: Finding
    start: int
    end: int


class Places:
    """Where in a text each kind was found, to ask of many of its parts."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._kinds: dict[Finding, tuple[list[int], list[int]]] = {}
        for span in sorted(spans, key=lambda one: one.start):
            starts, ends = self._kinds.setdefault(span.finding, ([], []))
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)

    def within(self, start: int, end: int) -> set[Finding]:
        """The kinds that stand, whole or in part, between two places."""
        return {kind for kind, (starts, ends) in self._kinds.items() if _overlap(starts, ends, start, end)}


def _overlap(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> bool:
    """Whether one of these stretches, which lie apart and in order, has something of another."""
    at = bisect_right(ends, start)
    return at < len(starts) and starts[at] < end


@dataclass(frozen=True, slots=True)
class KnownBy:
    """What is known of the writer by which others would find them, folded."""

    first_name: str = ""
    names: frozenset[str] = frozenset()
    """What may be the surname."""
    school: str = ""
    """The name of their school, without the word for it."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Who writes to whom. What is not known counts as the dangerous case, and is so from the start."""

    by_adult: bool | None = None
    """The writer is of age; None: nobody knows."""
    to_minor: bool = True
    """Somebody who reads it is under 18, or nobody knows."""
    known: KnownBy = KnownBy()
    private: bool = True
    """Between two persons. Elsewhere (a company's answer, an issuer's praise, a page) one tells where to
    come, and when, as a matter of course.
    """


UNKNOWN = Talk()
TO_ADULTS = Talk(by_adult=False, to_minor=False)
"""Words that staff or everybody read: nobody is approached in them."""
BESIDE_TALK = Talk(private=False)
"""What a company, an issuer or somebody's page says to whoever reads it."""
