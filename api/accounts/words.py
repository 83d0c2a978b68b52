"""What accounts write to people by mail."""

from api.kit.language import Language, Words
from api.mail.letters import Letter

CODE_SUBJECT: Words = {"fr": "Le code pour l’E-pass", "en": "Your E-pass code"}
CODE_TEXT: Words = {
    "fr": "Voici le code demandé. Il marche une fois, pendant {minutes} minutes. À ne donner à personne.",
    "en": "Here is your code. It works once, for {minutes} minutes. Do not give it to anyone.",
}

_CHANGED_SUBJECT: Words = {
    "fr": "L’adresse de ton compte E-pass a changé",
    "en": "The address of your E-pass account has changed",
}
_CHANGED: Words = {
    "fr": "Ton compte a maintenant une autre adresse mail : celle-ci ne permet plus de s’y connecter.",
    "en": "Your account now has another mail address: this one no longer signs in to it.",
}
_NOT_YOU: Words = {
    "fr": "Ce n’est pas toi ? Écris tout de suite à l’équipe de l’E-pass de ta Région.",
    "en": "It was not you? Write to the E-pass team of your Region at once.",
}


def email_changed(language: Language) -> Letter:
    """To the address that an account gave up; it does not name the new one."""
    return Letter(
        language=language,
        subject=_CHANGED_SUBJECT[language],
        paragraphs=[_CHANGED[language], _NOT_YOU[language]],
        warning=True,
    )
