"""Which words of an offer lead beside the app, so that its company need not guess what is refused."""

from collections.abc import Sequence

from api.placements.offers.wording.wishes import told_as
from api.safety.safeguarding.schemas import contact_words, has_contact


def contacts(texts: Sequence[str]) -> list[str]:
    """The contact details in the texts of an offer, as they are written; none where it is refused for what
    only looks like one.
    """
    return [words for text in texts if _is_refused(text) for words in contact_words(text)]


def _is_refused(text: str) -> bool:
    """Whether it holds a contact detail, rather than what only looks like one."""
    return has_contact(text) and told_as([text], lambda each: any(map(has_contact, each))) is None
