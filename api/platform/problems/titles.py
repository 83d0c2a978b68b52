"""What each problem code of several rooms says to the reader: titles of problem+json.

A code that one feature raises stands in that feature's `problems.py`.
"""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "bad_request": {"fr": "Cette demande n’est pas lisible.", "en": "This request cannot be read."},
    "invalid_input": {"fr": "Quelque chose est à corriger.", "en": "Check what you entered."},
    "not_found": {"fr": "Cette page n’existe pas ou plus.", "en": "There is nothing here (any more)."},
    "method_not_allowed": {
        "fr": "Cette action n’est pas possible ici.",
        "en": "This action is not possible here.",
    },
    "sign_in_needed": {"fr": "Il faut d’abord se connecter.", "en": "Sign in first."},
    "second_factor_needed": {
        "fr": "Il faut d’abord confirmer son identité, avec une clé d’accès ou un code de l’application.",
        "en": "First confirm that it is you, with a passkey or a code of your authenticator app.",
    },
    "forbidden": {"fr": "Cette action n’est pas permise.", "en": "This action is not allowed."},
    "conflict": {
        "fr": "Cette demande en contredit une autre.",
        "en": "This request contradicts another one.",
    },
    "id_taken": {
        "fr": "Cet identifiant sert déjà à un autre envoi.",
        "en": "This id already belongs to another message.",
    },
    "account_banned": {
        "fr": "Ce compte a été fermé par la Région. On peut lui écrire si c’est une erreur.",
        "en": "The Region has closed this account. You can write to it if you think this is a mistake.",
    },
    "suspended": {
        "fr": "La modération a suspendu l’écriture pour un temps. La décision et ses raisons sont dans les"
        " alertes.",
        "en": "Moderators have suspended writing for a time. The decision and its reasons are in your"
        " alerts.",
    },
    "link_dead": {
        "fr": "Ce lien ne marche plus : il a déjà servi, sa date est passée, ou un autre l’a remplacé.",
        "en": "This link does not work, or no longer: it was used, has expired, or another one replaced it.",
    },
    "birth_date_needed": {
        "fr": "Il faut d’abord indiquer sa date de naissance.",
        "en": "First tell us when you were born.",
    },
    "opposition_stands": {
        "fr": "Un parent s’est opposé. L’équipe de la Région s’en occupe.",
        "en": "A parent has opposed. A referent of the Region looks after it.",
    },
    "other_department": {
        "fr": "Cela relève d’un autre département que le vôtre.",
        "en": "This belongs to another department than yours.",
    },
    "adults_only": {
        "fr": "Il faut avoir 18 ans et avoir indiqué sa date de naissance.",
        "en": "One must be 18 and have given a birth date.",
    },
    "siret_banned": {
        "fr": "Cette entreprise ne peut pas être inscrite ici. Vous pouvez écrire à la Région.",
        "en": "This company cannot be registered here. You can write to the Region.",
    },
    "age_vouched": {"fr": "Cet âge est déjà confirmé.", "en": "Your age is confirmed already."},
    "already_decided": {
        "fr": "Quelqu’un a déjà répondu à cette demande.",
        "en": "Somebody has already answered this request.",
    },
    "kept_from_minors": {
        "fr": "Pour l’instant, il n’est pas possible d’écrire aux moins de 18 ans.",
        "en": "For now, writing to minors is not possible.",
    },
    "account_leaving": {
        "fr": "Ce compte est en cours de suppression.",
        "en": "This account is being deleted.",
    },
    "badge_over": {"fr": "Cette proposition de badge est terminée.", "en": "This offer of a badge is over."},
    "too_large": {"fr": "C’est trop long.", "en": "This is too long."},
    "too_many_requests": {
        "fr": "Trop de demandes d’un coup. Nouvel essai possible dans un moment.",
        "en": "Too many requests at once. Try again in a moment.",
    },
    "unavailable": {
        "fr": "Le service est momentanément indisponible. Nouvel essai possible dans un moment.",
        "en": "The service is unavailable for a moment. Try again soon.",
    },
    "internal": {
        "fr": "Quelque chose s’est cassé de notre côté. Nouvel essai possible plus tard.",
        "en": "Something broke on our side. Try again later.",
    },
    "offer_full": {"fr": "Toutes les places sont prises.", "en": "Every place is taken."},
    "offer_over": {"fr": "Cette offre n’est plus ouverte.", "en": "This offer is no longer open."},
}
