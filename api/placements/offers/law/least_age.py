"""The least age that the texts of an offer say, and whether its form says the same.

What says « majeurs uniquement » is not applied for at sixteen, and an offer that is kept for adults says why:
age is no reason of its own (Code du travail L1132-1), work that is forbidden to minors is one (L1133-2).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from api.placements.offers.law import ages, hours, text
from api.placements.offers.law.forbidden import binds
from api.placements.offers.law.limits import PUPIL_AGE
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import Sentence
from api.placements.offers.models import Declaration, OfferKind
from api.placements.offers.schemas import OfferWrite
from api.platform.access import ADULT_AGE

_WHO = (
    r"(?:jeunes?|personnes?|public|candidat\w*|apprenti\w*|alternant\w*|stagiaires?|eleves?|etudiant\w*|lyceen\w*"
    r"|profils?)"
)
_OFFER = r"(?:offre|poste|stage|contrat|place|annonce|alternance|apprentissage|recrutement)s?"
_ONLY = r"(?:uniquement|seulement|exclusivement|obligatoire\w*|exige\w*|requis\w*|imperati\w*|only)"
_ADULTS = re.compile(
    rf"\b{_OFFER}\b(?: \w+){{0,2}}? (?:reserve\w*|ouvert\w*|pour)(?: \w+ment)?(?: (?:aux?|a|des|les|seuls))*"
    rf"(?: {_WHO})? majeure?s?\b"
    rf"|^\W*(?:reserve\w*|ouvert\w*) (?:aux? |a des )(?:{_WHO} )?majeure?s?\b"
    rf"|\b{_WHO} majeure?s? {_ONLY}\b|\b{_ONLY} (?:des |aux )?{_WHO} majeure?s?\b|^\W*majeure?s? {_ONLY}\b"
    r"|\b(?:dois|doit|doivent|devez|devra\w*|devrez|faut|imperativement|obligatoirement)"
    r" (?:\w+ment )?etre (?:\w+ment )?majeure?s?\b"
    r"|\b(?:faut|devez|dois|doit) avoir (?:au moins )?(?:18|dix[ -]huit) ans\b(?! d)"
    r"|\bmajorite (?:requise|exigee|obligatoire)"
    rf"|\b(?:pas de|aucune? {_WHO}|refus\w* (?:les|des|aux)) mineure?s?\b(?! (?:non|isole))"
    r"|\bmineure?s? (?:s.abstenir|exclu\w*|refuse\w*|non (?:accepte|admis))"
    r"|^\W*18\s?\+\W*$|\b(?:adults?|over[- ]18s?) only\b|\bno minors\b|\bmust be (?:an adult|of age)\b"
)
"""Only adults are meant to come: said of the offer or of who comes, not of a task."""
_TAKEN_BACK = re.compile(
    r"\bmajeure?s? (?:ou|et|comme) (?:non |mineure?s?)|\bmineure?s? (?:ou|et|comme) majeure?s?\b"
    r"|\bmineure?s? (?:bienvenu\w*|accept\w*|accueilli\w*|possible\w*)|\bmeme mineure?s?\b|\bderogations?\b"
    r"|\bsi (?:tu es|vous etes|l.apprenti|la personne)"
    r"|\b(?:agents?|salarie\w*|collegues?|equipe|client\w*|personnel|tut(?:eur|rice)\w*|visiteurs?|residents?"
    r"|membres?|salles?|casino|jeux?)\b"
)
"""Minors may come as well, by a derogation or for a part; or it is said of others."""
_FOR_A_TASK = re.compile(
    r"\W*(?:pour (?!l[ea] (?:stage|contrat|poste)\b)|et plus pour |d[e']\s?|vous pou|tu pou|on )"
)
"""Behind an age: what one does from then on."""
_OLDEST = 21
"""Who writes of more years hardly means a least age."""


class Said(NamedTuple):
    """A least age, and where it is said."""

    age: int
    sentence: Sentence
    start: int
    end: int


def _age(said: Said) -> int:
    return said.age


def said(offer: OfferWrite) -> Said | None:
    """The highest least age that the texts say of who comes, 18 at most; null without any from 15 on, of
    contracts from 18 on: theirs is the law's (L6222-1, L6325-1)."""
    # « 18 ans, ou 16 avec une dérogation »: the lower one.
    each = [
        min(found, key=_age) for sentence in text.of(offer) if (found := [*_of_sentence(offer, sentence)])
    ]
    least = PUPIL_AGE if offer.kind is not OfferKind.APPRENTICESHIP else ADULT_AGE
    return max((one for one in each if one.age >= least), key=_age, default=None)


def _of_sentence(offer: OfferWrite, sentence: Sentence) -> Iterator[Said]:
    if offer.kind is not OfferKind.OBSERVATION:
        adults = _ADULTS.search(sentence.text)
        if adults and not _TAKEN_BACK.search(sentence.text):
            yield Said(ADULT_AGE, sentence, *adults.span())
    for age in ages.named(sentence):
        # « Notre stagiaire de 16 ans » is one, and no least age.
        if age.low is None or age.low == age.high or age.low > _OLDEST or not ages.of_who_comes(age):
            continue
        if not _FOR_A_TASK.match(sentence.text, age.end):
            yield Said(min(age.low, ADULT_AGE), sentence, age.start, age.end)


def check(offer: OfferWrite, *, from_age: int | None) -> Iterator[Finding]:
    """What a referent is asked: why only adults may come, and where words and form do not agree.

    `from_age`: the age from which one may apply by the form.
    """
    told = said(offer)
    if Declaration.ADULTS_ONLY in offer.declarations and offer.kind is not OfferKind.OBSERVATION:
        if not hours.adults_alone(offer):
            yield Finding("adults_only", "declarations", "asked", "declared")
        differs = told is not None and told.age < ADULT_AGE
    else:
        # Students are adults but for a few: it binds, and nobody is asked.
        minors = binds(offer.kind, offer.levels)
        differs = told is not None and told.age == ADULT_AGE and minors and (from_age or 0) < ADULT_AGE
    if told is not None and differs:
        words = told.sentence.words(told.start, told.end)
        yield Finding("age_said", told.sentence.field, "asked", words, exactly=text.quoted(words))
