"""What organisations write to people by mail."""

from api.platform.kit.language import Words

INVITATION_SUBJECT: Words = {
    "fr": "Une invitation sur l’E-pass Orientation",
    "en": "An invitation to the E-pass Orientation",
}
INVITATION_TEXT: Words = {
    "fr": "{name} vous invite à rejoindre son équipe sur l’E-pass Orientation.",
    "en": "{name} invites you to join its team on the E-pass Orientation.",
}
# A name that nobody has checked is no text for a stranger's mailbox.
UNVERIFIED_NAME: Words = {
    "fr": "Une organisation que la Région n’a pas encore vérifiée",
    "en": "An organisation that the Region has not verified yet",
}
INVITATION_LINK: Words = {
    "fr": "Le lien marche une seule fois, pendant {days} jours, pour le compte qui a cette adresse mail.",
    "en": "The link works once, for {days} days, for the account that has this mail address.",
}
INVITATION_ACTION: Words = {"fr": "Voir l’invitation", "en": "See the invitation"}
