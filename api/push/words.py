"""What a notification on the lock screen says: that there is something, never what (design §8, rule 6)."""

from typing import NamedTuple

from api.kit.language import Words


class Lines(NamedTuple):
    """Title and body, in both languages."""

    title: Words
    body: Words


_KINDS: dict[str, Lines] = {
    "alert.found": Lines(
        {"fr": "Une nouvelle offre pour toi", "en": "A new offer for you"},
        {"fr": "Elle correspond à une de tes alertes.", "en": "It matches one of your alerts."},
    ),
    "alert.digest": Lines(
        {"fr": "De nouvelles offres pour toi", "en": "New offers for you"},
        {"fr": "Elles correspondent à tes alertes.", "en": "They match your alerts."},
    ),
    "application.received": Lines(
        {"fr": "Une nouvelle candidature", "en": "A new application"},
        {"fr": "Quelqu’un répond à votre offre.", "en": "Somebody answers your offer."},
    ),
    "badge.offered": Lines(
        {"fr": "Tu as un badge", "en": "You have a badge"},
        {"fr": "Ouvre l’E-pass pour le voir.", "en": "Open the E-pass to see it."},
    ),
    "badge.issued": Lines(
        {"fr": "Tu as un badge", "en": "You have a badge"},
        {"fr": "Il est dans ton E-pass.", "en": "It is in your E-pass."},
    ),
    "badge.requested": Lines(
        {"fr": "Une demande de badge", "en": "A request for a badge"},
        {"fr": "Un·e jeune attend votre réponse.", "en": "A young person awaits your answer."},
    ),
    "badge": Lines(
        {"fr": "Du nouveau pour un badge", "en": "News about a badge"},
        {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
    ),
    "case.opened": Lines(
        {"fr": "Un signalement urgent", "en": "An urgent report"},
        {"fr": "Ouvrez l’E-pass pour le regarder maintenant.", "en": "Open the E-pass to look at it now."},
    ),
    "message.waiting": Lines(
        {"fr": "Un nouveau message", "en": "A new message"},
        {"fr": "Ouvrir l’E-pass pour le lire.", "en": "Open the E-pass to read it."},
    ),
    "question.offered": Lines(
        {"fr": "Une nouvelle question", "en": "A new question"},
        {"fr": "Un·e jeune attend peut-être votre réponse.", "en": "A young person may await your answer."},
    ),
    "question.reminder": Lines(
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {"fr": "Un·e jeune attend toujours une réponse.", "en": "A young person still awaits an answer."},
    ),
    "question.for_advisers": Lines(
        {"fr": "Une question vous attend", "en": "A question awaits you"},
        {"fr": "Personne n’y a répondu jusqu’ici.", "en": "Nobody has answered it so far."},
    ),
    "question": Lines(
        {"fr": "Du nouveau pour ta question", "en": "News about your question"},
        {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
    ),
    "application": Lines(
        {"fr": "Du nouveau pour une candidature", "en": "News about an application"},
        {"fr": "Ouvrir l’E-pass pour voir.", "en": "Open the E-pass to see."},
    ),
}
"""By kind, or by what stands before its dot."""

_OTHER = Lines(
    {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
    {"fr": "Ouvrir l’application pour voir.", "en": "Open the app to see."},
)


def lines_of(kind: str) -> Lines:
    """The words for a kind of notice; neutral ones for a kind without its own."""
    return _KINDS.get(kind) or _KINDS.get(kind.partition(".")[0]) or _OTHER
