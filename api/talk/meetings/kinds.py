"""The notices that meetings tells: one constant a kind, decided on nowhere else."""

from datetime import timedelta
from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording

_meeting = partial(
    Kind,
    topic=Topic.CONVERSATIONS,
    page="/meetings/{meeting_id}",
    outside=Outside.CHOSEN,
    tag="meeting-{meeting_id}",
    about="meeting_id",
)
_registered = partial(
    _meeting,
    reader=Reader.YOUNG,
    lock=Lines(
        {"fr": "Du nouveau pour ta rencontre", "en": "News about your meeting"},
        {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
    ),
)
MEETING_MOVED = _registered(
    "meeting.moved",
    letter=Wording(
        {"fr": "Ta rencontre change d’heure", "en": "Your meeting has another time"},
        {
            "fr": "La rencontre où tu as une place n’a plus lieu à la même heure. Ta place t’attend, et tes"
            " questions aussi. Cela ne te va plus ? Libère ta place d’un geste.",
            "en": "The meeting in which you have a seat takes place at another time. Your seat is kept, and"
            " so are your questions. It does not suit you any more? Give your seat back with one tap.",
        },
    ),
)
MEETING_CANCELLED = _registered(
    "meeting.cancelled",
    letter=Wording(
        {"fr": "Ta rencontre n’a pas lieu", "en": "Your meeting does not take place"},
        {
            "fr": "La rencontre où tu avais une place est annulée. Tes questions ne sont pas perdues : elles"
            " sont proposées à d’autres personnes du métier.",
            "en": "The meeting in which you had a seat is cancelled. Your questions are not lost: they are"
            " offered to other people of the trade.",
        },
    ),
)
MEETING_MISSED = _registered(
    "meeting.missed",
    letter=Wording(
        {"fr": "La rencontre n’a pas pu avoir lieu", "en": "The meeting could not take place"},
        {
            "fr": "Personne n’a pu ouvrir la rencontre : tu as attendu pour rien, et nous le regrettons. Tes"
            " questions sont proposées à d’autres personnes du métier.",
            "en": "Nobody could open the meeting: you waited for nothing, and we are sorry. Your questions"
            " are offered to other people of the trade.",
        },
    ),
)
MEETING_SOON = _registered(
    "meeting.soon",
    letter=Wording(
        {"fr": "Ta rencontre approche", "en": "Your meeting is near"},
        {
            "fr": "La rencontre où tu as une place est pour bientôt. Une question te vient ? Tu peux déjà la"
            " poser.",
            "en": "The meeting in which you have a seat is soon. A question comes to your mind? You can ask"
            " it already.",
        },
    ),
)
MEETING_OPEN = _registered(
    "meeting.open",
    lock=Lines(
        {"fr": "Ta rencontre commence", "en": "Your meeting begins"},
        {"fr": "Ouvre l’E-pass pour y entrer.", "en": "Open the E-pass to enter."},
    ),
    letter=Wording(
        {"fr": "Ta rencontre commence", "en": "Your meeting begins"},
        {
            "fr": "La personne que tu rencontres est là, et répond par écrit.",
            "en": "The person you meet is there, and answers in writing.",
        },
    ),
    urgency="high",
    worth=timedelta(hours=1),
    # They chose this very hour.
    waits=False,
)
_host = partial(_meeting, reader=Reader.ADULT)
MEETING_NAMED = _host(
    "meeting.named",
    lock=Lines(
        {"fr": "Une rencontre est annoncée", "en": "A meeting is announced"},
        {"fr": "Vous y répondrez par écrit.", "en": "You will answer in writing."},
    ),
    letter=Wording(
        {"fr": "Une rencontre est annoncée pour vous", "en": "A meeting is announced for you"},
        {
            "fr": "La Région annonce une rencontre où vous répondrez par écrit. L’heure ne vous va pas ?"
            " Déplacez-la, ou annulez-la d’un geste.",
            "en": "The Region announces a meeting in which you will answer in writing. The time does not suit"
            " you? Move it, or cancel it with one tap.",
        },
    ),
)
MEETING_AWAITS = _host(
    "meeting.awaits",
    lock=Lines(
        {"fr": "Votre rencontre approche", "en": "Your meeting is near"},
        {"fr": "Des jeunes comptent sur vous.", "en": "Young people count on you."},
    ),
    letter=Wording(
        {"fr": "Votre rencontre approche", "en": "Your meeting is near"},
        {
            "fr": "La rencontre où vous répondez est pour bientôt. Pensez à l’ouvrir à l’heure : un geste"
            " suffit. Un empêchement ? Déplacez-la, et chacun·e l’apprendra.",
            "en": "The meeting in which you answer is soon. Remember to open it in time: one tap is enough."
            " Something came up? Move it, and everybody will hear of it.",
        },
    ),
)
