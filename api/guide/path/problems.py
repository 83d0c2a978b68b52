"""What the errors of paths say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "path_ended": {
        "fr": "Ce lien ne montre plus rien : il a été arrêté, il a pris fin, ou il est mal copié.",
        "en": "This link shows nothing any more: it was stopped, it has ended, or it was not copied whole.",
    },
}
