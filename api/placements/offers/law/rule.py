"""What a rule of law is, and what is found of it in an offer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from api.placements.offers.law.articles import Article
from api.placements.offers.models import Declaration
from api.platform.kit.language import Words

Outcome = Literal["refused", "asked"]


@dataclass(frozen=True)
class Rule:
    """One rule of law."""

    code: str
    says: Words
    """What it says, and what to do."""
    articles: tuple[Article, ...]
    whom: Words
    declarations: tuple[Declaration, ...] = ()
    """What the company may declare against it."""
    no_day: Words | None = None
    """What it says where no day of the offer is known to break it: only its texts, or a declaration, tell."""
    unknown: Words | None = None
    """Which field to fill in, said after the rule while the finding is of a field that is empty."""


class Finding(NamedTuple):
    """A rule that an offer breaks, or that a referent is asked about."""

    rule: str
    field: str
    outcome: Outcome
    about: str = ""
    """What exactly, in signs: when it changes, a referent is asked again."""
    weeks: tuple[date, ...] = ()
    exactly: Words | None = None
    """What in this offer, and the limit that holds for it; said before what the rule says."""
    final: bool = False
    """Nothing that this offer could declare changes it."""


ADULTS: Words = {"fr": "les adultes", "en": "adults"}
MINORS: Words = {"fr": "les moins de 18 ans", "en": "those under 18"}
OBSERVERS: Words = {"fr": "les élèves en stage d’observation", "en": "pupils who observe"}
SECONDE: Words = {"fr": "les élèves de seconde", "en": "pupils of seconde"}
TRAINEES: Words = {"fr": "les stages longs", "en": "long placements"}
APPRENTICES: Words = {"fr": "les apprenties et apprentis", "en": "apprentices"}
CONTRACTS: Words = {"fr": "les contrats en alternance", "en": "work-study contracts"}
PROFESSIONAL: Words = {"fr": "les contrats de professionnalisation", "en": "professionnalisation contracts"}
ALL: Words = {"fr": "tout le monde", "en": "everybody"}
