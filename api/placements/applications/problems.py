"""What the errors of applications say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "application_changed": {
        "fr": "Cette candidature a changé entre-temps.",
        "en": "This application has just changed. Look where it stands.",
    },
    "application_ended": {"fr": "Cette candidature est terminée.", "en": "This application has ended."},
    "placement_begun": {
        "fr": "Le stage a commencé : voyez cela directement ensemble.",
        "en": "The placement has begun: settle it together, directly.",
    },
    "placement_not_over": {
        "fr": "Ce stage n’est pas encore terminé, ou il n’a pas été confirmé.",
        "en": "This placement is not over yet, or it was not confirmed.",
    },
    "nothing_to_confirm": {
        "fr": "Aucune place n’est gardée ici, ou plus.",
        "en": "No place is kept here (any more).",
    },
    "too_young_by_now": {"fr": "Trop jeune pour l’offre, par la loi.", "en": "Too young by law now."},
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
    "offer_for_pupils": {
        "fr": "Ce stage d’observation est pour les élèves de collège ou de seconde.",
        "en": "This observation placement is for pupils of collège or seconde.",
    },
    "too_young_for_offer": {
        "fr": "Ce stage demande un âge plus élevé que le tien.",
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
}

FIELD_WORDS: dict[str, Words] = {
    "week_needed": {"fr": "Choisissez au moins une semaine.", "en": "Choose at least one week."},
    "week_unavailable": {
        "fr": "Une de ces semaines n’est plus libre.",
        "en": "One of these weeks is no longer free.",
    },
    "week_not_asked": {
        "fr": "Cette semaine n’est pas parmi celles de la candidature.",
        "en": "This week is not among those of the application.",
    },
    "contact_of_minor": {
        "fr": "Avant 18 ans, ton adresse n’est jamais montrée à une entreprise.",
        "en": "Before you are 18, your address is never shown to a company.",
    },
    "word_needed": {"fr": "Ajoutez quelques mots.", "en": "Add a few words."},
}
