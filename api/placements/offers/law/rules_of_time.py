"""Rules of hours, days and weeks."""

from api.placements.offers.law import articles as law
from api.placements.offers.law.rule import ADULTS, ALL, MINORS, OBSERVERS, SECONDE, Rule
from api.placements.offers.models import Declaration

RULES = (
    Rule(
        "too_many_hours_a_day",
        {"fr": "Trop d’heures par jour à cet âge : 6 h avant 15 ans, 7 h avant 16 ans (8 h en"
         " apprentissage), 8 h avant 18 ans, 10 h ensuite. Raccourcissez la journée.",
         "en": "Too many hours a day at this age: 6 under 15, 7 under 16 (8 for apprentices), 8 under 18,"
         " then 10. Make the day shorter."},
        (law.HOURS, law.UNDER_16_CIRCULAR, law.COLLEGE_CIRCULAR, law.ADULT_DAY),
        ALL,
        (Declaration.LONG_HOURS, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "too_many_hours_a_week",
        {"fr": "Trop d’heures par semaine à cet âge : 30 h avant 15 ans, 35 h avant 18 ans, 48 h ensuite."
         " Réduisez les heures ou les jours.",
         "en": "Too many hours a week at this age: 30 under 15, 35 under 18, then 48. Take hours or days"
         " away."},
        (law.HOURS, law.UNDER_16_CIRCULAR, law.COLLEGE_CIRCULAR, law.ADULT_WEEK),
        ALL,
        (Declaration.LONG_HOURS, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "hours_needed",
        {"fr": "Avant 18 ans, la loi limite les heures par jour et par semaine : 8 h et 35 h au plus."
         " Indiquez les heures par semaine.",
         "en": "Under 18 the law limits the hours of a day and a week: 8 and 35 at most. Give the hours a"
         " week."},
        (law.HOURS,),
        MINORS,
    ),
    Rule(
        "times_needed",
        {"fr": "Dans ce métier, on travaille souvent tôt ou tard, et la loi protège la nuit des moins de 18"
         " ans. Indiquez à quelle heure la journée commence et finit ; sinon une personne de la Région vous"
         " demandera.",
         "en": "In this trade people often work early or late, and the law protects the night of those under"
         " 18. Say when the day begins and ends; else somebody of the Region will ask you."},
        (law.NIGHT, law.NIGHT_BAN, law.NIGHT_SECTORS),
        MINORS,
    ),
    Rule(
        "too_early",
        {"fr": "Trop tôt : avant 18 ans, pas avant 6 h. Commencez plus tard.",
         "en": "Too early: under 18, not before 6:00. Begin later."},
        (law.NIGHT, law.NIGHT_BAN),
        MINORS,
        (Declaration.NIGHT, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "too_late",
        {"fr": "Trop tard : pas après 20 h avant 16 ans, ni après 22 h avant 18 ans. Finissez plus tôt.",
         "en": "Too late: not after 20:00 under 16, nor after 22:00 under 18. End earlier."},
        (law.NIGHT, law.NIGHT_BAN),
        MINORS,
        (Declaration.NIGHT, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "night_limit",
        {"fr": "Même avec une autorisation : pas avant 4 h (boulangerie, pâtisserie), ni après 23 h 30"
         " (hôtellerie, restauration) ou minuit (spectacles, courses).",
         "en": "Even with a permit: not before 4:00 (bakeries), nor after 23:30 (hotels, restaurants) or"
         " midnight (shows, races)."},
        (law.NIGHT_BAN, law.NIGHT_HOTELS, law.NIGHT_BAKERIES, law.NIGHT_SHOWS),
        MINORS,
        (Declaration.ADULTS_ONLY,),
    ),
    Rule(
        "adult_night",
        {"fr": "De nuit (3 h au moins entre 21 h et 6 h), 8 h de travail au plus après 18 ans, et 40 h par"
         " semaine en moyenne, sauf accord. Raccourcissez, ou une personne de la Région vous demandera cet"
         " accord.",
         "en": "At night (3 hours or more between 21:00 and 6:00) an adult works 8 hours at most, and 40 a"
         " week on average, unless an agreement says more. Make it shorter, or somebody of the Region will"
         " ask for it."},
        (law.ADULT_NIGHT, law.ADULT_NIGHT_WORKER, law.ADULT_NIGHT_DAY, law.ADULT_NIGHT_WEEK,
         law.ADULT_NIGHT_LONGER, law.PLACEMENT_DANGERS),
        ADULTS,
    ),
    Rule(
        "break_too_short",
        {"fr": "Prévoyez une pause : 30 minutes après 4 h 30 avant 18 ans, 20 minutes après 6 h ensuite.",
         "en": "Plan a break: 30 minutes after 4.5 hours under 18, 20 minutes after 6 hours for adults."},
        (law.BREAK, law.ADULT_BREAK),
        ALL,
    ),
    Rule(
        "rest_too_short",
        {"fr": "Pas assez de repos d’un jour à l’autre : 14 h avant 16 ans, 12 h avant 18 ans, 11 h ensuite."
         " Raccourcissez la journée.",
         "en": "Too little rest from one day to the next: 14 hours under 16, 12 under 18, then 11. Make the"
         " day shorter."},
        (law.REST, law.ADULT_REST),
        ALL,
    ),
    Rule(
        "said_otherwise",
        {"fr": "Le texte et le formulaire ne disent pas la même chose, et la loi juge ce qui se passe"
         " vraiment. Corrigez celui des deux qui se trompe ; sinon une personne de la Région vous demandera.",
         "en": "The text and the form do not say the same, and the law judges what really happens. Correct"
         " the one that is wrong; else somebody of the Region will ask you."},
        (law.PLACEMENTS, law.HOURS, law.YOUNG_WORKERS),
        ALL,
    ),
    Rule(
        "no_sunday",
        {"fr": "Pas de dimanche avant 18 ans, sauf en apprentissage dans certains métiers. Ôtez ce jour.",
         "en": "No Sundays under 18, except for apprentices of some trades. Take this day off."},
        (law.SUNDAY, law.SUNDAY_APPRENTICES, law.SUNDAY_SECTORS),
        MINORS,
        (Declaration.SUNDAY, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "sunday_trade",
        {"fr": "Le dimanche, les moins de 18 ans en apprentissage viennent seulement dans l’alimentation,"
         " l’hôtellerie, la restauration, les cafés, tabacs, fleuristes et jardineries. Le code d’activité"
         " (NAF) de l’entreprise ne le dit pas : une personne de la Région regarde. Vous n’avez rien à"
         " fournir.",
         "en": "On Sundays, apprentices under 18 come in food, hotels, restaurants, cafés, tobacconists,"
         " florists and garden centres only. The company’s activity code (NAF) does not say so: somebody of"
         " the Region looks. You need not supply anything."},
        (law.SUNDAY_APPRENTICES, law.SUNDAY_SECTORS),
        MINORS,
        (Declaration.SUNDAY,),
    ),
    Rule(
        "too_many_days",
        {"fr": "Trop de jours : 5 par semaine avant 18 ans, 6 ensuite. Ôtez un jour.",
         "en": "Too many days: 5 a week under 18, then 6. Take a day off."},
        (law.DAYS_OFF, law.ADULT_DAYS),
        ALL,
        (Declaration.ONE_AND_A_HALF_DAYS_OFF, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "two_days_off",
        {"fr": "Avant 18 ans, deux jours de repos d’affilée par semaine. Changez les jours.",
         "en": "Under 18, two days off in a row every week. Choose other days."},
        (law.DAYS_OFF,),
        MINORS,
        (Declaration.ONE_AND_A_HALF_DAYS_OFF, Declaration.ADULTS_ONLY),
    ),
    Rule(
        "public_holiday",
        {"fr": "Un jour férié tombe sur un des jours choisis : avant 18 ans, personne ne vient ce jour-là."
         " Dites qu’on ne vient pas les jours fériés, ou choisissez d’autres dates.",
         "en": "A public holiday is one of these days: under 18, nobody comes on it. Say that nobody comes on"
         " public holidays, or choose other dates."},
        (law.PUBLIC_HOLIDAYS, law.YOUNG_WORKERS, law.PUBLIC_HOLIDAYS_BY),
        MINORS,
        (Declaration.OFF_ON_HOLIDAYS, Declaration.PUBLIC_HOLIDAYS, Declaration.ADULTS_ONLY),
        no_day={
            "fr": "Avant 18 ans, personne ne vient un jour férié, sauf si un accord le permet. Dites qu’on ne"
            " vient pas ces jours-là, ou déclarez cet accord.",
            "en": "Under 18, nobody comes on a public holiday, unless an agreement allows it. Say that nobody"
            " comes on those days, or declare that agreement.",
        },
    ),
    Rule(
        "school_holidays",
        {"fr": "Cette semaine tombe pendant les vacances scolaires : le stage y suit la convention d’une"
         " chambre (CCI, CMA, agriculture). Choisissez une semaine de classe, ou déclarez cette convention.",
         "en": "This week lies in the school holidays: there a placement follows the agreement of a chamber"
         " (trade, crafts, agriculture). Choose a week of term, or declare that agreement."},
        (law.HOLIDAY_OBSERVATION, law.PUPILS),
        OBSERVERS,
        (Declaration.CHAMBER,),
    ),
    Rule(
        "partly_school_holidays",
        {"fr": "Une partie de cette semaine tombe pendant les vacances scolaires ou un pont : une personne"
         " de la Région regarde si elle convient.",
         "en": "Part of this week lies in the school holidays or a long weekend: somebody of the Region looks"
         " whether it fits."},
        (law.HOLIDAY_OBSERVATION, law.PUPILS),
        OBSERVERS,
    ),
    Rule(
        "school_calendar_unknown",
        {"fr": "Le calendrier scolaire de cette semaine n’est pas encore connu ici : une personne de la"
         " Région regarde si elle convient.",
         "en": "The school calendar of this week is not known here yet: somebody of the Region looks whether"
         " it fits."},
        (law.HOLIDAY_OBSERVATION, law.PUPILS),
        OBSERVERS,
    ),
    Rule(
        "outside_seconde_window",
        {"fr": "En seconde, le stage a lieu en juin, aux deux semaines fixées par le ministère. Choisissez"
         " parmi elles.",
         "en": "In seconde, the placement takes place in June, in the two weeks set by the ministry. Choose"
         " among them."},
        (law.SECONDE, law.SECONDE_CIRCULAR),
        SECONDE,
        (Declaration.CHAMBER,),
    ),
    Rule(
        "seconde_dates_unknown",
        {"fr": "Les deux semaines de seconde de cette année-là ne sont pas encore connues ici : une personne"
         " de la Région regarde si celles-ci conviennent.",
         "en": "The two weeks of seconde of that year are not known here yet: somebody of the Region looks"
         " whether these fit."},
        (law.SECONDE, law.SECONDE_CIRCULAR),
        SECONDE,
    ),
    Rule(
        "seconde_two_weeks",
        {"fr": "En seconde, le stage dure deux semaines qui se suivent, une fois dans l’année. Gardez-en deux"
         " au plus, l’une après l’autre.",
         "en": "In seconde, the placement lasts two weeks in a row, once a year. Keep two at most, one after"
         " the other."},
        (law.SECONDE, law.SECONDE_CIRCULAR),
        SECONDE,
    ),
    Rule(
        "observation_length",
        {"fr": "Une observation dure cinq jours au collège, deux semaines en seconde, pour un même élève ;"
         " plusieurs conventions à la suite n’y changent rien. Écrivez la vraie durée ; sinon une personne de"
         " la Région vous demandera.",
         "en": "An observation lasts five days at the collège, two weeks in seconde, for one pupil; several"
         " agreements in a row change nothing. Write the real length; else somebody of the Region will ask"
         " you."},
        (law.COLLEGE_CIRCULAR, law.SECONDE),
        OBSERVERS,
    ),
    Rule(
        "trainees_in_school_holidays",
        {"fr": "Ce stage tombe tout entier pendant les vacances scolaires : une personne de la Région"
         " vérifie avec vous que le lycée peut le signer.",
         "en": "This placement lies wholly in the school holidays: somebody of the Region checks with you"
         " that the school may sign it."},
        (law.PLACEMENTS, law.PUPILS),
        {"fr": "les élèves de CAP et de bac pro", "en": "pupils of CAP and bac pro"},
    ),
)  # fmt: skip
