"""Where somebody lives or works: postal addresses, and asking for them."""

import re

from api.safety.safeguarding.findings import Finding
from api.safety.safeguarding.rules import Gate, rule, written_out

_STREET = (
    r"(?:rue|avenue|av\.?|ave|bd|bld|blvd|boulevard|allee|allees(?! de )|r\.|impasse|imp\.?|chemin"
    r"|faubourg|fbg|venelle|sentier|esplanade|lotissement|lot\.?|hameau|rond-point|residence|res\.?"
    r"|street|road)"
)
_MAYBE_STREET = (
    r"(?:place|route|rte|cours|square|passage|quai|clos|villa|promenade|cite|ruelle|mail|lieu-dit"
    r"|domaine|parc)"
)
_OF = r"(?:\s+(?:de la|de l'|des|du|de|d'|la|le|les|l'|aux|au))?"
_NUMBER = (
    r"(?:\d{1,4}\s?(?:bis|ter|quater|[a-d]\b)?|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
    r"|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante"
    r"|cent)(?:[\s-](?:et[\s-])?[a-z]+){0,2})(?:\s(?:bis|ter))?)"
)
_CITY = r"(?:[\s,]+\d{5})?(?:[\s,]+(?:a|au|aux)\s+[a-z\-]+)?"
_LIVING = (
    r"(?:j'?habite|jabite|jhabite|g habite|habitons|habites?|j'?hab|je vis|on vit|je crech\w*|je loge"
    r"|on habite|i live|we live|je suis (?:au|dans)|mon adresse|notre adresse|mon appart\w*|ma maison"
    r"|chez moi|chez nous|mon atelier|mon bureau|ma boite|mon garage|ma boutique|mon salon|mon"
    r" cabinet|retrouve[\s-]moi|rdv|viens|venez)"
)

_BESIDE = (
    r"(?:a cote|en face|pres|derriere|devant|au dessus|au bout|juste a cote)"
    r" (?:de la|de l'|du|des|de|d'|la|le|l'|les)"
)
_SHOP = (
    r"(?:mcdo\w*|macdo|kfc|burger king|quick|carrefour|leclerc|lidl|auchan|super u|intermarche|aldi|marche"
    r"|piscine|dojo|gymnase|stade|skate\s?park|mediatheque|salle|patinoire|bowling|starbucks)"
)
_THERE = rf"{_SHOP} (?:de la |de l'|du |des |de |d')[a-z][\w'-]*"
_AM = (
    r"(?:je (?:suis|bosse|travaille|m'entraine|traine)|j'?suis|jsuis|chui|jbosse|mon entrainement|on traine)"
)
_EVERY = (
    r"(?:tous les|toutes les|chaque|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|le soir\b"
    r"|apres les cours)"
)

_ROOM = r"chambre (?:n\W{0,2} ?)?[a-z]?\d{1,4}\b"
_WITH_MANY = r"\b(?:internat|foyer|residence|crous|cite u\w*|fjt)\b"
_THERE_OFTEN = rf"\b{_AM}\b~{{0,25}}?(?:\b{_THERE}~{{0,15}}?\b{_EVERY}|\b{_EVERY}~{{0,12}}?\b{_THERE})"
_ME = (
    r"(?:(?:je |j')(?:prends?|monte|descends?|attends?|suis|change)|j'?suis|chuis?|jprends?|jmonte|jdescends?"
    r"|jattends?|mon (?:bus|tram|arret|car))"
)
_STOP = r"(?:arret|station|terminus) (?:de (?:la |l')?|du |des )?(?!de |du |des )[a-z][\w'-]{2,}"
_LINE = (
    r"(?:(?:bus|tram\w*|car|ligne|navette) (?:n ?)?[a-z]?\d{1,3}|[a-z]\d{1,2}|le \d{1,3})"
    r" (?:a|de|depuis|vers) (?:la |le |l')?(?!\d|la |le )[a-z][\w'-]{3,}"
)
_AT_HOUR = (
    r"(?:\b(?:a|vers|de|des|pour) \d{1,2}\s?h(?![a-z])|\b(?:tous les|chaque) (?:jours?|matins?|soirs?)\b)"
)
_STOPS_DAILY = (
    rf"\b{_ME}\b~{{0,25}}?\b(?:{_STOP}|{_LINE})~{{0,20}}?{_AT_HOUR}(?:\d\d)?"
    rf"|\b{_ME}\b~{{0,25}}?{_AT_HOUR}~{{0,15}}?\b{_STOP}"
    rf"|{_AT_HOUR}~{{0,15}}?\b{_ME}\b~{{0,25}}?\b{_STOP}(?:~{{0,20}}?{_AT_HOUR}(?:\d\d)?)?"
)
"""At which stop somebody is at a fixed hour."""
_BLOCK = (
    r"\b(?:j'?suis|je suis|chuis?|j'?hab\w*|chez moi)\b~{0,20}?\b\d{1,2}\s?e(?:me)? etage,?"
    r" (?:du )?bat(?:iment)?\.? [a-z0-9]{1,2}\b(?:,? (?:a|au|aux|des?) (?:la |les )?[a-z'-]{4,})?"
)
_QUARTER = r"\b(?:meme|mon) quartier\b~{0,20}?\b(?:tour|bat\w*|immeuble) [a-z]?\d{1,3}\b"
CERTAIN = re.compile(
    written_out(
        rf"{_WITH_MANY}~{{0,50}}?\b{_ROOM}|{_ROOM}~{{0,30}}?{_WITH_MANY}|{_THERE_OFTEN}|{_QUARTER}"
        rf"|{_STOPS_DAILY}|{_BLOCK}"
    )
)
"""Leads to somebody whatever else is said."""

RULES = (
    # Where somebody lives, told by what stands there; the room of those who live with many.
    rule(
        Finding.ADDRESS,
        "hab vis loge crech meme_quart tour",
        r"\b(?:j'?hab\w*|jhab\w*|g habite|on habite|je vis|je loge|je crech\w*)\b~{0,12}?"
        rf"\b{_BESIDE}\s*[a-z][\w'-]*(?: [\w'-]+){{0,4}}"
        rf"|{_QUARTER}",
        r"\b(?:campagne|grande ville|frontiere|mer|foret|montagne)\b",
    ),
    rule(
        Finding.ADDRESS,
        "chambre",
        rf"{_WITH_MANY}~{{0,50}}?\b{_ROOM}|\b{_ROOM}~{{0,30}}?{_WITH_MANY}",
    ),
    rule(
        Finding.ADDRESS,
        Gate(re.compile(r"\d{5}"), "0 1 2 3 4 5 6 7 8 9"),
        r"\b\d{5} [a-z][a-z'-]+(?: [a-z'-]+)?,? \d{1,4}(?: ?bis| ?ter)?,? (?:r|rue|av|bd|imp|all|pl)\b\.?"
        r" [a-z'-]{3,}",
    ),
    # Where somebody is to be found on the same day of every week.
    rule(
        Finding.ADDRESS,
        "mcdo macdo kfc burger quick carref lecler lidl auchan super inter aldi marche piscin dojo gymnas"
        " stade skate mediat salle patin bowlin starb",
        _THERE_OFTEN,
    ),
    rule(
        Finding.ADDRESS, "bus tram car ligne navet arret statio termin prend monte desce atten", _STOPS_DAILY
    ),
    rule(Finding.ADDRESS, "etage", _BLOCK),
    rule(
        Finding.ADDRESS,
        Gate(re.compile(r"\d\.\d{3}|///"), ". ///"),
        r"(?<![\d.])-?\d{1,2}\.\d{3,9}\s?[,;/\s]\s?-?\d{1,3}\.\d{3,9}(?![\d.])|///\s?[a-z]+\.[a-z]+\.[a-z]+",
    ),
    rule(
        Finding.ADDRESS,
        "route rte square quai clos ruelle passage",
        r"(?<![\d,.])\b\d{1,4}\s?(?:bis|ter)?\s?,?\s+(?:route|rte|square|quai|clos|ruelle)"
        r"\s+(?:(?:de la|de|du|des|d'|de l')\s?)?(?!(?:de|du|des|la|le|les|et|ou|a|en|vers|pour"
        r"|sur)\b)[a-z'-]{3,}"
        rf"(?:\s[a-z'-]{{4,}})?{_CITY}",
    ),
    rule(
        Finding.ADDRESS,
        "ferme lieu hameau domaine residence villa",
        r"\b(?:ferme|lieu ?dit|hameau|domaine|residence|villa)\b~{0,50}?,?\s\d{5}\s+[a-z][a-z'-]+",
    ),
    rule(
        Finding.ADDRESS,
        "localisation position loc geoloc gps rue",
        r"\b(?:envoi\w*|envoy\w*|partag\w*|donn\w*|balance|file|active|send|share"
        r"|drop)\b~{0,15}\b(?:ta|ma|votre|your|my) (?:localisation|position|loc|geoloc\w*|location"
        r"|position gps)\b|\b(?:nom|numero) de (?:ta|votre) rue\b|\b(?:rue|avenue|allee|impasse)"
        r" (?:de |des |du |de la |de l')?[a-z'\-]+(?: [a-z'\-]+)?,? au \d{1,3}\b",
    ),
    rule(
        Finding.ADDRESS,
        "rue av bd bld blvd boulevard allee imp chemin faubourg fbg venelle sentier esplanade lot"
        " hameau rond-point res street road",
        rf"(?<![\d,.])\b{_NUMBER}\s?,?\s+{_STREET}(?!\w){_OF}\s*[a-z0-9'\-]+(?:\s(?:de|du|des|la|le"
        rf"|les|et)\s[a-z'\-]+|\s[a-z'\-]{{4,}})?{_CITY}",
    ),
    rule(
        Finding.ADDRESS,
        "place route rte cours square passage quai clos villa promenade cite ruelle mail lieu-dit"
        " domaine parc",
        rf"(?<![\d,.])\b\d{{1,4}}\s?(?:bis|ter|quater|[a-d]\b)?\s?,?\s+{_MAYBE_STREET}\s+(?:de la|de"
        rf" l'|du|des|d'|saint|sainte|st|general|marechal|jean|victor|charles)\s*[a-z'\-]+{_CITY}",
        r"\b(?:places? (?:de la|de l'|du|des|d')\s?(?:formation|classe|promo\w*|filiere|section|liste"
        r"|salle)|apprenti\w*|stage|maths|cours (?:de|d'|du|des))\b",
    ),
    rule(
        Finding.ADDRESS,
        "rue avenue boulevard bd allee impasse chemin residence quai place",
        rf"\b{_LIVING}\b~{{0,30}}?\b(?P<part>(?:rue|avenue|av\.|boulevard|bd|allees?|impasse|chemin"
        rf"|residence|quai|place|lotissement|square){_OF}\s*[a-z0-9'\-]+(?:\s(?:de|du|des|la|le|les"
        rf"|et)\s[a-z'\-]+)?{_CITY})",
        r"\b(?:artiste|educat\w*|art|arts|theatre|spectacle) de rue\b|\bplace (?:en|de stage"
        r"|d'apprenti)|\b(?:orientibus|bus|forum|salon|portes ouvertes|marche)\b",
    ),
    rule(
        Finding.ADDRESS,
        "bat batiment appt apt appart appartement etage porte escalier interphone digicode residence",
        r"\b(?:bat(?:iment)?\.?\s?[a-z0-9]{1,3}\b[\s,]*(?:(?:au )?(?:\d+\s?e(?:me|r)?|premier"
        r"|deuxieme|troisieme) etage|esc\w*\s?[a-z0-9]+|apt\.?|appt\.?|appart\w*|porte)\s*[a-z0-9]*"
        r"|(?:appt?\.?|apt\.?|appartement|appart)\s?(?:n\W{0,2})?\s?[a-z]?\d{1,4}\b|(?:code|digicode"
        r"|interphone)\s(?:c'est|est|de la porte|de l'immeuble|:|au nom)\s*~{0,20})",
    ),
    rule(
        Finding.ADDRESS,
        "habit vis loge crech live",
        r"\b(?:j'?habite|jabite|jhabite|g habite|je vis|je crech\w*|je loge|on habite|i"
        r" live)\b~{0,15}\b(?P<part>(?:au|a la|dans la|dans le|dans l'|at)\s*(?:numero|n|num|batiment"
        r"|bat|immeuble|residence|lotissement|appart\w*|maison|tour|\d{1,4}(?!\d| ?km| ?min| ?h| ?ans"
        r"| ?kilo| ?minutes| ?personnes))\b~{0,40})",
        r"\b(?:j'habite|je vis) (?:dans|en) (?:une?|la) (?:maison|ville|campagne|region)\b",
    ),
    rule(
        Finding.ADDRESS,
        "adresse address adr",
        r"\b(?:mon|ma|notre|my) (?:adr(?:esse)?|address)\b(?! (?:e-?mail|mail|elect))(?: (?:exacte"
        r"|postale|perso\w*))?\s*(?:[:=]|(?:c'?est|cest|c|est|is)\b)~{0,60}",
        r"\b(?:mail|email|web|site|ip|fausse|changee?)\b",
    ),
    rule(
        Finding.ADDRESS,
        "adresse address adr habit live",
        r"\b(?:donne|donnes|donner|envoie|envoi|c'?est quoi|c koi|quelle est|quelle c'est|c'est ou"
        r"|t'?as|passe|file|what's|give me|send me|envoyez|donnez|je veux|balance)\b~{0,15}\b(?:ton"
        r"|ta|votre|l'|your|tn|une)\s?(?:adr(?:esse)?|address)\b(?! (?:e-?mail|mail|elect|web|du"
        r" site))|\b(?:tu|t'|vous) ?hab\w* (?:ou|ou exactement|a quelle adresse|dans quelle rue"
        r"|quelle rue)\b(?! (?:tu|vous))|\bou (?:est-ce que |est ce que |c'est que )?(?:tu|t'|vous)"
        r" ?hab\w*|\bou (?:habites|habitez|t'habites)\b|\bquelle rue\b|\bwhere (?:do|d'|exactly do)"
        r" (?:you|u) live\b|\bt'?habite ou\b|\bton adresse\s*\?",
        r"\b(?:mail|email)\b",
    ),
)
