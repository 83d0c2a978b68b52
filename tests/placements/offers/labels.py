"""Offers that people labelled who had not seen the rules: for what a referent should look at them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.placements.offers.models import HeldFor, OfferKind, OfferLevel
from api.placements.offers.wording.findings import Finding, findings

FOLDER = Path(__file__).parent / "labelled"
WORDS = (
    HeldFor.DISCRIMINATION,
    HeldFor.POLITICAL,
    HeldFor.RELIGIOUS,
    HeldFor.UNPAID_WORK,
    HeldFor.FORBIDDEN_WORK,
)
"""Codes that words are held for."""


@dataclass(frozen=True)
class Labelled:
    """An offer, and what a person says that it holds; none: it is honest."""

    kind: OfferKind
    levels: tuple[OfferLevel, ...]
    title: str
    description: str
    accessibility: str
    labels: frozenset[HeldFor]
    words: tuple[str, ...]
    """Which of its words carry that."""

    def found(self) -> list[Finding]:
        """What the finder says of it."""
        return findings(self.kind, [self.title, self.description, self.accessibility], self.levels)


def labelled(name: str) -> list[Labelled]:
    """The offers of a file: `read` may be read by who writes the rules, `unread` may not."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_offer(json.loads(line)) for line in lines if line]


def levels_of(line: dict[str, Any]) -> tuple[OfferLevel, ...]:
    """The levels of a labelled line, which names one of them in full."""
    return tuple(OfferLevel.SECONDE if each == "seconde" else OfferLevel(each) for each in line["levels"])


def _offer(line: dict[str, Any]) -> Labelled:
    return Labelled(
        OfferKind(line["kind"]),
        levels_of(line),
        line["title"],
        line["description"],
        line["accessibility"],
        frozenset(map(HeldFor, line["labels"])),
        tuple(line["words"]),
    )
