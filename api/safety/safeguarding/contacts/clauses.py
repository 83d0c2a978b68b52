"""What follows an invitation: to the end of its clause, and what is told beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from api.safety.safeguarding.contacts.bare import may_be_name
from api.safety.safeguarding.contacts.common import COMMON
from api.safety.safeguarding.contacts.links import PUBLIC
from api.safety.safeguarding.contacts.networks import NETWORK
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.views import TAKEN, View

_STOP = re.compile(rf"[!?;\n{TAKEN}]|[,()](?=\s|$)|\.(?=\s|\.|$)")
"""Ends a clause; the dot within a name does not."""
_NAME_ALONE = re.compile(r"@?\s?(?:[\w.\-]*+@|(?:(?![\d_])[\w\-])*+[\d_.#])[\w.\-# ]*+")
_LEADS = re.compile(
    r"\s*+(?:(?:moi|et|ou|mais|alors|donc|du coup|apres|puis|sinon|mon|ma|nom|pseudo|blaze|id"
    r"|compte|tag)\s++)*+"
    r"(?:c'?est|cest|c|ses|ces|j'?suis|je suis|chui|tape|cherche|ajoute|mets?|demande|suis)\s+"
)
"""How one goes on to say a name: « moi c'est … »."""
_A_WORD = re.compile(r"\s*[a-z]{5,30}\W*")
_WORD = re.compile(r"[^\s,;:!?()\"«»]+")
_NEXT = re.compile(r"\s([a-z][\w.]{3,})(?=\s*(?:[,.!?;)\n]|$))")
_MANY = 5
"""Words of which a name on a network is made at most, with those around it."""


def named(text: str, most: int = _MANY) -> bool:
    """Whether a short folded text may be a name: at most so many words, and not only those of every day."""
    words = _WORD.findall(text)
    return 0 < len(words) <= most and not all(word in COMMON or _is_plain(word) for word in words)


def _is_plain(word: str) -> bool:
    return sum(sign.isalnum() for sign in word) < 2 or _MEASURE.fullmatch(word) is not None


_MEASURE = re.compile(r"\d{1,2}(?:h\d{0,2}|e|er|eme|ans?|min|€)?|\d{4}|(?:20\d\d)")


def named_on_network(view: View) -> Iterator[Span]:
    """A network, and a word behind it that may be nothing but a name: « mes vidéos sont sur tiktok lea »."""
    if "sur " not in view.text and "via " not in view.text:
        return
    for network in NETWORK.pattern.finditer(view.text):
        name = _NEXT.match(view.text, network.end())
        if name and view.text[: network.start()].endswith(("sur ", "via ")) and _strange(name[1]):
            yield view.span(Finding.HANDLE, network.start(), name.end())


def whole_clauses(view: View, spans: Sequence[Span]) -> Iterator[Span]:
    """What has to be masked besides, after each handle among `spans`."""
    for span in spans:
        if span.finding is not Finding.HANDLE or _NAME_ALONE.fullmatch(view.part(span).strip()):
            continue
        start = view.bounds(span)[1]
        end = _end(view.text, start)
        if any(sign.isalnum() for sign in view.text[start:end]):
            yield view.span(Finding.HANDLE, start, end)


def _end(text: str, start: int) -> int:
    """Where what follows an invitation ends; names that stand in the next clause belong to it."""
    end = _stop(text, start)
    while end < len(text) and text[end] != TAKEN:
        low = end + 1
        high = _stop(text, low)
        lead = _LEADS.match(text, low, high)
        alone = text[low:high]
        if not (
            (text[end] == "," and named(alone, 2))
            or _NAME_ALONE.fullmatch(alone.strip())
            or (lead and named(text[lead.end() : high], 8))
            or (text[end] == "?" and _A_WORD.fullmatch(alone) and may_be_name(alone.strip()))
        ):
            break
        end = high
    return end


def _stop(text: str, start: int) -> int:
    stop = _STOP.search(text, start)
    return stop.start() if stop else len(text)


TELLING = frozenset({Finding.HANDLE, Finding.PHONE, Finding.EMAIL, Finding.ADDRESS})
_BREAK = re.compile(rf"[!?;\n{TAKEN}]|\.(?=\s|$)")
_TOKEN = re.compile(r"[^\s,:()\"«»]+")
_BETWEEN_WORDS = (
    "tiret point underscore tire et puis pis ensuite comme avec a au la le les chiffre chiffres lettre"
    " lettres sans en de du slash espace tout attache colle majuscule minuscule etage code bat apt"
)
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
"""What people say between the pieces of a contact detail."""
_WHOLE_NUMBER = 9
"""Digits of a telephone number that has no rest to be looked for."""
_HOW_WORDS = (
    "a l'envers envers verlan en sans le la les un une deux trois double tout attache attaches ensemble colle"
    " colles"
    " puis pis et ensuite avec lire lis lu lus ecrit ecrite de d' du des droite gauche meme memes pareil"
    " partout c'est cest est moi mon ma sur pour lettre lettres mot minuscule minuscules espace espaces"
    " inverse l'inverse point tiret nom pseudo chiffre chiffres"
)
TELLS_HOW = frozenset(_HOW_WORDS.split())
"""What one says of a name that one has told: « à l'envers, c mon snap », « sans le s », « le même »."""
_HAILS = frozenset(
    [
        "bonjour",
        "bonsoir",
        "salut",
        "coucou",
        "hello",
        "hey",
        "merci",
        "mr",
        "mme",
        "madame",
        "monsieur",
        "prof",
    ]
)
"""Before the name of who is spoken to."""
_HOW_FAR = 12
"""Words between a name and what says where it is to be sought."""
_BACK = 3
"""Words before a detail that may belong to it."""
_FAR = 200
"""Characters of them at most."""


def neighbours(view: View, spans: Sequence[Span]) -> list[Span]:
    """What stands beside contact details and is no word of every day: their rest."""
    beside: list[Span] = []
    stop = end = -1
    told = sorted((span for span in spans if span.finding in TELLING), key=lambda span: span.end)
    for found, following in zip_longest(told, told[1:]):
        low, high = view.bounds(found)
        if found.finding is Finding.PHONE and sum(map(str.isdigit, view.text[low:high])) >= _WHOLE_NUMBER:
            continue
        # What reaches beyond it already reaches as far as it would itself.
        if end < high:
            if stop < high:
                sign = _BREAK.search(view.text, high)
                stop = sign.start() if sign else len(view.text)
            # What is found behind it looks for its own rest.
            end = _behind(view.text, high, min(stop, view.bounds(following)[0]) if following else stop)
            if end > high:
                beside.append(view.span(found.finding, high, end))
        beside += _before(view, found, low)
    return beside


def _behind(text: str, high: int, stop: int) -> int:
    end = high
    for token in _TOKEN.finditer(text, high, stop):
        word = token[0].strip(".'-")
        if _strange(word):
            end = token.end()
        elif word not in _BETWEEN and any(sign.isalnum() for sign in word):
            break
    return end


def _before(view: View, found: Span, low: int) -> Iterator[Span]:
    if found.finding in (Finding.HANDLE, Finding.EMAIL):
        before = view.text[max(0, low - _FAR) : low].rsplit(None, _BACK)[-_BACK:] if low else []
        start = low
        for word in reversed(before):
            if not _strange(word.strip(".'-,")) or _BREAK.search(word) or word[-1] in ",:":
                break
            start = view.text.rindex(word, 0, start)
        if found.finding is Finding.HANDLE:
            start = _told_before(view.text, start)
        if start < low:
            yield view.span(found.finding, start, low)


def _told_before(text: str, low: int) -> int:
    """Where a name begins of which the words before a place only say how it is written; else that place."""
    reach = max(0, low - _FAR)
    stops = [stop.end() for stop in _BREAK.finditer(text, reach, low)]
    words = list(_TOKEN.finditer(text, stops[-1] if stops else reach, low))[-_HOW_FAR:]
    start = low
    for place in range(len(words) - 1, -1, -1):
        word = words[place][0].strip(".'-")
        hailed = place > 0 and words[place - 1][0] in _HAILS
        if len(word) > 2 and may_be_name(word) and not hailed and not PUBLIC.search(word):
            start = words[place].start()
        elif len(word) > 1 and word not in TELLS_HOW:
            break
    return start


def _strange(word: str) -> bool:
    """Whether it may be a piece of a detail: digits, a letter, a name."""
    return any(sign.isalnum() for sign in word) and word not in COMMON and not PUBLIC.search(word)
