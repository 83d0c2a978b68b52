"""Names, addresses and job titles: out of capitals and abbreviations, into French as it is written."""

import re
from functools import lru_cache
from typing import NamedTuple

from api.guide.opendata import normalise
from api.platform.kit.text import fold

_SMALL_WORDS = "à au aux d de des du en et l la le les lès ou par pour sous sur un une chez"
_ACRONYM_WORDS = (
    "AFPA AFPI AFTRAL APF AREP BEP BP BTP BTS CAP CCI CEFA CFA CFAI CFPPA CFTA CIO CIJ CMA CNAM CREPS"
    " CRIJ CS DSDEN ECAM EPLEFPA EREA ESAIP ESEO ESPL ESPE ESSCA FCMB GRETA GIP ICAM IEM IFAS IFSI IME"
    " IMT INSPE INSA ISFAC ITEP IUT IRSS LEAP LEGT LEGTA LGT LP LPA LPO MFR MFREO MLRS OGEC PIJ RN SARL SAS"
    " SEGPA SEP STS UDAF UFA UIMM ULIS URMA ZA ZAC ZI II III IV VI VII VIII IX XI XII XIII XIV XV XVI"
)
# Capitals come without accents; these words are frequent enough in names to give theirs back.
_ACCENTED_WORDS = (
    "académie agréé animalière archéologie collège départemental école éducation électricité établissement"
    " européen général hôtelier hôtellerie ingénieurs lycée mécanique métier métiers métropole numérique"
    " privé publicité qualité région régional régionale santé sécurité société supérieur supérieure"
    " université vendée vétérinaire"
)
_SPELT = {"ass": "association", "ctre": "centre", "inst": "institut", "techn": "technique"}
_SMALL = frozenset(_SMALL_WORDS.split())
_ACRONYMS = frozenset(_ACRONYM_WORDS.split())
_RESTORED = {**_SPELT, **{fold(word): word for word in _ACCENTED_WORDS.split()}}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOWERCASE = re.compile(r"[a-zà-öø-ÿœ]")
_ELISION = re.compile(r"\b([DL]) (?=[AEÉÈÊIOUYHŒ][^\W\d_])", re.IGNORECASE)
_ABBREVIATIONS = {
    "ALL": "allée", "AV": "avenue", "BD": "boulevard", "BLD": "boulevard", "CHE": "chemin", "CRS": "cours",
    "IMP": "impasse", "PL": "place", "PROM": "promenade", "QU": "quai", "R": "rue", "RPT": "rond-point",
    "RTE": "route", "SQ": "square",
}  # fmt: skip


def _word_cased(match: re.Match[str]) -> str:
    word = match[0]
    bare = word.upper()
    if bare in _ACRONYMS:
        return bare
    if word.casefold() in _SMALL:
        return word.lower()
    head, apostrophe, tail = word.replace("’", "'").partition("'")
    if apostrophe and len(head) <= 2:
        return f"{head.lower()}'{_RESTORED.get(tail.casefold(), tail).capitalize()}"
    return _RESTORED.get(word.casefold(), word).capitalize()


def out_of_capitals(text: str) -> str:
    """Title case for a text in capitals, small words low and acronyms kept; any other text as it is."""
    low = len(_LOWERCASE.findall(text))
    if low > 0.1 * len(text) or low > 0.1 * sum(c.isalpha() for c in text) or len(text) < 2:
        return text
    cased = _WORD.sub(_word_cased, _ELISION.sub(r"\1'", text))
    return cased[:1].upper() + cased[1:]


def name(value: object) -> str:
    """A name without double spaces and not in capitals; « MAIS FAMIL RURALE EDUC » is written out."""
    return out_of_capitals(_CUT_MFR.sub("MAISON FAMILIALE RURALE", normalise.text(value).strip(" -;,")))


def street(*parts: object) -> str:
    """An address line from its parts; runs of capitals are lowered, « L ORIETTE » becomes « l'Oriette »."""
    cleaned = [cleaned for part in parts if (cleaned := normalise.text(part).strip(" ,;"))]
    return ", ".join(_street_cased(part) for part in dict.fromkeys(cleaned))


_CAPITALS = re.compile(r"\b(?:[DL]['’])?[A-ZÀ-ÖØ-ÞŒ]{2,}(?:[ '’-]+[A-ZÀ-ÖØ-ÞŒ]+)*\b")
_LOST_APOSTROPHE = re.compile(r"\b([DL]) (?=[AEÉÈÊIOUYHŒ][A-ZÀ-ÖØ-ÞŒ])")
_CUT_MFR = re.compile(
    r"^(?:ASS\w* )?MAIS(?:ON)?S? FAM\w* RURAL\w*"
    r"(?:(?: ET)?(?: D['’ ]?| )(?:EDU\w*|ORI\w*|FORMATION\b))*(?: ET)?(?=\W|$)"
)
_STREETS = frozenset(_ABBREVIATIONS.values()) | {"chaussée", "esplanade", "faubourg", "passage", "voie"}
_LEADING_NUMBER = re.compile(r"^(\d++(?:\s*+(?:bis|ter|quater|[A-D]))?)[\s,]++(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _street_cased(text: str) -> str:
    number = _LEADING_NUMBER.match(text)
    start, rest = (f"{number[1].lower()} ", text[number.end() :]) if number else ("", text)
    first, space, remainder = rest.partition(" ")
    if space and first.upper().rstrip(".") in _ABBREVIATIONS:
        rest = f"{_ABBREVIATIONS[first.upper().rstrip('.')]} {remainder}"
    elif start and first.lower() in _STREETS:
        rest = f"{first.lower()} {remainder}".strip()
    cased = _CAPITALS.sub(lambda run: _WORD.sub(_word_cased, run[0]), _LOST_APOSTROPHE.sub(r"\1'", rest))
    return start + (cased if start else cased[:1].upper() + cased[1:])


class FullAddress(NamedTuple):
    """An address line cut at its postcode."""

    street: str
    postcode: str | None
    town: str


def cut_address(value: object) -> FullAddress:
    """Street, postcode (the last five digits standing alone) and town of an address on one line."""
    line = normalise.text(value)
    places = list(re.finditer(r"(?<!\d)\d{5}(?!\d)", line))
    if not places:
        return FullAddress(street(line), None, "")
    last = places[-1]
    town = re.sub(r"\bCEDEX\b.*$", "", line[last.end() :], flags=re.IGNORECASE).strip(" ,-")
    return FullAddress(street(line[: last.start()].strip(" ,-")), normalise.postcode(last[0]), town)


@lru_cache(maxsize=8192)
def town_key(value: str) -> str:
    """What is the same in every spelling of a town's name: « ST GERMAIN CEDEX 9 » and « Saint-Germain »."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(value)).split()
    if "cedex" in words:
        words = words[: words.index("cedex")]
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


class JobLabels(NamedTuple):
    """Feminine and masculine forms of a job's label; both null when it has only one form."""

    feminine: str | None
    masculine: str | None


def job_labels(label: str) -> JobLabels:
    """Split « Chauffeur / Chauffeuse de machines agricoles ».

    The masculine form stands left and has n words; the first n words on the right are the feminine one, and
    what follows belongs to both. A right side with fewer words replaces the last words of the left.
    """
    left, slash, right = label.partition(" / ")
    if not slash:
        return JobLabels(None, None)
    masculine, feminine = left.split(), right.split()
    if not masculine or not feminine:
        return JobLabels(None, None)
    if masculine[0] == "Homme":
        # « Homme sage-femme / Sage-femme »: the right side is whole.
        return JobLabels(right, left)
    if len(feminine) < len(masculine):
        return JobLabels(" ".join(masculine[: -len(feminine)] + feminine), " ".join(masculine))
    return JobLabels(" ".join(feminine), " ".join(masculine + feminine[len(masculine) :]))
