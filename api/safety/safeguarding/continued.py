"""Contact details that run over from one message into the next: « 06 12 », then « 34 56 »."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from api.safety.safeguarding.contacts.bare import may_be_name
from api.safety.safeguarding.contacts.clauses import named
from api.safety.safeguarding.contacts.finder import contacts
from api.safety.safeguarding.contacts.networks import NETWORK
from api.safety.safeguarding.contacts.numbers import opening, rows
from api.safety.safeguarding.findings import Finding, Span
from api.safety.safeguarding.fold import fold, guises

EARLIER_WITHIN = timedelta(minutes=15)
"""A message goes on from those of the same person that are not older."""
EARLIER_MESSAGES = 9
"""As many of them at most: one digit in each makes a telephone number with the tenth."""
_REACH = 300
"""Characters of them at most, the last ones."""
_ON = 600
"""Characters of a message in which what began before it ends."""
_HEAD = 60
"""Characters in which a message shows that it goes on."""
_FEW = 3
"""Words of a message that says little by itself."""
_WORD = re.compile(r"[^\s,;:!?]+")
_NAME = re.compile(r"[@\d_]|\w\.\w|\barr?oba|\b(?:gmail|hotmail|outlook|yahoo|point|com|fr)\b")
_DANGLING = re.compile(r"(?:\b(?:c'?est|cest|c|est|is|sur|sous|tape|cherche|ajoute)|[:=>@])\s*$")
"""An end that asks for what comes next."""
_INVITES = re.compile(
    rf"{NETWORK.pattern.pattern}|\b(?:r?ajoute|add|cherche|retrouve|trouve|tape|rejoin|pseudo|blaze|arobase)"
)
"""What asks for a name on a network, or announces one."""
_SEEK = re.compile(
    r"\b(?:re)?(?:cherche|trouve|tape|ajoute|add|google|contacte|demande)[sz]?[\s-](?:moi|mon nom)\b"
    r"(?: (?:par|avec|sous|a|sur|avec le) (?:mon |le |la )?\w+){0,2}\W*$"
)
"""The same at the end of a message, wherever one is to be looked for."""
_BUILDS = re.compile(
    r"\b(?:prends?|mets?|ajoutes?|rajoutes?|colles?|remplaces?|enleves?|tapes?|ecris|commence)\b.{0,24}"
    r"\b(?:(?:mon|le) (?:pre)?nom|le mot|la lettre|les lettres|le chiffre|au debut|a la fin|devant|derriere"
    r"|colles?|coll?ee?s?|sans espaces?|tout attache|avant l'?arobase)\b"
)
"""How a name is put together of what is told piece by piece."""
_CHAT = (
    "oui ouais non nan ok okay dac daccord d'accord merci beaucoup bcp bonjour bonsoir salut coucou hello"
    " bien super cool genial top parfait bonne journee soiree nuit a plus demain bientot tard au revoir de"
    " rien pas souci grave mdr lol ptdr ah oh eh et vous toi tu moi aussi stp svp trop je vois voila sur"
    " sure c'est vrai comment pourquoi quoi quand qui ca va"
)
_CHATTING = frozenset(_CHAT.split())
"""What people say in a word or two, and what no name is made of."""


_INVITED = 3
"""Messages after an invitation that are read with it; pieces of a name do not count."""
_LETTERS = re.compile(r"\W*[a-z\d](?:[\s.,_-]+[a-z\d])*\W*")
"""A name spelled letter by letter."""
_WORDS = 8
SHORT = 80
"""Words and characters, at most, of a message that is read with an invitation before it."""
_DIGITS = 10
_STOP = re.compile(r"(?<=\w)[.!?\n]+(?:\s|$)")
PHONE_BEGINS = re.compile(
    r"\b(?:mon|ma|mn|le|c'est|c)\s+(?:num\w*|tel\w*|portable|06|07|0 ?6|0 ?7|zero (?:six|sept))\b"
    r"|^\W*(?:0[67]|(?:o|zero) ?(?:6|7|six|sept))\b|\b(?:commence|debut\w*)\b.{0,12}0[67]\b"
    r"|(?<![\d/:h])0[67](?:[ .-]?\d\d){1,3}\W*$|(?<![\d/:h])0[67](?:\d\d){1,3}(?!\d)"
)
"""How somebody begins to tell a telephone number piece by piece."""
BESIDE_DIGITS = re.compile(
    r"(?:ok|okay|alors|donc|puis|pis|et|ensuite|apres|enfin|voila|euh|hop|la|suite|fin|c'?est|cest|c|tu|note[sz]?"
    r"|mets|rajoutes?|ajoutes?|mdr|lol|ptdr|d'?accord|oui|ouais|attends?|encore|derniers?|chiffres?|le|les|pour"
    r"|finir|finis|finit|tiens|bon|bah|ben|bref|maintenant|apr[eè]s|milieu|debut|commence|termine|par|je|ca"
    r"|oublies?|pas|reste|derniere|dernier|ce|sont|avec)"
)

_LIKE = re.compile(r"\bcomme (?:(?:le|la|les|dans|mon|ma|un|une) |l')?[a-z'-]+(?: [a-z'-]+)?")
"""« 39 comme le Jura »."""


def may_go_on(folded: str) -> bool:
    """Whether a folded message may be the rest of a contact detail: digits, a name, a word or two. Cheap."""
    head = folded[:_HEAD]
    if opening(head) or NETWORK.pattern.search(head) or _LETTERS.fullmatch(head):
        return True
    words = _WORD.findall(head)
    if len(folded) <= SHORT and any(len(word) > _FEW and may_be_name(word) for word in _WORD.findall(folded)):
        return True
    return (len(words) <= _FEW and not _CHATTING.issuperset(words)) or (
        bool(words) and _NAME.search(" ".join(words[:_FEW])) is not None
    )


def rest(text: str, earlier: Sequence[str]) -> Iterator[Span]:
    """The parts of `text` in which a contact detail goes on that began in `earlier`, the same person's last
    messages as they were written, the oldest first.
    """
    before = "\n".join(earlier)[-_REACH:]
    if not before:
        return
    yield from _invited(text, earlier)
    if not may_go_on(fold(text).text):
        return
    begun = {(span.finding, span.start) for span in _contacts(before)}
    folded = fold(before).text
    asks = _DANGLING.search(folded) is not None
    border = len(before) + 1
    for span in _contacts(f"{before}\n{text[:_ON]}"):
        if span.start < len(before) and span.end > border:
            yield from _rest(span, text, border)
    for span in _contacts(f"{before} {text[:_ON]}"):
        # What merely ends later than it did has taken in words that follow by chance.
        fresh = asks or (span.finding, span.start) not in begun
        if fresh and span.finding != Finding.MEETING and span.start < len(before) and span.end > border:
            yield from _rest(span, text, border)


def _invited(text: str, earlier: Sequence[str]) -> Iterator[Span]:
    """The name, or the piece of a telephone number, that a short message adds to an invitation."""
    view = fold(text)
    if len(text) > SHORT:
        return
    # « 77 16. Tu m'appelles ? »
    if pieces := goes_on_with(_STOP.split(view.text, maxsplit=1)[0], number_told(earlier)):
        yield view.span(Finding.PHONE, *pieces)
    elif (
        len(_WORD.findall(view.text)) <= _WORDS
        and "?" not in text
        and (named(view.text, _WORDS) or _LETTERS.fullmatch(view.text))
        and has_invited(_lately(earlier))
    ) or (len(_WORD.findall(view.text)) <= _WORDS and "?" not in text and _builds(view.text, earlier)):
        yield Span(Finding.HANDLE, 0, len(text))


def _builds(text: str, earlier: Sequence[str]) -> bool:
    """Whether a short folded text is a piece of a name of which these messages say how it is put together."""
    before = [fold(one).text for one in earlier[-_INVITED:]]
    told = any(map(_BUILDS.search, before))
    return told and (named(text, _WORDS) or any(sign.isdigit() for sign in text))


def _lately(earlier: Sequence[str]) -> Sequence[str]:
    """The last messages, with the pieces of a name among them."""
    others = 0
    for place in range(len(earlier) - 1, -1, -1):
        folded = fold(earlier[place]).text
        piece = len(folded) <= SHORT and (_LETTERS.fullmatch(folded) or named(folded, _FEW))
        others += not piece
        if others == _INVITED:
            return earlier[place:]
    return earlier


def has_invited(earlier: Sequence[str]) -> bool:
    """Whether one of these messages ends with an invitation that names nobody: those after it may."""
    for text in earlier:
        view = fold(text)
        if _SEEK.search(view.text):
            return True
        spans = [span for span in contacts(view, guises(view)) if span.finding is Finding.HANDLE]
        left = view.without(spans).text
        for span in spans:
            low, high = view.bounds(span)
            if _INVITES.search(view.text[low:high]) and not any(sign.isalnum() for sign in left[high:]):
                return True
    return False


def number_told(earlier: Sequence[str]) -> int | None:
    """How many digits of a telephone number these messages told piece by piece; None where none was begun."""
    told: int | None = None
    for text in earlier:
        folded = fold(text).text
        found = [piece for row in rows(folded) for piece in row]
        digits = sum(len(piece.digits) for piece in found)
        if PHONE_BEGINS.search(folded) and digits < _DIGITS:
            told = digits
        elif told is not None and goes_on_with(folded, told):
            told += digits
    return told


def goes_on_with(text: str, told: int | None) -> tuple[int, int] | None:
    """Where the digits stand with which a folded text goes on with a number; `told` of it are known."""
    if told is None or told >= _DIGITS:
        return None
    pieces = [piece for row in rows(text) for piece in row]
    digits = sum(len(piece.digits) for piece in pieces)
    if not pieces or told + digits > _DIGITS + 1:
        return None
    low, high = pieces[0].start, pieces[-1].end
    beside = _WORD.findall(_LIKE.sub("", f"{text[:low]} {text[high:]}"))
    return (low, high) if all(BESIDE_DIGITS.fullmatch(word) for word in beside if word[0].isalnum()) else None


def _contacts(text: str) -> list[Span]:
    view = fold(text)
    return contacts(view, guises(view))


def _rest(span: Span, text: str, border: int) -> Iterator[Span]:
    end = min(span.end - border, len(text))
    view = fold(text)
    numbers = opening(view.text)
    if span.finding == Finding.PHONE and numbers:
        # The last digits of ten, and more that are told with them.
        end = max(end, view.span(span.finding, 0, numbers[-1].end).end)
    words = _WORD.findall(fold(text[:end]).text)
    if not _CHATTING.issuperset(words):
        yield Span(span.finding, 0, end)
