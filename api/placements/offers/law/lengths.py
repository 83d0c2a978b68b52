"""How long the texts of an offer let a placement last, against six months a year (L124-5)."""

import re
from collections.abc import Iterator

from api.placements.offers.law import text
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import NUMBER, number
from api.placements.offers.models import OfferKind
from api.placements.offers.schemas import OfferWrite

_MONTHS = 6
_WEEKS_A_MONTH = 52 / 12
_DAYS_A_MONTH = 365.25 / 12
_SPAN = rf"{NUMBER}[ -]?(?:mois|semaines?|months?|weeks?)\b"
_LONG = re.compile(
    r"\b(?:stages?|duree|convention|internship|placement)\b(?: (?!annee)[\w']+){0,4}?\s?[:,(–-]?\s?"
    rf"(?P<span>{_SPAN})(?! (?:d.experience|apres|plus tard|avant))"
    rf"|^(?P<alone>{_SPAN}) (?:de stage|pour commencer|chez nous|a temps plein)"
)
"""How long a placement lasts at first."""
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
    """Asks, once, where the texts let a placement last longer than the law does."""
    if offer.kind is not OfferKind.PLACEMENT:
        return
    typed = (days or 0) / _DAYS_A_MONTH
    for sentence in text.of(offer):
        if _NO_PLACEMENT.search(sentence.text):
            continue
        found = _too_long(sentence.text, typed)
        if found:
            words = sentence.words(*found.span())
            yield Finding("placement_too_long", sentence.field, "asked", words, exactly=text.quoted(words))
            return


def _too_long(said: str, typed: float) -> re.Match[str] | None:
    first = typed
    for found in _LONG.finditer(said):
        months = _in_months(found["span"] or found["alone"])
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
