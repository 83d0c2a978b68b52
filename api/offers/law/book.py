"""The rules of the law, as data: what each says and what to do, its articles, whom it binds, what may be
declared against it.

Three outcomes: an offer that breaks none is let out; what is clear in law is refused, with the rule; where
the law leaves room, or is not known, or the company declares a derogation, a referent is asked.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from api.kit.language import Words
from api.kit.problems import InvalidInputError
from api.offers.law import articles as law
from api.offers.law.articles import Article
from api.offers.models import Declaration

Outcome = Literal["refused", "asked"]


@dataclass(frozen=True)
class Rule:
    """One rule of law."""

    code: str
    says: Words
    """What it says, and what to do."""
    articles: tuple[Article, ...]
    whom: Words
    declarations: tuple[Declaration, ...] = ()
    """What the company may declare against it."""


class Finding(NamedTuple):
    """A rule that an offer breaks, or that a referent is asked about."""

    rule: str
    field: str
    outcome: Outcome
    about: str = ""
    """What exactly, in signs: when it changes, a referent is asked again."""
    weeks: tuple[date, ...] = ()


_MINORS: Words = {"fr": "les moins de 18 ans", "en": "those under 18"}
_OBSERVERS: Words = {"fr": "les élèves en stage d’observation", "en": "pupils who observe"}
_SECONDE: Words = {"fr": "les élèves de seconde", "en": "pupils of seconde"}
_TRAINEES: Words = {"fr": "les stages longs", "en": "long placements"}
_APPRENTICES: Words = {"fr": "les apprentis", "en": "apprentices"}
_CONTRACTS: Words = {"fr": "les contrats en alternance", "en": "work-study contracts"}
_PROFESSIONAL: Words = {"fr": "les contrats de professionnalisation", "en": "professionnalisation contracts"}
_ALL: Words = {"fr": "tout le monde", "en": "everybody"}

_RULES = (
    Rule(
        "too_many_hours_a_day",
        {"fr": "Trop d’heures par jour à cet âge : 6 h avant 15 ans, 7 h avant 16 ans (8 h en"
         " apprentissage), 8 h avant 18 ans, 10 h ensuite. Raccourcissez la journée.",
         "en": "Too many hours a day at this age: 6 under 15, 7 under 16 (8 for apprentices), 8 under 18,"
         " then 10. Make the day shorter."},
        (law.HOURS, law.UNDER_16_CIRCULAR, law.COLLEGE_CIRCULAR, law.ADULT_DAY),
        _ALL,
        (Declaration.LONG_HOURS,),
    ),
    Rule(
        "too_many_hours_a_week",
        {"fr": "Trop d’heures par semaine à cet âge : 30 h avant 15 ans, 35 h avant 18 ans, 48 h ensuite."
         " Réduisez les heures ou les jours.",
         "en": "Too many hours a week at this age: 30 under 15, 35 under 18, then 48. Take hours or days"
         " away."},
        (law.HOURS, law.UNDER_16_CIRCULAR, law.COLLEGE_CIRCULAR, law.ADULT_WEEK),
        _ALL,
        (Declaration.LONG_HOURS,),
    ),
    Rule(
        "too_early",
        {"fr": "Trop tôt : avant 18 ans, pas avant 6 h. Commencez plus tard.",
         "en": "Too early: under 18, not before 6:00. Begin later."},
        (law.NIGHT, law.NIGHT_BAN),
        _MINORS,
        (Declaration.NIGHT,),
    ),
    Rule(
        "too_late",
        {"fr": "Trop tard : pas après 20 h avant 16 ans, ni après 22 h avant 18 ans. Finissez plus tôt.",
         "en": "Too late: not after 20:00 under 16, nor after 22:00 under 18. End earlier."},
        (law.NIGHT, law.NIGHT_BAN),
        _MINORS,
        (Declaration.NIGHT,),
    ),
    Rule(
        "night_limit",
        {"fr": "Même avec une autorisation : pas avant 4 h (boulangerie, pâtisserie), ni après 23 h 30"
         " (hôtellerie, restauration) ou minuit (spectacles, courses).",
         "en": "Even with a permit: not before 4:00 (bakeries), nor after 23:30 (hotels, restaurants) or"
         " midnight (shows, races)."},
        (law.NIGHT_BAN, law.NIGHT_HOTELS, law.NIGHT_BAKERIES, law.NIGHT_SHOWS),
        _MINORS,
    ),
    Rule(
        "break_too_short",
        {"fr": "Prévoyez une pause : 30 minutes après 4 h 30 avant 18 ans, 20 minutes après 6 h ensuite.",
         "en": "Plan a break: 30 minutes after 4.5 hours under 18, 20 minutes after 6 hours for adults."},
        (law.BREAK, law.ADULT_BREAK),
        _ALL,
    ),
    Rule(
        "rest_too_short",
        {"fr": "Pas assez de repos d’un jour à l’autre : 14 h avant 16 ans, 12 h avant 18 ans, 11 h ensuite."
         " Raccourcissez la journée.",
         "en": "Too little rest from one day to the next: 14 hours under 16, 12 under 18, then 11. Make the"
         " day shorter."},
        (law.REST, law.ADULT_REST),
        _ALL,
    ),
    Rule(
        "no_sunday",
        {"fr": "Pas de dimanche avant 18 ans, sauf en apprentissage dans certains métiers. Ôtez ce jour.",
         "en": "No Sundays under 18, except for apprentices of some trades. Take this day off."},
        (law.SUNDAY, law.SUNDAY_APPRENTICES, law.SUNDAY_SECTORS),
        _MINORS,
        (Declaration.SUNDAY,),
    ),
    Rule(
        "too_many_days",
        {"fr": "Trop de jours : 5 par semaine avant 18 ans, 6 ensuite. Ôtez un jour.",
         "en": "Too many days: 5 a week under 18, then 6. Take a day off."},
        (law.DAYS_OFF, law.ADULT_DAYS),
        _ALL,
        (Declaration.ONE_AND_A_HALF_DAYS_OFF,),
    ),
    Rule(
        "two_days_off",
        {"fr": "Avant 18 ans, deux jours de repos d’affilée par semaine. Changez les jours.",
         "en": "Under 18, two days off in a row every week. Choose other days."},
        (law.DAYS_OFF,),
        _MINORS,
        (Declaration.ONE_AND_A_HALF_DAYS_OFF,),
    ),
    Rule(
        "public_holiday",
        {"fr": "Un jour férié tombe sur un des jours choisis : avant 18 ans, personne ne vient ce jour-là."
         " Dites qu’on ne vient pas les jours fériés, ou choisissez d’autres dates.",
         "en": "A public holiday is one of these days: under 18, nobody comes on it. Say that nobody comes on"
         " public holidays, or choose other dates."},
        (law.PUBLIC_HOLIDAYS, law.YOUNG_WORKERS, law.PUBLIC_HOLIDAYS_BY),
        _MINORS,
        (Declaration.OFF_ON_HOLIDAYS, Declaration.PUBLIC_HOLIDAYS),
    ),
    Rule(
        "school_holidays",
        {"fr": "Cette semaine tombe pendant les vacances scolaires : le stage y suit la convention d’une"
         " chambre (CCI, CMA, agriculture). Choisissez une semaine de classe, ou déclarez cette convention.",
         "en": "This week lies in the school holidays: there a placement follows the agreement of a chamber"
         " (trade, crafts, agriculture). Choose a week of term, or declare that agreement."},
        (law.HOLIDAY_OBSERVATION, law.PUPILS),
        _OBSERVERS,
        (Declaration.CHAMBER,),
    ),
    Rule(
        "partly_school_holidays",
        {"fr": "Une partie de cette semaine tombe pendant les vacances scolaires ou un pont : une personne"
         " de la Région regarde si elle convient.",
         "en": "Part of this week lies in the school holidays or a long weekend: somebody of the Region looks"
         " whether it fits."},
        (law.HOLIDAY_OBSERVATION, law.PUPILS),
        _OBSERVERS,
    ),
    Rule(
        "school_calendar_unknown",
        {"fr": "Le calendrier scolaire de cette semaine n’est pas encore connu ici : une personne de la"
         " Région regarde si elle convient.",
         "en": "The school calendar of this week is not known here yet: somebody of the Region looks whether"
         " it fits."},
        (law.HOLIDAY_OBSERVATION, law.PUPILS),
        _OBSERVERS,
    ),
    Rule(
        "outside_seconde_window",
        {"fr": "En seconde, le stage a lieu en juin, aux deux semaines fixées par le ministère. Choisissez"
         " parmi elles.",
         "en": "In seconde, the placement takes place in June, in the two weeks set by the ministry. Choose"
         " among them."},
        (law.SECONDE, law.SECONDE_CIRCULAR),
        _SECONDE,
        (Declaration.CHAMBER,),
    ),
    Rule(
        "seconde_dates_unknown",
        {"fr": "Les deux semaines de seconde de cette année-là ne sont pas encore connues ici : une personne"
         " de la Région regarde si celles-ci conviennent.",
         "en": "The two weeks of seconde of that year are not known here yet: somebody of the Region looks"
         " whether these fit."},
        (law.SECONDE, law.SECONDE_CIRCULAR),
        _SECONDE,
    ),
    Rule(
        "seconde_two_weeks",
        {"fr": "En seconde, le stage dure deux semaines qui se suivent, une fois dans l’année. Gardez-en deux"
         " au plus, l’une après l’autre.",
         "en": "In seconde, the placement lasts two weeks in a row, once a year. Keep two at most, one after"
         " the other."},
        (law.SECONDE, law.SECONDE_CIRCULAR),
        _SECONDE,
    ),
    Rule(
        "many_pupils",
        {"fr": "Avec vos autres offres, c’est beaucoup d’élèves la même semaine : une personne de la Région"
         " regarde comment chacun sera suivi. Indiquez à l’étape « Quand » combien de personnes travaillent"
         " chez vous, et combien suivent les jeunes.",
         "en": "With your other offers these are many pupils in one week: somebody of the Region looks how"
         " each will be cared for. Say in the step “When” how many people work at your place, and how many"
         " look after the young people."},
        (law.PLACEMENTS, law.QUOTA, law.COLLEGE_CIRCULAR),
        _OBSERVERS,
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
    Rule(
        "placement_too_long",
        {"fr": "Un stage dure six mois au plus dans l’année, soit 924 heures de présence. Raccourcissez-le,"
         " ou réduisez les heures par semaine.",
         "en": "A placement lasts six months at most in a year: 924 hours of presence. Make it shorter, or"
         " take hours a week away."},
        (law.PLACEMENT_LENGTH, law.PLACEMENT_HOURS),
        _TRAINEES,
    ),
    Rule(
        "more_than_a_year",
        {"fr": "Ce stage dépasse une année d’enseignement : une personne de la Région regarde s’il tient sur"
         " deux années.",
         "en": "This placement goes beyond a school year: somebody of the Region looks whether it is one of"
         " two years."},
        (law.PLACEMENT_LENGTH,),
        _TRAINEES,
    ),
    Rule(
        "waiting_time",
        {"fr": "Entre deux stages sur le même poste, attendez un tiers de la durée du premier. Une personne"
         " de la Région regarde, si vous ne reculez pas le début.",
         "en": "Between two placements on one post, wait a third of the first one’s length. Somebody of the"
         " Region looks, unless you begin later."},
        (law.WAITING,),
        _TRAINEES,
        (Declaration.NO_WAITING,),
    ),
    Rule(
        "headcount_needed",
        {"fr": "Pour plus de trois stagiaires, indiquez combien de personnes l’organisme emploie : la limite"
         " en dépend.",
         "en": "For more than three trainees, say how many people the organisation employs: the limit"
         " follows from it."},
        (law.QUOTA, law.QUOTA_COUNT),
        _TRAINEES,
    ),
    Rule(
        "too_many_trainees",
        {"fr": "Trop de stagiaires la même semaine : 15 % de l’effectif (arrondi au-dessus) à partir de 20"
         " personnes, 3 en dessous. Ôtez des places.",
         "en": "Too many trainees in one week: 15 % of the headcount (rounded up) from 20 people on, 3 below."
         " Take places away."},
        (law.QUOTA, law.QUOTA_COUNT),
        _TRAINEES,
        (Declaration.MORE_TRAINEES,),
    ),
    Rule(
        "many_together",
        {"fr": "Avec vos autres offres de stage, la limite de stagiaires présents la même semaine peut être"
         " dépassée : une personne de la Région regarde. Indiquez à l’étape « Quand » combien de personnes"
         " travaillent chez vous.",
         "en": "With your other placements, the limit of trainees in one week may be passed: somebody of the"
         " Region looks. Say in the step “When” how many people work at your place."},
        (law.QUOTA, law.QUOTA_COUNT),
        _TRAINEES,
    ),
    Rule(
        "too_many_per_tutor",
        {"fr": "Un tuteur suit trois stagiaires au plus. Indiquez combien de tuteurs les suivent, ou ôtez"
         " des places.",
         "en": "A tutor looks after three trainees at most. Say how many tutors there are, or take places"
         " away."},
        (law.PER_TUTOR,),
        _TRAINEES,
    ),
    Rule(
        "too_many_per_master",
        {"fr": "Un maître d’apprentissage suit deux apprentis au plus. Indiquez combien ils sont, ou ôtez des"
         " places.",
         "en": "A master looks after two apprentices at most. Say how many there are, or take places away."},
        (law.APPRENTICES_PER_MASTER,),
        _APPRENTICES,
        (Declaration.MORE_APPRENTICES,),
    ),
    Rule(
        "too_many_per_professional_tutor",
        {"fr": "Un tuteur salarié suit trois personnes au plus, l’employeur deux. Indiquez combien de tuteurs"
         " il y a, ou ôtez des places.",
         "en": "An employed tutor looks after three people at most, the employer after two. Say how many"
         " tutors there are, or take places away."},
        (law.PROFESSIONAL_PER_TUTOR,),
        _PROFESSIONAL,
    ),
    Rule(
        "contract_length",
        {"fr": "Le contrat d’apprentissage dure de 6 à 36 mois (48 pour une personne handicapée).",
         "en": "An apprenticeship lasts from 6 to 36 months (48 for a disabled person)."},
        (law.APPRENTICE_LENGTH, law.APPRENTICE_DISABLED),
        _APPRENTICES,
        (Declaration.DISABLED_APPRENTICE,),
    ),
    Rule(
        "professional_length",
        {"fr": "Le contrat de professionnalisation dure de 6 à 12 mois ; 24 si la branche le prévoit, 36 pour"
         " certaines personnes.",
         "en": "A contract of professionnalisation lasts from 6 to 12 months; 24 where the branch allows it,"
         " 36 for some people."},
        (law.PROFESSIONAL_LENGTH, law.PROFESSIONAL_LONGER),
        _PROFESSIONAL,
        (Declaration.BRANCH_AGREEMENT, Declaration.PRIORITY_PUBLIC),
    ),
    Rule(
        "gratification_needed",
        {"fr": "Au-delà de 308 heures, une gratification est due. Indiquez son montant.",
         "en": "Beyond 308 hours a gratification is due. Give its amount."},
        (law.GRATIFICATION, law.PLACEMENT_HOURS, law.GRATIFICATION_AMOUNT),
        _TRAINEES,
    ),
    Rule(
        "gratification_too_low",
        {"fr": "C’est moins que la gratification minimale prévue par la loi. Augmentez-la.",
         "en": "This is less than the least gratification set by law. Raise it."},
        (law.GRATIFICATION, law.GRATIFICATION_AMOUNT),
        _TRAINEES,
    ),
    Rule(
        "bar",
        {"fr": "Dans un café ou un bar, personne de moins de 18 ans ne sert au bar. Dites qu’on n’y sert pas,"
         " ou déclarez l’agrément ; sinon une personne de la Région vous demandera.",
         "en": "In a café or bar nobody under 18 serves at the bar. Say that they do not, or declare the"
         " approval; else somebody of the Region will ask you."},
        (law.BAR, law.BAR_BY),
        _MINORS,
        (Declaration.NO_BAR, Declaration.BAR),
    ),
    Rule(
        "dangerous_work",
        {"fr": "Vous confiez des travaux réglementés à des jeunes en formation : une personne de la Région"
         " lit votre déclaration.",
         "en": "You give regulated work to young people who learn a trade: somebody of the Region reads your"
         " declaration."},
        (law.DANGEROUS, law.DANGEROUS_WHO, law.DANGEROUS_BY),
        _MINORS,
        (Declaration.DANGEROUS_WORK,),
    ),
    Rule(
        "professional_age",
        {"fr": "Un contrat de professionnalisation se signe à partir de 16 ans.",
         "en": "A contract of professionnalisation is signed from 16."},
        (law.PROFESSIONAL_WHO,),
        _CONTRACTS,
    ),
    Rule(
        "apprentice_age",
        {"fr": "Un contrat d’apprentissage se signe de 16 à 29 ans ; dès 15 ans après le collège ; au-delà"
         " dans certains cas (suite d’un contrat, handicap, création d’entreprise, sport de haut niveau).",
         "en": "An apprenticeship is signed from 16 to 29; from 15 after the collège; beyond in some cases"
         " (a contract before, disability, founding a business, high-level sport)."},
        (law.APPRENTICE_AGE, law.APPRENTICE_AGE_LIMITS),
        _APPRENTICES,
    ),
    Rule(
        "only_observing",
        {"fr": "Un élève en stage d’observation ne touche ni machine, ni produit, ni appareil.",
         "en": "A pupil who observes touches no machine, product or appliance."},
        (law.OBSERVERS,),
        _OBSERVERS,
    ),
)  # fmt: skip

RULES = {rule.code: rule for rule in _RULES}


def words_of(rule: Rule) -> Words:
    """What it says, with its articles, as an answer carries it."""
    cited = ", ".join(article.name for article in rule.articles)
    return {"fr": f"{rule.says['fr']} ({cited})", "en": f"{rule.says['en']} ({cited})"}


class RefusedByLawError(InvalidInputError):
    """A rule of law refuses a field of an offer, in its own words and with its articles."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.field, finding.rule, words_of(RULES[finding.rule]))
