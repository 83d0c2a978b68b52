"""Texts that everybody may read: people meet in the app, never beside it."""

import re
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from api.kit.wire import CleanText
from api.safeguarding.service import GRAVE_GROOMING, Finding, by_rules, contact_details, screen

_REFUSED = {Finding.EMAIL, Finding.PHONE, Finding.HANDLE, Finding.LINK}
"""An offer says where one works and a presentation that people come to see it: places and meetings pass."""


_IN_A_LINK = _REFUSED - {Finding.HANDLE, Finding.LINK}
_CHAT = re.compile(
    r"https?://(?:[^/?#]*[.@])?(?:wa\.me|whatsapp\.com|t\.me|telegram\.(?:me|org)|discord(?:app)?\.(?:gg|com)"
    r"|snapchat\.com|instagram\.com|facebook\.com|fb\.(?:me|com)|m\.me|messenger\.com|signal\.(?:me|group)"
    r"|tiktok\.com|threads\.(?:net|com)|twitter\.com|x\.com|kik\.me|viber\.com|line\.me|skype\.com|be\.real"
    r"|linktr\.ee|yubo\.live|ngl\.link|bit\.ly|tinyurl\.com)(?=[.:/?#]|$)",
    re.IGNORECASE,
)
"""Where people write to each other, lists of such accounts, and addresses that hide another one."""


def has_contact(value: str) -> bool:
    """Whether a text holds a mail address, telephone number, link or handle, in whatever disguise."""
    return not contact_details(value).isdisjoint(_REFUSED)


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


def without_advance(value: str) -> str:
    """For what adults say of themselves where minors read it. Raises PydanticCustomError."""
    if screen(value).grooming >= GRAVE_GROOMING:
        raise PydanticCustomError("not_for_everybody", "an advance")
    return value


def without_insult(value: str) -> str:
    """For a few words from one person to another. Raises PydanticCustomError."""
    if by_rules(value)[1]:
        raise PydanticCustomError("not_for_everybody", "a hurtful word")
    return value


def link_without_contact(value: str) -> str:
    """For a link that others open, or what stands in one: no account or chat of a person, no telephone
    number, no mail address. Raises PydanticCustomError.
    """
    words = re.sub(r"^https?://|[/?&=#]+", " ", unquote(value))
    if _CHAT.match(value) or not contact_details(words).isdisjoint(_IN_A_LINK):
        raise PydanticCustomError("contact_in_link", "a link to a person")
    return value


PublicText = Annotated[CleanText, AfterValidator(without_contact)]
"""Text that others read: no control characters, no contact details."""
HarmlessText = Annotated[CleanText, AfterValidator(harmless)]
"""The same where places, meetings and hurtful words do not pass either."""
