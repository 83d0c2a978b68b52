"""What sounds like a cry to what was learned and plainly is none: an ache and what to take for it, a refusal,
the fear of finding nothing, a lesson that one may not, or would no longer, go to.

Only where no rule heard one, and nothing else in the text may be one.
"""

import re

from api.safety.safeguarding.fold import in_full
from api.safety.safeguarding.views import View

_MOST = 25
"""Words: in a longer text something else is told besides."""
_ACHE = (
    r"\b(?:mal (?:au|aux|a la|a l'|a mon|a ma|dans le|dans la) ?\w+|boutons?|fievre|rhume|toux|tousse|gastro"
    r"|courbatures?|migraines?|angine|crampes?|allergies?|eczema|entorse|rage de dents?|nez qui coule|grippe"
    r"|piqures?|plaques? rouges?|acne)\b"
)
_ASKS = (
    r"\b(?:c'?est quoi|quoi comme|prends? quoi|quoi prendre|(?:fais|fait|faire) quoi|que faire|quoi faire"
    r"|quels? (?:medocs?|medicaments?|medecins?|docteurs?|metiers?)|pharmacie|infirmerie|docteur|medecin"
    r"|dentiste|dispens\w*|controle|normal|je vais ou|ou aller|soigne\w*|a cause (?:du|de la|des) \w+)\b"
)
_FOUND_NOTHING = (
    r"\bpeur (?:de |d')(?:ne )?(?:plus |pas |jamais |rien )+(?:re)?(?:trouver|avoir|decrocher|reussir"
    r"|etre (?:prise?|embauchee?|acceptee?|admise?)|valider|y arriver)\b"
    r"|\b(?:refusee?s?|recalee?s?|pas (?:ete )?prise?s?|rejetee?s?) (?:de )?(?:partout|dans tou\w+|a tou\w+"
    r"|en (?:bts|but|fac|licence|cap|stage|alternance|prepa|apprentissage))\b"
)
_STUDIES = (
    r"cours|cfa|internat|ecole|lycee|fac|etudes|licence|prepa|spe\w*|voie|filiere|metier|bac|bts|but|cap|stage"
    r"|apprentissage|alternance|formation"
)
_KEPT = (
    rf"\b(?:veux|peux|envie de) (?:plus |pas )?continuer (?:en|la|le|les|mes|mon|cette|dans|l')[^\n]{{0,16}}"
    rf"\b(?:{_STUDIES}|generale?|pro|techno\w*|seconde|premiere)\b"
    rf"|\blaiss\w* pas (?:partir|aller|choisir|faire|m'inscrire|suivre)\b[^\n]{{0,30}}\b(?:{_STUDIES})\b"
)
_HARM = (
    r"coups?|frapp\w*|tap(?:e|ent|er)|bleus?|marques?|enceinte|retard|aval\w*|boites?|plaquettes?"
    r"|tou[st]? les|mourir"
    r"|finir|tuer?|tue|vi(?:vre|e)|rien (?:a|de)|envie|servir|sers|angoiss\w*|paniqu\w*|stress\w*|dor[ms]\w*"
    r"|nuits?"
    r"|mange\w*|vomi\w*|touch\w*|viol\w*|forc\w*|sang|chez moi|maison|rentrer|harcel\w*|insult\w*|triste"
    r"|seule?"
    r"|personne|pleur\w*|parler|aide[rz]?|secours|nulle?|fous|foutre|disparaitre|craqu\w*|lames?|scarif\w*"
    r"|coup\w*"
    r"|boi[st]|drogu\w*|bout|espoir|sens|honte|peur (?:du|de l[ae']|des)|enferm\w*|menac\w*|sortir"
)
_PEOPLE = "pere|mere|parents|frere|oncle|copain|mec|patron|chef|ils"
_ELSE = re.compile(rf"\b(?:{_HARM}|{_PEOPLE})\b")
_HARMED = re.compile(rf"\b(?:{_HARM})\b")
_HELD = re.compile(_KEPT)
_PLAINLY = re.compile(rf"{_ACHE}[^\n]{{0,80}}{_ASKS}|{_ASKS}[^\n]{{0,80}}{_ACHE}|{_FOUND_NOTHING}")


def everyday(view: View) -> bool:
    """Whether what was learned hears distress here for no reason."""
    if len(view.text.split()) > _MOST:
        return False
    text = (in_full(view) or view).text
    if _HELD.search(text):
        return not _HARMED.search(text)
    return _PLAINLY.search(text) is not None and not _ELSE.search(text)
