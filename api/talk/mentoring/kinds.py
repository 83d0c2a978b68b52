"""The notices that mentoring tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording

_talk = partial(Kind, topic=Topic.CONVERSATIONS)
MENTOR_PAUSED = _talk(
    "mentor.paused",
    reader=Reader.ADULT,
    page="/me/availability",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "Vous êtes en pause", "en": "You are paused"},
        {"fr": "Reprenez quand vous voulez.", "en": "Resume when you like."},
    ),
    letter=Wording(
        {"fr": "Une pause, le temps qu’il vous faut", "en": "A pause, for as long as you need"},
        {
            "fr": "Plusieurs questions sont restées sans réponse : nous ne vous en proposons plus pour"
            " l’instant, et d’autres mentors s’en occupent. Cela arrive à tout le monde. Quand vous serez de"
            " nouveau disponible, reprenez d’un geste.",
            "en": "Several questions stayed without an answer: for now we offer you no more, and other"
            " mentors look after them. It happens to everybody. When you have time again, resume with one"
            " tap.",
        },
        {"fr": "Reprendre quand je veux", "en": "Resume when I like"},
    ),
)
