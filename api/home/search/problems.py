"""What the errors of the search and its lexicon say, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "lexicon_changed": {
        "fr": "Quelqu’un a changé cette entrée entre-temps : rouvrez-la.",
        "en": "Somebody changed this entry meanwhile: open it again.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "search_literal_of_none": {
        "fr": "Ce mot n’est pas dans la recherche.",
        "en": "This word is none of those that are searched for.",
    },
    "lexicon_no_word": {
        "fr": "Un de ces mots n’a ni lettre ni chiffre.",
        "en": "One of these words has neither a letter nor a digit.",
    },
    "lexicon_sort_of_own": {
        "fr": "Cette entrée vient avec l’application : sa sorte ne change pas. Faites-en une nouvelle.",
        "en": "This entry comes with the app: its sort does not change. Make a new one.",
    },
    "lexicon_help_stays": {
        "fr": "Cette entrée mène à qui aide. Ajoutez des mots ; aucun ne s’enlève, et elle reste lue.",
        "en": "This entry leads to who helps. Add words; none is removed, and it stays read.",
    },
    "lexicon_no_career": {
        "fr": "Un de ces codes n’est celui d’aucun métier. Exemple : D1104.",
        "en": "One of these codes is no career’s. Example: D1104.",
    },
    "lexicon_career_needed": {
        "fr": "Une envie mène à un métier au moins.",
        "en": "A wish leads to one career at least.",
    },
    "lexicon_no_meaning": {
        "fr": "Rien ne s’appelle ainsi pour cette sorte d’entrée.",
        "en": "Nothing is called so for this sort of entry.",
    },
}
