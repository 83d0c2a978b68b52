"""Telephone numbers that people are told to call: French ones, and whole. A digit that is missing is found
where the number is written, not by the pupil who calls it.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

_GAP = "[ .\u00a0\u202f-]?"
_REST = rf"(?:{_GAP}\d){{8}}"
_NUMBER = rf"(?:0|(?:\+|00)33{_GAP}(?:\(0\){_GAP})?)[1-9]{_REST}"
_SHORT = rf"3\d{_GAP}\d\d"
_SERVICE = re.compile(f"{_NUMBER}|{_SHORT}")
"""Services alone have short ones: 39 49, 3018."""
_LINE = "t[ée]l(?:[ée]phone)?|phone|num[ée]ro"
_TO = r"\b[ .:\u00a0]{0,4}"
# Four digits alone may be what is left of ten, or an extension: a short number is said to be one.
_WHOLE = re.compile(rf"(?:(?<![\d+]){_NUMBER}|\b(?:{_LINE}){_TO}{_SHORT})(?!{_GAP}\d)", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)\d\d?[./-]\d\d?[./-](?:\d\d){1,2}(?!\d)")
_RUN = re.compile(
    rf"(?P<told>\b(?:{_LINE}|portable|mobile){_TO})?(?<!\d)(?P<said>\+?\d(?:{_GAP}\d)*)", re.IGNORECASE
)
"""What is `told` to be called is a number, whatever it begins with."""
_HELP = re.compile("1(?:[578]|1[24-9]|9[167])")
"""In an emergency: whole, though nobody is asked for there."""
_HOUR_OR_DAY = re.compile(r"\s?[h:/]")
_IN_A_STREET = re.compile(r",? [^\W\d_]")
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{4}(?!\d)")
_BEGUN = 4
"""Digits after which what begins like a number is one that was cut: a room has fewer."""
_LONG = 6
"""Digits that are neither a house, a room nor a year."""


def _cut(text: str) -> bool:
    """Whether a text holds the piece of a number, beside whole ones or without."""
    rest = _DATE.sub("; ", _WHOLE.sub("; ", text))
    no_other = not _WHOLE.search(text) and "@" not in text
    for run in _RUN.finditer(rest):
        said, end = run["said"], run.end()
        digits = sum(sign.isdecimal() for sign in said)
        if run["told"]:
            cut = not _HELP.fullmatch(said)
        elif said[0] in "+0":
            cut = digits >= _BEGUN and not _HOUR_OR_DAY.match(rest, end)
        elif digits >= _LONG:
            cut = not _POSTCODE.search(said)
        else:
            cut = no_other and bool(re.fullmatch(_SHORT, said)) and not _IN_A_STREET.match(rest, end)
        if cut:
            return True
    return False


def with_whole_numbers(value: str) -> str:
    """For the words that say whom to ask for: any number in them is whole. Raises PydanticCustomError."""
    if _cut(value):
        raise PydanticCustomError("number_cut", "a telephone number of ten digits, or +33 and nine")
    return value


def with_a_number(value: str) -> str:
    """For the words that say whom to call: one number in them can be called. Raises PydanticCustomError."""
    if not _WHOLE.search(value):
        raise PydanticCustomError("number_missing", "a telephone number that can be called is needed")
    return value


def _of_a_service(value: str) -> str:
    if not _SERVICE.fullmatch(value):
        raise PydanticCustomError("no_service_number", "ten digits, +33 and nine, or a short one: 3x xx")
    return value


ServicePhone = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=20), AfterValidator(_of_a_service)
]
"""The number of a service, which may be a short one."""
