"""Whose a part of a sentence is: of who applies, or of the company, its team and its customers.

« Le patron commence à 3 h, toi à 6 h » gives the first hour to the employer and the second to who applies. A
clause is of whom it names first; one that names nobody is of the clause before it, or else of the one behind.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

Whose = Literal["theirs", "ours", "others", "nobody"]
"""Of who applies; of « nous » or « on », which may mean them as well; of others; of nobody named."""

_THEIRS = (
    r"(?<![\w'])t'(?=\w)|\b(?:tu|toi|te|ton|ta|tes|vous|votre|vos|your?"
    r"|le (?:planning|emploi du temps)(?= (?:est|va)\b)|semaine type"
    r"|(?:stagiaire|apprenti|alternant|jeune(?!s? (?:parents?|enfants?|public))"
    r"|eleve|lyceen|etudiant|mineur|trainee|intern|pupil|student)\w*(?:\.e?s?\b)?)\b"
)
_OURS = r"\b(?:nous|on(?! (?:the |mon|tue|wed|thu|fri|sat|sun))|we)\b"
_OTHERS = (
    r"(?<!avec )(?<!avec l')(?<!avec la )(?<!avec le )(?<!avec les )(?<!avec notre )(?<!avec nos )"
    r"\b(?:ouvert\w*|ouvre\w*|ouverture|ferme\w*|clients?|clientele|equipe|patron(?:ne)?s?|chefs?|cheffe|gerante?s?"
    r"|directrice|directeur|responsable|boulang(?:ers?|eres?)|patissi(?:ers?|eres?)|cuisini(?:ers?|eres?)"
    r"|veilleu\w+|compagnons?|collegues?|tuteurs?|tutrices?|adultes?|majeure?s?|salarie\w*|employe\w*"
    r"|open\w*|clos\w*|boss|team|staff|adults?)\b"
    r"|(?<!a )(?<!de )(?<!dans )(?<!at )\b(?:l.|(?:le|la|notre|nos|the|our) )"
    r"(?:boutique|magasin|restaurant|hotel|marche|atelier|four|fournil|usine|shop)\b"
)
_NAMED = re.compile(rf"(?P<theirs>{_THEIRS})|(?P<ours>{_OURS})|(?P<others>{_OTHERS})")
_SPLIT = re.compile(
    r"[,;:()]|\b(?:et|mais|puis|alors que|tandis que|pendant que|quand|and|but|while|then)"
    r"(?= (?:tu|toi|vous|l.|le|la|les|on|nous|il|elle|notre|nos|un|une|you|the|we)\b)"
)
_BACK = re.compile(
    r"\b(?:pas|jamais|sans|ni|aucune?|interdi\w*|repos|libres?|conge\w*|off|chome\w*|not?|never|without)\b"
)


class Clause(NamedTuple):
    """A part of a sentence."""

    text: str
    whose: Whose
    taken_back: bool
    """It says that somebody does not, or it is of a clause that does."""


def clause(said: str, at: int) -> Clause:
    """The clause of a sentence in which a character stands."""
    ends, clauses = _clauses(said)
    return clauses[min(bisect_right(ends, at), len(clauses) - 1)]


@lru_cache(maxsize=16)
def _clauses(said: str) -> tuple[list[int], list[Clause]]:
    """Where the clauses of a sentence end, and each."""
    ends = [*(found.start() for found in _SPLIT.finditer(said)), len(said)]
    parts = [said[start:end] for start, end in pairwise([0, *ends])]
    each = [Clause(part, _first(part), _BACK.search(part) is not None) for part in parts]
    # Who is named last goes on; before anybody is named, whoever comes first is meant.
    for order, passes_on in ((range(len(each)), True), (range(len(each) - 1, -1, -1), False)):
        known = Clause("", "nobody", taken_back=False)
        for number in order:
            one = each[number]
            if one.whose != "nobody":
                known = one
            else:
                back = one.taken_back or (passes_on and known.taken_back)
                each[number] = Clause(one.text, known.whose, back)
    return ends, each


def names_them(said: str) -> bool:
    """Whether a sentence speaks to who applies."""
    return re.search(_THEIRS, said) is not None


def _first(said: str) -> Whose:
    """Of whom a clause is; « on t'attend » is of them whom it speaks to."""
    ours = False
    for found in _NAMED.finditer(said):
        if not found["ours"]:
            return "theirs" if found["theirs"] else "others"
        ours = True
    return "ours" if ours else "nobody"
