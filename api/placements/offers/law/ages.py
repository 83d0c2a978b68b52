"""Ages that the texts of an offer name: below what the law allows, as it allows them, or as a wish."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from api.placements.offers.law import limits, text
from api.placements.offers.law.rule import Finding, Outcome
from api.placements.offers.law.text import NUMBER, Sentence, number
from api.placements.offers.models import Contract, OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite

_YEARS = r"[ -]?(?:ans?\b|years?\b(?:[ -]old)?|yrs?\b)(?!\s?(?:d'|de (?!preference)|of |experience))"
_ONE = rf"(?P<one>{NUMBER})"
_TWO = rf"(?P<two>{NUMBER})"
_AFTER = rf"(?P<after>{NUMBER})"
_FULL = r"(?: revolus?)?\s?"
_RANGE = re.compile(
    rf"{_ONE}(?:[ -]?ans)?\s?(?:a|et|-|/|ou|to|and|or)\s?{_TWO}{_YEARS}(?: revolus?)?(?: max\w*)?"
)
_FROM = re.compile(
    r"(?:\bdes|\ba partir d[e']|\ba compter de|\bau moins|\bmini(?:mum)?|\bfrom|\bat least|\bplus de|\bover"
    rf"|\+\s?de|\bage (?:minimum|minimal|mini|requis))(?: (?:l'|the )?age)?(?: of| de)?\s?:?\s?{_ONE}{_YEARS}"
    rf"|{_AFTER}{_YEARS}{_FULL}(?:\+|mini(?:mum)?\b|min\b|et plus|et \+|ou plus"
    r"|and (?:over|up|older|more)|or (?:older|over|more|above))"
)
_UP_TO = re.compile(
    r"(?:\bjusqu'?a|\bmoins de|\bpas plus de|\bau plus|\bmax(?:i|imum)?|\bunder|\bup to|\bbelow|\bage limite"
    rf"|(?<!\w)-\s?de)(?: (?:l')?age)?(?: de)?\s?:?\s?{_ONE}{_YEARS}(?: revolus?)?"
    rf"|{_AFTER}{_YEARS}{_FULL}(?:(?:grand )?max(?:i|imum)?\b|(?:tout )?au plus|ou moins|et moins"
    r"|or (?:less|under|younger)|and under)"
)
_OF = re.compile(
    r"(?:\btu as|\bvous avez|\bagee?s? de|\b(?:jeunes?|eleves?|apprentie?s?|stagiaires?|collegiens?|ados?) de"
    r"|\b(?:apprentissage|alternance|stage|contrat) (?:des |a )(?:l.age de )?|\bayant|\bavoir|\baged"
    r"|\b(?:prend|prends|prenons|accept\w+|embauch\w+|recrut\w+) (?:\w+ )?a"
    rf"|\byou are)\s?{_ONE}{_YEARS}|\bage of {_AFTER}\b"
)
_BEFORE = re.compile(
    r"\b(?:depuis|il y a|pendant|voila|durant|apres|garanti\w*|fet\w*|existe\w*|cree\w*|for)"
    r" (?:plus de |pres de |environ |over )?$"
)
"""What lasts so long, and is no age of anybody."""
_PUBLIC = re.compile(
    r"\b(?:enfants?|bebes?|petits|client\w*|visiteurs?|public|spectateurs?|residents?|licencies?|adherents?"
    r"|patients?|usagers?|lecteurs?|joueurs?|jeux?|jouets?|films?|livres?|tarifs?|entrees?|billets?|ateliers?"
    r"|baptemes?|cours|participants?|vacanciers|batiments?|maisons?|vehicules?|voitures?|arbres?|vignes?|vins?"
    r"|sejours?|colonies?|camps?|loisirs|periscolaire|club|licence|seances?|inscri\w*|children|customers?"
    r"|visitors?)\b"
)
_APPLICANTS = re.compile(
    r"\b(?:stages?|stagiaires?|apprenti\w*|alternan\w*|contrats?|candidat\w*|postul\w*|recrut\w*|embauch\w*"
    r"|offre|poste|tu as|tu peux|vous avez|nous prenons|on (?:te )?prend|profils?|internships?|apprentice\w*"
    r"|placement|apply|you)\b"
)
_CLOSE = 30
"""Characters before an age in which its public is named."""
_CHILD = 8
"""Younger than this nobody is taken for an applicant where a public is spoken of."""
_COLLEGE_UNFINISHED = re.compile(
    r"(?:sans|pas) (?:[\w']+ ){0,4}(?:fini|termine|acheve|finir|terminer|achever|attendre)(?: \w+'?){0,3}\s?"
    r"(?:college|troisieme|3e|3eme)|(?:encore|toujours) (?:\w+ ){0,2}(?:college|troisieme|3e|3eme)"
    r"|avant (?:la fin d[eu]|d.avoir fini|de finir)(?: \w+)?\s?(?:college|troisieme|3e|3eme)"
    r"|without (?:\w+ ){0,3}(?:finish\w*|complet\w*)"
)
_FIFTEEN_THIS_YEAR = re.compile(r"31 decembre|annee civile|fin de l.annee|dans l.annee|end of the year")
_CLASS_BELOW = re.compile(
    r"\b(?:eleves?|classes?|jeunes?|collegiens?)\b[^,;]{0,20}?\b(?:6e|6eme|sixieme|5e|5eme|cinquieme|cm[12]|ce[12]"
    r"|primaire)\b"
)
"""Classes before the 4e."""
_NEVER = re.compile(r"\b(?:pas|jamais|sauf|aucune?|ni|not?|never)\b")
_FIFTEEN = 15
_WORKSHOP = 14


_WISHED = re.compile(
    rf"{_APPLICANTS.pattern}|\b(?:jeunes?|prefer\w+|plutot|ideal\w+|reserv\w+|uniquement|seulement"
    r"|cherch\w+|ouvert\w*|only|preferably|young)\b"
)
_NO_WISH = re.compile(
    r"\b(?:salaires?|remuner\w*|smic|aides?|primes?|perc\w+|grille|cartes?|reductions?|permis|assurance|mineurs?"
    r"|moyenne|brigade|notre equipe|l.equipe|collegues|accompagne\w*|animes?|animer|foyer|mission locale"
    r"|accueille(?:nt)?|residence|services? civiques?)\b|%"
)
"""A sum, an aid, a team or a public: no age of who is wanted."""
_SOUGHT = re.compile(
    r"\b(?:cherch\w+|recherch\w+|reserv\w+|recrut\w+|embauch\w+|prefer\w+|plutot|ideal\w+|uniquement|seulement"
    r"|seule?s|exclusiv\w+|pren(?:d|ds|ons)|accept\w+|accueill\w+|ouvert\w*|profils?|candidat\w*|souhait\w+|only"
    r"|must|exig\w+|requis\w*)\b"
)
_ALREADY_THERE = re.compile(
    r"\b(?:les|nos|vos|des|aux|pour les|chaque|l.)\s?(?:apprentie?s?|alternante?s?|stagiaires?"
    r"|mineure?s?|jeunes?)(?: mineure?s?)?(?: ages?)?(?: (?:de|entre))?\s?$"
)
"""Before an age that is said of those who are there, not of who is wanted."""
_LONELY = 30
"""Characters of a sentence that says an age and hardly anything else."""
_MINORITY = 18
_APPRENTICE = (29, 30)
"""« 29 ans révolus » (L6222-1), as people also round it."""
_PROFESSIONAL = 25
_BEYOND = re.compile(
    r"rqth|handicap|haut niveau|createur|creation|reprise|repreneur|rupture"
    r"|(?:suite|apres) .{0,30}(?:contrat|apprentissage)|contrat precedent"
)
"""Beyond 29: L6222-2, D6222-1."""
_PUPILS = re.compile(r"\b(?:eleves?|lyceen\w*|pfmp|pupils?)\b")
_PUPIL_AGES = range(16, 21)
"""Last year of those who learn CAP or bac pro at school, as people tell it: « élèves de 15 à 18 ans »."""
_CHOSEN = re.compile(r"\b(?:uniquement|seulement|exclusiv\w+|prefer\w+|plutot|ideal\w+|only)\b")
_USUAL = {OfferLevel.QUATRIEME: 13, OfferLevel.TROISIEME: 14, OfferLevel.SECONDE: 15}


class Age(NamedTuple):
    """An age, or the ages between two, that a sentence names, in full years."""

    low: int | None
    high: int | None
    sentence: Sentence
    start: int
    end: int


@lru_cache(maxsize=64)
def named(sentence: Sentence) -> tuple[Age, ...]:
    """The ages of people that a sentence names; several rules ask one after the other."""
    return tuple(_named(sentence))


def _named(sentence: Sentence) -> Iterator[Age]:
    taken: list[tuple[int, int]] = []
    for pattern in (_RANGE, _FROM, _UP_TO, _OF):
        for found in pattern.finditer(sentence.text):
            start, end = found.span()
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            if pattern is _RANGE and number(found["one"]) > number(found["two"]):
                # « vingt-huit ans »: one number.
                continue
            taken.append((start, end))
            if _BEFORE.search(sentence.text[:start]):
                continue
            groups = found.groupdict()
            one = number(groups.get("one") or groups["after"])
            if pattern is _RANGE:
                yield Age(one, number(groups["two"]), sentence, start, end)
            elif pattern is _UP_TO:
                yield Age(
                    None, one - found[0].startswith(("moins", "under", "below", "-")), sentence, start, end
                )
            else:
                yield Age(one, one if pattern is _OF else None, sentence, start, end)


def of_a_public(age: Age) -> bool:
    """Whether it is that of customers, children who come, a house: not of who applies."""
    said = age.sentence.text
    close = said[max(age.start - _CLOSE, 0) : age.start]
    public = _PUBLIC.search(said)
    if public is None:
        return False
    return (
        _PUBLIC.search(close) is not None
        or not _APPLICANTS.search(said)
        or (age.low is not None and age.low < _CHILD)
    )


def wished(
    kind: OfferKind, levels: Collection[OfferLevel], said: Iterable[Sentence]
) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text set an upper age that no law does (L1132-1), in its characters."""
    for sentence in said:
        for age in named(sentence):
            if _is_wished(age) and not of_law(kind, levels, age):
                yield sentence.span(age.start, age.end)


def _is_wished(age: Age) -> bool:
    if age.high is None or age.low == age.high or (age.low is None and age.high <= _MINORITY):
        return False
    if age.high < _MINORITY and _ALREADY_THERE.search(age.sentence.text[: age.start]):
        return _SOUGHT.search(age.sentence.text) is not None and of_who_comes(age)
    return of_who_comes(age)


def of_who_comes(age: Age) -> bool:
    """Whether a sentence speaks of who may come, and not of a sum, a team or a public."""
    said = age.sentence.text
    if _NO_WISH.search(said) or of_a_public(age):
        return False
    return _WISHED.search(said) is not None or len(said.strip()) < _LONELY


def of_law(kind: OfferKind, levels: Collection[OfferLevel], age: Age) -> bool:
    """Whether an upper age is the one that the law sets for this kind of offer, or tells a class."""
    assert age.high is not None
    said = age.sentence.text
    apprentice, contract = "apprenti" in said, kind is OfferKind.APPRENTICESHIP
    if contract or apprentice or "contrat de pro" in said:
        if age.high in _APPRENTICE or (age.high > max(_APPRENTICE) and _BEYOND.search(said)):
            return True
        return age.high == _PROFESSIONAL and not apprentice
    if kind is OfferKind.PLACEMENT and limits.TRADES.issuperset(levels) and _PUPILS.search(said):
        return age.high in _PUPIL_AGES and (age.low or 0) <= _PUPIL_AGES.start and not _CHOSEN.search(said)
    usual = [_USUAL[level] for level in levels if level in _USUAL]
    return kind is OfferKind.OBSERVATION and all((age.low or 0) <= one <= age.high for one in usual)


def check(offer: OfferWrite) -> Iterator[Finding]:
    """Where the texts take people who are younger than the law allows."""
    told: set[int] = set()
    for sentence in text.of(offer):
        yield from _class_below(offer, sentence)
        for age in named(sentence):
            if age.low is None or age.low in told or of_a_public(age):
                continue
            found = _too_young(offer, age)
            if found is None:
                continue
            told.add(age.low)
            rule, outcome = found
            words = sentence.words(age.start, age.end)
            yield Finding(rule, sentence.field, outcome, words, exactly=text.quoted(words))


def _class_below(offer: OfferWrite, sentence: Sentence) -> Iterator[Finding]:
    """Asks where an observation is opened to a class before the 4e (L4153-1)."""
    said = sentence.text
    found = _CLASS_BELOW.search(said) if offer.kind is OfferKind.OBSERVATION else None
    if found and _APPLICANTS.search(said) and not _PUBLIC.search(said) and not _NEVER.search(said):
        words = sentence.words(*found.span())
        yield Finding("observer_age", sentence.field, "asked", words, exactly=text.quoted(words))


def _too_young(offer: OfferWrite, age: Age) -> tuple[str, Outcome] | None:
    """The rule that an age breaks, and what follows; null where it breaks none."""
    assert age.low is not None
    said = age.sentence.text
    clear: Outcome = "refused" if _APPLICANTS.search(said) and not _PUBLIC.search(said) else "asked"
    if offer.kind is OfferKind.APPRENTICESHIP:
        if offer.contract is Contract.PROFESSIONNALISATION:
            return ("professional_age", clear) if age.low < limits.CONTRACT_AGE else None
        if age.low < _FIFTEEN:
            # Fifteen before the end of the year: enrolled, as a pupil (L6222-1).
            return "apprentice_age", "asked" if _FIFTEEN_THIS_YEAR.search(said) else clear
        unfinished = age.low == _FIFTEEN and _COLLEGE_UNFINISHED.search(said)
        return ("apprentice_age", clear) if unfinished else None
    levels = offer.levels or [OfferLevel.QUATRIEME]
    least = min(limits.YOUNGEST[level] for level in levels)
    if age.low >= least:
        return None
    if offer.kind is OfferKind.OBSERVATION:
        return "observer_age", clear
    return "trainee_age", clear if age.low < _WORKSHOP else "asked"
