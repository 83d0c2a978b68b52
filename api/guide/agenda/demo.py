"""Events invented for the demonstration: wherever one is named outside the app, its title says so, since its
place is real and somebody could go there.
"""

from api.platform.kit.language import Language, Words

_BEFORE: Words = {
    "fr": "Exemple inventé, n’aura pas lieu\u00a0: ",
    "en": "Made-up example, will not take place: ",
}


def said_so(title: str, demo: bool, language: Language = "fr") -> str:
    """The title, and before it that it was invented, where it was."""
    return _BEFORE[language] + title if demo else title
