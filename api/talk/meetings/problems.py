"""What the errors of meetings say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "meeting_full": {
        "fr": "Il n’y a plus de place dans cette rencontre. Il y en a d’autres.",
        "en": "No seat is left in this meeting. Look at the others.",
    },
    "meeting_over": {
        "fr": "Cette rencontre est terminée, ou n’a pas lieu.",
        "en": "This meeting is over, or does not take place.",
    },
    "meeting_not_open": {
        "fr": "Cette rencontre n’est pas ouverte : ouvrez-la d’abord.",
        "en": "This meeting is not open: open it first.",
    },
    "meeting_too_early": {
        "fr": "C’est encore trop tôt : la rencontre s’ouvre un quart d’heure avant son début.",
        "en": "It is too early: a meeting opens a quarter of an hour before it begins.",
    },
    "meeting_overlaps": {
        "fr": "Une autre rencontre est déjà prévue à ce moment.",
        "en": "Another meeting is planned at that time already.",
    },
    "meeting_begun": {
        "fr": "Cette rencontre a déjà commencé : on ne la déplace plus.",
        "en": "This meeting has begun: it is not moved any more.",
    },
    "meeting_answered": {
        "fr": "Cette question a déjà sa réponse.",
        "en": "This question has its answer already.",
    },
    "enough_meetings": {
        "fr": "Déjà assez de rencontres à venir. Il faut d’abord libérer une place.",
        "en": "You have enough meetings to come. Give a seat back first.",
    },
    "enough_meeting_questions": {
        "fr": "Toutes les questions pour cette rencontre sont posées.",
        "en": "You have asked all your questions for this meeting.",
    },
    "not_registered": {
        "fr": "Il faut d’abord s’inscrire à cette rencontre.",
        "en": "Register for this meeting first.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "meeting_soon": {
        "fr": "Prévoyez au moins une heure : le temps que chacun·e l’apprenne.",
        "en": "Leave at least an hour, so that everybody hears of it.",
    },
    "meeting_far": {
        "fr": "C’est trop loin : annoncez-la plus tard.",
        "en": "That is too far ahead: announce it later.",
    },
    "meeting_at_night": {
        "fr": "Choisissez une heure entre 8 h et 20 h 30.",
        "en": "Choose a time between 8 a.m. and 8.30 p.m.",
    },
    "seats_taken": {
        "fr": "Plus de personnes sont déjà inscrites.",
        "en": "More people have registered already.",
    },
}
