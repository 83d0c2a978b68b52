"""What mentors are written by mail."""

from api.kit.language import Language, Words
from api.mail.letters import Letter
from api.settings import Settings

_PAUSED: Words = {"fr": "Une pause, le temps qu’il vous faut", "en": "A pause, for as long as you need"}
_PAUSED_TEXT: Words = {
    "fr": "Plusieurs questions sont restées sans réponse : nous ne vous en proposons plus pour l’instant, et"
    " d’autres mentors s’en occupent. Cela arrive à tout le monde. Quand vous serez de nouveau disponible,"
    " reprenez d’un geste.",
    "en": "Several questions stayed without an answer: for now we offer you no more, and other mentors look"
    " after them. It happens to everybody. When you have time again, resume with one tap.",
}
_RESUME: Words = {"fr": "Reprendre quand je veux", "en": "Resume when I like"}


def paused(settings: Settings, language: Language) -> Letter:
    """To a mentor who left several questions in a row without an answer."""
    return Letter(
        language=language,
        subject=_PAUSED[language],
        paragraphs=[_PAUSED_TEXT[language]],
        action=_RESUME[language],
        url=f"{settings.public_url}/me/availability",
        formal=True,
    )
