"""Partners' texts made readable: no HTML, no contact of a person, emoji and paragraphs kept.

Everything here takes any text and returns a clean value or null; nothing raises.
"""

import re
from datetime import date
from urllib.parse import urlsplit

from api.guide.opendata import markup, normalise
from api.placements.offers.bulk import Contract, OfferKind, OfferLevel
from api.platform.kit.text import fold

MAX_DESCRIPTION = 6000
MAX_TITLE = 160
HIDDEN = "…"
"""Stands where a mail address or a phone number stood."""

_MAIL = re.compile(
    r"(?:mailto:)?[\w.+%'-]{1,64}\s?(?:@|\(at\)|\[at\]|\sarobase\s)\s?[\w-]{1,63}(?:\s?(?:\.|\(dot\)|\spoint\s)\s?[\w-]{2,63})+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d,])(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?:[\s.\-/_]{0,3}\d{2}){4}(?!\d)"
)


def plain(value: object, limit: int = MAX_DESCRIPTION) -> str:
    """A text without markup and contacts, on as many lines as its author wrote, cut at a word."""
    return markup.cut(without_contacts(markup.plain(value, limit * 2)), limit)


def without_contacts(text: str) -> str:
    """A text without mail addresses and phone numbers: those of people are not ours to keep."""
    return _PHONE.sub(HIDDEN, _MAIL.sub(HIDDEN, text))


def title(value: object) -> str:
    """A title on one line."""
    return plain(normalise.text(value), MAX_TITLE).replace("\n", " ")


def paragraphs(*parts: object) -> str:
    """Several texts of an offer as one, each once."""
    texts = [text for part in parts if (text := plain(part))]
    return markup.cut("\n\n".join(dict.fromkeys(texts)), MAX_DESCRIPTION)


def link(value: object) -> str | None:
    """An https address; others are not followed from here."""
    address = normalise.text(value)
    if not address.startswith("https://") or len(address) > 1000:
        return None
    parts = urlsplit(address) if normalise.website(address.split("?", 1)[0]) else None
    return address if parts and parts.hostname and not parts.username else None


def rome(values: object) -> list[str]:
    """ROME codes, each once."""
    codes = values if isinstance(values, list) else [values]
    return list(
        dict.fromkeys(
            c for c in (normalise.text(code).upper() for code in codes) if re.fullmatch(r"[A-Z]\d{4}", c)
        )
    )[:10]


_MONTHS = {
    "janvier": 1,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "decembre": 12,
}


def day(value: object) -> date | None:
    """A date as partners write it: ISO 8601, `25/11/2026`, `25-11-2026 00:11:19`, « 1er juin 2026 »."""
    written = normalise.text(value)
    if (known := normalise.day(written)) is not None:
        return known
    try:
        if found := re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\D|$)", written, re.ASCII):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := re.fullmatch(r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})", fold(written), re.ASCII):
            return date(int(found[3]), _MONTHS[found[2]], int(found[1]))
    except (ValueError, KeyError):
        pass
    return None


_IN_BRACKETS = re.compile(r"\((\d{2,3}|2[AB])\)\s*$")


def department_named(value: object) -> str | None:
    """Code of a department from « Var (83) »."""
    found = _IN_BRACKETS.search(normalise.text(value))
    return normalise.department(found[1]) if found else None


def places(value: object) -> int:
    """How many people are wanted; one when nothing sensible is told."""
    number = normalise.whole(value)
    return number if number is not None and 1 <= number <= 1000 else 1


def hours(value: object) -> float | None:
    """Hours a week."""
    number = normalise.number(value)
    return number if number is not None and 1 <= number <= 48 else None


def days_of(months: object) -> int | None:
    """Calendar days of so many months; null beyond what a contract can last."""
    number = normalise.number(months)
    return round(number * 365 / 12) if number is not None and 0 < number <= 60 else None


def kind_of(*texts: object) -> tuple[OfferKind, Contract | None] | None:
    """What words like « Contrat d'apprentissage », « Alternance », « Stage » mean; null: not our business."""
    words = fold(" ".join(normalise.text(text) for text in texts))
    learning = bool(re.search(r"\bapprenti(?:e?s?|ssage)\b", words))
    professional = "professionnalisation" in words or bool(re.search(r"contrat pro\b", words))
    if learning or professional or re.search(r"\balternan(?:ce|te?s?)\b", words):
        contract = None
        if learning != professional:
            contract = Contract.APPRENTISSAGE if learning else Contract.PROFESSIONNALISATION
        return OfferKind.APPRENTICESHIP, contract
    if re.search(r"\b(?:stage|stagiaire)s?\b", words):
        return OfferKind.PLACEMENT, None
    return None


_EUROPEAN = {
    "3": [OfferLevel.CAP],
    "4": [OfferLevel.BAC_PRO],
    "5": [OfferLevel.BTS],
    "6": [OfferLevel.BUT, OfferLevel.LICENCE],
    "7": [OfferLevel.MASTER],
}
_NAMED = (
    (re.compile(r"\b(?:cap|bep|bpa|infrabac)\b"), "3"),
    (re.compile(r"\bbac\s*\+\s*[23]\s*/\s*\+?[35]\b"), ""),
    (re.compile(r"\b(?:bac\s*pro\w*|bp)\b|\bbac\b(?!\s*\+)(?!calaureat)"), "4"),
    (re.compile(r"\b(?:bts|dut|deust)\b|\bbac\s*\+\s*2\b"), "5"),
    (re.compile(r"\b(?:but|licence|bachelor)\b|\bbac\s*\+\s*[34]\b"), "6"),
    (re.compile(r"\b(?:master|mastere|ingenieur)\b|\bbac\s*\+\s*5\b"), "7"),
)


def european_level(value: object) -> list[OfferLevel]:
    """Diplomas of a level of the European qualifications framework (3 to 7)."""
    return list(_EUROPEAN.get(normalise.text(value), ()))


def levels_named(value: object) -> list[OfferLevel]:
    """Diplomas that a short text names (« BEP-CAP-BPA », « Bac+2 », « BTS MCO »), the lowest first."""
    words = fold(normalise.text(value))
    # « BUT » is a diploma only in capitals; « but » is a word.
    if not re.search(r"\bBUT\b", normalise.text(value)):
        words = re.sub(r"\bbut\b", " ", words)
    found = [level for pattern, code in _NAMED if code and pattern.search(words) for level in _EUROPEAN[code]]
    return list(dict.fromkeys(found))
