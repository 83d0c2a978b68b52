"""Numbers that help at once, free and confidential: data only, the page chooses its words around them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from api.safety.safeguarding.fold import fold, in_full


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A national help line of France, and what it is for."""

    number: str
    fr: str
    en: str


_SUICIDE = HelpNumber(
    "3114",
    "quand on pense à mourir ou à se faire du mal : jour et nuit, gratuit",
    "when you think of dying or of hurting yourself: day and night, free",
)
_CHILDREN = HelpNumber(
    "119",
    "quand un enfant ou un ado est en danger : jour et nuit, gratuit, invisible sur la facture",
    "when a child or a teenager is in danger: day and night, free, not shown on the bill",
)
_ONLINE = HelpNumber(
    "3018",
    "en cas de harcèlement, en ligne ou à l’école : 7 jours sur 7 de 9 h à 23 h, gratuit",
    "when you are bullied, online or at school: every day from 9 am to 11 pm, free",
)
_AMBULANCE = HelpNumber(
    "15",
    "quand quelqu’un est blessé ou fait un malaise : le Samu, jour et nuit, gratuit",
    "when somebody is hurt or unwell: ambulance, day and night, free",
)
_POLICE = HelpNumber(
    "17",
    "quand quelqu’un menace ou force à le voir : la police, jour et nuit, gratuit",
    "when somebody threatens, or forces a meeting: the police, day and night, free",
)


class Heard(StrEnum):
    """What somebody tells of, by which it is decided whose number comes first."""

    DARK = "dark"
    """Dying or hurting oneself, and whatever else is told."""
    VIOLENCE = "violence"
    CONTACT = "contact"
    """Harassment, or somebody who writes, asks for an account or a picture."""
    MEETING = "meeting"
    """The same, where it is asked to meet."""


_ORDER = {
    Heard.DARK: (_SUICIDE, _CHILDREN, _ONLINE, _AMBULANCE),
    Heard.VIOLENCE: (_CHILDREN, _SUICIDE, _ONLINE, _AMBULANCE),
    Heard.CONTACT: (_ONLINE, _CHILDREN, _SUICIDE, _AMBULANCE),
    Heard.MEETING: (_ONLINE, _CHILDREN, _POLICE, _SUICIDE, _AMBULANCE),
}
_DYING = re.compile(
    r"\b(?:mour\w*|meur[st]?|mort\w*|suicid\w*|tuer?|finir|disparaitre|vivre|scarif\w*|mutil\w*|cordes?"
    r"|pont|lames?|veines?|cachets?|medocs?|medicaments?|overdose|sauter|pendre|noyer|adieu|testament|bras"
    r"|du mal|en l'air|plus la|peux plus|plus envie|envie de rien|sert a rien|conneries?|betises?|me couper"
    r"|die|dying|kill\w*|hurt myself|end it)\b"
)
_MEETING = re.compile(
    r"\b(?:(?:me|m'|m|nous) ?(?:voir|rencontrer|retrouver|rejoindre|chercher|attend\w*|suit|suivre)"
    r"|rdv|rendez[ -]vous|qu'on se voi\w*|chez lui|venir chez|meet(?:ing)? (?:me|up))\b"
)
_CONTACT = re.compile(
    r"\b(?:h?arc?ell?\w*|cyber\w*|messages?|msgs?|mess|snap\w*|insta\w*|tik ?tok|discord|whatsapp|reseaux?"
    r"|internet|en ligne|online|appli|photos?|videos?|nudes?|nue?s?|chantage|comptes?|groupes?|moqu\w*"
    r"|insult\w*|bizar\w*|chelou\w*|inconnue?s?|mon (?:num\w*|tel\w*|adresse)|bull(?:y|ies|ied|ying))\b"
)
_VIOLENCE = re.compile(
    r"\b(?:frapp\w*|tap(?:e|ent|er|ait)|cogn\w*|coups?|gifl\w*|battue?|bat|ceinture|bleus?|touch\w*|viol\w*"
    r"|caress\w*|enferm\w*|forc\w*|peur (?:de|chez)|rentrer|maison|virer?|dehors|(?:beau )?pere|mere|oncle"
    r"|parents|hit(?:s|ting)?|beat(?:s|ing)?|touch(?:es|ing)?)\b"
)
_SOMEBODY = (
    r"(?:monsieur|mec|homme|type|gars|adulte|inconnue?|quelqu'?un|quelqun|qqu?n|vieux|mentor\w*|messieurs|mecs"
    r"|madame|dame|someone|somebody|man|stranger)"
)
_ASKS = (
    r"(?:m'?|me |ma |m'a |m'ont )?(?:a |ai |est )?"
    r"(?:demand\w*|veu[xt]|voulai\w*|reclam\w*|insist\w*|want\w*|ask\w*)"
)
_OF_MINE = (
    r"\b(?:mon|ma|mes|my|des?|une?) (?:snap\w*|insta\w*|num\b|numero|tel\w*|phone|adresse|whatsapp|discord"
    r"|tik ?tok|photos?|nudes?|videos?)\b(?! (?:de secu|d'ident|siret|ine|pour (?:le|mon) (?:cv|dossier)))"
)
_APPROACHED = re.compile(
    rf"\b{_SOMEBODY}\b[^.!?\n]{{0,40}}?\b{_ASKS}[^.!?\n]{{0,30}}?{_OF_MINE}"
    rf"|\b{_SOMEBODY}\b[^.!?\n]{{0,40}}?\b{_ASKS}[^.!?\n]{{0,20}}?"
    r"\b(?:me|m'?) ?(?:voir|rencontrer|retrouver)\b"
)


def heard_in(text: str, before: Heard | None = None) -> Heard | None:
    """What a text that cries for help tells of, and `before` what was heard in its talk; None: it names
    nothing of these. Who spoke of dying reads that number first until the talk ends.
    """
    view = fold(text)
    said = (in_full(view) or view).text
    if before is Heard.DARK or _DYING.search(said):
        return Heard.DARK
    contact = _CONTACT.search(said) or _APPROACHED.search(said)
    if contact or before in (Heard.CONTACT, Heard.MEETING):
        return Heard.MEETING if _MEETING.search(said) else (Heard.CONTACT if contact else before)
    return Heard.VIOLENCE if _VIOLENCE.search(said) else before


def is_approached(text: str) -> bool:
    """Whether somebody tells that a grown-up or a stranger asks for their account, number, picture, or to
    see them: no cry, and yet who listens is shown.
    """
    view = fold(text)
    return _APPROACHED.search((in_full(view) or view).text) is not None


def help_numbers(heard: Heard) -> tuple[HelpNumber, ...]:
    """Whom to call, the nearest to what was heard first."""
    return _ORDER[heard]
