"""The words of what applications keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "act": {"fr": "quoi", "en": "what"},
        "about": {"fr": "à propos de moi", "en": "about me"},
        "answered_at": {"fr": "réponse le", "en": "answered on"},
        "applications": {"fr": "Candidatures à des offres", "en": "Applications for offers"},
        "changed": {"fr": "ce qui a changé", "en": "what changed"},
        "changed_at": {"fr": "dernier changement le", "en": "last changed on"},
        "changes": {"fr": "Changements", "en": "Changes"},
        "company": {"fr": "entreprise", "en": "company"},
        "company_contact": {"fr": "contact donné par l’entreprise", "en": "contact given by the company"},
        "held_weeks": {"fr": "semaines retenues", "en": "weeks kept"},
        "history": {"fr": "Étapes", "en": "Steps"},
        "motivation": {"fr": "motivation", "en": "motivation"},
        "outcome_at": {"fr": "dit le", "en": "said on"},
        "took_place": {"fr": "le stage a eu lieu", "en": "the placement took place"},
        "offer": {"fr": "offre", "en": "offer"},
        "share_contact": {
            "fr": "montrer mon adresse à l’entreprise",
            "en": "showing my address to the company",
        },
        "share_school": {
            "fr": "montrer mon établissement à l’entreprise",
            "en": "showing my school to the company",
        },
        "word": {"fr": "mot de l’entreprise", "en": "word of the company"},
    }
)
