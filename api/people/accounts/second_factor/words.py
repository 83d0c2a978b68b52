"""What the second factor writes to people by mail. Staff read it: « vous »."""

from api.platform.kit.language import Words

SUBJECT: Words = {
    "fr": "La protection de votre compte E-pass a changé",
    "en": "The protection of your E-pass account has changed",
}
CHANGES: dict[str, Words] = {
    "passkey_added": {
        "fr": "Une clé d’accès vient d’être ajoutée à votre compte.",
        "en": "A passkey has just been added to your account.",
    },
    "passkey_removed": {
        "fr": "Une clé d’accès vient d’être retirée de votre compte.",
        "en": "A passkey has just been removed from your account.",
    },
    "totp_added": {
        "fr": "Une application de codes vient d’être associée à votre compte.",
        "en": "An authenticator app has just been set up for your account.",
    },
    "totp_removed": {
        "fr": "L’application de codes vient d’être retirée de votre compte.",
        "en": "The authenticator app has just been removed from your account.",
    },
    "reset": {
        "fr": "L’administration a retiré tous les moyens de confirmation de votre compte et fermé vos"
        " sessions. À votre prochaine connexion, vous en choisirez un nouveau.",
        "en": "The administration has removed every means of confirmation of your account and closed your"
        " sessions. You will choose a new one when you next sign in.",
    },
}
NOT_YOU: Words = {
    "fr": "Si cela ne vient pas de vous, prévenez tout de suite l’administration de l’E-pass.",
    "en": "If this was not you, tell the administration of the E-pass at once.",
}
ACTION: Words = {"fr": "Voir la sécurité de mon compte", "en": "See the security of my account"}
