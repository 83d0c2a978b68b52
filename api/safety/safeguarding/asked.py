"""What somebody asks of the other one that an answer of a word or two then tells: an account, a surname, a
school, where they live; and where in the answer it stands.

By meaning: the second person, a word that asks, and what it is about.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from api.safety.safeguarding.findings import Finding, KnownBy, Span, Talk
from api.safety.safeguarding.name_words import is_strange
from api.safety.safeguarding.rules import CLAUSE
from api.safety.safeguarding.school_names import known_schools
from api.safety.safeguarding.views import View

_HOW = r"(?<!\bde )(?<!\bd')(?:ou|comment|cmt|commen|cment|quoi|quel(?:le)?s?)"
_FIND = (
    r"(?:re)?(?:trouv\w*|contact\w*|join\w*|ajout\w*|suivre|suis|parl\w*|discut\w*|ecri\w*|capt\w*|cherch\w*"
    r"|caus\w*|mp|dm)"
)
_NET = r"(?:net|web|internet|en ligne|reseaux?|rs|applis?|apps?)"
_ACCOUNT = (
    r"(?:comptes?(?![\s-]*(?:sur parcoursup|parcoursup|rendu|cpf|bancaire|pro\b|educonnect|formation|d[eu]))"
    r"|profils?|pseudos?|blazes?|arobase|@|reseaux?|rs|applis?|insta\w*|snap\w*|discord)"
)
_GAP = rf"{CLAUSE}{{0,24}}?"
_CAN = r"(?:(?:peu[xt]|pourrai[st]?)\s)?"
_REACHED = (
    rf"(?:(?:(?:je|on|peu[xt]|pourrai[st]?|pour|puis[\s-]je|comment|cmt|ou)\s{_CAN}(?:vous|vs|nous)\s"
    rf"|(?:te|t'|me|m'|se|s')\s?){_FIND}|{_FIND}[\s-](?:moi|toi|vous|nous))"
)
_ASKS_ACCOUNT = re.compile(
    # « tu me retrouves où ? », « comment on peut se parler ? »
    rf"\b{_REACHED}\b{_GAP}\b{_HOW}\b|\b{_HOW}\b{_GAP}\b{_REACHED}\b"
    # « tu traînes où sur le net ? », « t'es sur quoi toi ? », « tu utilises quoi pour discuter ? »
    rf"|\b{_HOW}\b{_GAP}\b(?:sur|dans) (?:le |l'|les |quel(?:le)?s? )?{_NET}\b"
    rf"|\b(?:t'?es|tu es|vous etes|tes|t'?as|tu vas|tu traines?) (?:\w+ )?sur (?:quoi|quel(?:le)?s? {_NET})\b"
    rf"|\b(?:utilis\w*|t'?as|tu as|vous avez){_GAP}\b(?:quoi|quel(?:le)?s?)\b{_GAP}"
    r"(?:parl|discut|ecrire|communiqu|chat|papot|appli|reseau)"
    # « ton compte ? », « t'as quoi comme réseaux ? »
    rf"|\b(?:ton|ta|tes|votre|vos) (?:\w+ )?{_ACCOUNT}\s*(?:\?|$)"
    rf"|\bc'?(?:est )?(?:quoi|koi) (?:ton|ta|tes|votre) {_ACCOUNT}(?! prefere)"
    r"|\b(?:t'?as|tu as|as[\s-]tu|vous avez|avez[\s-]vous|t'?es|tu es)"
    r" (?:pas |deja |bien |toi |un |inscrite? sur )?"
    rf"(?:quoi comme |quel(?:le)?s? |un |des |d'autres? )(?:autres? )?{_ACCOUNT}\b"
)
_ASKS_SURNAME = re.compile(
    r"\bnoms? de famille\b|\b(?:ton|quel|votre) (?:vrai )?nom(?! d(?:e |')(?!famille))(?: a toi)?\b"
    r"|\bnom complet\b|\b(?:pre)?nom et (?:ton |le )?(?:pre)?nom\b|\bt'?appelles? comment en entier\b"
)
_SCHOOL = r"(?:lycee|college|cfa|mfr|lpo?|ecole|bahut|etablissement)"
_ASKS_SCHOOL = re.compile(
    rf"\bquel(?:le)? {_SCHOOL}\b"
    rf"|\b(?:c'est quoi|comment (?:il |elle )?s'appelle) (?:ton|ta|le nom de ton) {_SCHOOL}\b"
    rf"|\b(?:nom|adresse) de (?:ton|ta) {_SCHOOL}\b|\bou (?:est|se trouve) (?:ton|ta) {_SCHOOL}\b"
    rf"|\b(?:ton|ta) {_SCHOOL}\b{_GAP}\b(?:laquelle|lequel|quoi|ou)\b"
    rf"|\b(?:es|vas|etudies|t'es) (?:ou|dans quoi) (?:au |en |a l'|comme )?(?:{_SCHOOL}|cours|classe)\b"
    rf"|\b(?:es|vas|t'es) (?:au |en |a l'){_SCHOOL},? ou\b|\bscolarisee? ou\b"
    r"|\bou (?:es tu|tu es|t'es) scolarisee?\b|\bva[st]? en cours ou\b|\bou (?:tu vas|vas[\s-]tu) en cours\b"
    r"|\betudies? ou\b|\bou (?:tu )?etudies\b"
)
_WISHED = re.compile(r"\b(?:vises?|vise[rz]|veux|voudrais|aimerais|prochain\w*|apres|plus tard|bac)\b")
_MAY_ASK_SCHOOL = re.compile(
    rf"\b{_SCHOOL}s?\b|\b(?:vas|es|seras?|etais) ou\b|\bou (?:tu (?:vas|es)|vas tu|es tu)\b"
)
_ASKS_PLACE = re.compile(
    rf"\b(?:quel(?:le)?s?|ou|quoi|comment)\b{_GAP}\b(?:quartier|coin d[eu]|rue|bus|tram|ligne|arret|station"
    r"|immeuble|batiment|bat|tour)\b"
    rf"|\b(?:quartier|rue|bus|tram|ligne|arret|station|immeuble)\b{_GAP}\b(?:quel(?:le)?\b|c'est quoi\b"
    r"|ou\s*\?)"
)
_LIVES = r"(?:hab\w*|vis\b|vivez|loges?|crech\w*|rentres?|rentrez)"
_ASKS_HOME = re.compile(
    rf"\b(?:tu|t'|vous|te)\s?{_LIVES}{_GAP}\b(?:ou|comment|dans quel\w*)\b"
    rf"|\b(?:ou|comment)\b{_GAP}\b(?:tu|t'|vous)\s?{_LIVES}"
)
_ANSWERED = re.compile(r"(?<![a-z'-])(?:[a-z]')?([a-z]{3,}(?:[-'][a-z]+)*)")
_MOST_ANSWERED = 7
"""Words of an answer that is a name."""
_ABOUT_SCHOOL = (
    "general generale technologique professionnel professionnelle polyvalent agricole hotelier prive publique"
    " privee terminale seconde troisieme quatrieme cinquieme sixieme segpa ulis pro desole desolee dire"
    " confidentiel prefererais donner droit etablissement bahut cned maison internat arrete descolarise"
    " descolarisee"
)
_NO_ANSWER = frozenset(_ABOUT_SCHOOL.split())
"""What one answers besides to who asks for a school or a surname."""
_PLACE_WORD = re.compile(r"(?<![a-z'-])(?:[ld]')?([a-z]{3,}(?:-[a-z]+)*|\d+)")
_BESIDE = re.compile(r"\b(?:a cote|en face|(?:tout )?pres|derriere|devant)\s(?:de|du|des|d'|la|le|les|l')")
_TOLD_HOME = re.compile(
    r"\b(?:arret|station|place|rue|allee|avenue|boulevard|quartier|immeuble|bat(?:iment)?|etage|tour|derriere|devant"
    r"|en face)\b|\b(?:bus|tram|ligne|le)\s[a-z]?\d{1,3}\b.{0,30}\b\d{1,2}\s?h"
)
"""In a folded answer to who asked where somebody lives: more than a town."""


def asks_account(heard: Iterable[str]) -> bool:
    """Whether one of these folded texts asks where its reader is to be found or written to besides."""
    return any(map(_ASKS_ACCOUNT.search, heard))


def _asks_surname(heard: Iterable[str], first_name: str = "") -> bool:
    """Whether one asks for a surname: « ton nom ? », and of « Lina » « Lina comment ? »."""
    of_whom = rf"(?<![a-z]){re.escape(first_name)}\s(?:comment|cmt|qui|quoi)\b"
    return any(_ASKS_SURNAME.search(one) or (first_name and re.search(of_whom, one)) for one in heard)


def _may_ask_school(heard: Iterable[str]) -> bool:
    """The same where the answer must be a known school: « tu vas où ? », « Livet, Clemenceau ? »."""
    return any("?" in one and (_MAY_ASK_SCHOOL.search(one) or any(known_schools(one))) for one in heard)


def told(view: View, questions: Sequence[str], talk: Talk) -> Iterator[Span]:
    """What a short folded answer tells of its writer to who asked for it in one of these: the surname, or of
    who may be a minor the school and the way home.
    """
    if _asks_surname(questions, talk.known.first_name):
        yield from _told_name(view, talk.known)
    if talk.by_adult:
        return
    if any(_ASKS_SCHOOL.search(one) and not _WISHED.search(one) for one in questions):
        yield from _told_name(view, talk.known)
        yield from _told_beside(view)
    elif _may_ask_school(questions):
        yield from (view.span(Finding.NAME, *place) for place in known_schools(view.text))
    home = any(map(_ASKS_HOME.search, questions)) and _TOLD_HOME.search(view.text)
    if home or any(map(_ASKS_PLACE.search, questions)):
        yield from _told_place(view)


def _told_name(view: View, known: KnownBy) -> Iterator[Span]:
    """What may be a name in a short folded answer to who asked for it: words that are not of every day, nor
    the first name.
    """
    words = list(_ANSWERED.finditer(view.text))
    own = set(re.findall(r"[a-z]+", known.first_name))
    strange = [
        word for word in words if word[1] not in own and word[1] not in _NO_ANSWER and is_strange(word[1])
    ]
    if strange and len(words) <= _MOST_ANSWERED:
        yield view.span(Finding.NAME, strange[0].start(1), strange[-1].end(1))


def _told_beside(view: View) -> Iterator[Span]:
    """Where a school stands, in an answer to who asked for it: « le grand à côté de la gare »."""
    if found := _BESIDE.search(view.text):
        yield view.span(Finding.NAME, found.start(), len(view.text))


def _told_place(view: View) -> Iterator[Span]:
    """A quarter, a stop or a line in an answer to who asked for it, from its first strange word on."""
    words = list(_PLACE_WORD.finditer(view.text))
    if any(word[0].isalpha() and is_strange(word[0]) for word in words):
        first = next(word for word in words if not word[0].isalpha() or is_strange(word[0]))
        yield view.span(Finding.ADDRESS, first.start(), len(view.text))
