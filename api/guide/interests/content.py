"""The cards and school subjects, written by hand in `cards.json`: both languages, and ROME 4 codes."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Card:
    """Something to like or not; `letters`: its RIASEC letters, the strongest first. The careers: `near` those
    that do it, the best known first; `far` those of another family in which one would not look for it;
    `needs` those in which whoever refuses it would be unhappy, although it is not what draws one there.
    """

    id: str
    letters: str
    fr: str
    en: str
    near: tuple[str, ...]
    far: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """A subject at school, and careers that lean on it."""

    id: str
    fr: str
    en: str
    careers: tuple[str, ...]


_WRITTEN = json.loads(Path(__file__).with_name("cards.json").read_text(encoding="utf-8"))
CARDS = {
    card["id"]: Card(**{**card, **{kind: tuple(card[kind]) for kind in ("near", "far", "needs")}})
    for card in _WRITTEN["cards"]
}
SUBJECTS = {
    subject["id"]: Subject(**{**subject, "careers": tuple(subject["careers"])})
    for subject in _WRITTEN["subjects"]
}
NAMED = sorted({code for card in CARDS.values() for code in (*card.near, *card.far)})
"""Every career that may be suggested."""
