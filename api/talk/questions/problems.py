"""What the errors of questions say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "enough_questions": {
        "fr": "Déjà plusieurs questions en attente. Il faut une réponse, ou en retirer une.",
        "en": "Several of your questions wait already. Await an answer, or withdraw one.",
    },
    "question_taken": {
        "fr": "Quelqu’un a déjà pris cette question.",
        "en": "Somebody has taken this question already.",
    },
    "already_answered": {
        "fr": "Une réponse est déjà partie : vous pouvez terminer la conversation.",
        "en": "An answer has left already: you can end the conversation.",
    },
    "question_over": {
        "fr": "Cette question n’attend plus de réponse.",
        "en": "This question awaits no answer any more.",
    },
    "mentor_full": {
        "fr": "Cette personne suit déjà assez de conversations. Quelqu’un d’autre peut répondre.",
        "en": "This person follows enough conversations already. Ask somebody else, or later.",
    },
    "mentor_away": {
        "fr": "Cette personne est en congé. Quelqu’un d’autre peut répondre, ou elle plus tard.",
        "en": "This person is on holiday. Ask somebody else, or come back later.",
    },
    "mentor_paused": {
        "fr": "Cette personne fait une pause. Quelqu’un d’autre peut répondre.",
        "en": "This person takes a break. Ask somebody else.",
    },
    "no_place_left": {
        "fr": "Vous suivez déjà autant de conversations que prévu. Terminez-en une, ou augmentez ce nombre.",
        "en": "You follow as many conversations as you planned. End one, or raise that number.",
    },
    "answering_paused": {
        "fr": "Vous êtes en pause. Reprenez d’abord, dans « Mes disponibilités ».",
        "en": "You are paused. Resume first, under “My availability”.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "question_short": {
        "fr": "Il manque la question, en quelques mots.",
        "en": "Write your question in a few words.",
    },
}
