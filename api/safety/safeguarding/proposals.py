"""An adult who proposes a place and an hour to a minor in so few words that nothing else gives it away.

« Tu finis à quelle heure demain ? je passe »: who asks when somebody leaves, and comes, proposes to meet,
in one message or in several. Nothing is masked for it. It weighs as a dry place and hour do.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.fold import fold
from api.safety.safeguarding.rules import Rule, Rulebook, rule
from api.safety.safeguarding.views import View

PROPOSED_WITHIN = timedelta(days=1)
"""For how long the half of a proposal may be answered by its author's other half."""

_HOUR = r"(?:\b(?:1?\d|2[0-3]) ?h(?:eures?)?(?:[0-5]\d)?\b|\bmidi\b|\bminuit\b)"
_PLACE = (
    r"\b(?:gare|parking|arret|abribus|sortie|grille|portail|parc|skate\w*|mcdo|macdo|kebab|kfc|quick|cine\w*"
    r"|cafe|plage|fontaine|stade|gymnase|leclerc|carrefour|auchan|rond point|eglise|mediatheque|square|pont"
    r"|tram|place \w+|lycee|college|bahut|meme (?:endroit|place|lieu)|comme (?:d'habitude"
    r"|la derniere fois))\b"
)
_LEAVING = r"(?:fini[st]?|finiras|termines?|sors|sort|sortiras|debauches?|rentres?|pars|descends)"
_AT_WORK = (
    r"\b(?:appli|messagerie|en ligne|connecte\w*|visio|repond\w*|relire|stand|salon|forum|jpo"
    r"|portes? ouvertes?"
    r"|convention|tes parents|un parent|ta classe|chantier|client\w*|tournee|patient\w*|stagiaires?|equipe"
    r"|collegues?|mon tour|mon (?:cap|bac|permis)|examen|concours|boulot|taf|premier jour|accueil)\b"
)

_ASKS = rule(
    Finding.GROOMING,
    "fini termin sor_ sors sort debauch rentr pars_ descend libre dispo ou_ prend_quel prends_quel"
    " lycee colleg",
    rf"\b(?:tu|t'?as|t) (?:as |auras )?{_LEAVING}\b~{{0,30}}?\b(?:quelle? heure|quel h|kel h\w*|quand|qd"
    r"|comment|demain|dm|dem1|ce soir|cet aprem)\b"
    r"|\b(?:quelle? heure|kel h\w*|quand|qd|des que|comment) (?:est ce que )?(?:tu|t'?as) (?:as |auras )?"
    rf"{_LEAVING}\b"
    r"|\btu (?:es|seras|s'?ra) (?:libre|dispo\w*|ou|au (?:lycee|cfa|college)|chez toi|dehors)\b"
    r"|\bt'?es (?:libre|dispo\w*|ou|au (?:lycee|cfa|college)|chez toi|dehors)\b"
    r"|\btu prends quel\w* (?:bus|car"
    r"|train|tram|ligne)\b",
    r"\b(?:ta|ton|tes|la|le|un|une|de) (?:\w+ )?(?:lettre|cv|dossier|rapport|exercices?|devoirs|bac"
    r"|etudes|bts"
    r"|cap|formation|annee|livre|oral|periode|entretien|contrat|mission|texte|brouillon|parcoursup"
    r"|questionnaire)\b|\ben (?:general|moyenne|apprentissage|stage|alternance)\b",
)
_COMES = rule(
    Finding.GROOMING,
    "passe passer viens viend venir arriv bouge debarqu rappliq descend etre_la serai_ suis_ crochet un_saut"
    " un_tour detour attend rejoin retrouv",
    r"\bj(?:e |')?(?:passe(?:rai[st]?)?|viens|viendrai[st]?|arrive(?:rai)?|bouge|debarque|rapplique"
    r"|descends)\b"
    r"(?=\s*(?:$|[.!?,)])|[\s-]+(?:te|vers|apres|demain|ce soir|tout de suite|direct\w*|en (?:voiture|caisse"
    r"|moto)|dans (?:le coin|\d+|cinq|dix|un quart|une)|a \d+ ?h|vite|devant|par la|si tu|quand tu)\b)"
    r"|\bje (?:peux|pourrai[st]?|vais|compte) (?:passer|venir|etre la|te rejoindre|te retrouver|t'attendre)\b"
    r"|\bje (?:serai|suis) (?:la\b(?! (?:pour|si|sur|afin))|dans le coin|pas loin|devant|dehors|a cote"
    r"|en bas|dans les parages|sur le parking|a la sortie)|\bje fais un (?:crochet|saut|tour|detour)\b"
    r"|\bj(?:e )?(?:te |t')\s?(?:attends?|attendrai|rejoins|retrouve)\b",
    _AT_WORK,
)
_HERE = rule(
    Finding.GROOMING,
    "je_suis jsuis seul bout_de trajet chemin route",
    r"\bj(?:e )?suis (?:dehors|devant|gare\w*|en bas|sur le parking|au coin|a la sortie"
    r"|dans le coin)\b~{0,20}?"
    r"\b(?:tu (?:sors|viens|descends|arrives)|viens|sors|rejoins|descends|de chez toi|(?:ton"
    r"|le) (?:lycee|bahut"
    r"|college|cfa)(?: la)?\s*(?:$|[.!?,]))"
    r"|\bj(?:e )?suis (?:gare\w* (?:devant|en bas|la|au coin)|en bas de chez toi|dans (?:ton quartier|ta rue"
    r"|ton coin))\b(?=\s*(?:$|[.!?,]|cet|ce|demain|si tu))"
    r"|\btu (?:seras|serais|es) (?:toute? )?seule? (?:a la sortie|au retour|a l'arret"
    r"|sur le (?:chemin|trajet)"
    r"|dans le (?:bus|car|tram))\b"
    r"|\bon (?:fait|fera|peut faire|pourrait faire|se fait) (?:un bout de (?:chemin|route|trajet)|(?:le|la"
    r") (?:trajet|chemin|route) ensemble)\b",
    _AT_WORK,
)
_DRY = rule(
    Finding.GROOMING,
    "gare parking arret abribu sortie grille portail parc skate mcdo macdo kebab kfc quick cine cafe plage"
    " fontai stade gymnas lecler carref auchan rond eglise mediat square pont tram place lycee"
    " colleg bahut meme"
    " comme",
    rf"(?:{_HOUR}~{{0,14}}?{_PLACE}|{_PLACE}~{{0,22}}?{_HOUR})~{{0,25}}\?",
    rf"{_AT_WORK}|\b(?:est|sont|etait|sera|ouvre\w*|ferme\w*|commence\w*|demarre\w*|part|partent|passe|c'est"
    r"|s'arrete|il y a|y a|mange\w*|travaill\w*|bosse\w*|visite|classe|(?:le|un|ton|du|quel) (?:bus"
    r"|train|car)"
    r"|reunion|seance|metier|cours|horaires?|internat|cantine|entretien|conseill\w*|prof\w*|je dois)\b",
)
_BOOK = Rulebook(_ASKS, _COMES, _HERE, _DRY)


def parts(view: View) -> set[Rule]:
    """What of such a proposal is in a message: all of one, or a half."""
    return {each for each, _ in _BOOK.matched(view)}


def proposes(found: set[Rule], earlier: Sequence[str], mask: str) -> bool:
    """Whether a message with these parts proposes to meet, read with what its writer wrote just before."""
    if not found:
        return False
    return _whole(found) or _whole(found.union(*_read(earlier, mask)))


def halves(texts: Iterable[str], mask: str) -> list[str]:
    """Those of the texts that hold a half of such a proposal."""
    return [text for text in texts if parts(fold(text, mask)) & {_ASKS, _COMES}]


def _whole(found: set[Rule]) -> bool:
    return _HERE in found or _DRY in found or {_ASKS, _COMES} <= found


def _read(texts: Iterable[str], mask: str) -> Iterable[set[Rule]]:
    # Of what was said before only the halves count: what was whole was filed then.
    return (parts(fold(text, mask)) & {_ASKS, _COMES} for text in texts)
