"""What a cry is about, by its words: whose number comes first follows it."""

import re

from api.safety.safeguarding.fold import fold, in_full
from api.safety.safeguarding.help import Heard

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
