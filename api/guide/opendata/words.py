"""What admins read when an import of the schedule was refused."""

from collections.abc import Callable

from api.guide.opendata.errors import BrokenFileError
from api.platform.kit.language import Language, Words
from api.platform.mail.letters import Letter

_SUBJECT: Words = {"fr": "Un import a été refusé", "en": "An import was refused"}
_WHAT: Words = {
    "fr": "L’import « {source} » a été refusé, et rien n’a changé : ce qui était là reste là.",
    "en": "The import “{source}” was refused, and nothing changed: what was there is still there.",
}
_WHY: Words = {"fr": "Raison : {reason}.", "en": "Reason: {reason}."}
_THEN: Words = {
    "fr": "Regardez le fichier de l’éditeur. S’il est juste, importez-le à la main : epass import {source}"
    " ADRESSE --force",
    "en": "Look at the publisher’s file. If it is right, import it by hand: epass import {source}"
    " ADDRESS --force",
}


def refused(source: str, error: BrokenFileError) -> Callable[[Language], Letter]:
    """The letter to an admin."""

    def compose(language: Language) -> Letter:
        return Letter(
            language=language,
            subject=_SUBJECT[language],
            paragraphs=[
                _WHAT[language].format(source=source),
                _WHY[language].format(reason=error.words(language)),
                _THEN[language].format(source=source),
            ],
            formal=True,
            warning=True,
        )

    return compose
