"""Events invented for the demonstration: wherever one is named outside the app, its title says so."""

from api.platform.kit.language import Language, Words

_BEFORE: Words = {"fr": "Démonstration\u00a0: ", "en": "Demonstration: "}


def said_so(title: str, demo: bool, language: Language = "fr") -> str:
    """The title, and before it that it was invented, where it was."""
    return _BEFORE[language] + title if demo else title
