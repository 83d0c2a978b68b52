"""What belittles a young person who asked for a place, without any word that insults elsewhere."""

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import Rulebook, rule

_THEIRS = (
    r"(?:(?:ton|ta|tes|votre|vos) (?:niveau|lettre|mot|notes?|resultats?|bulletins?|dossier|motivation|profil"
    r"|candidature|orthographe|francais|cv|projet|ecriture|anglais|attitude)|tu|vous|t'|c'|ca)"
)
_IS = (
    r" ?(?:es|est|etes|sont|vaut|vaux|valent|a l'air|as l'air)"
    r"(?: (?:vraiment|trop|juste|franchement|si|tellement|tout|assez))?"
)
_WORTHLESS = (
    r"(?:nul(?:le)?s?|minables?|pitoyables?|lamentables?|ridicules?|honteu(?:x|se|ses)|debiles?|stupides?|betes?"
    r"|idiote?s?|incapables?|paresseu(?:x|se)|feignante?s?|faineante?s?|nazes?|pourrie?s?|catastrophiques?"
    r"|bonn?e?s? a rien|de la merde|rien|un cas desespere|une honte|useless|worthless|stupid|pathetic)"
)
_YOU = r"\b(?:tu|t'|vous)"

BELITTLING = Rulebook(
    rule(
        Finding.INSULT,
        "es_ est_ etes sont vaut vaux valent l'air t'es c'est",
        rf"\b{_THEIRS}{_IS} {_WORTHLESS}\b(?! (?:grave|de grave))",
        r"\b(?:n'es|n'est|n'etes|ne sont|pas) (?:pas )?(?:nul|bete|stupide|ridicule|idiot|incapable)",
    ),
    rule(
        Finding.INSULT,
        "bon bonne",
        rf"{_YOU} (?:n'|ne )?(?:es|etes) bonn?e?s? (?:a rien|qu'a)\b",
    ),
    rule(
        Finding.INSULT,
        "nulle rien arriv jamais",
        rf"{_YOU} (?:n'|ne )?(?:iras|irez|arriveras|arriverez|feras|ferez|seras|serez|reussiras|reussirez)"
        r" (?:nulle part|a rien|rien de (?:bon|ta vie|votre vie)|jamais)\b",
    ),
    rule(
        Finding.INSULT,
        "arret laiss abando oublie perds perdez chang",
        r"\b(?:arrete[sz]?|abandonne[sz]?|laisse[sz]? tomber|oublie[sz]?) (?:les|tes|vos|l') ?(?:etudes?"
        r"|ecole|cours|metier|reves?)\b|\bchange[sz]? de (?:voie|metier|orientation)\b(?=\s*(?:[.!]|$))"
        r"|\b(?:perds|perdez) (?:pas )?(?:ton|votre|notre|mon) temps\b",
    ),
)

"""Of what a company says to who applied."""
