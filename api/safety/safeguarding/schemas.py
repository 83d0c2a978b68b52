"""Texts that everybody may read: people meet in the app, never beside it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from api.platform.kit.wire import CleanText
from api.safety.safeguarding import announced, first_names
from api.safety.safeguarding.contacts import public
from api.safety.safeguarding.contacts.around import around
from api.safety.safeguarding.contacts.encoded import encoded
from api.safety.safeguarding.contacts.finder import contacts
from api.safety.safeguarding.contacts.networks import NET, NETWORK
from api.safety.safeguarding.contacts.numbers import rows
from api.safety.safeguarding.contacts.people import people
from api.safety.safeguarding.continued import rest
from api.safety.safeguarding.findings import Span
from api.safety.safeguarding.fold import fold, guises
from api.safety.safeguarding.masking import MASK
from api.safety.safeguarding.pieces import Run, number_over
from api.safety.safeguarding.rules import written_out
from api.safety.safeguarding.schools import A_SCHOOL
from api.safety.safeguarding.service import (
    BESIDE_TALK,
    GRAVE_GROOMING,
    Finding,
    by_rules,
    contact_details,
    screen,
    sure,
)
from api.safety.safeguarding.signs.belittling import BELITTLING

_REFUSED = {Finding.EMAIL, Finding.PHONE, Finding.HANDLE, Finding.LINK}
"""An offer says where one works and a presentation that people come to see it: places and meetings pass."""


_IN_A_LINK = _REFUSED - {Finding.HANDLE, Finding.LINK}
_CHAT = re.compile(
    r"https?://(?:[^/?#]*[.@])?(?:wa\.me|whatsapp\.com|t\.me|telegram\.(?:me|org)|discord(?:app)?\.(?:gg|com)"
    r"|snapchat\.com|instagram\.com|facebook\.com|fb\.(?:me|com)|m\.me|messenger\.com|signal\.(?:me|group)"
    r"|tiktok\.com|threads\.(?:net|com)|twitter\.com|x\.com|kik\.me|viber\.com|line\.me|skype\.com|be\.real"
    r"|linktr\.ee|yubo\.live|ngl\.link|bit\.ly|tinyurl\.com|instagr\.am|ig\.me|bere\.al|beacons\.ai|bsky\.app"
    r"|linkedin\.com|lnkd\.in|reddit\.com|steamcommunity\.com|lnk\.bio|taplink\.\w+|solo\.to|about\.me|vk\.com"
    # Rooms in which people see each other.
    r"|meet\.google\.com|zoom\.us|teams\.(?:microsoft|live)\.com|whereby\.com|meet\.jit\.si|omegle\.com"
    # What hides where it leads.
    r"|cutt\.ly|t\.co|t\.ly|rb\.gy|goo\.gl|is\.gd|v\.gd|ow\.ly|buff\.ly|urlz\.fr|shorturl\.at|lc\.cx|tiny\.cc"
    r"|rebrand\.ly|urlr\.me|s\.id)(?=[.:/?#]|$)",
    re.IGNORECASE,
)
"""Where people write to each other or meet, lists of such accounts, and addresses that hide another one."""
_ACCOUNT = re.compile(
    r"https?://[^/?#]+/(?:@|(?:u|users?|in|profiles?|profil|people|add|invite)/)[^/?#]"
    r"|https?://(?:[^/?#]*\.)?(?:twitch\.tv|github\.com|gitlab\.com|soundcloud\.com|pinterest\.\w+|vimeo\.com"
    r"|dailymotion\.com|patreon\.com|mym\.fans|onlyfans\.com|strava\.com)/[\w.-]+/?(?:[?#]|$)",
    re.IGNORECASE,
)
"""The page of somebody's account, rather than of what they made."""
_ON_A_NETWORK = re.compile(written_out(rf"\b(?:sur|via|on) (?:(?:le|la|l'|mon|notre|my|our) ?)?{NET}"))
"""« Karim Jardin, jardinkarim sur insta »: whatever stands before it."""
_NO_LETTERS = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc"})
_IN_NAMES = frozenset("-‐‑'’‘ʼ.·・׳״")
"""Signs that names are written with: « Marie-Lou », « N’Golo », « José M. »."""
_DOT_WITHIN = re.compile(r"\w\w\.\w|\w\.\w\w")
"""« lina.bgs »; initials pass."""
_EDGE = 200
"""Characters of two fields between which a contact detail is looked for, and the rest of their sentence."""
_ENDS = re.compile(r"(?<=[.!?…;])\s+|\n+")
_MOST_TRIED = 40
"""Sentences that are tried: each is screened anew."""
_MOST_SAID = 300
"""Characters of them that an error names."""
_SENTENCE = re.compile(r"[.!?\n]\s")


def has_contact(value: str) -> bool:
    """Whether a text holds a mail address, telephone number, link or handle, in whatever disguise."""
    return any(span.finding in _REFUSED for span in _contacts(value)) or number_over([value])


def contact_words(value: str) -> list[str]:
    """The parts of a text in which it holds one, as they are written; nothing of a number that is told piece
    by piece.
    """
    places: list[list[int]] = []
    for span in sorted(_contacts(value), key=lambda one: one.start):
        if span.finding in _REFUSED:
            if places and span.start <= places[-1][1]:
                places[-1][1] = max(places[-1][1], span.end)
            else:
                places.append([span.start, span.end])
    return [words for start, end in places if (words := value[start:end].strip())]


def _contacts(value: str) -> list[Span]:
    """The contact details in a text that everybody reads: also where it says that one may write elsewhere,
    and not where it says that nobody asks for an account or a number.
    """
    view = fold(value, MASK)
    others = guises(view)
    ways = [*encoded(value), *contacts(view, others), *people(value), *announced.names(value, view)]
    said = [*public.without_denied(view, ways), *(way for way in ways if sure(value, way))]
    return [*said, *public.offered(view, others), *around(view, others)]


def without_contact(value: str) -> str:
    """For a field that others read. Raises PydanticCustomError."""
    if has_contact(value):
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")
    return value.strip()


def harmless(value: str) -> str:
    """For a few words that one person shows another, and that no moderator looks at first: nothing passes
    here that a rule would mask or hold in a message; what was learned says little of a single word.
    Raises PydanticCustomError.
    """
    contact, insult, _ = by_rules(value)
    if insult:
        raise PydanticCustomError("not_for_everybody", "a contact detail or a hurtful word")
    if contact:
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")
    return value.strip()


def worrying(texts: Sequence[str]) -> list[str]:
    """The sentences of what one adult publishes that may be an advance to the minors who read it, by
    themselves, or without which the whole is none; else the whole texts. Nothing where they hold none.
    """
    if not _points(texts):
        return []
    said = [part for one in texts for part in _ENDS.split(one.strip()) if part]
    if len(said) > _MOST_TRIED:
        return [one for one in texts if one.strip()]
    alone = [one for one in said if _points([one])]
    needed = alone or [one for one in said if not _points([other for other in said if other is not one])]
    return needed or [one for one in texts if one.strip()]


def _points(texts: Sequence[str]) -> int:
    whole = "\n\n".join(one.strip() for one in texts if one.strip())
    return screen(whole, talk=BESIDE_TALK).grooming


def _advance(texts: Sequence[str]) -> PydanticCustomError:
    said = " ".join(worrying(texts))
    return PydanticCustomError("advance_in_text", "a sign of an advance", {"said": said[:_MOST_SAID]})


def without_worry(value: str) -> str:
    """For what an adult publishes, which minors read before anybody has looked at it: not the smallest sign
    of an advance. Raises PydanticCustomError.
    """
    if _points([value]):
        raise _advance([value])
    return value


def require_whole(*texts: str, said_to_minors: bool = False) -> None:
    """For the fields of one form, which others read one below the other: nothing that passes in each by
    itself, and is a contact detail, or for what adults say to minors an advance, in all of them.
    Raises PydanticCustomError.
    """
    said = [text.strip() for text in texts if text.strip()]
    pairs = [f"{_end(one)} {_beginning(other)}" for one, other in permutations(said, 2)]
    if any(map(has_contact, [*pairs, " ".join(said)] if pairs else [])) or number_over(said):
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")
    if said_to_minors and _points(said) >= GRAVE_GROOMING:
        raise _advance(said)


def _beginning(text: str) -> str:
    """The first characters of a text, to the end of their sentence: a cut within says what nobody wrote."""
    ends = _SENTENCE.search(text, _EDGE, 2 * _EDGE)
    return text[: ends.start() + 1] if ends else text[: 2 * _EDGE]


def _end(text: str) -> str:
    """The last characters of a text, from the beginning of their sentence."""
    near = text[-2 * _EDGE :]
    begins = [found.end() for found in _SENTENCE.finditer(near, 0, max(len(near) - _EDGE, 0))]
    return near[begins[-1] :] if begins else near


def require_beside(
    texts: Sequence[str], near: Sequence[str], every: Sequence[str], told: Mapping[Run, int]
) -> None:
    """For texts of one page: no contact detail goes on from one of them into one that is shown beside it, nor
    a number, told piece by piece, into anything else that the same person publishes (`every`; of more of it
    the parts that it told, `told`). Raises PydanticCustomError.
    """
    said = [text.strip() for text in texts if text.strip()]
    if number_over(said, every, told) or any(_meet(one, other) for one in said for other in near):
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")


def _meet(text: str, near: str) -> bool:
    """Whether a contact detail stands where two texts are read one after the other. What the other holds by
    itself does not count: it was asked there, and a company may be called « Atelier bois44 ».
    """
    before, after = f"{_end(near)} ", f" {_beginning(near)}"
    last, first = _end(text), _beginning(text)
    return _adds(before + first, 0, before) or _adds(last + after, len(last), after)


def _adds(whole: str, start: int, part: str) -> bool:
    """Whether a text holds more of a contact detail than a part of it, which begins there, does alone."""
    if not has_contact(whole):
        return False
    alone = {start + place for place in _places(part)}
    return not (_places(whole) <= alone) or number_over([whole]) > number_over([part])


def _places(value: str) -> set[int]:
    """Where in a text a contact detail stands."""
    refused = (span for span in _contacts(value) if span.finding in _REFUSED)
    return {place for span in refused for place in range(span.start, span.end) if not value[place].isspace()}


def require_rest(before: str, value: str) -> None:
    """For a field beside words that are masked where they hold a contact detail: none goes on in it, or from
    it. Raises PydanticCustomError.
    """
    if any(rest(value, [before])) or any(rest(before, [value])):
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")


def a_name(value: str) -> str:
    """For how somebody is called. Raises PydanticCustomError: of a telephone number a piece is one as well,
    since a name may change from day to day; a network, a school, a surname, a pet name or a sign that no name
    has makes it no first name, whatever stands beside it.
    """
    folded = fold(value).text
    digits = sum(len(piece.digits) for row in rows(folded) for piece in row)
    if digits > 1:
        raise PydanticCustomError("contact_in_text", "contact details do not belong here")
    strange = any(unicodedata.category(sign) in _NO_LETTERS and sign not in _IN_NAMES for sign in value)
    if strange or _DOT_WITHIN.search(value) or NETWORK.pattern.search(folded) or A_SCHOOL.search(folded):
        raise PydanticCustomError("first_name_only", "more than a first name")
    if first_names.is_more(folded):
        raise PydanticCustomError("first_name_only", "more than a first name")
    return harmless(value)


def without_account(value: str) -> str:
    """For how a company is reached: by telephone, mail or at the door, never by somebody's account on a
    network. Raises PydanticCustomError.
    """
    if Finding.HANDLE in contact_details(value) or _ON_A_NETWORK.search(fold(value).text):
        raise PydanticCustomError("contact_in_link", "an account of a person")
    return value


def without_insult(value: str) -> str:
    """For a few words from one person to another. Raises PydanticCustomError."""
    if by_rules(value)[1]:
        raise PydanticCustomError("not_for_everybody", "a hurtful word")
    return value


def kindly(value: str) -> str:
    """For a no to a young person: nothing that belittles them. Raises PydanticCustomError."""
    for span in BELITTLING.found(fold(value)):
        said = value[span.start : span.end].strip()
        raise PydanticCustomError("belittling", "belittles a young person", {"said": said})
    return value


def link_without_contact(value: str) -> str:
    """For a link that others open, or what stands in one: no account or chat of a person, no telephone
    number, no mail address. Raises PydanticCustomError.
    """
    words = re.sub(r"^https?://|[/?&=#]+", " ", unquote(value))
    if _CHAT.match(value) or _ACCOUNT.match(value) or not contact_details(words).isdisjoint(_IN_A_LINK):
        raise PydanticCustomError("contact_in_link", "a link to a person")
    return value


PublicText = Annotated[CleanText, AfterValidator(without_contact)]
"""Text that others read: no control characters, no contact details."""
PublishedText = Annotated[PublicText, AfterValidator(without_insult), AfterValidator(without_worry)]
"""The same that an adult publishes and minors read; `tests/test_read_by_minors.py` asks it of every text that
a request carries. An offer may wait for a referent instead (`placements.offers.holding`).
"""
HarmlessText = Annotated[CleanText, AfterValidator(harmless)]
"""The same where places, meetings and hurtful words do not pass either."""
