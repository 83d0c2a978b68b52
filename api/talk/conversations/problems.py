"""What the errors of conversations say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "conversation_closed": {
        "fr": "Cette conversation est terminée : on peut la relire, plus y écrire.",
        "en": "This conversation has ended: it can be read, but nothing added.",
    },
    "conversation_suspended": {
        "fr": "La modération regarde cette conversation : on ne peut pas y écrire pour l’instant.",
        "en": "Moderators are looking at this conversation: nothing can be written for now.",
    },
    "conversation_paused": {
        "fr": "Cette conversation est en pause : on ne peut pas y écrire pour l’instant.",
        "en": "This conversation is paused: nothing can be written for now.",
    },
    "conversation_of_ages": {
        "fr": "Avec un mentor de moins de 18 ans, il faut aussi avoir moins de 18 ans, et un âge confirmé."
        " Demande à une personne adulte.",
        "en": "With a mentor under 18, both are minors whose age is confirmed. An adult can answer.",
    },
    "too_many_quick_replies": {
        "fr": "Vous avez déjà vingt réponses prêtes. Supprimez-en une d’abord.",
        "en": "You have twenty ready answers already. Delete one first.",
    },
}
