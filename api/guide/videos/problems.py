"""What the errors of videos say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "videos_changed": {
        "fr": "Quelqu’un a changé ces vidéos entre-temps : rouvrez la liste.",
        "en": "Somebody changed these videos meanwhile: open the list again.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "not_a_video": {
        "fr": "Ce n’est pas l’adresse d’une vidéo. Exemple : https://www.youtube.com/watch?v=…",
        "en": "This is not the address of a video. Example: https://www.youtube.com/watch?v=…",
    },
    "video_host_not_allowed": {
        "fr": "Ce site n’est pas permis : YouTube, ou un PeerTube de la liste.",
        "en": "This site is not allowed: YouTube, or a PeerTube of the list.",
    },
    "video_twice": {"fr": "Cette vidéo est déjà dans la liste.", "en": "This video is in the list already."},
}
