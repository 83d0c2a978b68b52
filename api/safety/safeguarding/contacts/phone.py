"""Telephone numbers, French ones in every disguise, foreign ones as Google's library knows them."""

import re
from collections.abc import Iterator
from itertools import pairwise

import phonenumbers

from api.safety.safeguarding.contacts.numbers import Piece, rows
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.views import TAKEN, View

_NEIGHBOURS = ("FR", "BE", "CH", "LU", "DE", "ES", "IT", "GB", "PT", "MA", "DZ", "TN")
"""Countries whose numbers people here write without a prefix."""
_LENGTHS = range(8, 16)
"""Digits of a number with its country (E.164 allows 15)."""
_NO_NUMBER = 60
"""Pieces in a row, after a word that announces a telephone number: nobody writes one, or several, so."""
_FRENCH = 10
_MORE = 8
"""Digits that are told besides at most, in numbers of two."""
_PARTIAL_SAID = 4
_PARTIAL_WRITTEN = 6
_REACH = 60
_PIECES = 32
"""Parts that are looked at from one on: each has a digit at least, and twice as many make no number."""

_CUE = re.compile(
    r"\b(?:num|numero|nums|tel|telephone|portable|phone|gsm|cell|mobile|appel\w*|whatsapp|wsp|joindre"
    r"|joignable|contact\w*|sms|texto|text|call|ligne|fixe)\b"
)
_DIGIT = re.compile(r"\d")
_FIRST_SAID = re.compile(r"zero|zro|six|sept|sis\b|seven|oh\b(?<!\woh)")
"""With one of these a number begins that is told in words."""
_DICTATED = re.compile(
    r"\b(?:num|numero|tel|telephone|portable|appel\w*|joindre|compose\w*|tapes?|tu fais|rajoute\w*"
    r"|ajoute\w*|notes?|debut|fin|commence|termine|finit|morceaux?|suite)\b"
)
_DECIPHER = re.compile(
    r"\b(?:enl[eè]ve\w*|retire\w*|vire[sz]?|supprime\w*|remplace\w*|ignore\w*|oublie\w*|saute\w*|sans) "
    r"(?:juste |tous |toutes )?(?:les|l'|la) ?(?:virgules?|points?|lettres?|[a-z]|etoiles?|espaces?|tirets?"
    r"|emojis?|fruits?|mots?|slashs?|barres?|parentheses|symboles?|signes?)\b"
)
"""How to read what hides a number."""
_SCATTER = 30
"""Characters between two parts of a number that is dictated."""
_BACKWARDS = re.compile(r"\b(?:envers|inverse\w*|a rebours|backwards?|reversed?|miroir)\b")
_REGISTER = re.compile(
    r"\b(?:candidat\w*|eleve|etudiant|carte|badge|permis|siret|siren|rna|naf|ape|uai|rne|rome|rncp"
    r"|iban|ref|reference|dossier|ine)\b"
)
_CANDIDATE = re.compile(r"\bcandidat\w*\W{0,4}(?:numero|num|n)?\W{0,4}$")
"""Who sits an exam has ten digits in one."""
_HELP_LINES = frozenset({"0969392919", "0800059595", "0800235236", "0800360360"})
"""Official ones: Agri'écoute, Viols Femmes Informations, Fil santé jeunes, 360 (disability)."""
_INNOCENT = re.compile(
    # Dates, then hours, then amounts.
    r"(?=\d)(?:(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])[/. -](?:0?[1-9]|1[0-2])[/. -](?:19"
    r"|20)\d\d(?![\s/.-]?\d)|(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]"
    r"|1[0-2])/\d\d(?![\s/.-]{0,2}\d)|(?<![\d/])\d{1,2}(?:[.,]\d{1,2})?/(?:5|10|20|40|100)(?![\d/])"
    r"|(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bet )|(?<=: )|(?<=, ))(?:0?[1-9]|[12]\d"
    r"|3[01])/(?:0?[1-9]|1[0-2])(?=\s*(?:[,.;!?)]|$|et\b|au\b|ou\b|a\b|puis\b))|(?<!\d)(?:19"
    r"|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?!\d)|(?<![\d:])(?:[01]?\d"
    r"|2[0-4])\s?(?::[0-5]\d|(?:h|heures?|min)\b\s?(?:[0-5]\d)?|h[0-5]\d)(?![\d:])"
    r"|(?<!\d)\d{1,3}(?:[\s.]\d{3}){0,4}(?:,\d\d?)?\s?(?:€|euros?\b|%|k€|km\b|m2\b|kg\b|ans?\b|h\b))"
)


_NO_PRICE = re.compile(r"\b0[1-9]\s?(?:€|euros?\b)")
_PRICE = re.compile(r"€|euros?$")
_PLUS = re.compile(r"(?<!\d)(?<!\d\s)(?:\+|\bplus)[\s(]*$|(?<=\d\s)\+$")
"""Before the number of a country; between two numbers with blanks around it, it adds them."""
_MEASURES = re.compile(
    r"\b(?:notes?|moyennes?|scores?|sets?|resultats?|horaires?|heures?|planning|emploi du temps|edt|absences"
    r"|retards|bulletin|trimestre|semestre|matchs?)\b"
)
_HOURS = 24
"""More than any mark, as many as a day has."""


def phones(view: View) -> Iterator[Span]:
    """Each telephone number, or as much of one as gives it away."""
    text = view.text
    if len(_DIGIT.findall(text)) < _PARTIAL_SAID and not tells_numbers(text):
        return
    if _DECIPHER.search(text) and (hidden := _between_digits(text)):
        yield view.span(Finding.PHONE, *hidden)
        return
    # « 06 euros » is no price, nor are those beside it.
    no_price = _NO_PRICE.search(text) is not None
    readable = _INNOCENT.sub(
        lambda found: found[0] if no_price and _PRICE.search(found[0]) else TAKEN * len(found[0]), text
    )
    all_rows = list(rows(readable))
    # Of the whole text, hence once and not for each row.
    backwards = _BACKWARDS.search(readable) is not None
    found = [part for row in all_rows for part in _in_row(readable, row, backwards=backwards)]
    if not found:
        pieces = [piece for row in all_rows if not _counts(readable, row) for piece in row]
        # In pairs it is dictated even where nobody says so.
        if _DICTATED.search(text) or sum(len(piece.digits) == 2 for piece in pieces) >= _FRENCH // 2:
            found = list(_scattered(pieces))
    yield from (view.span(Finding.PHONE, start, end) for start, end in found)


def tells_numbers(text: str) -> bool:
    """Whether there is a word with which a number begins."""
    return _FIRST_SAID.search(text) is not None


def _between_digits(text: str) -> tuple[int, int] | None:
    """Where the first and the last digit of about as many stand as a number has; None: of more, or fewer."""
    places = [found.start() for found in _DIGIT.finditer(text)]
    return (places[0], places[-1] + 1) if len(places) in range(_FRENCH - 1, _FRENCH + 4) else None


def _scattered(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Mobile numbers told in parts with words between them: « le 06 puis tu tapes 12 34, et 56 78 »."""
    told = 0
    for first, piece in enumerate(pieces):
        if piece.start < told or not re.match(r"0[67](?:\d\d)*$", piece.digits):
            continue
        length = len(piece.digits)
        for before, after in pairwise(pieces[first : first + _FRENCH + 1]):
            length += len(after.digits)
            if after.start - before.end > _SCATTER or length > _FRENCH:
                break
            if length == _FRENCH:
                told = after.end
                yield piece.start, told
                break


def _in_row(text: str, row: list[Piece], *, backwards: bool) -> Iterator[tuple[int, int]]:
    told = sum(len(piece.digits) for piece in row)
    if told < _PARTIAL_SAID:
        return
    before = text[max(0, row[0].start - _REACH) : row[0].start]
    cue, register = _CUE.search(before) is not None, _REGISTER.search(before) is not None
    if told < _PARTIAL_WRITTEN and not cue and not any(piece.said for piece in row):
        return
    if len(row) == 1 and not cue and _CANDIDATE.search(before):
        return
    first = 0
    if backwards:
        mirrored = "".join(piece.digits for piece in row)[::-1]
        if re.fullmatch(r"0[1-9]\d{8}|[1-9]\d{7}[67]0?", mirrored):
            yield row[0].start, row[-1].end
            return
    if not cue and _counts(text, row):
        return
    if cue and len(row) > _NO_NUMBER:
        # Each of them would be tried as the beginning of a number of every country.
        yield row[0].start, row[-1].end
        return
    while first < len(row):
        last = _last_piece(text, row[first : first + _PIECES], cue=cue, register=register)
        if last is None:
            first += 1
            continue
        last += first
        start = row[first].start
        if "".join(piece.digits for piece in row[first : last + 1]) in _HELP_LINES:
            first = last + 1
            continue
        while start > 0 and text[start - 1] in "+(":
            start -= 1
        if sum(len(piece.digits) for piece in row[last + 1 :]) >= _PARTIAL_WRITTEN:
            # Another number, or what is left of this one where digits within it were made to end it early.
            last = len(row) - 1
        yield start, row[last].end
        first = last + 1


def _counts(text: str, row: list[Piece]) -> bool:
    """Whether numbers count or measure something, as their signs or the words around them say."""
    return _is_list(text, row) or _adds_up(text, row) or _is_measured(text, row)


def _adds_up(text: str, row: list[Piece]) -> bool:
    """Whether it is a sum that is right: « 06 + 12 + 24 = 42 »."""
    signs = [text[one.end : two.start].strip() for one, two in pairwise(row)]
    if len(signs) < 2 or signs[-1] != "=" or any(sign != "+" for sign in signs[:-1]):
        return False
    *parts, whole = (int(piece.digits) for piece in row)
    return sum(parts) == whole


def _is_measured(text: str, row: list[Piece]) -> bool:
    """Whether it is marks, hours or a score: all small, beside a word for such."""
    if any(len(piece.digits) > 2 or piece.said or int(piece.digits) > _HOURS for piece in row):
        return False
    around = text[max(0, row[0].start - _REACH) : row[0].start], text[row[-1].end : row[-1].end + _REACH]
    return any(_MEASURES.search(part) for part in around)


def _is_list(text: str, row: list[Piece]) -> bool:
    """Whether more numbers of two digits than a telephone number has follow each other after commas."""
    return len(row) > _FRENCH // 2 and all(
        len(one.digits) <= 2 and not one.said and text[one.end : two.start].strip() == ","
        for one, two in pairwise(row)
    )


def _last_piece(text: str, row: list[Piece], *, cue: bool, register: bool) -> int | None:
    """The piece with which a telephone number ends that begins with the first; None where none begins."""
    ends = list(_lengths(row))
    digits = "".join(piece.digits for piece in row)
    plus = _PLUS.search(text[max(0, row[0].start - 8) : row[0].start]) is not None
    # No country's code begins with 0 (ITU-T E.164); asking the library of every length is dear.
    if (plus and digits[0] != "0") or re.match(r"00[1-9]", digits):
        whole = digits if plus else digits[2:]
        offset = 0 if plus else 2
        for index, length in reversed(ends):
            if length - offset in _LENGTHS and (plus or _valid("+" + whole[: length - offset], None)):
                return index
    if re.match(r"00?33[1-9]", digits) and (ends_abroad := [i for i, length in ends if length in (12, 13)]):
        return ends_abroad[-1]
    if register and (not cue or len(digits) < _FRENCH):
        return _mobile_of_its_own(row, digits)
    if re.match(r"0[1-9]", digits):
        return _french(row, digits, ends, cue=cue)
    bare = [(index, length) for index, length in ends if length in range(8, 13)]
    if digits[0] in "67" and any(length == _FRENCH - 1 for _, length in ends) and _paired(row):
        return next(index for index, length in ends if length == _FRENCH - 1)
    if re.match(r"33[1-9]", digits) and (ends_11 := [i for i, length in ends if length == _FRENCH + 1]):
        return ends_11[0]
    if cue:
        for index, length in reversed(bare):
            if any(_valid(digits[:length], country) for country in _NEIGHBOURS) or _valid(
                "+" + digits[:length], None
            ):
                return index
    return None


def _mobile_of_its_own(row: list[Piece], digits: str) -> int | None:
    """The last piece where all is a mobile number, or ten digits in pairs, as no register has them."""
    if len(digits) != _FRENCH or not re.match(r"0[1-9]", digits):
        return None
    pairs = [len(piece.digits) for piece in row] == [2] * (_FRENCH // 2)
    return len(row) - 1 if pairs or digits[1] in "67" else None


def _french(row: list[Piece], digits: str, ends: list[tuple[int, int]], *, cue: bool) -> int | None:
    reached = [index for index, length in ends if length >= _FRENCH]
    if reached:
        length = dict(ends)[reached[0]]
        rest = row[reached[0] + 1 :]
        if rest and ends[-1][1] <= _FRENCH + _MORE and all(len(piece.digits) <= 2 for piece in rest):
            # It was begun twice, or « quatre-vingt-dix-huit » was told word by word.
            return len(row) - 1
        if length == _FRENCH or len(row[reached[0]].digits) <= 3 or cue:
            return reached[0]
        # One long number that happens to begin with 0.
        return reached[0] if length <= 12 and row[0].digits != digits[:length] else None
    said = sum(piece.said for piece in row)
    mobile = digits[1] in "67"
    if said >= 2 and mobile and len(digits) >= _PARTIAL_SAID:
        return len(row) - 1
    if (mobile or cue) and len(digits) >= _PARTIAL_WRITTEN and (cue or _pairs(row)):
        return len(row) - 1
    return len(row) - 1 if cue and len(digits) >= _PARTIAL_SAID else None


def _pairs(row: list[Piece]) -> bool:
    """Whether it is told in pairs of digits, as telephone numbers are, and is no date."""
    if any(len(piece.digits) > 2 for piece in row) or len(row) < 3:
        return False
    month, year = int(row[1].digits), int(row[2].digits)
    return len(row) > 3 or month > 12 or year > 35


def _paired(row: list[Piece]) -> bool:
    sizes = [len(piece.digits) for piece in row[:5]]
    return sizes[0] == _FRENCH - 1 or sizes == [1, 2, 2, 2, 2]


def _lengths(row: list[Piece]) -> Iterator[tuple[int, int]]:
    """Each piece, and how many digits there are up to its end."""
    length = 0
    for index, piece in enumerate(row):
        length += len(piece.digits)
        yield index, length


def _valid(number: str, country: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False
