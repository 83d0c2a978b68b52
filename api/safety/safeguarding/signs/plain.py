"""Distress said of oneself in so many words.

No word beside it makes it innocent: rules of other signs leave out whole sentences about trades of care or
lessons, and what is learned may be outvoted by a long question about a career. Only what turns these very
words into something else is left out.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
_OFTEN = (
    r"(?:(?:encore|deja|souvent|parfois|toujours|tout le temps|tous les (?:jours|soirs)|beaucoup|trop"
    r"|tellement|vraiment|serieusement|juste|de plus en plus|des fois|quelquefois|eu) )*"
)
_ME = r"(?:\bje (?:me |m')|\bj ?me |\bjm'? ?)"
_QUOTED = (
    r"[«\"“]\s?j(?:e\b|'|veux)|"
    r"\b(?:dit|crie|chante|repete|joue|titre|s'appelle|intitulee?|personnage|heros|heroine|refrain"
    r"|replique)"
    r"\b[\s:,«\"“]{1,4}(?:qui |que |dit |crie |[«\"“:] ?){0,3}j(?:e|')"
)
"""Words of a play, a song, a book."""

RULES = (
    rule(
        _D,
        "scarif mutil taillad veines",
        rf"{_ME}(?:suis |recommence a me |continue a me |remets a me )?{_OFTEN}"
        r"(?:scarifi(?:e|ee|er)s?|auto ?mutile(?:e|r)?s?|mutile(?:e|r)?s?|coupee? les veines"
        r"|taillade(?:e|r)?s?(?! (?:un|le|les|mon|l') ?(?:doigts?|pouce|index|ongles?)))\b",
        _QUOTED,
    ),
    rule(
        _D,
        "suicid tuer pendre flinguer mourir finir mort noires morbides fin_a foutre _ts tentative",
        rf"\bj(?:e |')?\s?(?:ne )?(?:fais que )?pense\w? {_OFTEN}(?:au suicide"
        r"|a (?:me (?:suicider|tuer|pendre)|mourir|en finir(?! avec)|mettre fin a (?:mes jours|ma vie)))\b"
        rf"|\bj'?\s?ai {_OFTEN}(?:des|de[sc]|plein d'?e?|beaucoup d'?e?|ces|d'?e?|que des)\s?"
        r"(?:idees?|pensees?|envies?) (?:tres |un peu )?(?:suicidaires?|noires(?! (?:et|ou|sur) )|morbides"
        r"|de (?:suicide|mort|mourir))\b"
        r"|\b(?:je suis|chui|jsuis) (?:devenue? )?suicidaire\b"
        rf"|\bj'?\s?ai {_OFTEN}(?:fait|fai|rate|tente|essaye)\w? (?:une|1|deux|2|trois|3|des|ma) (?:ts\b"
        r"|tentatives? de suicide)"
        rf"|\bj'?\s?ai {_OFTEN}(?:tente|essaye)\w? de (?:me (?:suicider|tuer|pendre)|mourir"
        r"|mettre fin a (?:mes jours|ma vie))\b"
        rf"|\b(?:je (?:veux|veut|veu|ve|voudrais)|jveux?|jve|j'?\s?ai {_OFTEN}envi[es]? (?:de|2)) {_OFTEN}"
        r"(?:mourir(?! (?:de |d'|tellement |sur scene|en scene|dans (?:le|un|ce) (?:film|role|jeu)))"
        r"|me (?:suicider|pendre(?! avec)|flinguer|foutre en l'air|donner la mort|tuer(?! (?:a|au|aux"
        r"|en)\b))"
        r"|mettre fin a (?:mes jours|ma vie))\b"
        r"|\bje vais me (?:suicider|pendre|flinguer|donner la mort)\b(?! avec)",
        _QUOTED,
    ),
    rule(
        _D,
        "cachet medic medoc comprim dolip pilule",
        r"\b(?:pris|prends?|prendre|aval\w*|gob\w*)\b~{0,25}\b(?:cachets?|medicaments?|medocs?|comprimes?"
        r"|dolipranes?|pilules?)\b~{0,12}\bpour (?:mourir|en finir(?! avec)|me (?:tuer|suicider)|crever"
        r"|(?:ne )?(?:plus|pas) me reveiller)\b",
    ),
    rule(
        _D,
        "anorexi boulimi drogu",
        r"\b(?:je suis|chui|jsuis) (?:(?:re)?devenue? |redevenue? )?(?:anorexique|boulimique)s?\b"
        r"|\b(?:je|j) ?me drogue\b(?! (?:pas|plus|a |au |aux |a l'))",
    ),
    rule(
        _D,
        "harcel arcel victime",
        r"\b(?:je suis|chui|jsuis) (?:encore |toujours )?(?:h?arcelee?|victime de (?:cyber ?)?h?arcelement"
        r"|victime de (?:viols?|violences|abus|attouchements?|chantage))\b(?! (?:de|d'|par) ?"
        r"(?:l[ae]s? |des? )?(?:pubs?|publicites?|mails?|e-?mails?|appels?|messages? pub|spams?|notifs?"
        r"|notifications?|demarch\w+|commercia\w+|recruteurs?|ecoles? priv\w+|moustiques?))"
        r"|\b(?:on|ils|elles|il|elle) (?:n'arretent? pas de )?me h?arcel(?:e|ent|er)\b",
    ),
    rule(
        _D,
        "fugu rue",
        r"\bj(?:e |')?\s?(?:vais|veux|pense|compte|ai) (?:encore |deja )?(?:fuguer?|fait une fugue"
        r"|faire une fugue)\b(?! (?:de |en |a |musicale))|\bje (?:dors|dort|vis) (?:a|dans) la rue\b",
    ),
    rule(
        _D,
        "bout_du rouleau detest hais pire",
        rf"\b(?:je suis|chui|jsuis|j'?suis|jsui) {_OFTEN}(?:completement |totalement "
        rf"|carrement )?au bout du rouleau(?=\s*(?:[.!,;…]|$))"
        rf"|{_ME}{_OFTEN}(?:deteste|hais)\b(?! (?:de|d'|quand|en|pas|plus)\b)"
        rf"|\bje pense {_OFTEN}au pire\b(?! (?:des cas|pour|si))",
        rf"{_QUOTED}|\b(?:bac|brevet|exam\w*|notes?|moyenne|parcoursup|oral|revisions?|affectation)\b",
    ),
    rule(
        _D,
        "securite",
        r"\b(?:je|j|jme|me|suis|sens|chui|jsuis)\b~{0,12}\b(?:pas|plus|jamais) (?:du tout |trop "
        r"|vraiment )?en securite"
        r"(?= (?:chez (?:moi|nous|mon|ma|mes)|a la maison|au foyer|dans (?:ma famille|mon foyer"
        r"|ma famille d'accueil)"
        r"|avec (?:mon|ma|lui)|la ou je (?:vis|dors)))",
    ),
    rule(
        _D,
        "coucher couche sucer baiser masturb toucher nue sexe rapport",
        r"\b(?:m'a|m'ont|me|m'avait|m'on) (?:encore |deja )?(?:propos|offert|offr|promis|promet|donn|pay"
        r"|file|fil)\w*\b"
        r"~{0,35}\b(?:pour|si|contre) (?:que je |je |me |le |lui )?(?:couch\w*|suc\w*|bais\w*|masturb\w*"
        r"|touch\w*|me mette nue?"
        r"|des? (?:rapports?|sexe|photos? nue?s?))",
        _QUOTED,
    ),
    rule(
        _D,
        "mal_de mal_quand mal_si souffre",
        r"\b(?:ca |sa |cela )?(?:fait|fai|ferait|doit faire) (?:tres |vraiment |beaucoup "
        r"|si )?mal,? (?:de |d'|quand on |si on |si je )"
        r"(?:se |me )?(?:saute|jette|pend|noie|noye|mour|meur|suicid|tu(?:e|er)\b|coupe\w* les veines"
        r"|tombe\w* (?:de haut|du))\w*"
        r"|\bon souffre (?:longtemps |beaucoup )?(?:quand|si) on (?:saute|se (?:pend|jette|noie|tue"
        r"|suicide)|meurt)",
        r"\b(?:parachut\w*|elastique|trampoline|plongeoir|plongeon|corde|piscine|haies|longueur|hauteur"
        r"|perche|muscu\w*"
        r"|cascad\w*|pompiers?|parkour|obstacles?|cheval)\b",
    ),
)
