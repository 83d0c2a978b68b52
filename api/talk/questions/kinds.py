"""The notices that questions tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording

_NEWS = Lines(
    {"fr": "Du nouveau pour ta question", "en": "News about your question"},
    {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
)
_talk = partial(Kind, topic=Topic.CONVERSATIONS)
_question = partial(
    _talk,
    reader=Reader.YOUNG,
    page="/me/questions/{question_id}",
    outside=Outside.CHOSEN,
    lock=_NEWS,
    tag="question-{question_id}",
    about="question_id",
)
_to_mentor = partial(_question, reader=Reader.ADULT, page="/inbox")
QUESTION_OFFERED = _to_mentor(
    "question.offered",
    lock=Lines(
        {"fr": "Une nouvelle question", "en": "A new question"},
        {"fr": "Un·e jeune attend peut-être votre réponse.", "en": "A young person may await your answer."},
    ),
    letter=Wording(
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {
            "fr": "Un·e jeune se pose une question sur un métier que vous connaissez. Quelques lignes"
            " suffisent pour l’aider. Elle n’est pas pour vous ? Dites-le d’un geste : quelqu’un d’autre s’en"
            " chargera.",
            "en": "A young person has a question about a career that you know. A few lines are enough to"
            " help. It is not for you? Say so with one tap, and somebody else will answer.",
        },
    ),
)
QUESTION_REMINDER = _to_mentor(
    "question.reminder",
    lock=Lines(
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {"fr": "Un·e jeune attend toujours une réponse.", "en": "A young person still awaits an answer."},
    ),
    letter=Wording(
        {"fr": "Une question vous attend toujours", "en": "A question still awaits you"},
        {
            "fr": "Un·e jeune attend une réponse depuis une semaine. Si vous n’avez pas le temps, laissez la"
            " question à d’autres : un geste suffit.",
            "en": "A young person has been waiting for an answer for a week. If you have no time, leave the"
            " question to others: one tap is enough.",
        },
    ),
)
QUESTION_FOR_ADVISERS = _to_mentor(
    "question.for_advisers",
    page="/staff/questions",
    lock=Lines(
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {"fr": "Un·e jeune attend votre réponse.", "en": "A young person awaits your answer."},
    ),
    letter=Wording(
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {
            "fr": "Un·e jeune attend une réponse. Sa question est dans la file des conseiller·ères.",
            "en": "A young person awaits an answer. The question is in the advisers' queue.",
        },
    ),
)
QUESTION_TAKEN = _question(
    "question.taken",
    page="/conversations/{conversation_id}",
    letter=Wording(
        {"fr": "Quelqu’un a pris ta question", "en": "Somebody has taken your question"},
        {
            "fr": "Quelqu’un s’occupe de ta question. La conversation t’attend dans l’E-pass.",
            "en": "Somebody looks after your question. The conversation awaits you in the E-pass.",
        },
    ),
)
QUESTION_WIDENED = _question(
    "question.widened",
    letter=Wording(
        {"fr": "Ta question continue son chemin", "en": "Your question goes on"},
        {
            "fr": "Pas encore de réponse : ta question est maintenant proposée à d’autres personnes.",
            "en": "No answer yet: your question is now offered to other people.",
        },
    ),
)
QUESTION_WITH_ADVISER = _question(
    "question.with_adviser",
    letter=Wording(
        {"fr": "Un·e conseiller·ère va te répondre", "en": "An adviser will answer you"},
        {
            "fr": "Personne n’a pu répondre à ta question jusqu’ici. Un·e conseiller·ère d’orientation s’en"
            " occupe maintenant.",
            "en": "Nobody could answer your question so far. An orientation adviser now looks after it.",
        },
    ),
)
