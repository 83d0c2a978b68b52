"""What the errors of accounts say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "already_banned": {"fr": "Ce compte est déjà fermé.", "en": "This account is already closed."},
    "last_admin": {
        "fr": "C’est le dernier compte d’administration : il en faut toujours un.",
        "en": "This is the last admin account: there must always be one.",
    },
    "role_for_adults": {"fr": "Ce rôle est réservé aux adultes.", "en": "This role is for adults only."},
    "age_not_needed": {"fr": "À 18 ans, rien à confirmer.", "en": "You are 18: nothing to confirm."},
    "birth_date_in_review": {
        "fr": "Un changement de date de naissance attend déjà la réponse de la Région.",
        "en": "You asked to change your birth date: the Region answers that first.",
    },
    "email_taken": {
        "fr": "Cette adresse ne peut pas servir à ce compte.",
        "en": "This address cannot be used for this account.",
    },
    "sign_in_again": {
        "fr": "Pour ajouter cette protection, il faut une connexion toute récente : se déconnecter, puis se"
        " reconnecter.",
        "en": "To add this protection, sign out and in again first: it has been too long.",
    },
    "last_factor": {
        "fr": "Ce rôle demande une deuxième protection : il faut en ajouter une autre avant de retirer"
        " celle-ci.",
        "en": "This role needs a second protection: add another one before you remove this one.",
    },
    "passkeys_impossible": {
        "fr": "Les clés d’accès ne marchent pas à cette adresse. L’application de codes, si.",
        "en": "Passkeys do not work at this address. An authenticator app does.",
    },
    "too_many_passkeys": {
        "fr": "Ce compte a déjà dix clés d’accès. Il faut d’abord en retirer une.",
        "en": "This account has ten passkeys already. Remove one first.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "wrong_code": {
        "fr": "Ce code n’est pas le bon, ou ne marche plus. Il faut le taper dans le navigateur où on l’a"
        " demandé, ou en demander un autre.",
        "en": "This code is wrong or has expired. It is typed in the browser where it was asked for."
        " Check it, or ask for another one.",
    },
    "wrong_totp": {
        "fr": "Ce code n’est pas le bon, ou il a déjà servi. L’application en montre un nouveau toutes les"
        " 30 secondes.",
        "en": "This code is wrong or was used already. The app shows a new one every 30 seconds.",
    },
    "passkey_refused": {
        "fr": "Cette clé d’accès n’a pas été acceptée. On peut recommencer, ou en choisir une autre.",
        "en": "This passkey was not accepted. Try again, or choose another one.",
    },
    "bad_birth_date": {
        "fr": "L’année de naissance est à vérifier.",
        "en": "Check the year of birth.",
    },
}
