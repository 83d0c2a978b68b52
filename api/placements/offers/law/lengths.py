"""How long the texts of an offer let a placement last, against the law and what is typed."""

import re
from collections.abc import Iterator

from api.placements.offers.law import exactly, text
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import NUMBER, Sentence, number
from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite

_MONTHS = 6
_WEEKS_A_MONTH = 52 / 12
_DAYS_A_MONTH = 365.25 / 12
_MUCH_LONGER, _WEEK = 1.15, 7
"""Lengths are told in round numbers."""
_SPAN = rf"{NUMBER}[ -]?(?:mois|semaines?|months?|weeks?)\b"
_LONG = re.compile(
    r"\b(?:stages?|duree|convention|internship|placement)\b(?: (?!annee)[\w']+){0,4}?\s?[:,(–-]?\s?"
    rf"(?P<span>{_SPAN})(?! (?:d.experience|apres|plus tard|avant))"
    rf"|^(?P<alone>{_SPAN}) (?:de stage|pour commencer|chez nous|a temps plein)"
    rf"|\b(?P<whole>{_SPAN}) (?:plein(?:e?s)|complete?s|d.affilee|de suite|consecuti(?:fs|ves))\b"
)
"""How long a placement lasts at first."""
_AT_MOST = re.compile(r" (?:maxi?(?:mum)?|au (?:plus|maximum)|at most)\b")
_MORE = re.compile(
    rf"\b(?:renouvel\w+|prolong\w+|reconduct\w+|reconduit\w*|re-?sign\w+|on repart|extend\w*|renew\w*)\b"
    rf"(?: (?!pas\b)[\w'(]+){{0,4}}? \(?(?P<more>{_SPAN})"
    rf"|{_SPAN}\s?(?:\+|puis(?: encore)?|et encore|plus)\s?(?P<added>{_SPAN})(?! (?:apres|plus tard))"
    rf"|\b(?P<further>{_SPAN}) (?:de plus|supplementaires?|more)\b"
)
"""What comes on top of it."""
_AGAIN = re.compile(r"\b(?:stages?|mois|convention) (?:\w+ ){0,3}?(?:renouvelable|reconductible)\b")
"""The same once more."""
_OTHER_AGREEMENT = re.compile(
    r"\b(?:conventions? (?:[\w']+ ){0,3}?(?:d.une?|avec une?|par une?|de l.)\s?"
    r"(?:autre|deuxieme|seconde?|nouvelle?) (?:ecole|etablissement|organisme|universite)"
    r"|(?:deux|trois|plusieurs) conventions (?:a la suite|de suite|qui se suivent|d.affilee|successives"
    r"|l.une apres l.autre))\b"
)
"""One more agreement for the same person."""
_NO_PLACEMENT = re.compile(
    r"\b(?:alternan\w+|apprenti\w*|cdd|cdi|embauch\w+|emploi|experience|abonnement|energies?|bail|contrats?"
    r"|service civique|pas|ni|jamais|sans|non|not?|never)\b"
)


def check(offer: OfferWrite, days: int | None) -> Iterator[Finding]:
    """Asks, once, where the texts let a stay last longer than the law does, or than is typed."""
    if offer.kind is OfferKind.APPRENTICESHIP:
        return
    for sentence in text.of(offer):
        if _NO_PLACEMENT.search(sentence.text):
            continue
        finding = next(
            _of_observation(offer, sentence)
            if offer.kind is OfferKind.OBSERVATION
            else _of_placement(sentence, days or 0),
            None,
        )
        if finding:
            yield finding
            return


def _of_placement(sentence: Sentence, days: int) -> Iterator[Finding]:
    found = _too_long(sentence.text, days / _DAYS_A_MONTH)
    if found:
        words = sentence.words(*found.span())
        yield Finding("placement_too_long", sentence.field, "asked", words, exactly=text.quoted(words))
    for one in _LONG.finditer(sentence.text):
        if _AT_MOST.match(sentence.text, one.end()):
            continue
        if days and _span_of(one) * _DAYS_A_MONTH > days * _MUCH_LONGER + _WEEK:
            words = sentence.words(*one.span())
            told = exactly.other_length(words, days)
            yield Finding("said_otherwise", sentence.field, "asked", words, exactly=told)


def _of_observation(offer: OfferWrite, sentence: Sentence) -> Iterator[Finding]:
    """Weeks in a row of one pupil: the form takes several weeks as a choice among them."""
    most = 2 if OfferLevel.SECONDE in offer.levels else 1
    for one in _LONG.finditer(sentence.text):
        if round(_span_of(one) * _WEEKS_A_MONTH) > most:
            words = sentence.words(*one.span())
            yield Finding("observation_length", sentence.field, "asked", words, exactly=text.quoted(words))


def _span_of(found: re.Match[str]) -> float:
    """Months that a placement lasts at first."""
    return _in_months(found["span"] or found["alone"] or found["whole"])


def _too_long(said: str, typed: float) -> re.Match[str] | None:
    first = typed
    for found in _LONG.finditer(said):
        months = _span_of(found)
        if months > _MONTHS:
            return found
        first = max(first, months)
    for found in _MORE.finditer(said):
        if first + _in_months(found["more"] or found["added"] or found["further"]) > _MONTHS:
            return found
    again = _AGAIN.search(said)
    return again if again and 2 * first > _MONTHS else _OTHER_AGREEMENT.search(said)


_PARTS = re.compile(rf"(?P<count>{NUMBER})[ -]?(?P<unit>[a-z]+)")


def _in_months(span: str) -> float:
    found = _PARTS.fullmatch(span)
    assert found is not None
    count = number(found["count"])
    return count / _WEEKS_A_MONTH if found["unit"].startswith(("sem", "week")) else count
