"""Trainees one after the other on one post: a third of the first one's length lies between them (L124-11).

Offers do not name a post: the same careers, or much the same title, at the same place are taken for one. A
referent looks, and the company may say that the post is another one.
"""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from api.placements.offers.law import text
from api.placements.offers.law.rule import Finding
from api.placements.offers.schemas import OfferWrite
from api.platform.kit.language import Words, date_of
from api.safety.safeguarding.service import fold

_ALIKE = 0.6
"""The share of the shorter title's words from which two titles name one post."""
_STEM = 5
_WORD = re.compile(r"[a-z]{3,}")
_NO_POST = re.compile(
    r"stage|stagi|place|eleve|etudi|forma|bts|but|cap|bac|pro|licen|maste|mois|semai|jours|annee|pour|chez|avec"
    r"|dans|des|les|une|aux|nos|notre|votre|jeune|dispo|janvi|fevri|mars|avril|mai|juin|juill|aout|septe|octob"
    r"|novem|decem|print|ete|autom|hiver|premi|deuxi|secon|trois|perio|sessi"
)
"""Beginnings of words that name no post."""

_LEAVES = re.compile(
    r"\b(?:notre|nos|mon|ma|la|le|les|l.)\s?(?:\w+ )?(?:stagiaires?|interns?)\b.{0,60}\b(?:s.en v\w+"
    r"|part(?:ent|ira)?|(?:nous )?quitte\w*|fini\w*|termin\w+|acheve\w*|leaves?|ends?)\b"
)
"""A trainee who goes."""
_NEXT = re.compile(
    r"\b(?:le|la|l.|les|un|une|the)\s?(?:suivante?s?|prochaine?s?|autres?|nouve\w+|next(?: one)?)"
    r"(?: stagiaires?)? (?:commenc\w+|arriv\w+|demarr\w+|debut\w+|prend\w*|enchain\w+|suit|starts?|begins?)\b"
)
"""Another one who begins."""
_FOLLOWS = re.compile(
    rf"\b(?:sur|au|a|on) (?:le |ce |the )?(?:meme|same) (?:poste|bureau|post)\b.{{0,40}}?{_NEXT.pattern}"
    rf"|{_NEXT.pattern}.{{0,40}}\b(?:sur|au|on) (?:le |ce |the )?(?:meme|same) (?:poste|bureau|post)\b"
    r"|\b(?:prend\w*|assur\w+) (?:la )?(?:suite|releve) de (?:notre|nos|la|le|l.)\s?(?:\w+ )?stagiaires?\b"
    r"|\b(?:prend\w*|prenons|assur\w+|cherch\w+|trouv\w+) (?:la |une )?releve\b"
    r"|\bmemes? (?:bureau|poste),? (?:et )?(?:les )?memes? (?:dossiers?|missions?|taches?)\b"
    r"|\bpassage de (?:temoin|relais|flambeau)\b.{0,40}\bstagiaires?\b"
    r"|\bsucced\w+ a (?:notre|nos|la|le|l.)\s?(?:\w+ )?stagiaires?\b"
    r"|\bun(?:e)? stagiaire (?:chasse|remplace|suit) l.autre\b|\bstagiaires? (?:apres|sur) stagiaires?\b"
    r"|\bstagiaires? (?:se|qui se) (?:suivent|succedent|relaient|enchainent)\b"
)
"""One on the post of another."""
_WAITS = re.compile(
    r"\b(?:carence|l124.11|apres un delai|d.un tiers|tiers de la duree|plus tard"
    r"|mois (?:apres|plus tard)|waiting)\b"
)
"""The law's time between the two, or as much, is said."""


class Around(NamedTuple):
    """Another placement of the same company: which post, and when."""

    title: str
    rome_codes: Sequence[str]
    commune_code: str | None
    start_on: date | None
    end_on: date
    duration_days: int


def free_on(last: date, days: int) -> date:
    """The first day on which somebody else may begin on the post."""
    return last + timedelta(days=math.ceil(days / 3) + 1)


def check(offer: OfferWrite, days: int | None, around: Sequence[Around]) -> Iterator[Finding]:
    """Asks where a placement comes too soon after another one on its post, or another one after it."""
    start = offer.start_on
    if start is None or not days:
        yield from said(offer)
        return
    same = [one for one in around if same_post(offer, one)]
    before = [free for one in same if one.end_on < start < (free := free_on(one.end_on, one.duration_days))]
    if before:
        until = max(before)
        yield Finding("waiting_time", "start_on", "asked", f"{start}<{until}", exactly=_not_before(until))
        return
    last = start + timedelta(days=days - 1)
    following = [one.start_on for one in same if one.start_on and last < one.start_on < free_on(last, days)]
    if following:
        after = min(following)
        yield Finding("waiting_time", "start_on", "asked", f"{last}>{after}", exactly=_followed(after))
        return
    yield from said(offer)


def said(offer: OfferWrite) -> Iterator[Finding]:
    """Asks where the texts let one trainee follow another on a post and speak of no time between them."""
    told = text.of(offer)
    if any(_WAITS.search(sentence.text) for sentence in told):
        return
    leaves = False
    for sentence in told:
        leaves = leaves or _LEAVES.search(sentence.text) is not None
        found = _FOLLOWS.search(sentence.text) or (_NEXT.search(sentence.text) if leaves else None)
        if found:
            words = sentence.words(*found.span())
            yield Finding("waiting_time", sentence.field, "asked", words, exactly=text.quoted(words))
            return


def same_post(offer: OfferWrite, other: Around) -> bool:
    """Whether two offers of a company are taken for one post."""
    if offer.commune_code and other.commune_code and offer.commune_code != other.commune_code:
        return False
    if set(offer.rome_codes) & set(other.rome_codes):
        return True
    one, two = _words(offer.title), _words(other.title)
    shorter = min(len(one), len(two))
    return one == two if not shorter else len(one & two) >= _ALIKE * shorter


def _words(title: str) -> set[str]:
    """The beginnings of the words of a title that name a post."""
    stems = {word[:_STEM] for word in _WORD.findall(fold(title).text)}
    return {stem for stem in stems if not _NO_POST.fullmatch(stem)}


def _not_before(day: date) -> Words:
    return {
        "fr": f"Un autre stage sur ce poste finit peu avant\u00a0: pas avant le {date_of(day, 'fr')}.",
        "en": f"Another placement on this post ends shortly before: not before {date_of(day, 'en')}.",
    }


def _followed(day: date) -> Words:
    return {
        "fr": f"Un autre stage sur ce poste commence peu après, le {date_of(day, 'fr')}.",
        "en": f"Another placement on this post begins shortly after, on {date_of(day, 'en')}.",
    }
