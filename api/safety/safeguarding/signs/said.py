"""Distress in the words of a phone: who comes, what was done, what somebody wants, in a line.

As of `plain`, no word beside it makes it innocent but those that turn it into something else.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
_CLOSE = (
    r"(?:pere|daron|papa|mere|daronne|maman|parents|darons|beau pere|belle mere|frere|soeur|oncle|tonton"
    r"|tante"
    r"|cousine?|copain|copine|mec|meuf|ex|patron|tuteur|maitre d.?apprentissage|maitre de stage|prof|coach)"
)
_FORCED = r"(?:embrass|touch|deshabill|caress|suc(?:er|e)\b|coucher|masturb)\w*"
_STORY = (
    r"\b(?:film|serie|roman|livre|jeu|personnage|theatre|scenario|chanson|match|echecs|sparring|boxe|judo"
    r"|karate|mma|rugby|ring|combat)\b"
)

RULES = (
    rule(
        _D,
        "merite sert fini_p que_je_m que_je_c que_je_d",
        r"\bmerite\w* (?:pas|plus) (?:de |d')(?:vivre|exister|etre (?:la|en vie|nee?))"
        r"|\bsert a (?:rien|quoi) que je (?:vive|reste en vie|sois (?:la|en vie|nee?))"
        r"|\b(?:ce soir|cette nuit|demain),? c'?est fini pour moi"
        r"|\b(?:veut|veulent|voudrait|voudraient) que je (?:me tue|meure|creve|disparaisse)\b",
        _STORY,
    ),
    rule(
        _D,
        "toit pont vide danger sos voix angoisse panique pleure chiale",
        r"^\W*(?:je suis|j'?suis|chui|jsui) (?:sur le (?:toit|pont|parapet|rebord)|au bord du (?:vide"
        r"|pont))\W*$"
        r"|\b(?:jsuis|jsui|chui|chuis) (?:vraiment |tjrs )?en danger\b|^\W*sos\W*$"
        r"|\bj'?entends? des voix\b(?! (?:off|de |du |dans l[ea] (?:micro|casque|radio)))"
        r"|\bj'?ai (?:souvent |encore |plein |tout le temps )?(?:fait )?(?:des|une"
        r"|de) crises? (?:d'angoisse|de panique|d'anxiete)"
        r"|\b(?:je ?|j)(?:pleure|chiale)s?\b~{0,12}\b(?:h24|24h|non stop|tous les|toutes les|chaque"
        r"|sans arret|tout le temps)\b",
        rf"{_STORY}|\b(?:de rire|couvreur|charpent\w*|chantier|zingu\w*)\b",
    ),
    rule(
        _D,
        "lit chambre vestiaire regarde verre suit suivent serre",
        rf"\b(?:il|elle|(?:mon|ma|le|la) {_CLOSE}) (?:vient|entre|monte|se met|rentre) dans (?:mon lit"
        rf"|ma chambre la nuit)"
        rf"|\b(?:mon|ma|le|la) {_CLOSE}\b~{{0,14}}\bmet mal a l'aise\b~{{0,20}}\b(?:regarde|vestiaires?"
        rf"|touche|douches?)"
        r"|\bmis (?:un truc|quelque chose|qqch|de la drogue|du ghb|un cachet) dans (?:mon verre"
        r"|ma boisson|mon coca)"
        r"|\b(?:mecs?|hommes?|gars|types?|quelqu'un|il|ils) (?:me|m') ?(?:suit|suivent"
        r"|suivait)\b~{0,8}\b(?:tous les|chaque|dans la"
        r" rue|partout|depuis|jusqu)"
        r"|\b(?:il|elle) me (?:serre|serrait|attrape) (?:le |les |la |par (?:le |la |les ))(?:bras"
        r"|poignets?|gorge"
        r"|cou)\b",
        rf"{_STORY}|\b(?:insta|instagram|tiktok|chien|chat)\b",
    ),
    rule(
        _D,
        "embrass touch deshab caress sucer coucher masturb agress frapp viol tabass racket battre taper"
        " cogner",
        rf"\b(?:m'a|m'ont|me) (?:demand|oblig|forc|propos)\w*\b~{{0,10}}?\b(?:de |d'|a )(?:l'|le |la "
        rf"|lui |me |se )?{_FORCED}"
        r"|\b(?:jme|je me|jm'?e?) ?(?:suis|sui) fait(?:e|es)? (?:deja |encore )?(?:agress|frapp|viol"
        r"|tabass|touch|racket)\w*"
        rf"|\b(?:maman|papa|(?:mon|ma) {_CLOSE}) s'est (?:encore )?fait(?:e)? (?:frapper|taper|battre"
        rf"|cogner|violer|tabasser)\b",
        rf"{_STORY}|\b(?:touche du doigt|toucher (?:le bois|la matiere|un salaire))\b",
    ),
    rule(
        _D,
        "bourre saoul soul_ ivre rentrer tuer coupe scarif mutil drogue vend maitre",
        rf"\b(?:mon|ma|mes|le|la) {_CLOSE}\b~{{0,10}}\b(?:rentre|est|revient|etait|arrive)\w*"
        r" (?:encore |souvent |toujours )?(?:bourree?|saoule?|soule?|ivre)s?\b"
        r"|\bj?(?:veux|veut|ve|peux|ose) pas rentrer\b~{0,10}\b(?:il|elle|mon|ma)\b~{0,15}\b(?:est"
        r"|sera) (?:la|a la maison)\b"
        rf"|\b(?:va|veut|voulait|finir par|menace de) (?:\w+ ){{0,2}}?tuer (?:ma|mon|mes) {_CLOSE}"
        rf"|\b(?:mon|ma|une?) (?:{_CLOSE}|pote|amie?|cousine?) se (?:coupe|scarifie|mutile|drogue)\b"
        r"(?! (?:les cheveux|les ongles|la frange|la barbe|la parole|en quatre))"
        rf"|\b(?:mon|ma) {_CLOSE} me vend(?= (?:a|pour)\b|\s*(?:[.!]|$))"
        r"|\bmaitre d.?apprentissage (?:me|m'a) ?(?:frapp|tap(?:e|ee?)\b|insult|humili|touch|gifl|menac)\w*",
        _STORY,
    ),
    rule(
        _D,
        "photo nude video chez_lui chez_elle",
        r"\b(?:mentor|adulte|monsieur|homme|mec|pro|inconnu|tuteur|patron|prof)\b~{0,8}\bm'a (?:demande"
        r"|reclame)\b"
        r"~{0,6}\b(?:des|mes|plein de) (?:photos?|nudes?|videos?)\b(?! (?:de (?:ma|la|mon|mes|nos) (?:piece"
        r"|projet|travail\w*|chantier"
        r"|realisation\w*|dessins?|stage)|du|d'))"
        r"|\b(?:veut|veulent|insiste pour) que (?:j'aille|je (?:vienne|dorme|passe la nuit)) chez (?:lui"
        r"|elle|eux)\b",
        rf"{_STORY}|\b(?:grand mere|mamie|papi|cv|dossier|portfolio|book|apprend\w*)\b",
    ),
)
