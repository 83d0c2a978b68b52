"""Rules of how many people there are, how long they stay and what they are paid."""

from api.placements.offers.law import articles as law
from api.placements.offers.law.rule import APPRENTICES, CONTRACTS, OBSERVERS, PROFESSIONAL, TRAINEES, Rule
from api.placements.offers.models import Declaration
from api.platform.kit.language import Words

_HEADCOUNT: Words = {
    "fr": "Indiquez à l’étape « Quand » combien de personnes travaillent chez vous.",
    "en": "Say in the step “When” how many people work at your place.",
}

RULES = (
    Rule(
        "many_pupils",
        {"fr": "Cela fait beaucoup d’élèves la même semaine : une personne de la Région regarde comment"
         " le suivi se fera.",
         "en": "These are many pupils in one week: somebody of the Region looks how each will be cared for."},
        (law.PLACEMENTS, law.QUOTA, law.COLLEGE_CIRCULAR),
        OBSERVERS,
        unknown=_HEADCOUNT,
    ),
    Rule(
        "placement_too_long",
        {"fr": "Un stage dure six mois au plus dans l’année, soit 924 heures de présence. Raccourcissez-le,"
         " ou réduisez les heures par semaine.",
         "en": "A placement lasts six months at most in a year: 924 hours of presence. Make it shorter, or"
         " take hours a week away."},
        (law.PLACEMENT_LENGTH, law.PLACEMENT_HOURS),
        TRAINEES,
    ),
    Rule(
        "more_than_a_year",
        {"fr": "Ce stage dépasse une année d’enseignement : une personne de la Région regarde s’il tient sur"
         " deux années.",
         "en": "This placement goes beyond a school year: somebody of the Region looks whether it is one of"
         " two years."},
        (law.PLACEMENT_LENGTH,),
        TRAINEES,
    ),
    Rule(
        "waiting_time",
        {"fr": "Entre deux stages sur le même poste, attendez un tiers de la durée du premier. Une personne"
         " de la Région regarde, si vous ne reculez pas le début.",
         "en": "Between two placements on one post, wait a third of the first one’s length. Somebody of the"
         " Region looks, unless you begin later."},
        (law.WAITING,),
        TRAINEES,
        (Declaration.NO_WAITING,),
    ),
    Rule(
        "headcount_needed",
        {"fr": "Pour plus de trois stagiaires, indiquez combien de personnes l’organisme emploie : la limite"
         " en dépend.",
         "en": "For more than three trainees, say how many people the organisation employs: the limit"
         " follows from it."},
        (law.QUOTA, law.QUOTA_COUNT),
        TRAINEES,
    ),
    Rule(
        "too_many_trainees",
        {"fr": "Trop de stagiaires la même semaine : 15 % de l’effectif (arrondi au-dessus) à partir de 20"
         " personnes, 3 en dessous. Ôtez des places.",
         "en": "Too many trainees in one week: 15 % of the headcount (rounded up) from 20 people on, 3 below."
         " Take places away."},
        (law.QUOTA, law.QUOTA_COUNT),
        TRAINEES,
        (Declaration.MORE_TRAINEES,),
    ),
    Rule(
        "many_together",
        {"fr": "Avec vos autres offres de stage, la limite de stagiaires présents la même semaine peut être"
         " dépassée : une personne de la Région regarde.",
         "en": "With your other placements, the limit of trainees in one week may be passed: somebody of the"
         " Region looks."},
        (law.QUOTA, law.QUOTA_COUNT),
        TRAINEES,
        unknown=_HEADCOUNT,
    ),
    Rule(
        "too_many_per_tutor",
        {"fr": "Une tutrice ou un tuteur suit trois stagiaires au plus. Indiquez combien de personnes les"
         " suivent, ou ôtez des places.",
         "en": "A tutor looks after three trainees at most. Say how many tutors there are, or take places"
         " away."},
        (law.PER_TUTOR,),
        TRAINEES,
    ),
    Rule(
        "too_many_per_master",
        {"fr": "Un maître d’apprentissage suit deux personnes au plus. Indiquez combien il y en a, ou ôtez"
         " des places.",
         "en": "A master looks after two apprentices at most. Say how many there are, or take places away."},
        (law.APPRENTICES_PER_MASTER,),
        APPRENTICES,
        (Declaration.MORE_APPRENTICES,),
    ),
    Rule(
        "too_many_per_professional_tutor",
        {"fr": "Une tutrice salariée ou un tuteur salarié suit trois personnes au plus, l’employeuse ou"
         " l’employeur deux. Indiquez combien les suivent, ou ôtez des places.",
         "en": "An employed tutor looks after three people at most, the employer after two. Say how many"
         " tutors there are, or take places away."},
        (law.PROFESSIONAL_PER_TUTOR,),
        PROFESSIONAL,
    ),
    Rule(
        "contract_length",
        {"fr": "Le contrat d’apprentissage dure de 6 à 36 mois (48 pour une personne handicapée).",
         "en": "An apprenticeship lasts from 6 to 36 months (48 for a disabled person)."},
        (law.APPRENTICE_LENGTH, law.APPRENTICE_DISABLED),
        APPRENTICES,
        (Declaration.DISABLED_APPRENTICE,),
    ),
    Rule(
        "professional_length",
        {"fr": "Le contrat de professionnalisation dure de 6 à 12 mois ; 24 si la branche le prévoit, 36 pour"
         " certaines personnes.",
         "en": "A contract of professionnalisation lasts from 6 to 12 months; 24 where the branch allows it,"
         " 36 for some people."},
        (law.PROFESSIONAL_LENGTH, law.PROFESSIONAL_LONGER),
        PROFESSIONAL,
        (Declaration.BRANCH_AGREEMENT, Declaration.PRIORITY_PUBLIC),
    ),
    Rule(
        "gratification_needed",
        {"fr": "Au-delà de 308 heures, une gratification est due. Indiquez son montant.",
         "en": "Beyond 308 hours a gratification is due. Give its amount."},
        (law.GRATIFICATION, law.PLACEMENT_HOURS, law.GRATIFICATION_AMOUNT),
        TRAINEES,
    ),
    Rule(
        "gratification_too_low",
        {"fr": "C’est moins que la gratification minimale prévue par la loi. Augmentez-la.",
         "en": "This is less than the least gratification set by law. Raise it."},
        (law.GRATIFICATION, law.GRATIFICATION_AMOUNT),
        TRAINEES,
    ),
    Rule(
        "gratification_said",
        {"fr": "Le texte et le formulaire ne disent pas la même gratification. Elle se verse en argent,"
         " chaque mois : écrivez la même aux deux endroits, sinon une personne de la Région vous demandera.",
         "en": "The text and the form do not say the same gratification. It is money, paid every month: write"
         " the same in both places, else somebody of the Region will ask you."},
        (law.GRATIFICATION, law.GRATIFICATION_AMOUNT),
        TRAINEES,
    ),
    Rule(
        "wage_too_low",
        {"fr": "C’est moins que la part du SMIC que la loi garantit : en apprentissage, 27 % à 16 ans et"
         " 43 % à 18 ans la première année ; en contrat de professionnalisation, 55 % avant 21 ans."
         " Corrigez la somme.",
         "en": "This is less than the share of the minimum wage that the law sets: for apprentices, 27 % at"
         " 16 and 43 % at 18 in the first year; on a contract of professionnalisation, 55 % under 21. Mend"
         " the sum."},
        (law.APPRENTICE_WAGE, law.PROFESSIONAL_WAGE),
        CONTRACTS,
    ),
)  # fmt: skip
