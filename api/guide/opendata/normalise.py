"""Cells of public files made uniform: identifiers, numbers, phones, addresses of the web.

Everything here takes any text and returns a clean value or null; nothing raises.
"""

import re
from datetime import date
from math import isfinite
from urllib.parse import urlsplit

from api.platform.kit.text import from_document

_SPACES = re.compile(r"\s+")
_UAI = re.compile(r"\d{7}[A-Z]")
_SIRET = re.compile(r"\d{14}")
_POSTCODE = re.compile(r"\d{5}")
_INSEE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,20})?")
_EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)")
_ONISEP = re.compile(r"\bENS\.\d{1,9}\b")
_PHONE_NOISE = re.compile(r"[\s.\-/()]+")
_PHONE = re.compile(r"(?:(?:\+|00)33(?:0)?|0)([1-9]\d{8})")
_SHORT_PHONE = re.compile(r"3\d{3}|11[68]\d{3}")

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What may have stood between two words."""
MAX_TEXT = 2000


def text(value: object) -> str:
    """A cell as one line of text: nothing unseen in it, single spaces, at most `MAX_TEXT` characters."""
    # Nearly every cell is clean already.
    if isinstance(value, str) and value.isprintable() and "  " not in value:
        return value.strip()[:MAX_TEXT].rstrip()
    if value is None:
        return ""
    return _SPACES.sub(" ", from_document(CONTROL.sub(" ", str(value)))).strip()[:MAX_TEXT].rstrip()


def uai(value: object) -> str | None:
    """A school's identifier (UAI): seven digits and a letter; a zero lost to a spreadsheet is back."""
    code = text(value).upper().replace(" ", "").zfill(8)
    return code if _UAI.fullmatch(code) and code.isascii() else None


def siret(value: object) -> str | None:
    """A company's identifier (SIRET): fourteen digits."""
    code = text(value).replace(" ", "")
    return code if _SIRET.fullmatch(code) and code.isascii() and code.strip("0") else None


def postcode(value: object) -> str | None:
    """Five digits; a leading zero lost to a spreadsheet is back."""
    code = text(value).removesuffix(".0").replace(" ", "").zfill(5)
    return code if _POSTCODE.fullmatch(code) and code.isascii() and code.strip("0") else None


def insee(value: object) -> str | None:
    """INSEE code of a commune; a leading zero lost to a spreadsheet is back."""
    code = text(value).removesuffix(".0").upper().zfill(5)
    return code if _INSEE.fullmatch(code) and code.isascii() else None


def department(value: object) -> str | None:
    """Code of a department: `44`, `044`, `D044`, `2a`, or from a commune's or postal code."""
    code = text(value).upper().removeprefix("D")
    if len(code) == 3 and code[0] == "0":
        code = code[1:]
    if len(code) == 5:
        code = code[:3] if code[:2] in ("97", "98") else code[:2]
    if len(code) == 1:
        code = f"0{code}"
    known = (code.isdigit() and code.isascii()) or code in ("2A", "2B")
    return code if known and len(code) in (2, 3) else None


def number(value: object) -> float | None:
    """A decimal number written with a point or a comma."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return float(value) if isfinite(value) else None
        except OverflowError:  # JSON has whole numbers of any length
            return None
    digits = text(value).replace(" ", "")
    return float(digits.replace(",", ".")) if _NUMBER.fullmatch(digits) and digits.isascii() else None


def whole(value: object) -> int | None:
    """A whole number."""
    found = number(value)
    return int(found) if found is not None and found == int(found) else None


def pair(value: object) -> tuple[float, float] | None:
    """Two numbers as in « 47.2, -1.5 »."""
    first, comma, second = text(value).partition(",")
    a, b = number(first), number(second)
    return (a, b) if comma and a is not None and b is not None else None


def phone(value: object) -> str | None:
    """A French number in the E.164 form (`+33240123456`); short numbers (`3919`) as they are."""
    written = text(value)
    digits = written.replace(" ", "")
    if not digits.isdigit():
        digits = _PHONE_NOISE.sub("", written.replace("(0)", ""))
    if _SHORT_PHONE.fullmatch(digits) and digits.isascii():
        return digits
    found = _PHONE.fullmatch(digits)
    return f"+33{found[1]}" if found and digits.isascii() else None


def email(value: object) -> str | None:
    """An e-mail address that has the form of one."""
    address = text(value).removeprefix("mailto:")
    return address if _EMAIL.fullmatch(address) and address.isascii() else None


def website(value: object) -> str | None:
    """An http(s) address with a real host name; `https://` is added to a bare one."""
    address = text(value)
    if not address or " " in address or len(address) > 400:
        return None
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or parts.username or not _HOST.fullmatch(host):
        return None
    return address if port is None or port in (80, 443) or port > 1023 else None


def onisep_id(value: object) -> str | None:
    """Onisep's `ENS.n`, alone or in the address of its page."""
    found = _ONISEP.search(text(value))
    return found[0] if found else None


def day(value: object) -> date | None:
    """A date written `2026-11-25`, `2026-11-25T…` or `25/11/2026`."""
    written = text(value)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", written):
            return date.fromisoformat(written[:10])
        if re.fullmatch(r"\d{2}/\d{2}/\d{4}", written):
            return date(int(written[6:]), int(written[3:5]), int(written[:2]))
    except ValueError:
        pass
    return None


def words(value: object) -> list[str]:
    """A list written in one cell: separated by spaces, commas, semicolons or bars."""
    return [word for word in re.split(r"[\s,;|]+", text(value)) if word]
