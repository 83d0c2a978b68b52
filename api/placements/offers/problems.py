"""What the errors of offers say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "own_offer": {
        "fr": "On ne décide pas des offres de sa propre organisation.",
        "en": "Nobody decides the offers of their own organisation.",
    },
    "company_unverified": {
        "fr": "Vérifiez d’abord l’entreprise : ses offres partent ensuite toutes seules.",
        "en": "First verify the company: its offers then go out by themselves.",
    },
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

FIELD_WORDS: dict[str, Words] = {
    "wish_in_text": {
        "fr": "Ces mots demandent ou écartent quelqu’un pour ce qu’il est\u00a0: son sexe, son apparence…"
        " (Code du travail L1132-1). Décrivez le travail, en mots entiers.",
        "en": "These words ask for or exclude somebody for what they are: their sex, their looks… (Code du"
        " travail L1132-1). Describe the work, in whole words.",
    },
    "private_life_in_text": {
        "fr": "Ces mots disent que des comptes personnels sont regardés ou demandés\u00a0: on ne demande que"
        " ce qui a un lien direct avec le poste (Code du travail L1221-6 et L1221-9). Retirez-les.",
        "en": "These words say that personal accounts are looked at or asked for: only what directly concerns"
        " the post may be asked (Code du travail L1221-6 and L1221-9). Take them out.",
    },
    "needed_to_publish": {
        "fr": "Il manque cela pour publier l’offre.",
        "en": "This is needed to publish the offer.",
    },
    "kind_fixed": {
        "fr": "Le type ne change plus une fois l’offre publiée. Créez-en une autre.",
        "en": "The kind no longer changes once the offer is published. Write another one.",
    },
    "level_not_of_kind": {
        "fr": "Ce niveau n’est pas celui de ce type d’offre.",
        "en": "This level does not go with this kind of offer.",
    },
    "one_class": {
        "fr": "Une seule classe par offre : 4e, 3e ou seconde. Dupliquez l’offre pour une autre classe.",
        "en": "One class per offer: 4e, 3e or seconde. Duplicate the offer for another class.",
    },
    "one_diploma": {"fr": "Un seul diplôme préparé par offre.", "en": "One diploma per offer."},
    "week_past": {
        "fr": "Cette semaine a déjà commencé. Choisissez-en une à venir.",
        "en": "This week has begun already. Choose a coming one.",
    },
    "week_twice": {"fr": "Cette semaine est là deux fois.", "en": "This week is there twice."},
    "week_taken": {
        "fr": "Des places sont déjà prises : elles ne peuvent pas être retirées.",
        "en": "Places are taken already: they cannot be removed.",
    },
    "place_given": {
        "fr": "Une place est déjà donnée, peut-être à une personne trop jeune pour cela. Faites plutôt une"
        " nouvelle offre.",
        "en": "A place is given already, maybe to somebody who is too young for this. Make a new offer"
        " instead.",
    },
    "no_weeks_here": {
        "fr": "Seuls les stages d’observation se comptent par semaines.",
        "en": "Only observation placements are counted by weeks.",
    },
    "too_far_ahead": {"fr": "C’est dans plus de deux ans.", "en": "This is more than two years ahead."},
    "declaration_not_of_kind": {
        "fr": "Cette déclaration ne concerne pas ce type d’offre.",
        "en": "This declaration is not about this kind of offer.",
    },
    "declaration_note_needed": {
        "fr": "Dites quel accord ou quelle autorisation, et sa date : une personne de la Région la lira.",
        "en": "Say which agreement or permit, and its date: somebody of the Region reads it.",
    },
}
