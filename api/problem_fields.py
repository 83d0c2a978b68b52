"""What is wrong with one field of the input, in the reader's words."""

from api.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "bad_cursor": {"fr": "Cette suite de liste n'existe pas.", "en": "There is no such page."},
    "unknown_commune": {"fr": "Commune inconnue.", "en": "Unknown commune."},
    "push_service_unknown": {
        "fr": "Ce service de notifications n'est pas connu ici.",
        "en": "This push service is not known here.",
    },
    "bad_push_key": {"fr": "Cette clé n'est pas lisible.", "en": "This key cannot be read."},
    "unknown_kind": {"fr": "Type inconnu.", "en": "Unknown kind."},
    "position_needed": {
        "fr": "Indique une commune ou une position.",
        "en": "Give a commune or a position.",
    },
    "position_or_text_needed": {
        "fr": "Indique le début d'un nom, ou une position.",
        "en": "Give the beginning of a name, or a position.",
    },
    "position_incomplete": {
        "fr": "La latitude et la longitude vont ensemble.",
        "en": "Latitude and longitude go together.",
    },
    "negative_zero": {"fr": "Ce n'est pas une coordonnée.", "en": "This is not a coordinate."},
    "department_needed": {"fr": "Indique un département.", "en": "Give a department."},
    "bad_bbox": {
        "fr": "Quatre nombres : ouest, sud, est, nord.",
        "en": "Four numbers: west, south, east, north.",
    },
    "hours_reversed": {
        "fr": "L'heure de fin vient avant celle du début.",
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
    "control_character": {"fr": "Caractères non permis.", "en": "Characters that are not allowed."},
    "wrong_code": {
        "fr": "Ce code n'est pas le bon, ou ne marche plus. Vérifie-le ou demandes-en un autre.",
        "en": "This code is wrong or has expired. Check it, or ask for another one.",
    },
    "wrong_totp": {
        "fr": "Ce code n'est pas le bon, ou il a déjà servi. L'application en montre un nouveau toutes les"
        " 30 secondes.",
        "en": "This code is wrong or was used already. The app shows a new one every 30 seconds.",
    },
    "passkey_refused": {
        "fr": "Cette clé d'accès n'a pas été acceptée. On peut recommencer, ou en choisir une autre.",
        "en": "This passkey was not accepted. Try again, or choose another one.",
    },
    "wrong_school_code": {
        "fr": "Ce code n'est pas le bon, ou ne marche plus. Demande-le à ton établissement.",
        "en": "This code is wrong or has expired. Ask your school for it.",
    },
    "bad_siret": {
        "fr": "Ce n'est pas un SIRET : il a 14 chiffres, et le dernier se calcule.",
        "en": "This is not a SIRET: it has 14 digits, and the last one is computed.",
    },
    "siret_needed": {
        "fr": "Indiquez le SIRET de l'organisation.",
        "en": "Give the organisation's SIRET.",
    },
    "uai_needed": {
        "fr": "Indiquez l'UAI de l'établissement, et rien d'autre.",
        "en": "Give the school's UAI, and nothing else.",
    },
    "unknown_school": {
        "fr": "Nous ne connaissons pas d'établissement avec cet UAI.",
        "en": "We know no school with this UAI.",
    },
    "contact_in_text": {
        "fr": "Pas de téléphone, d'adresse mail, de réseau social ni de lien ici : tout se passe dans"
        " l'E-pass.",
        "en": "No phone number, mail address, social account or link here: everything happens in the E-pass.",
    },
    "no_word": {"fr": "Écris au moins un mot.", "en": "Write at least one word."},
    "level_of_other_kind": {
        "fr": "Ce type d'offre n'existe pas pour ce niveau.",
        "en": "There is no such offer for this level.",
    },
    "unknown_career": {"fr": "Métier inconnu.", "en": "Unknown career."},
    "organisation_needed": {"fr": "Indiquez une organisation.", "en": "Give an organisation."},
    "unknown_organisation": {
        "fr": "Vous ne faites pas partie de cette organisation.",
        "en": "You do not belong to this organisation.",
    },
    "reason_needed": {
        "fr": "Donnez une raison : la personne la lira.",
        "en": "Give a reason: the person will read it.",
    },
    "week_needed": {"fr": "Choisissez au moins une semaine.", "en": "Choose at least one week."},
    "week_unavailable": {
        "fr": "Une de ces semaines n'est plus libre.",
        "en": "One of these weeks is no longer free.",
    },
    "week_not_asked": {
        "fr": "Cette semaine n'est pas parmi celles de la candidature.",
        "en": "This week is not among those of the application.",
    },
    "not_a_monday": {"fr": "Une semaine se nomme par son lundi.", "en": "A week is named by its Monday."},
    "contact_of_minor": {
        "fr": "Avant 18 ans, ton adresse n'est jamais montrée à une entreprise.",
        "en": "Before you are 18, your address is never shown to a company.",
    },
    "word_needed": {"fr": "Ajoutez quelques mots.", "en": "Add a few words."},
    "bad_email": {"fr": "Ce n'est pas une adresse mail.", "en": "This is not a mail address."},
    "own_address": {
        "fr": "C'est ta propre adresse. Indique celle d'un parent.",
        "en": "This is your own address. Give a parent's.",
    },
    "same_address": {
        "fr": "C'est votre propre adresse. Indiquez celle de l'autre parent.",
        "en": "This is your own address. Give the other parent's.",
    },
    "childs_address": {
        "fr": "C'est l'adresse de votre enfant. Indiquez celle de l'autre parent.",
        "en": "This is your child's address. Give the other parent's.",
    },
    "bad_birth_date": {
        "fr": "Vérifie l'année de naissance.",
        "en": "Check the year of birth.",
    },
    "missing": {"fr": "Il manque une valeur.", "en": "A value is missing."},
    "extra_forbidden": {"fr": "Ce paramètre n'existe pas.", "en": "There is no such parameter."},
    "string_too_long": {"fr": "C'est trop long.", "en": "This is too long."},
    "too_long": {"fr": "Il y en a trop.", "en": "There are too many."},
    "string_pattern_mismatch": {"fr": "Ce n'est pas la bonne forme.", "en": "This has not the right form."},
    "greater_than_equal": {"fr": "Au moins {ge}.", "en": "At least {ge}."},
    "less_than_equal": {"fr": "Au plus {le}.", "en": "At most {le}."},
    "enum": {"fr": "Valeur inconnue.", "en": "Unknown value."},
    "literal_error": {"fr": "Valeur inconnue.", "en": "Unknown value."},
}
OTHER_FIELD_WORDS: Words = {"fr": "Cette valeur ne convient pas.", "en": "This value does not fit."}
