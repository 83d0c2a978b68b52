"""Of the end without its name: no later for somebody, a way that does not hurt, that it stops.

Written in full, as those of `told`.
"""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import rule

_D = Finding.DISTRESS
_TALE = (
    r"\b(?:films?|series?|romans?|livres?|bouquins?|jeux?|personnages?|perso|theatre"
    r"|scenario|chansons?|poemes?)\b"
)
_SCHOOL = (
    r"\b(?:bac|brevet|exam\w*|oral|oraux|epreuves?|parcoursup|voeux?|stage|contrat|alternance|apprenti\w*|cours"
    r"|lycee|college|fac|prepa|inscri\w*|revis\w*|devoirs|concours|saison|vacances|formation)\b"
)
_NOISE = (
    r"\b(?:bruit|travaux|bugs?|notif\w*|mails?|pubs?|spams?|greves?|stress|parcoursup|revisions|cours|lycee"
    r"|musique|appels|messages|pluie|guerres?|racisme)\b"
)

RULES = (
    # No later.
    rule(
        _D,
        "vivre vivant en_vie vieill encore_l",
        r"\b(?:me vois|m'imagine|me voyais) (?:pas|plus|jamais) (?:vivante?s?|en vie|vieillir|vivre)\b"
        r"(?! (?:a|au|en|dans|avec|chez|loin|de|d'|ici|sans|la bas|seule?|ca)\b)"
        r"|\b(?:compte|pense|prevois|vais|imagine) (?:pas|plus) (?:(?:rester|etre encore) en vie"
        r"|vivre(?= (?:jusqu|(?:si |aussi |tres |assez |plus )?(?:longtemps|vieux|vieille))|\s*(?:[.,!]|$)))",
        _TALE,
    ),
    # What it would change.
    rule(
        _D,
        "dispar meurs mour plus_la exist creve morte mort",
        r"\bsi (?:je |j')(?:n')?(?:disparais\w*|meurs|mour\w*|creve|crevais|existais (?:pas|plus)|etais"
        r" (?:plus (?:la|ici|de ce monde)|morte?))\b~{0,30}?\b(?:chang\w* (?:rien|pas|quoi|pas grand chose)"
        r"|personne|s'en (?:fou\w*|fich\w*|tape\w*|rendr\w*|apercev\w*)|remarqu\w*|manqu\w*|soulag\w*"
        r"|pleurer\w*|mieux|tranquilles?|content\w*|y penser\w*)",
        _TALE,
    ),
    # How.
    rule(
        _D,
        "doulou doule souffr mal_",
        r"\b(?:moyen|facon|maniere|methode)s?\b~{0,14}?\b(?:moins (?:douloureu\w*|mal)|sans (?:douleur"
        r"|souffr\w*|avoir mal|que ca fasse mal))\b~{0,14}?\b(?:partir|mourir|en finir|s'en aller"
        r"|m'en aller|disparaitre|crever)\b"
        r"|\b(?:partir|mourir|m'en aller|en finir|crever|disparaitre) (?:vite )?(?:sans (?:souffrir|douleur"
        r"|avoir mal|que ca fasse mal|rien sentir))\b",
        rf"{_TALE}|\b(?:metiers?|veto|veterinaire|animal|animaux|chiens?|chats?|euthanasi\w*|patients?"
        r"|palliatifs?)\b",
    ),
    # It is decided.
    rule(
        _D,
        "plan decide prevu prepar choisi",
        r"\b(?:j'ai|tout est|c'est)\b~{0,12}?\b(?:plan|decide|prevu|prepare|choisi)\b~{0,30}?\b(?:apres|comme"
        r" ca|et|puis),? (?:ca|sa|tout|ce) (?:s'arretera|va s'arreter|(?:sera|va etre)"
        r" (?:enfin |bientot )?(?:fini|termine|regle))\b",
        f"{_TALE}|{_SCHOOL}",
    ),
    rule(
        _D,
        "lettre mots_ mot_",
        r"\b(?:ecrit|prepare|redige|fini|fait)e?s? (?:deja )?(?:ma|mes|une|la) (?:lettres?|mots?) (?:pour|a)"
        r" (?:mes|ma|mon|tous mes) (?:parents|mere|pere|famille|soeurs?|freres?|proches|potes|amis)\b",
        rf"{_TALE}|{_SCHOOL}|\b(?:motivation|expli\w*|convain\w*|demand\w*|anniv\w*|fete|noel|surprise"
        r"|absence|autoris\w*|orientation|choix|metier|dire que je veux)\b",
    ),
    rule(
        _D,
        "arret finisse cesse termin",
        r"\b(?:v[eo]u[xt]?|voudrais|aimerais|envie|besoin|prie|reve|faut)\b~{0,14}?\bque (?:tout|ca|sa"
        r"|la douleur|ma vie|cette vie|mes pensees|tout ca) ?(?:ca |sa |tout )?(?:s'arrete|sarrete"
        r"|s'arretent|finisse|cesse|se termine)(?:nt)?(?: tout)?(?=\s*(?:[.,!]|$)| (?:pour|maintenant"
        r"|enfin|vite|je|j'|dans ma))",
        f"{_TALE}|{_NOISE}",
    ),
    rule(
        _D,
        "calorie",
        r"\bje (?:\w+ )?(?:compte|calcule|note)\b~{0,10}?\bcalories\b",
        r"\b(?:muscu\w*|sport\w*|dieteti\w*|nutrition\w*|cuisine|stage|tp|bts|exercices?)\b",
    ),
)
