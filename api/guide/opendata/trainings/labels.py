"""Names of diplomas and trainings as people read them, out of capitals, codes and abbreviations."""

import re

from api.platform.kit.text import fold

DIPLOMAS = {
    "145": "Master", "135": "Master", "125": "Master", "170": "Diplôme d’ingénieur", "100": "Doctorat",
    "140": "DSAA", "241": "DNMADE", "240": "DSAA", "250": "Licence pro", "251": "BUT", "205": "Licence",
    "200": "Licence", "236": "DESJEPS", "237": "DESJEPS", "320": "BTS", "323": "BTSA", "321": "DMA",
    "336": "DEJEPS", "337": "DEJEPS", "350": "DUT", "355": "DEUST", "370": "Classe prépa",
    "400": "Bac pro", "403": "Bac pro agricole", "401": "BMA", "430": "Bac techno", "433": "Bac techno",
    "470": "Bac général", "446": "BPJEPS", "447": "BPJEPS", "450": "BP", "453": "BP agricole",
    "500": "CAP", "503": "CAP agricole", "510": "BEP", "513": "BEP agricole", "553": "BPA",
    "010": "MC", "013": "MC", "461": "Certificat de spécialisation", "561": "Certificat de spécialisation",
    "263": "Certificat de spécialisation", "363": "Certificat de spécialisation",
    "463": "Certificat de spécialisation", "563": "Certificat de spécialisation",
}  # fmt: skip
"""By the first three characters of a code formation diplôme."""
_TITLE = re.compile(r"[1-5]6[A-Z]")
_WRITTEN = {
    "CAP agricole": "CAP agricole", "CAP": "CAP", "Bac pro": "Bac pro", "BTSA": "BTSA", "BTS": "BTS",
    "BP": "BP", "BPA": "BPA", "BMA": "BMA", "MC": "MC", "DMA": "DMA", "BUT": "BUT", "DEUST": "DEUST",
    "Licence pro": "Licence pro", "Licence": "Licence", "Master": "Master", "BPJEPS": "BPJEPS",
    "DEJEPS": "DEJEPS", "DESJEPS": "DESJEPS", "TP": "Titre professionnel",
    "Titre professionnel": "Titre professionnel", "CQP": "CQP",
    "Certificat de spécialisation": "Certificat de spécialisation",
    "classe préparatoire": "Classe prépa", "bac techno": "Bac techno", "licence": "Licence",
    "licence pro": "Licence pro", "master": "Master", "bac pro": "Bac pro", "DNMADE": "DNMADE",
    "DN MADE": "DNMADE",
}  # fmt: skip
_PREFIX = re.compile(
    rf"({'|'.join(sorted(map(re.escape, _WRITTEN), key=len, reverse=True))})\s+"
    r"(?:spécialité\s+|mention\s+)?(?=\w)"
)
_SHORTENED = {"CAPa": "CAP agricole", "MC (futur CS)": "MC", "CS": "Certificat de spécialisation"}
_SHORT = re.compile(rf"({'|'.join(map(re.escape, _SHORTENED))})\s+")
_COMMON = re.compile(
    r"^1ERE ANNEE DE (?:CAP|BTS)\s|^2NDE PROFESSIONNELLE\s"
    r"|\s?(?:\b2NDE\sCOMMUNE|(?:\bBTS\s)?\b1(?:ERE?|E)\sANNEE(?:\sCOMMUNE)?|\bCLASSE DE SECONDE)\b",
    re.IGNORECASE,
)
_SECOND_PRO = re.compile(r"\(SEC PRO AG\)")
_BRACKETED = re.compile(r"\s?\([^()]*+\)\s?$")
# Capitals come without accents: these words give theirs back.
_ACCENTED_WORDS = (
    "aéronautique aménagement aménagements année bâtiment béton cosmétique création développement diététique"
    " éducatif éducation électricité électrique électronique électrotechnique élevage énergétique"
    " équipements esthétique études événementiel évolution forêt général générale génie géomètre hôtel"
    " hôtellerie ingénierie intégration maîtrise matériaux matériels mécanique mécatronique médicale médico"
    " métallerie métier métiers modélisation numérique opérations pâtisserie pâtissier personnalisé précision"
    " préparation prévention procédés propreté publicité qualité réalisation réparation réseaux santé"
    " sécurité société spécialité spécialités sûreté système systèmes télécommunications théâtre véhicules"
    " vêtement vêtements à"
    " accès activités adaptées années appliquées archéologie associée bâtiments carrières"
    " comptabilité comptables cybersécurité diplôme durée économie économique éducateurs électroniques"
    " énergie énergies énergétiques environnementales éoliens étrangères européennes événement"
    " financières généraux génie géographie géologie hôtel intégré intégrée kinésithérapie"
    " lumière littérature littératures managériale mathématiques métropolitains"
    " négociation opérationnel pédagogie particulières préparatoire préparatoires psychomotricité"
    " régie régionales réservée spécialisation spécialisé spécialisée spécifique stratégie série théorie"
    " universitaire université végétal végétale végétales vétérinaire économiste"
    " électrique électriques mécanismes humanités interprétation matériel métal médias médical"
    " numériques supérieur supérieures sécurisation thérapie vidéo généraliste spécialités"
    " agroécologie appliqués biosourcés capacité données ébénisterie éco école écoles éducateur efficacité"
    " électroradiologie embarqués équestres équitation ergothérapeute établissement éthique expérimentation"
    " féminines géosciences habités hospitalité ingénieur ingénieurs médicinales multimédia plurimédia"
    " procédure proximité réception réflexion renforcé responsabilité scénographies secrétariat sociétale"
    " paramédicales spéciale filière économiques supérieure systémique théologie thérapeutique transmédia"
    " vétérinaires"
)
_KEPT_WORDS = "A B C D E ACSE BTP BTS CAP EPS PME PMI ST2S STAV STD2A STHR STI2D STL STMG SVT TP"
_ACCENTED = {fold(word): word for word in _ACCENTED_WORDS.split()}
_KEPT = frozenset(_KEPT_WORDS.split())
_LOST_APOSTROPHE = re.compile(r"\b([DdLlNn]|[Qq]u) (?=[aàâeéèêiîoôuhyAÀÂEÉÈÊIÎOÔUHY][^\W\d_])")
_EDITION = re.compile(
    r"(?:\d?[a-z]+(?:-?\d)+|(?:2nde|1[eè]re|Tle) pro(?: agricole)?|Mc|\d[a-z]+)\s+",
    re.IGNORECASE,
)
_EDITION_TAIL = re.compile(
    r"^1[eè]re année de (?:CAP|BTS)\s"
    r"|\s?(?:2nde commune|1[eè]?r?e ann[ée]e(?: commune)?|\((?:mc|cs)\s?\d\))\s?$",
    re.IGNORECASE,
)


def diploma_name(level_code: str, short: str, label: str) -> str:
    """« CAP » of a code's level; the ministry's short label where no better name is known."""
    if "MISE A NIVEAU" in label:
        return "Mise à niveau"
    if _TITLE.fullmatch(level_code):
        return "Titre professionnel" if level_code[2] == "T" else "Titre"
    if short.startswith("DIV"):
        return "Diplôme"
    return DIPLOMAS.get(level_code, short)


def is_common(label: str) -> bool:
    """Whether a diploma's label is that of a first year common to several."""
    return bool(_COMMON.search(label) or _SECOND_PRO.search(label))


def common_name(diploma: str) -> str:
    """What the common first year towards such a diploma is called."""
    return "2de pro" if diploma.startswith("Bac pro") else f"1re année de {diploma}"


def joined(diploma: str, speciality: str) -> str:
    """« CAP » and « boulanger » as « CAP Boulanger »."""
    speciality = spaced(speciality).strip(" -:")
    start = speciality[:1].upper() + speciality[1:]
    return f"{diploma} {start}".strip()


def spaced(text: str) -> str:
    """French signs: the apostrophe, and spaces that do not break before a colon."""
    text = re.sub(r"\s{0,2}:\s{0,2}", "\u00a0: ", text.replace("'", "’").replace("`", "’"))
    return re.sub(r"\s{2,}", " ", text)


def from_capitals(label: str, diploma: str) -> str:
    """« BOULANGER-PÂTISSIER (BAC PRO) » as « Bac pro Boulanger-pâtissier »."""
    bare = _COMMON.sub("", _BRACKETED.sub("", label)).strip()
    return joined(diploma, re.sub(r"[^\W\d_]+(?:\d[^\W\d_]?)?", _lowered, bare))


def _lowered(word: re.Match[str]) -> str:
    if word[0] in _KEPT and (len(word[0]) > 1 or _names_an_option(word)):
        return word[0]
    low = word[0].lower()
    return _ACCENTED.get(fold(low), low)


def _names_an_option(letter: re.Match[str]) -> bool:
    before = letter.string[: letter.start()].rstrip()
    return before.endswith(("OPTION", "OPT."))


def from_edition(label: str) -> str:
    """« 2nde pro métiers de la mer 2nde commune » as « Métiers de la mer »; empty where the label says in no
    known way which part of it is the year."""
    start = _EDITION.match(label)
    if start is None:
        return ""
    return _with_accents(joined("", _EDITION_TAIL.sub("", label[start.end() :])))


def from_certification(label: str) -> str:
    """« CAP boulanger » as « CAP Boulanger »."""
    start = _PREFIX.match(label)
    if start is None:
        return joined("", label)
    return joined(_WRITTEN[start[1]], label[start.end() :])


def from_onisep(label: str) -> str:
    """What a sheet of Onisep names as following, as certifications are called: « CAPa » and « MC (futur CS) »
    too."""
    start = _SHORT.match(label)
    return from_certification(f"{_SHORTENED[start[1]]} {label[start.end() :]}" if start else label)


_OF_STATE = re.compile(r"dipl[oô]me d.[eé]tat\b", re.IGNORECASE)
_NOT_OF_STATE = re.compile(r"(Certificat de capacité|Diplôme)\b(?! d.[EÉeé]tat\b)")


def diploma_of(label: str, kind: str) -> str:
    """« CAP » of « CAP boulanger »; else the type of diploma that its publisher names, but no State's diploma
    of what is called otherwise: universities give that of orthophonistes (décret 2013-798, article 2).
    """
    if start := _PREFIX.match(label):
        return _WRITTEN[start[1]]
    if _OF_STATE.match(kind) and (called := _NOT_OF_STATE.match(label)):
        return called[1]
    return joined("", kind) or "Formation"


_OF_UNIVERSITY = re.compile(r"^(Dipl[oô]me d.Universit[eé]) (\S+) DU \2\b", re.IGNORECASE)
_DOUBLE = re.compile(r"\bdouble (?:licence|cursus)\b[\s:]*", re.IGNORECASE)


def named_once(label: str) -> str:
    """« Double licence Droit / Histoire Double licence Droit et Histoire » without its second name; what that
    one alone says stands in brackets. « Diplôme d’Université X DU X » without its second name too.
    """
    label = _OF_UNIVERSITY.sub(r"\1 \2", label)
    parts = [part.strip() for part in _DOUBLE.split(label)]
    if len(parts) != 3 or parts[0] or not all(parts[1:]):
        return label
    first, second = (set(re.findall("[a-z]{3,}", fold(part))) for part in parts[1:])
    return f"Double licence {parts[1]}" + ("" if second <= first else f" ({parts[2]})")


def with_signs(label: str) -> str:
    """A name whose apostrophes and accents were lost: « Activites de l art » as « Activités de l’art »."""
    return _with_accents(_LOST_APOSTROPHE.sub(r"\1’", spaced(label)))


def _with_accents(label: str) -> str:
    return re.sub(r"[^\W\d_]{2,}", _accented, label)


def _accented(word: re.Match[str]) -> str:
    found = _ACCENTED.get(word[0].lower())
    return word[0] if found is None else found[0].upper() + found[1:] if word[0][0].isupper() else found
