"""Words that send an offer to a referent: discriminatory, political, religious, or of work without pay.

Our own lists, checked by a person and never refused by the machine alone: a false alarm costs a look. Grounds
of discrimination are those of Code du travail L1132-1 and Code pénal 225-1; neutrality is design §8.7. Texts
are folded first (no accents, lower case); `*` stands for any ending, so that inflections and feminines are
found, inclusive writing too; between the words of an expression other signs may stand.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from pydantic_core import PydanticCustomError

from api.kit.problems import InvalidInputError
from api.kit.text import fold
from api.offers.models import OfferKind
from api.offers.schemas import HeldFor
from api.safeguarding.schemas import insist_on_whole

DISCRIMINATION = """
    homme* uniquement | hommes seulement | garcon* uniquement | reserve* aux hommes | reserve* aux garcons
    femme* uniquement | femmes seulement | fille* uniquement | reserve* aux femmes | reserve* aux filles
    jeune homme | jeune fille | pas de fille* | pas de garcon* | pas de femme* | sexe masculin
    sexe feminin | francais* de souche | origine francaise | origine europeenne | nationalite francaise
    type europeen | type caucasien | bleu blanc rouge | sans accent etranger | pas d etranger*
    pas de gens du voyage | race blanche | racial* | ethni* | peau blanche | peau noire | couleur de peau
    pas de handicap* | non handicape* | personne* valide* | parfaite sante | excellente sante
    bonne constitution | pas malade* | celibataire* | sans enfant* | sans charge de famille | non enceinte*
    pas enceinte* | heterosexuel* | homosexuel* | bonne presentation | physique agreable | belle apparence
    silhouette mince | sans tatouage* | taille mannequin | non syndique* | pas de syndicat* | sans voile
    pas de voile | non voilee* | nom francais
"""
POLITICAL = """
    parti politique | campagne electorale | candidat* aux elections | election* municipale*
    meeting politique | election* legislative* | election* presidentielle* | colleu* d affiches
    tractage politique | propagande | tract* politique* | militant* politique* | militer | militantisme
    adhesion au parti | section du parti | extreme droite | extreme gauche
"""
RELIGIOUS = """
    evangelis* | proselyt* | convert* a la foi | catechisme | catechese | prieres | salle de priere | messe
    messes | temps de priere | culte religieux | louange* | pratiquant* | foi chretienne | foi musulmane
    foi juive | chretien* | catholique* | protestant* | musulman* | islamique* | juif* | juive*
    bouddhiste* | scientolog* | temoin* de jehovah | baptise* | confession religieuse
"""
UNPAID_WORK = """
    non remunere* | sans remuneration | pas de remuneration | non paye* | pas paye* | sans salaire
    benevol* | travail gratuit | travailler gratuitement | sans contrepartie | a titre gracieux
    remplac* un* salarie* | remplacement de salarie* | essai non paye* | periode d essai gratuite | au black
    au noir | frais a votre charge | frais d inscription | caution a verser | payer votre formation
"""
PRODUCTIVE_WORK = """
    remplac* un* salarie* | remplacement de salarie* | remplacement conges | poste a pourvoir | au noir
    au black | objectif* de vente | travail productif | surcroit d activite | main d oeuvre
    periode d essai
"""
"""An observation placement is never paid, so that saying so is no fault; work in somebody's place is."""


class Finding(NamedTuple):
    """Expressions of one list that stand in a text, as the text writes them."""

    code: HeldFor
    words: list[str]


class Told(Protocol):
    """An offer as its company writes it, or as it is kept."""

    title: str
    description: str
    accessibility: str


def told(offer: Told) -> list[str]:
    """The texts of an offer."""
    return [offer.title.strip(), offer.description, offer.accessibility]


def insist_on_harmless(offer: Told) -> None:
    """Raises InvalidInputError: a contact detail over several of its texts, or an advance to its readers."""
    try:
        insist_on_whole(*told(offer), said_to_minors=True)
    except PydanticCustomError as error:
        raise InvalidInputError("description", error.type) from None


def words_read(offer: Told) -> str:
    """A digest of them, by which the words that a referent let out are known again."""
    return hashlib.sha256(json.dumps(told(offer)).encode()).hexdigest()


_LETTER = r"[^\W_]"
_ENDING = rf"{_LETTER}*+(?:[·.(/-]{_LETTER}{{1,4}}\)?){{0,3}}"
"""Of the word itself, or written inclusively: salarié·e, salarié(e)s."""


def _pattern(listed: str) -> re.Pattern[str]:
    expressions = [one.split() for line in listed.strip().splitlines() for one in line.split("|")]
    spelt = [r"[\W_]++".join(word.replace("*", _ENDING) for word in one) for one in expressions]
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(sorted(spelt, key=len, reverse=True))})(?!{_LETTER})")


_LISTS = {
    HeldFor.DISCRIMINATION: _pattern(DISCRIMINATION),
    HeldFor.POLITICAL: _pattern(POLITICAL),
    HeldFor.RELIGIOUS: _pattern(RELIGIOUS),
    HeldFor.UNPAID_WORK: _pattern(UNPAID_WORK),
}
_OBSERVATION_LISTS = {**_LISTS, HeldFor.UNPAID_WORK: _pattern(PRODUCTIVE_WORK)}

MAX_WORDS = 5
"""Expressions shown of each list."""


def findings(kind: OfferKind, texts: Iterable[str]) -> list[Finding]:
    """What in the texts a referent should look at, list by list."""
    folded = fold(" \n ".join(texts)).replace("’", "'")
    lists = _OBSERVATION_LISTS if kind is OfferKind.OBSERVATION else _LISTS
    found = []
    for code, pattern in lists.items():
        words = list(dict.fromkeys(match[0] for match in pattern.finditer(folded)))
        if words:
            found.append(Finding(code, words[:MAX_WORDS]))
    return found
