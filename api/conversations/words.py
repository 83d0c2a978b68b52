"""What conversations say to people: by mail that something waits, and why nothing can be written any more."""

from collections.abc import Callable
from uuid import UUID

from api.conversations.models import CloseReason, Side
from api.kit.language import Language, Words
from api.mail.letters import Letter
from api.settings import Settings

_SUBJECT: Words = {"fr": "Un message vous attend", "en": "A message awaits you"}
_SUBJECT_YOUNG: Words = {"fr": "Un message t’attend", "en": "A message awaits you"}
_TEXT: Words = {
    "fr": "Quelqu’un vous a écrit dans l’E-pass. Pour protéger les jeunes, le message se lit seulement là.",
    "en": "Somebody wrote to you in the E-pass. To protect young people, the message is read only there.",
}
_TEXT_YOUNG: Words = {
    "fr": "Quelqu’un t’a écrit dans l’E-pass. Le message se lit seulement là.",
    "en": "Somebody wrote to you in the E-pass. The message is read only there.",
}
_OPEN: Words = {"fr": "Ouvrir la conversation", "en": "Open the conversation"}

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


def waiting(settings: Settings, conversation_id: UUID, *, formal: bool) -> Callable[[Language], Letter]:
    """A letter that opens the conversation, in the language its reader reads."""
    subject, text = (_SUBJECT, _TEXT) if formal else (_SUBJECT_YOUNG, _TEXT_YOUNG)
    return lambda language: Letter(
        language=language,
        subject=subject[language],
        paragraphs=[text[language]],
        action=_OPEN[language],
        url=f"{settings.public_url}/conversations/{conversation_id}",
        formal=formal,
    )


def ended(status: str, reason: str | None, side: Side, language: Language) -> str | None:
    """Why nobody can write any more, the same words for every reason but one's own; None while they can."""
    if status == "open":
        return None
    if status == "suspended":
        return _SUSPENDED[language]
    own = CloseReason.STUDENT if side == Side.STUDENT else CloseReason.MENTOR
    return (_CLOSED_BY_ME[side] if reason == own else _CLOSED)[language]
