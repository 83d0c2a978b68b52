"""What the errors of issuing say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "organisation_unverified": {
        "fr": "Votre organisation n’est pas encore vérifiée par la Région.",
        "en": "Your organisation has not been verified by the Region yet.",
    },
    "issuer_profile_needed": {
        "fr": "Écrivez d’abord le profil de votre organisation.",
        "en": "First write your organisation’s profile.",
    },
    "achievement_not_published": {"fr": "Publiez d’abord ce badge.", "en": "First publish this badge."},
    "too_many_badge_codes": {
        "fr": "Ce badge a déjà beaucoup de codes ouverts. Fermez-en un d’abord.",
        "en": "This badge has many open codes already. Close one first.",
    },
    "badge_issuer_gone": {
        "fr": "L’organisation qui propose ce badge n’en donne plus.",
        "en": "The organisation that offers this badge awards none any more.",
    },
    "badge_issuer_in_charge": {
        "fr": "L’organisation qui a donné ce badge est là pour le retirer elle-même.",
        "en": "The organisation that awarded this badge is there to take it back itself.",
    },
    "badge_key_unreadable": {
        "fr": "La clé qui signe ce badge ne peut pas être lue. La Région doit s’en occuper.",
        "en": "The key that signs this badge cannot be read. The Region has to look after it.",
    },
    "badge_without_address": {
        "fr": "Ce format a besoin d’une adresse mail, et ce badge n’en a pas.",
        "en": "This format needs a mail address, and this badge has none.",
    },
    "badge_owned": {"fr": "Tu as déjà ce badge.", "en": "You have this badge already."},
    "badge_asked_already": {
        "fr": "Tu as déjà demandé ce badge.",
        "en": "You have asked for this badge already.",
    },
    "badge_requests_open": {
        "fr": "Tu as déjà beaucoup de demandes en cours. Attends une réponse, ou retires-en une.",
        "en": "You have many open requests already. Await an answer, or take one back.",
    },
    "badge_request_sent": {
        "fr": "Cette demande est déjà partie : elle ne change plus.",
        "en": "This request has been sent: it changes no more.",
    },
    "badge_request_over": {"fr": "Cette demande est terminée.", "en": "This request is over."},
    "badge_request_empty": {
        "fr": "Raconte ou montre d’abord ce que tu as fait.",
        "en": "First tell or show what you did.",
    },
    "enough_photos": {"fr": "Cinq photos, c’est le maximum.", "en": "Five photos are the most."},
}

FIELD_WORDS: dict[str, Words] = {
    "bad_web_address": {
        "fr": "Une adresse web commence par https://.",
        "en": "A web address begins with https://.",
    },
    "code_too_long": {
        "fr": "Un code dure un an au plus.",
        "en": "A code works for a year at most.",
    },
    "unknown_part": {"fr": "Choisissez parmi ce qui est proposé.", "en": "Choose among what is offered."},
    "picture_too_large": {
        "fr": "Cette image est trop grande : 2 Mo au plus.",
        "en": "This picture is too large: 2 MB at most.",
    },
    "picture_unsupported": {
        "fr": "Choisissez une image PNG, JPEG ou SVG.",
        "en": "Choose a PNG, JPEG or SVG picture.",
    },
    "picture_broken": {
        "fr": "Cette image ne peut pas être lue.",
        "en": "This picture cannot be read.",
    },
    "picture_animated": {
        "fr": "Une image qui bouge ne convient pas.",
        "en": "A moving picture does not fit.",
    },
    "picture_too_small": {
        "fr": "Cette image est trop petite : 90 pixels de côté au moins.",
        "en": "This picture is too small: at least 90 pixels wide and high.",
    },
    "picture_bad_shape": {
        "fr": "Cette image est trop allongée. Choisissez-en une presque carrée.",
        "en": "This picture is too long. Choose one that is nearly square.",
    },
    "picture_unsafe": {
        "fr": "Ce dessin SVG contient autre chose que des formes : ôtez textes, images et scripts.",
        "en": "This SVG drawing holds more than shapes. Save it without text, picture or script.",
    },
    "photo_unreadable": {
        "fr": "Cette photo ne peut pas être lue. Choisis une image JPEG, PNG ou WebP.",
        "en": "This photo cannot be read. Choose a JPEG, PNG or WebP picture.",
    },
}
