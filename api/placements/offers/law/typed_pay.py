"""What the texts of a placement say of its gratification, beside the one that is typed: both say the same."""

import re
from collections.abc import Iterator

from api.placements.offers.law import amounts, pay, text
from api.placements.offers.law.limits import Hours
from api.placements.offers.law.rule import Finding
from api.placements.offers.models import OfferKind
from api.placements.offers.schemas import OfferWrite

_PAY = r"(?:gratifi\w*+|indemni\w*+|remuner\w*+|salaires?+|paie|paye|payment|allowance|wages?)"
_INSTEAD = re.compile(
    rf"\b(?:en guise d[e']|pour (?:seule?|toute|unique)|au lieu d[e']|a la place d[e']|a defaut d[e']"
    rf"|en lieu et place d[e']|tien\w+ lieu d[e']|vaut|instead of|in place of|by way of|as your)"
    rf"\s?(?:une? |la |l[e']\s?|toute |any )?{_PAY}"
    rf"|\b{_PAY} (?:\w+ ){{0,2}}?(?:en nature|(?:en|sous (?:la )?forme d[e'])\s?"
    r"(?:bons?|cheques?|cartes?|produits?|repas|marchandises?))\b"
)
"""Something else than money in its place."""
_NONE = re.compile(
    rf"\b(?:aucune?|sans|pas(?: d[e'])?|ni|non|no|not|without)\s?{_PAY}"
    # Of what comes on top of it nothing is said here.
    r"(?! (?:de |d\W|pour |supplementaire|complementaire|kilometrique|en plus|for |of ))"
)
_MOST_OF_LEAST = 23 / 20
"""A month has twenty to twenty-three days of work: a sum of a month is one of so many hours or of fewer."""


def check(offer: OfferWrite, worked: Hours) -> Iterator[Finding]:
    """Asks where the texts deny the gratification that is typed, or name another one."""
    typed = offer.gratification_cents_per_hour
    if offer.kind is not OfferKind.PLACEMENT or typed is None:
        return
    others: list[Finding] = []
    for sentence in text.of(offer):
        for one in pay.sums(offer, sentence, worked.week or amounts.USUAL_HOURS_PER_WEEK):
            if one.period != "hour" and worked.week is None:
                continue
            least = one.cents / (1 if one.period == "hour" else _MOST_OF_LEAST)
            if least * pay.ROUNDED <= typed <= one.cents / pay.ROUNDED:
                return
            others.append(_other(sentence, one.start, one.end, typed))
        denied = typed and (_INSTEAD.search(sentence.text) or _NONE.search(sentence.text))
        if denied:
            others.append(_other(sentence, *denied.span(), typed))
    yield from others[:1]


def _other(sentence: text.Sentence, start: int, end: int, typed: int) -> Finding:
    words = sentence.words(start, end)
    quoted = text.quoted(words)
    euros = f"{typed / 100:.2f}"
    return Finding(
        "gratification_said",
        sentence.field,
        "asked",
        f"{words} / {typed}",
        exactly={
            "fr": f"{quoted['fr']} À l’étape «\u00a0Quand\u00a0», la gratification est de"
            f" {euros.replace('.', ',')}\u00a0€ de l’heure.",
            "en": f"{quoted['en']} In the step “When”, the gratification is €{euros} an hour.",
        },
    )
