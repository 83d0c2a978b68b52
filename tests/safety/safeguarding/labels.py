"""Messages that somebody else labelled: what they hold, and what they do not."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.safety.safeguarding.service import MASK, Screening, Talk, screen

FOLDER = Path(__file__).parent / "labelled"


@dataclass(frozen=True)
class Labelled:
    """A message, and what a person says that it holds; `plain`: in so many words."""

    text: str
    contact: bool
    insult: bool
    distress: bool
    plain: bool
    note: str


@dataclass(frozen=True)
class Said:
    """A message of a talk, labelled more finely; `contact`: each part of it that must not stay readable."""

    sender: str
    receiver: str
    earlier: tuple[str, ...]
    """What the same person wrote just before, the oldest first."""
    text: str
    contact: tuple[str, ...]
    insult: bool
    distress: bool
    plain: bool
    grooming: bool
    innocent: bool
    note: str

    @property
    def talk(self) -> Talk:
        """Who writes to whom."""
        return Talk(by_adult=self.sender == "adult", to_minor=self.receiver == "minor")

    def screened(self) -> Screening:
        """What the pipeline makes of it where it stands, as conversations ask it."""
        return screen(self.text, self.earlier, self.talk)


def labelled(name: str) -> list[Labelled]:
    """The messages of a file: `seen` may be read by who writes the pipeline, `unseen` may not."""
    return [Labelled(**line) for line in _lines(name)]


def said(name: str) -> list[Said]:
    """The same for the finer files: `talk_seen` and `talk_unseen`."""
    return [
        Said(**{**line, "earlier": tuple(line["earlier"]), "contact": tuple(line["contact"])})
        for line in _lines(name)
    ]


def honest(name: str) -> list[str]:
    """What adults write to minors, nothing of it an advance: `honest_seen` and `honest_unseen`."""
    return [line["text"] for line in _lines(name)]


def _lines(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def readable(message: Said, shown: str) -> list[str]:
    """What of the labelled contact details still stands in what others see: letters and digits count."""
    hidden = set(range(len(message.text))) - set(_kept(message.text, shown.split(MASK)))
    left = []
    for part in message.contact:
        at = message.text.find(part)
        stands = "".join(
            sign for place, sign in enumerate(part, at) if place not in hidden and sign.isalnum()
        )
        left += [stands] if stands else []
    return left


def _kept(text: str, pieces: Sequence[str]) -> Iterator[int]:
    """The places of `text` that stand in these pieces of it, which follow each other."""
    place = 0
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        start = len(text) - len(piece) if last else text.index(piece, place)
        place = start + len(piece)
        yield from range(start, place)
