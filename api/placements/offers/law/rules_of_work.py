"""Rules of what is done, and of what age."""

from api.placements.offers.law import articles as law
from api.placements.offers.law.rule import ALL, APPRENTICES, CONTRACTS, MINORS, OBSERVERS, TRAINEES, Rule
from api.placements.offers.models import Declaration

RULES = (
    Rule(
        "bar",
        {"fr": "Dans un café ou un bar, personne de moins de 18 ans ne sert au bar. Dites qu’on n’y sert pas,"
         " ou déclarez l’agrément ; sinon une personne de la Région vous demandera.",
         "en": "In a café or bar nobody under 18 serves at the bar. Say that they do not, or declare the"
         " approval; else somebody of the Region will ask you."},
        (law.BAR, law.BAR_BY),
        MINORS,
        (Declaration.NO_BAR, Declaration.BAR, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "dangerous_work",
        {"fr": "Des jeunes en formation ne font des travaux réglementés qu’une fois ces travaux déclarés à"
         " l’inspection du travail. Si c’est fait, déclarez-le à l’étape « Quand » et écrivez à quelle date ;"
         " une personne de la Région lira.",
         "en": "Those who learn a trade do regulated work only once it is declared to the labour inspection."
         " If it is, declare so in the step “When” and write on which date; somebody of the Region will"
         " read it."},
        (law.DANGEROUS, law.DANGEROUS_WHO, law.DANGEROUS_BY),
        MINORS,
        (Declaration.DANGEROUS_WORK, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "dangerous_trade",
        {"fr": "Ces gestes du métier sont interdits avant 18 ans, sauf dérogation pour qui l’apprend. Écrivez"
         " avec qui est la personne mineure, et ce qu’elle fait sans monter, toucher ni conduire ; ou"
         " déclarez les travaux réglementés. Sinon une personne de la Région vous demandera.",
         "en": "These gestures of the trade are forbidden under 18, except by derogation for those who learn"
         " it. Write with whom the minor is, and what they do without climbing, touching or driving; or"
         " declare the regulated work. Else somebody of the Region will ask you."},
        (law.DANGEROUS, law.DANGEROUS_WHO, law.DANGEROUS_BY, law.PLACEMENT_DANGERS, law.OBSERVERS),
        MINORS,
        (Declaration.DANGEROUS_WORK, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "dangerous_trade_watched",
        {"fr": "Les élèves en observation ne font aucun de ces gestes, et aucune dérogation n’existe. Écrivez"
         " avec qui est l’élève, qui regarde sans monter, toucher ni conduire. Sinon une personne de la"
         " Région vous demandera.",
         "en": "A pupil who observes makes none of these gestures, and there is no derogation. Write with"
         " whom they are, and that they watch without climbing, touching or driving. Else somebody of the"
         " Region will ask you."},
        (law.DANGEROUS, law.PLACEMENT_DANGERS, law.OBSERVERS),
        OBSERVERS,
    ),
    Rule(
        "adults_only",
        {"fr": "Vous réservez l’offre aux 18 ans et plus : la loi le permet quand le travail est interdit"
         " avant 18 ans (nuit, machines, bar…). Une personne de la Région lit pourquoi.",
         "en": "You keep the offer for those of 18 and more: the law allows it where the work is forbidden to"
         " minors (night, machines, a bar…). Somebody of the Region reads why."},
        (law.NO_AGE, law.AGE_FOR_SAFETY),
        MINORS,
        (Declaration.ADULTS_ONLY,),
    ),
    Rule(
        "age_said",
        {"fr": "Le texte et le formulaire ne disent pas le même âge. Déclarez « 18 ans et plus » à l’étape"
         " « Quand » si le travail l’exige, ou changez le texte ; sinon une personne de la Région vous"
         " demandera.",
         "en": "The text and the form do not say the same age. Declare “18 and more” in the step “When” if"
         " the work needs it, or change the text; else somebody of the Region will ask you."},
        (law.NO_AGE, law.AGE_FOR_SAFETY),
        ALL,
        (Declaration.ADULTS_ONLY,),
    ),
    Rule(
        "professional_age",
        {"fr": "Un contrat de professionnalisation se signe à partir de 16 ans.",
         "en": "A contract of professionnalisation is signed from 16."},
        (law.PROFESSIONAL_WHO,),
        CONTRACTS,
    ),
    Rule(
        "apprentice_age",
        {"fr": "Un contrat d’apprentissage se signe de 16 à 29 ans ; dès 15 ans après le collège ; au-delà"
         " dans certains cas (suite d’un contrat, handicap, création d’entreprise, sport de haut niveau).",
         "en": "An apprenticeship is signed from 16 to 29; from 15 after the collège; beyond in some cases"
         " (a contract before, disability, founding a business, high-level sport)."},
        (law.APPRENTICE_AGE, law.APPRENTICE_AGE_LIMITS),
        APPRENTICES,
    ),
    Rule(
        "observer_age",
        {"fr": "Un stage d’observation est pour des élèves à partir de la classe de 4e : personne de"
         " plus jeune n’y est admis. Ôtez cet âge, ou dites de quel public vous parlez.",
         "en": "An observation is for pupils from the class of 4e on: nobody younger may come. Take this age"
         " out, or say of whom you speak."},
        (law.PUPILS, law.COLLEGE_CIRCULAR),
        OBSERVERS,
    ),
    Rule(
        "trainee_age",
        {"fr": "Un stage de formation professionnelle commence à 14 ans, et plus tard dans les études"
         " supérieures. Ôtez cet âge, ou dites de quel public vous parlez.",
         "en": "A placement of vocational training begins at 14, and later in higher education. Take this age"
         " out, or say of whom you speak."},
        (law.PUPILS,),
        TRAINEES,
    ),
    Rule(
        "summer_job",
        {"fr": "Un job d’été ou un emploi saisonnier est un contrat de travail, non un stage : il ne se"
         " publie pas ici. Passez par France Travail ou 1jeune1solution ; avant 16 ans, écrivez à"
         " l’inspection du travail 15 jours avant. Si c’est bien un stage, ôtez ces mots.",
         "en": "A summer or seasonal job is a contract of work, no placement: it is not published here. Use"
         " France Travail or 1jeune1solution; under 16, write to the labour inspection 15 days before. If it"
         " is a placement indeed, take these words out."},
        (law.PLACEMENTS, law.HOLIDAY_JOBS, law.HOLIDAY_JOBS_REST),
        ALL,
    ),
    Rule(
        "half_of_holidays",
        {"fr": "Avant 16 ans, un job d’été laisse au moins la moitié des vacances libre, d’affilée."
         " Raccourcissez-le.",
         "en": "Under 16, a summer job leaves at least half of the holidays free, in a row. Make it"
         " shorter."},
        (law.HOLIDAY_JOBS, law.HOLIDAY_JOBS_REST),
        MINORS,
    ),
    Rule(
        "class_visit",
        {"fr": "La visite d’une classe n’est pas un stage : on n’y candidate pas. Convenez-en avec le"
         " collège ou le lycée, ou annoncez-la comme événement. Si c’est bien un stage, ôtez ces mots.",
         "en": "The visit of a class is no placement: no pupil applies for it. Agree on it with the school,"
         " or announce it as an event. If it is a placement indeed, take these words out."},
        (law.PUPILS, law.COLLEGE_CIRCULAR),
        ALL,
    ),
    Rule(
        "immersion",
        {"fr": "Une immersion (PMSMP) se fait par la mission locale ou France Travail, sur Immersion"
         " Facilitée : elle ne se publie pas ici. Si c’est bien un stage, ôtez ces mots.",
         "en": "An immersion (PMSMP) goes through the mission locale or France Travail, on Immersion"
         " Facilitée: it is not published here. If it is a placement indeed, take these words out."},
        (law.PLACEMENTS,),
        ALL,
    ),
    Rule(
        "only_observing",
        {"fr": "En stage d’observation, les élèves ne touchent ni machine, ni produit, ni appareil, et ne"
         " font pas de travail : on regarde, avec quelqu’un. Écrivez-le ainsi.",
         "en": "A pupil who observes touches no machine, product or appliance, and does no work: they watch,"
         " beside somebody. Write it so."},
        (law.OBSERVERS,),
        OBSERVERS,
    ),
    Rule(
        "criminal_record",
        {"fr": "On ne demande pas de casier judiciaire à qui vient apprendre, sauf si une loi le"
         " veut pour ce poste. Ôtez ces mots ; sinon une personne de la Région vous demandera quelle loi.",
         "en": "Nobody asks for the criminal record of a young person who comes to learn, unless a law wants"
         " it for the post. Take these words out; else somebody of the Region will ask you which law."},
        (law.ASKED_OF_CANDIDATES, law.PRIVATE_LIFE),
        OBSERVERS,
    ),
)  # fmt: skip
