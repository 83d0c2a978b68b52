"""What accounts write to people by mail."""

from api.platform.kit.language import Language, Words
from api.platform.mail.letters import Letter

CODE_SUBJECT: Words = {"fr": "Le code pour l’E-pass", "en": "Your E-pass code"}
CODE_TEXT: Words = {
    "fr": "Voici le code demandé. Il marche une fois, pendant {minutes} minutes, dans le navigateur où il a"
    " été demandé. À ne donner à personne.",
    "en": "Here is your code. It works once, for {minutes} minutes, in the browser where it was asked for."
    " Do not give it to anyone.",
}
LONG_CODE_TEXT: Words = {
    "fr": "Il est plus long que d’habitude, car beaucoup de codes ont été demandés pour cette adresse,"
    " peut-être par quelqu’un d’autre. Sans ce mail, personne n’entre. Dans un navigateur déjà utilisé pour"
    " se connecter, le code arrive tout de suite.",
    "en": "It is longer than usual: many codes were asked for this address, perhaps by somebody else. Nobody"
    " gets in without this mail. In a browser where you signed in before, it comes at once.",
}

_CHANGED_SUBJECT: Words = {
    "fr": "L’adresse du compte E-pass a changé",
    "en": "The address of your E-pass account has changed",
}
_CHANGED: Words = {
    "fr": "Le compte a maintenant une autre adresse mail : celle-ci ne permet plus de s’y connecter.",
    "en": "Your account now has another mail address: this one no longer signs in to it.",
}
_NOT_YOU: Words = {
    "fr": "Changement inattendu ? Écrire tout de suite à l’équipe de l’E-pass de la Région.",
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
