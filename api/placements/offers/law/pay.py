"""Sums that the texts of an offer name, against the least that the law sets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from api.placements.offers.law import amounts, text, whose
from api.placements.offers.law.rule import Finding
from api.placements.offers.law.text import Sentence
from api.placements.offers.models import Contract, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite
from api.platform.kit.language import Words
from api.platform.settings import Settings

_FIGURES = r"\d{1,3}(?:[ .]?\d{3}){0,3}(?:,\d{1,2}|\.\d{2})?"
_SMALL = "|".join(sorted(text.NUMBERS, key=len, reverse=True)).replace(" ", "[ -]")
_WORDS = rf"(?:(?:{_SMALL}|cents?|mille|hundred|thousand)(?:[ -](?:et )?|\b(?= ?euros))){{1,8}}+"
"""At most eight words, read one way: « quatre-vingt » is not tried as « quatre » and « vingt » as well."""
_PERIODS = {
    "heure": "hour", "h": "hour", "hour": "hour", "horaire": "hour", "horaires": "hour",
    "jour": "day", "day": "day", "semaine": "week", "week": "week", "hebdomadaires": "week",
    "mois": "month", "month": "month", "mensuel": "month", "mensuels": "month", "mensuelle": "month",
}  # fmt: skip
_SUM = re.compile(
    rf"(?<![\w,.])(?:(?P<figures>{_FIGURES})|(?P<words>{_WORDS}))\s?(?:€|euros?\b|eur\b)(?: (?:net|brut)\w*)*"
    r"\s?(?:(?:(?:a la |en )?fin (?:de|du) )?(?:chaque|tous les) "
    r"|(?:par|/|le|la|a l.|de l.|l.|per|an?|of the)\s?)?"
    rf"(?P<period>{'|'.join(_PERIODS)})\b"
)
_SHARE = re.compile(
    rf"(?:(?P<share>\d{{1,3}}(?:[,.]\d{{1,2}})?)|\b(?P<spelt>{_SMALL}))\s?(?:%|pour cents?|percent)\s?"
    r"(?:du |de |of (?:the )?)?smic"
)
_PAID = re.compile(
    r"\b(?:gratifi\w*|indemni\w*|remuner\w*|salair\w*|pay\w*|verse\w*|touche\w*|gagne\w*|percev\w*|percoi\w*|paid"
    r"|wages?|allowance|bourse)\b"
)
_GIVEN = re.compile(
    r"\b(?:donn\w+|offr\w+|recev\w+|recoi\w+|aur(?:as?|ez)|laiss\w+|compte[rz]?|propos\w+|get|give"
    r"|tout compris|de poche)\b"
)
"""Other words of a sum that somebody gets: it is theirs where the sentence speaks to them."""
_NO_PAY = re.compile(
    r"\b(?:budget|ventes?|vend\w*|chiffre|abonne\w*|client\w*|achet\w*|tarifs?|prix|cout\w*|cotis\w*|factur\w*"
    r"|factures?|economi\w*|reduction\w*|forfait|impots?)\b"
)
"""A sum that nobody is paid."""
_EXTRA = (
    r"(?:primes?|transports?|repas|tickets?|titres?|carburant|paniers?|rembours\w*|frais|caution|loyers?|aides?|permis"
    r"|mutuelle|logement|bonus|pourboires?|supplement|en plus)"
)
_NAMED = re.compile(rf"{_PAID.pattern}|\b(?P<extra>{_EXTRA})\b")
_BEHIND = re.compile(rf"^[^,;]{{0,12}}\b{_EXTRA}\b")
"""A sum that comes on top is named before it or behind."""
_NEAR = 120
"""Characters before a sum in which it is named."""
_LONELY = 35
"""Characters of a sentence that says a sum and hardly anything else."""
_ADULTS = frozenset({OfferLevel.LICENCE, OfferLevel.MASTER})
_WEEKS_A_MONTH = {OfferKind.PLACEMENT: 4.0, OfferKind.APPRENTICESHIP: 52 / 12}
"""A trainee is paid by the hours of each month, of which the fewest count; who works, the same each month."""
ROUNDED = 0.99
"""Sums are told without their cents."""
_DAYS_A_WEEK = 5
_APPRENTICE, _APPRENTICE_ADULT, _PROFESSIONAL = 27, 43, 55
"""Least shares of the minimum wage: first year at 16, at 18 (D6222-26), and below 21 (D6325-15)."""


class Sum(NamedTuple):
    """A sum that a sentence names, in cents an hour."""

    cents: float
    """The most that it can be."""
    start: int
    end: int
    period: str = "hour"
    """Of which it is."""


def check(
    settings: Settings, offer: OfferWrite, days: int | None, hours_per_week: float | None
) -> Iterator[Finding]:
    """Sums of the texts that lie below the law."""
    week = hours_per_week or amounts.USUAL_HOURS_PER_WEEK
    if offer.kind is OfferKind.PLACEMENT:
        if not amounts.gratification(settings, days, hours_per_week, None).due:
            return
        rule, least = "gratification_too_low", float(settings.gratification_cents_per_hour)
    elif offer.kind is OfferKind.APPRENTICESHIP:
        rule, least = "wage_too_low", settings.smic_cents_per_hour * _share(offer) / 100
    else:
        return
    for sentence in text.of(offer):
        for found in _too_low(offer, sentence, week, least):
            words = sentence.words(found.start, found.end)
            # Who prepares a licence or a master is hardly under 18, but may be.
            adult = offer.kind is OfferKind.APPRENTICESHIP and _share(offer) == _APPRENTICE_ADULT
            unsure = hours_per_week is None or (
                adult and found.cents >= least * _APPRENTICE / _APPRENTICE_ADULT
            )
            clear = _PAID.search(sentence.text) is not None and not unsure
            yield Finding(
                rule,
                sentence.field,
                "refused" if clear else "asked",
                words,
                exactly=_exactly(words, found, least),
            )
            return


def _share(offer: OfferWrite) -> int:
    """The least share of the minimum wage, in hundredths, that anybody of an offer may have."""
    if offer.contract is Contract.PROFESSIONNALISATION:
        return _PROFESSIONAL
    return _APPRENTICE_ADULT if offer.levels and set(offer.levels) <= _ADULTS else _APPRENTICE


def sums(offer: OfferWrite, sentence: Sentence, week: float) -> Iterator[Sum]:
    """What a sentence says that one is paid, by so many hours a week."""
    said = sentence.text
    hours = {
        "hour": 1.0,
        "day": week / _DAYS_A_WEEK,
        "week": week,
        "month": week * _WEEKS_A_MONTH[offer.kind],
    }
    if not _speaks_of_pay(said):
        return
    for found in _SUM.finditer(said):
        euros = _euros(found["figures"], found["words"]) if _is_pay(said, found) else 0
        if euros:
            period = _PERIODS[found["period"]]
            yield Sum(euros * 100 / hours[period], found.start(), found.end(), period)


def _too_low(offer: OfferWrite, sentence: Sentence, week: float, least: float) -> Iterator[Sum]:
    said = sentence.text
    yield from (one for one in sums(offer, sentence, week) if one.cents < least * ROUNDED)
    if offer.kind is OfferKind.APPRENTICESHIP:
        for found in _SHARE.finditer(said):
            figures = found["share"]
            share = float(figures.replace(",", ".")) if figures else text.large_number(found["spelt"])
            if share < _share(offer):
                yield Sum(least * share / _share(offer), found.start(), found.end())


def _is_pay(said: str, found: re.Match[str]) -> bool:
    """Whether a sum of such a sentence is no extra, by the last word before it that names one."""
    named = list(_NAMED.finditer(said[max(found.start() - _NEAR, 0) : found.start()]))
    return not ((named and named[-1]["extra"]) or _BEHIND.search(said[found.end() : found.end() + _NEAR]))


def _speaks_of_pay(said: str) -> bool:
    """Whether a sentence says what one is paid: by its word, alone, or as what somebody gives them."""
    if _PAID.search(said) or len(said.strip()) < _LONELY:
        return True
    return bool(_GIVEN.search(said) and whose.names_them(said) and not _NO_PAY.search(said))


def _euros(figures: str | None, words: str | None) -> float:
    """A sum in figures (« 1 200,50 ») or in words (« trois cent cinquante »)."""
    if figures:
        whole, _, cents = figures.replace(" ", "").replace(",", ".").rpartition(".")
        plain = whole.replace(".", "")
        # « 1.200 »: a point between thousands.
        return float(f"{plain}.{cents}") if plain and len(cents) < len("000") else float(plain + cents)
    return text.large_number(words or "")


def _exactly(words: str, found: Sum, least: float) -> Words:
    quoted = text.quoted(words)
    most, lowest = (f"{cents / 100:.2f}" for cents in (found.cents, least))
    return {
        "fr": f"{quoted['fr']} C’est {most.replace('.', ',')}\u00a0€ de l’heure au plus, et le minimum est"
        f" {lowest.replace('.', ',')}\u00a0€.",
        "en": f"{quoted['en']} That is €{most} an hour at most, and the least is €{lowest}.",
    }
