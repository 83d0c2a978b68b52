"""What is wrong with one field of the input, where several rooms say it."""

from api.platform.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "bad_cursor": {"fr": "Cette suite de liste n’existe pas.", "en": "There is no such page."},
    "unknown_commune": {"fr": "Commune inconnue.", "en": "Unknown commune."},
    "unknown_kind": {"fr": "Type inconnu.", "en": "Unknown kind."},
    "unknown_card": {"fr": "Carte inconnue.", "en": "Unknown card."},
    "card_twice": {"fr": "La même carte deux fois.", "en": "The same card twice."},
    "unknown_subject": {"fr": "Matière inconnue.", "en": "Unknown subject."},
    "position_needed": {
        "fr": "Il faut une commune ou une position.",
        "en": "Give a commune or a position.",
    },
    "position_incomplete": {
        "fr": "La latitude et la longitude vont ensemble.",
        "en": "Latitude and longitude go together.",
    },
    "negative_zero": {"fr": "Ce n’est pas une coordonnée.", "en": "This is not a coordinate."},
    "department_needed": {"fr": "Il faut un département.", "en": "Give a department."},
    "bad_bbox": {
        "fr": "Quatre nombres : ouest, sud, est, nord.",
        "en": "Four numbers: west, south, east, north.",
    },
    "hours_reversed": {
        "fr": "L’heure de fin vient avant celle du début.",
        "en": "The closing hour comes before the opening one.",
    },
    "hours_overlap": {
        "fr": "Deux créneaux du même jour se chevauchent.",
        "en": "Two openings of the same day overlap.",
    },
    "dates_reversed": {
        "fr": "La date de fin vient avant celle du début.",
        "en": "The last day comes before the first.",
    },
    "absence_without_end": {
        "fr": "Il manque le dernier jour de l’absence.",
        "en": "The last day of the absence is missing.",
    },
    "not_for_everybody": {
        "fr": "Il y reste des coordonnées, ou un mot blessant.",
        "en": "It still holds contact details, or a hurtful word.",
    },
    "too_deep": {"fr": "Trop de niveaux imbriqués.", "en": "Nested too deeply."},
    "control_character": {"fr": "Caractères non permis.", "en": "Characters that are not allowed."},
    "wrong_age_code": {
        "fr": "Ce code n’est pas le bon, a déjà servi, ou ne marche plus. Demandes-en un autre.",
        "en": "This code is wrong, was used already, or has expired. Ask for another one.",
    },
    "contact_in_text": {
        "fr": "Pas de téléphone, d’adresse mail, de réseau social ni de lien ici : tout se passe dans"
        " l’E-pass.",
        "en": "No phone number, mail address, social account or link here: everything happens in the E-pass.",
    },
    "advance_in_text": {
        "fr": "Vous écrivez « {said} » : ces mots pourraient inquiéter des jeunes ou leurs"
        " parents (tenue, photos, secret, tête-à-tête…). Dites avec qui la personne est"
        " et ce qu’elle fait.",
        "en": "You write “{said}”: these words might worry young people or their parents (clothes, pictures,"
        " secrets, being alone with somebody…). Say with whom the young person is and what they do.",
    },
    "first_name_only": {
        "fr": "Un prénom seulement, sans nom de famille, petit nom, école ni pseudo. Un prénom composé"
        " s’écrit avec un trait d’union.",
        "en": "A first name only, without a surname, pet name, school or account. A composed one takes a"
        " hyphen.",
    },
    "belittling": {
        "fr": "Vous écrivez « {said} » : ces mots peuvent blesser. Dites ce qui manque : une place, un"
        " niveau, des dates.",
        "en": "You write “{said}”: these words may hurt a young person. Say what is missing: a place, a"
        " level, dates.",
    },
    "number_cut": {
        "fr": "Le numéro n’est pas entier\u00a0: 10 chiffres, ou +33 suivi de 9 chiffres. Un numéro court"
        " s’écrit après «\u00a0tél.\u00a0»\u00a0: tél. 39\u00a049.",
        "en": "The number is not whole: 10 digits, or +33 and 9 digits. Write a short one after “tél.”: tél."
        " 39 49.",
    },
    "number_missing": {
        "fr": "Dites aussi à quel numéro appeler\u00a0: 10 chiffres, ou +33 suivi de 9 chiffres.",
        "en": "Say at which number to call, too: 10 digits, or +33 and 9 digits.",
    },
    "no_service_number": {
        "fr": "Un numéro a 10 chiffres, ou +33 suivi de 9 chiffres, ou c’est un numéro court,"
        " comme 39\u00a049.",
        "en": "A number has 10 digits, or +33 and 9 digits, or is a short one: 39 49.",
    },
    "unknown_career": {"fr": "Métier inconnu.", "en": "Unknown career."},
    "reason_needed": {
        "fr": "Donnez une raison : la personne la lira.",
        "en": "Give a reason: the person will read it.",
    },
    "not_a_monday": {"fr": "Une semaine se nomme par son lundi.", "en": "A week is named by its Monday."},
    "day_past": {"fr": "Choisissez un jour à venir.", "en": "Choose a coming day."},
    "bad_email": {"fr": "Ce n’est pas une adresse mail.", "en": "This is not a mail address."},
    "nothing_said": {"fr": "Il faut une vraie phrase.", "en": "Write a real sentence."},
    "missing": {"fr": "Il manque une valeur.", "en": "A value is missing."},
    "extra_forbidden": {"fr": "Ce paramètre n’existe pas.", "en": "There is no such parameter."},
    "string_too_long": {"fr": "C’est trop long.", "en": "This is too long."},
    "contact_in_link": {
        "fr": "Un lien vers ce qui a été fait, pas vers une messagerie, un réseau social ni un numéro.",
        "en": "A link to what was done, not to a chat, a social network or a number.",
    },
    "bad_link": {"fr": "Un lien commence par https://.", "en": "A link begins with https://."},
    "address_unreachable": {
        "fr": "Personne ne répond à cette adresse. Il faut enregistrer le fichier, puis l’ajouter.",
        "en": "Nobody answers at this address. Save the file and add it.",
    },
    "not_a_badge": {
        "fr": "Ce n’est pas un badge que nous savons lire.",
        "en": "This is no badge that we can read.",
    },
    "too_long": {"fr": "Il y en a trop.", "en": "There are too many."},
    "string_pattern_mismatch": {"fr": "Ce n’est pas la bonne forme.", "en": "This has not the right form."},
    "greater_than_equal": {"fr": "Au moins {ge}.", "en": "At least {ge}."},
    "less_than_equal": {"fr": "Au plus {le}.", "en": "At most {le}."},
    "enum": {"fr": "Valeur inconnue.", "en": "Unknown value."},
    "literal_error": {"fr": "Valeur inconnue.", "en": "Unknown value."},
}
OTHER_FIELD_WORDS: Words = {"fr": "Cette valeur ne convient pas.", "en": "This value does not fit."}
