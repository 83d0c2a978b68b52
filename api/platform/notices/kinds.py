"""The notices that notices tells: one constant a kind, decided on nowhere else."""

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Repeat, Topic, Wording

NEWS_DIGEST = Kind(
    "news.digest",
    topic=Topic.ACCOUNT,
    reader=Reader.EITHER,
    page="/me/notifications",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
        {"fr": "Plusieurs choses à voir.", "en": "Several things to see."},
    ),
    letter=Wording(
        {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
        {
            "fr": "Plusieurs nouvelles vous attendent dans l’E-pass.",
            "en": "Several news await you in the E-pass.",
        },
    ),
    young_letter=Wording(
        {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
        {
            "fr": "Plusieurs nouvelles t’attendent dans l’E-pass.",
            "en": "Several news await you in the E-pass.",
        },
    ),
    repeat=Repeat.RING,
)
"""Stands for what waited together; it has no line of its own in the app."""
