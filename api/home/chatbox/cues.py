"""What is asked of a thing that is named beside it or was shown before, whatever else is said."""

import re

_HOURS = (
    r"\bhoraires?\b|\bouvert(?:e|s|es)?\b|\bferm(?:e|es|ee|ent|eture)\b|\bouvre(?:nt)?\b"
    r"|\bwhat time\b|\bopen(?:ing)?\b.*\b(?:hours|on|at|when)\b|\bopening\b|\bclosed?\b"
)
_DATES = (
    r"^(?:\w+ )?quand\b(?! (?:on|j|je|tu|c|il|elle|meme)\b)"
    r"|\bquand$|\bc\s?(?:est|t)? quand\b|\bcest quand\b|^when\b|\bdates?\b|\bdeadlines?\b"
    r"|\bquels? jours?\b|\bprochaine?s? (?:\w+ )?(?:salons?|forums?|portes)\b"
)
_OPEN_DAYS = r"\bportes? ouvertes?\b|\bjpo\b|\bopen days?\b"
_PATH = (
    r"(?:bts|but|cap|bac|bp|general\w*|techno\w*|pro|licence|master|prepa|fac|iut|alternance|apprentissage"
    r"|cfa|lycee|mfr|stmg|sti2d|st2s|internat|externe)"
)
_COMPARE = (
    rf"\b{_PATH}\b(?: \w+){{0,3}} (?:ou|or)(?: bien)?(?: \w+)?(?: \w+)? {_PATH}\b"
    r"|\bou\b.*\bdiff(?:erences?)?\b"
    r"|\bcompar(?:e|er|aison|ez)\b|\bdiff(?:erences?)?s? (?:entre|between)\b|\bmieux entre\b"
    r"|\b(?:ou|or) plutot\b|\b(?:vs|versus)\b"
    r"|\bl[ae]s?quel(?:le)?s? (?:est|gagne|paye|paie|recrute|choisir|des deux|vaut)"
)
_PERSON = (
    r"\b(?:parler|discuter|echanger|temoigna\w*|rencontrer|poser\w*|voir|tchatter)\b"
    r".*\b(?:a|avec|des?|une?) (?:un|une|des|qqu?n|qlqu?n|quelqu|pros?\b|\w+ier|\w+iere|\w+eur|\w+euse)"
    r"|\bme (?:parler|raconter)\b|\bqui (?:fait|font|exerce\w*|travaille\w*) (?:ca|ce|cela|comme|dans)\b"
    r"|\btalk (?:to|with) (?:a|an|some)"
)
_HUMAN = (
    r"\bm ?appeler\b|\brappel(?:er|ez|le) ?moi\b|\bvraie? (?:personne|gens|humaine?)\b"
    r"|\breal person\b|\bun humain\b"
    r"|\bparler (?:a|avec) (?:qqu?n|qlqu?n|quelqu ?un|une personne|un conseiller|une conseillere)\b(?! qui)"
    r"|\b(?:qqn|quelqu ?un) (?:peut|pourrait) m ?aider\b"
    r"|\bqui peut m ?aider\b|\btalk to (?:someone|somebody)\b|\bfaire le point avec\b"
)
_WHERE = (
    r"\b(?:pres|proche|vers|autour|a cote|cherche\w*|jcherche|trouver|near|nearest|around|where|looking)\b"
    r"|\bou (?:\w+ )?(?:faire|apprendre|trouver|former|etudier|preparer|passer|prepare|apprend)\b"
    r"|^(?:\w+ )?ou (?:est|sont|il y a)\b"
)
_PHONE = r"\b(?:tel|telephone|numero|num|phone|number|joindre|contacter)\b"
_MINE = (
    r"\b(?:ma|mes|my)\b (?:\w+ )?(?:candidatures?|demandes?|messages?|questions?|conseill\w+"
    r"|conversations?|applications?)"
    r"|\bj ?ai postule\b|\bm ?a (?:repondu|ecrit)\b"
)
_DETAIL = (
    r"^(?:et |mais )?(?:c ?est|cest|c|est ce que c ?est|il est|elle est|is it) (?:\w+ )?"
    r"(?:prive|public|payant|gratuit|loin|dur|difficile|bien|reconnu|mixte|cher|remunere|paye"
    r"|private|free|hard)e?s?$|^(?:et |mais )?(?:ca |sa |il |elle )?coute(?:nt)?\b"
    r"|\bcombien (?:ca |sa )?coute|\bquel prix\b"
    r"|^(?:et |mais )?(?:le|la|les|leurs?) (?:prix|frais|tarifs?|cout)\b"
)
"""What a card's own page says."""
_WHEREABOUTS = (
    r"^(?:et |mais |and )?(?:(?:c ?est|cest|c|il est|elle est|ils sont|elles sont"
    r"|(?:ca|sa) se (?:trouve|passe|fait)|on (?:fait|trouve) ca) )?ou(?: ca| exactement)?$"
    r"|^(?:and )?where (?:is|are) (?:it|that|they)$"
)
_AFTER = (
    r"^(?:et |and )?(?:puis |then )?(?:apres|ensuite|after)(?: (?:ca|cela|that))?$|^(?:et )?la suite$"
    r"|^(?:et )?(?:on|je) (?:fait|fais) quoi (?:apres|ensuite)$|^what next$"
)
_HERE = r"\b(?:chez|autour de|pres de|a cote de) moi\b|\bnear me\b"
CUES = (
    ("mine", re.compile(_MINE)),
    ("open_days", re.compile(_OPEN_DAYS)),
    ("human", re.compile(_HUMAN)),
    ("hours", re.compile(_HOURS)),
    ("dates", re.compile(_DATES)),
    ("compare", re.compile(_COMPARE)),
    ("phone", re.compile(_PHONE)),
    ("which", re.compile(r"^(?:et |and )?(?:lequel|laquelle|lesquels|lesquelles|which one)\b")),
    ("here", re.compile(_HERE)),
    ("whereabouts", re.compile(_WHEREABOUTS)),
    ("after", re.compile(_AFTER)),
    ("open", re.compile(r"\bvacances\b|\bmidi\b|\bmatins?\b|\bsoirs?\b|\bferies?\b|\bholidays\b")),
    ("detail", re.compile(_DETAIL)),
    ("person", re.compile(_PERSON)),
)


def cues(spelt: str) -> frozenset[str]:
    """Of folded words: « hours », « dates » …"""
    return frozenset(name for name, said in CUES if said.search(spelt))


def seeks(spelt: str) -> bool:
    """Whether something is sought, somewhere."""
    return re.search(_WHERE, spelt) is not None


TOPICS = {
    "mfr": "mfr", "apprenticeship_centre": "cfa", "cio": "cio", "mission_locale": "mission_locale",
    "CAP": "cap", "CAP agricole": "cap", "Bac pro": "bac_pro", "Bac techno": "bac_techno", "BTS": "bts",
    "BTSA": "bts", "BUT": "but", "BP": "bp", "Licence": "licence", "Licence pro": "licence_pro",
    "Master": "master", "CPGE": "cpge", "open_day": "portes_ouvertes", "stop": "orientibus",
    "observation": "stage_observation", "placement": "pfmp", "apprenticeship": "apprentissage",
    "information_point": "information_jeunesse", "production_school": "ecole_production",
}  # fmt: skip
"""What explains a kind of place, diploma, event or offer."""

LOOKED_FOR = {
    "cio": "cio", "mission_locale": "mission locale", "cfa": "cfa", "mfr": "mfr", "bts": "bts",
    "cap": "cap", "bp": "bp", "bac_pro": "bac pro", "but": "but", "licence": "licence",
    "licence_pro": "licence pro", "master": "master", "information_jeunesse": "information jeunesse",
    "bac_techno": "bac techno", "bac_general": "lycée général", "portes_ouvertes": "portes ouvertes",
    "ecole_production": "école de production", "orientibus": "orientibus", "alternance": "alternance",
    "apprentissage": "apprentissage", "stage_observation": "stage 3e", "france_travail": "france travail",
    "cpge": "classe prépa", "ecole_ingenieurs": "école ingénieur",
    "troisieme_prepa_metiers": "3e prépa métiers", "segpa": "segpa", "ulis": "ulis", "erea": "erea",
}  # fmt: skip
"""What is looked for when a place is said after an explanation."""

HELPED_AT = {
    "contrat_engagement_jeune": "mission locale", "psad": "cio", "decrochage": "cio",
    "immersion": "mission locale", "trouver_stage": "stage", "lettre_cv": "information jeunesse",
    "entretien": "information jeunesse", "ecole_commerce": "école de commerce",
    "choisir": "cio", "reorientation": "cio", "redoublement": "cio", "age_apprentissage": "cfa",
    "permis": "mission locale", "sante": "mission locale", "stage_seconde": "stage de seconde",
}  # fmt: skip
"""Where one goes for what was explained: looked for when a place is said afterwards."""
