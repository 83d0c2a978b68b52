"""What the words of an offer may say because the law does: its ages, and its programmes for places."""

import re
from collections.abc import Collection, Sequence

from api.placements.offers.law import ages
from api.placements.offers.law.text import Sentence
from api.placements.offers.models import OfferKind, OfferLevel

_PROGRAMME = re.compile(
    r"\bqpv\b|\brep\b\+?|\bquartiers? prioritaires?|\bpolitique de la ville|\beducation prioritaire"
    r"|\bcordees? de la reussite|\bzones? (?:de revitalisation rurale|prioritaires?)"
    r"|\bpriority (?:districts?|education)"
)
"""Programmes in favour of who lives or learns in some places: L1133-5, and the form's own `Priority`."""
_AGAINST = re.compile(
    r"\b(?:pas|sauf|hors|exclu(?!siv)\w*|refus\w*|abstenir|evit\w*|jamais|aucune?|ni|ecart\w*|mefi\w*|except|not?"
    r"|never|without|sans)\b"
)
_AGE_WORDS = re.compile(r"\b(?:jeunes?|vieux|vieill\w*|seniors?|quinqua\w*|juniors?|young|old)\b")


def allows(
    kind: OfferKind,
    levels: Collection[OfferLevel],
    ground: str,
    said: Sequence[Sentence],
    start: int,
    end: int,
) -> bool:
    """Whether what stands there in a text, whose sentences are `said`, is a fact of the law, and no wish or
    exclusion of its ground.
    """
    if ground not in ("age", "residence"):
        return False
    for sentence in said:
        begins, ends = sentence.span(0, len(sentence.text))
        if begins <= start and end <= ends:
            return _programme(sentence) if ground == "residence" else _age(kind, levels, sentence, start, end)
    return False


def _programme(sentence: Sentence) -> bool:
    """Whether it favours who is of a programme, and shuts nobody out."""
    return _PROGRAMME.search(sentence.text) is not None and not _AGAINST.search(sentence.text)


def _age(kind: OfferKind, levels: Collection[OfferLevel], sentence: Sentence, start: int, end: int) -> bool:
    for age in ages.named(sentence):
        begins, stops = sentence.span(age.start, age.end)
        if begins < end and start < stops:
            upper = age.high is not None and ages.of_law(kind, levels, age)
            beyond = age.high is None and "demandeur" in sentence.text
            return (upper or beyond) and not _AGE_WORDS.search(sentence.text)
    return False
