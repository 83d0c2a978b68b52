"""What sounds like a cry to what was learned and plainly is none: an ache and what to take for it, a refusal,
the fear of finding nothing. Only where no rule heard one, and nothing else in the text may be one.
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
_ELSE = re.compile(
    r"\b(?:coups?|frapp\w*|tap(?:e|ent|er)|bleus?|marques?|enceinte|retard|aval\w*|boites?|plaquettes?"
    r"|tou[st]? les|mourir|finir|tuer?|tue|vi(?:vre|e)|rien (?:a|de)|envie|servir|sers|angoiss\w*|paniqu\w*"
    r"|stress\w*|dor[ms]\w*|nuits?|mange\w*|vomi\w*|touch\w*|viol\w*|forc\w*|sang|chez moi|maison|rentrer"
    r"|pere|mere|parents|frere|oncle|copain|mec|patron|chef|ils|harcel\w*|insult\w*|triste|seule?|personne"
    r"|pleur\w*|parler|aide[rz]?|secours|mal de (?:vivre|moi)|nulle?|fous|foutre|disparaitre|craqu\w*"
    r"|lames?|scarif\w*|coup\w*|boi[st]|drogu\w*|bout|espoir|sens|honte|peur (?:du|de l[ae']|des))\b"
)
_PLAINLY = re.compile(rf"{_ACHE}[^\n]{{0,80}}{_ASKS}|{_ASKS}[^\n]{{0,80}}{_ACHE}|{_FOUND_NOTHING}")


def everyday(view: View) -> bool:
    """Whether what was learned hears distress here for no reason."""
    text = (in_full(view) or view).text
    return len(text.split()) <= _MOST and bool(_PLAINLY.search(text)) and not _ELSE.search(text)
