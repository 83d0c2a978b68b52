"""Mail addresses, written, spelt out or asked for."""

import re

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import Gate, rule

AT = (
    r"(?:@|\(\s?(?:at|a|@|arobas\w*)\s?\)|\[\s?(?:at|a|@)\s?\]|\{\s?at\s?\}|<at>|-at-|_at_"
    r"|\barr?oba\w*\b|\ba commercial\b|\ba-?robase\b)"
)
DOT = (
    r"(?:\.|,|\(\s?(?:dot|point|\.)\s?\)|\[\s?(?:dot|point|\.)\s?\]|\{\s?(?:dot|point)\s?\}"
    r"|\b(?:point|dot|pt|poin)\b)"
)
_SURE_DOT = DOT.replace(r"\.|,|", r"\.|", 1)
"""A comma stands for a dot only where a provider is named."""
PROVIDER = (
    r"(?:g\W?mail|gmel|jmail|j'?ai?mail|googlemail|h?otmail\w{0,20}|hotmel|outlook|yahoo|laposte|la poste"
    r"|icloud|orange|wanadoo|sfr|bbox|free|live|msn|ymail|proton(?:mail)?|gmx|yopmail|numericable|aol"
    r"|neuf|me)"
)
_SURE_PROVIDER = r"(?:g-?mail|gmel|hotmail|hotmel|outlook|yahoo|icloud|wanadoo|protonmail|yopmail|laposte)"
_MAIL = (
    r"(?:e-?mail|mail|mel|courriel|adresse (?:e-?mail|mail|electronique|gmail)|gmail|hotmail"
    r"|adr(?:esse)? mail)"
)
_NAME = r"(?>[a-z0-9][\w.+\-]{0,63}(?<=\w))"
"""At most 64 characters (RFC 5321 §4.5.3.1), never tried with fewer."""
_NAME_AT = r"(?>[a-z0-9](?:(?![-_]at[-_])[\w.+\-]){0,63}(?<=\w))"

RULES = (
    rule(
        Finding.EMAIL,
        "mail courriel",
        r"\b(?:envoi|envoy|ecri|contact|transme)\w*[\s-]+(?:moi|nous)\b~{0,30}\b(?:par|via)"
        r" (?:e-?mail|mail|courriel)\b",
    ),
    rule(
        Finding.EMAIL,
        "mail outlook yahoo icloud laposte",
        r"\b(?:ecri\w*|envoi\w*|envoy\w*|contact\w*|joi[gn]\w*|repon\w*|trouve\w*"
        rf"|cherche\w*)\b~{{0,25}}?\b(?:sur|a|via|par|chez) (?:mon |ma |ton )?{_SURE_PROVIDER}\b",
        r"\b(?:entreprise|employeur|recruteur|patron|candidature|rh|cfa|lycee|client\w*|compte)\b",
    ),
    rule(
        Finding.EMAIL,
        "arobase arobas",
        rf"\b{_NAME}\s+(?:suivi\w* )?(?:de |d'|par )?(?:un |une |l'|l |le signe )?arr?obas\w*\s+(?:de "
        rf"|du |chez |puis |suivi de )*(?:la |le )?{PROVIDER}\b~{{0,25}}",
    ),
    rule(
        Finding.EMAIL,
        "@",
        rf"{_NAME}\s{{0,2}}@\s{{0,2}}[a-z0-9][\w\-]*(?:\s?\.\s?[a-z]{{2,}}|\s?{_SURE_DOT}\s?[a-z]{{2,}})+",
    ),
    rule(Finding.EMAIL, "@", rf"{_NAME}\s{{0,2}}@\s{{0,2}}{PROVIDER}\b(?:\s?{DOT}\s?[a-z]{{2,3}}\b)?"),
    rule(
        Finding.EMAIL,
        Gate(re.compile(AT), "arob arrob (at [at {at <at (a) [a] (@ [@ -at- _at_ a_commercial"),
        rf"(?:{_NAME_AT}(?:\s?{DOT}\s?{_NAME_AT}){{0,3}}\s{{0,2}}){AT}\s{{0,2}}(?!est\b|et\b|dans\b|sur\b"
        r"|pour\b|c'est\b|est-ce|sert\b|ca\b|du\b|de\b|des\b"
        rf"|qui\b){_NAME}(?:\s?{DOT}\s?[a-z]{{2,}}){{0,3}}",
        r"\b(?:signe|symbole|touche|clavier|caractere) arob",
    ),
    rule(
        Finding.EMAIL,
        Gate(
            re.compile(rf"{PROVIDER}\s?{DOT}\s?(?:com|fr|net|org|eu|co|point)"),
            "mail mel outlook yahoo laposte la_poste icloud orange wanadoo sfr bbox free live msn proton"
            " gmx aol neuf",
        ),
        rf"(?:{_NAME}(?:\s?{DOT}\s?{_NAME}){{0,3}}\s{{1,2}}(?:(?:chez|at|a|arobase|sur)"
        rf" )?)?\b{PROVIDER}\s?{DOT}\s?(?:com|fr|net|org|eu|co|point com)\b",
    ),
    rule(
        Finding.EMAIL,
        Gate(
            re.compile(rf"\s(?:chez|@|at|a)[\s-]+{_SURE_PROVIDER}\b"),
            "mail mel outlook yahoo laposte la_poste icloud orange wanadoo sfr free",
        ),
        rf"{_NAME}(?:\s?{DOT}\s?{_NAME}){{0,3}}\s(?:chez|@|at|a)"
        rf" {_SURE_PROVIDER}\b(?:\s?{DOT}\s?[a-z]{{2,3}}\b)?",
        r"\b(?:compte|boite|adresse|travaill\w*|bosse|stage|emploi) (?:chez|sur|a) ",
    ),
    rule(
        Finding.EMAIL,
        "mail mel outlook yahoo icloud",
        rf"(?=\S{{0,63}}[\d._])[a-z][\w.\-]{{2,63}}+\s+(?:sur |via |en |son )?{_SURE_PROVIDER}\b"
        rf"|\b{_SURE_PROVIDER}\s*(?:[:=>]|c'est|c\b)\s?\S+",
    ),
    rule(
        Finding.EMAIL,
        "mail mel courriel electronique",
        rf"\b(?:mon|ma|my|notre) (?:\w+ )?{_MAIL}\b(?: (?:perso|pro|a moi))?\s*(?:,\s*)?(?:[:=]"
        r"|(?:c'?est|cest|c|ses|est|is|sera)\b)\s*:?~{0,60}",
        r"\b(?:sans reponse|reste|dans|trop|assez|prete?|bien|fournie?|obligatoire|correcte?|valide"
        r"|necessaire|demandee?|pourri\w*|serieu\w*|vieille?|plein\w*|casse\w*|pirate\w*|parti\w*)\b",
    ),
    rule(
        Finding.EMAIL,
        "mail courriel",
        r"(?:^|[\n.,;(])\s*(?:e-?mail|mail|courriel|adresse mail)\s*[:=]\s*\S+",
    ),
    rule(
        Finding.EMAIL,
        "mail mel courriel electronique",
        r"\b(?:donne\w*|envoi[es]?|envoie[sz]?|envoyez|envoyer|file\w*|passe\w*|balance|lache"
        r"|laiss\w*|quel\w*|koi|quoi|kel|t'?as|tu as|as tu|vous avez|avez vous|t'aurais|auriez vous"
        r"|avoir|echang\w*|partag\w*|what's|whats|what is|give|send|have|got|connai\w*|recuper\w*"
        r"|prends?|note\w*|veux|voudrais|met\w*)\b~{0,25}\b(?:ton|ta|votre|tn|your|ur|vos|tes|nos"
        rf"|une?|le tien|mon)\b (?:\w+ )?{_MAIL}s?\b",
        r"\b(?:cv|lettre|candidature|envoy\w* un|entreprise|relance\w*|recruteur|rh|parcoursup"
        r"|formulaire|recu|lire|type|modele|objet|employeur|patron|lycee|cfa|ecole|secretariat"
        r"|administration|etablissement)\b",
    ),
    rule(
        Finding.EMAIL,
        "mail courriel sms texto",
        r"\b(?:(?:ecri|contact|envoi|envoy|repon|join|parl|note|tape)\w*[\s-]+(?:moi|nous)|(?:te|t'"
        r"|me|m'|vous|nous|se|s'|on) ?(?:\w+ )?(?:ecri|contact|envoi|envoy|repon|join|parl|discut"
        r"|continu|echang|tien)\w*|continu\w*|discut\w*|echang\w*|parlons)\b~{0,30}?\b(?:par|via|en"
        r"|un|sur) (?:ton |mon |ma |votre )?(?:e-?mail|mail|boite mail|courriel|sms|texto)s?\b",
        r"\b(?:entreprise|employeur|recruteur|patron|candidature|rh|cfa|lycee|ecole|etablissement"
        r"|relance\w*|client\w*|lettre|cv|secretariat|objet|demander un stage|politesse|formule"
        r"|equipe|collegue\w*|fournisseur\w*|professeur\w*|prof|profs|administration|il|elle|ils"
        r"|elles|metier|travail)\b",
    ),
    rule(
        Finding.EMAIL,
        "mail",
        r"\b(?:ton|votre|tn|ur|your|un)\s+(?:adresse )?(?:e-?mail|mail)\s*\?",
        r"\b(?:recu|repond\w*|lu|cv|candidature|relire|ecrire|rediger|objet|commenc\w*|finir)\b",
    ),
    rule(Finding.EMAIL, "e-mail_me email_me mail_me", r"\be-?mail (?:me|moi)\b"),
)
