"""What each problem code of offers and applications says to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "application_changed": {
        "fr": "Cette candidature a changé entre-temps.",
        "en": "This application has just changed. Look where it stands.",
    },
    "application_ended": {"fr": "Cette candidature est terminée.", "en": "This application has ended."},
    "nothing_to_confirm": {
        "fr": "Aucune place n’est gardée ici, ou plus.",
        "en": "No place is kept here (any more).",
    },
    "too_young_by_now": {"fr": "Trop jeune pour l’offre, par la loi.", "en": "Too young by law now."},
    "gratification_together": {
        "fr": "Avec l’autre stage dans la même entreprise, cela fait plus de 308 heures dans l’année"
        " scolaire : la gratification est due pour les deux. L’entreprise doit d’abord l’indiquer dans ses"
        " deux offres.",
        "en": "With the other placement at the same company this is more than 308 hours in one school year:"
        " both must be paid. The company first has to say how much in both of its offers.",
    },
    "too_long_together": {
        "fr": "Avec l’autre stage dans la même entreprise, cela fait plus de six mois (924 heures) dans"
        " l’année scolaire : la loi ne le permet pas.",
        "en": "With the other placement at the same company this is more than six months (924 hours) in one"
        " school year: the law does not allow it.",
    },
    "nothing_to_cancel": {
        "fr": "Cette candidature n’a pas été acceptée, ou elle est terminée.",
        "en": "This application was not accepted, or has ended.",
    },
    "dates_taken": {
        "fr": "Tu as déjà confirmé une autre offre à ces dates. Retire-la d’abord si tu préfères celle-ci.",
        "en": "You have confirmed another offer at these dates. Withdraw it first if you prefer this one.",
    },
    "applied_already": {
        "fr": "Tu as déjà répondu à cette offre.",
        "en": "You have applied for this offer already.",
    },
    "applied_elsewhere": {
        "fr": "On répond à cette offre sur le site qui la publie.",
        "en": "This offer is applied for on the site that publishes it.",
    },
    "offer_full": {"fr": "Toutes les places sont prises.", "en": "Every place is taken."},
    "offer_over": {"fr": "Cette offre n’est plus ouverte.", "en": "This offer is no longer open."},
    "offer_for_pupils": {
        "fr": "Ce stage d’observation est pour les élèves de collège ou de seconde.",
        "en": "This observation placement is for pupils of collège or seconde.",
    },
    "too_young_for_offer": {
        "fr": "Ce stage est pour des élèves plus âgés que toi.",
        "en": "This placement is for pupils who are older than you.",
    },
    "too_young_for_hours": {"fr": "La loi l’interdit à ton âge.", "en": "Not lawful at your age."},
    "too_young_for_contract": {
        "fr": "Un contrat commence à 16 ans, ou à 15 ans en apprentissage, une fois le collège terminé.",
        "en": "A contract begins at 16, or at 15 for an apprenticeship once collège is over.",
    },
    "offer_reserved": {
        "fr": "Cette offre est réservée aux élèves de certains établissements : relie-toi au tien.",
        "en": "This offer is reserved for the pupils of some schools: link yourself to yours.",
    },
    "enough_applicants": {
        "fr": "Cette offre a déjà beaucoup de candidatures. Crée une alerte : d’autres offres arrivent.",
        "en": "This offer has many applications already. Make an alert: other offers are coming.",
    },
    "offer_deleted": {
        "fr": "La Région a supprimé cette offre : elle ne peut plus revenir.",
        "en": "The Region has deleted this offer: it cannot come back.",
    },
    "offer_not_out": {"fr": "Cette offre n’est pas en ligne.", "en": "This offer is not online."},
    "offer_not_draft": {
        "fr": "Seul un brouillon se supprime. Une offre en ligne se retire.",
        "en": "Only a draft can be deleted. An offer that is online is withdrawn.",
    },
    "offer_not_held": {
        "fr": "Cette offre n’attend pas de décision.",
        "en": "This offer does not wait for a decision.",
    },
    "offer_changed": {
        "fr": "Cette offre a changé entre-temps, sur un autre appareil ou par une autre personne.",
        "en": "This offer has changed in the meantime, on another device or by somebody else.",
    },
    "answer_first": {
        "fr": "Répondez d’abord aux candidatures qui attendent : l’offre reviendra toute seule.",
        "en": "First answer the applications that wait: the offer will come back by itself.",
    },
}
