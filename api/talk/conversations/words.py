"""What conversations say to people: why nothing can be written any more."""

from api.platform.kit.language import Language, Words
from api.talk.conversations.models import CloseReason, Side

_CLOSED_BY_ME: dict[Side, Words] = {
    Side.STUDENT: {
        "fr": "Tu as terminé cette conversation.",
        "en": "You have ended this conversation.",
    },
    Side.MENTOR: {
        "fr": "Vous avez terminé cette conversation.",
        "en": "You have ended this conversation.",
    },
}
_CLOSED: Words = {"fr": "Cette conversation est terminée.", "en": "This conversation has ended."}
_SUSPENDED: Words = {"fr": "Cette conversation est en pause.", "en": "This conversation is paused."}


def ended(status: str, reason: str | None, side: Side, language: Language) -> str | None:
    """Why nobody can write any more, the same words for every reason but one's own; None while they can."""
    if status == "open":
        return None
    if status == "suspended":
        return _SUSPENDED[language]
    own = CloseReason.STUDENT if side == Side.STUDENT else CloseReason.MENTOR
    return (_CLOSED_BY_ME[side] if reason == own else _CLOSED)[language]
