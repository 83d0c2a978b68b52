"""What a company may declare: a derogation that somebody gave it, or that it keeps to something.

A derogation is asked of a referent, who reads what the company wrote of it; a promise is not.
"""

from dataclasses import dataclass

from api.placements.offers.law import articles as law
from api.placements.offers.law.articles import Article
from api.placements.offers.models import Declaration, OfferKind
from api.platform.kit.language import Words

_ALL = tuple(OfferKind)
_WORK = (OfferKind.PLACEMENT, OfferKind.APPRENTICESHIP)
_INSPECTION: Words = {"fr": "l’inspection du travail", "en": "the labour inspection"}
_AGREEMENT: Words = {"fr": "une convention ou un accord collectif", "en": "a collective agreement"}
_COMPANY: Words = {"fr": "l’entreprise s’y engage", "en": "the company promises it"}


@dataclass(frozen=True)
class Declarable:
    """Something that a company may declare."""

    code: Declaration
    says: Words
    """What it declares, as it would say it."""
    by: Words
    """Who gives the derogation."""
    articles: tuple[Article, ...]
    kinds: tuple[OfferKind, ...] = _WORK
    asks: bool = True
    """A referent looks at the offer, and reads which agreement or approval it rests on."""


DECLARABLE: tuple[Declarable, ...] = (
    Declarable(
        Declaration.OFF_ON_HOLIDAYS,
        {"fr": "Les jours fériés, personne ne vient.", "en": "On public holidays nobody comes."},
        _COMPANY,
        (law.PUBLIC_HOLIDAYS,),
        _ALL,
        asks=False,
    ),
    Declarable(
        Declaration.NO_BAR,
        {"fr": "Personne de moins de 18 ans ne sert au bar.", "en": "Nobody under 18 serves at the bar."},
        _COMPANY,
        (law.BAR,),
        _ALL,
        asks=False,
    ),
    Declarable(
        Declaration.BAR,
        {
            "fr": "Notre débit de boissons est agréé par le préfet, pour des jeunes de 16 ans et plus en"
            " formation.",
            "en": "Our bar is approved by the prefect, for those of 16 and more who learn the trade.",
        },
        {"fr": "le préfet, pour cinq ans", "en": "the prefect, for five years"},
        (law.BAR, law.BAR_BY),
    ),
    Declarable(
        Declaration.NIGHT,
        {
            "fr": "Nous avons l’autorisation de faire travailler la nuit des jeunes de 16 ans et plus.",
            "en": "We may let those of 16 and more work at night.",
        },
        _INSPECTION,
        (law.NIGHT_BAN, law.NIGHT_SECTORS, law.NIGHT_HOTELS, law.NIGHT_BAKERIES, law.NIGHT_SHOWS,
         law.NIGHT_BY),
    ),
    Declarable(
        Declaration.SUNDAY,
        {
            "fr": "Notre activité permet le travail des apprenties et apprentis le dimanche.",
            "en": "Our trade allows apprentices to work on Sundays.",
        },
        {
            "fr": "la loi, pour l’alimentation, les hôtels, restaurants, cafés, tabacs, fleuristes et"
            " jardineries",
            "en": "the law, for food, hotels, restaurants, cafés, tobacconists, florists and garden centres",
        },
        (law.SUNDAY_APPRENTICES, law.SUNDAY_SECTORS),
        # Of those under 18 apprentices alone: trainees are young workers as well (L3161-1, L3164-2).
        kinds=(OfferKind.APPRENTICESHIP,),
        # Of the trades that the law names (`sundays`): there is no agreement to tell of.
        asks=False,
    ),
    Declarable(
        Declaration.PUBLIC_HOLIDAYS,
        {
            "fr": "Un accord permet aux moins de 18 ans de travailler les jours fériés chez nous.",
            "en": "An agreement lets those under 18 work on public holidays with us.",
        },
        _AGREEMENT,
        (law.PUBLIC_HOLIDAYS_BY, law.PUBLIC_HOLIDAYS_SECTORS),
    ),
    Declarable(
        Declaration.ONE_AND_A_HALF_DAYS_OFF,
        {
            "fr": "Un accord remplace les deux jours de repos par 36 heures d’affilée, à partir de 16 ans.",
            "en": "An agreement gives 36 hours in a row in place of two days off, from 16.",
        },
        _AGREEMENT,
        (law.DAYS_OFF,),
    ),
    Declarable(
        Declaration.LONG_HOURS,
        {
            "fr": "Nos chantiers (bâtiment, travaux publics, espaces verts) ou une autorisation permettent"
            " jusqu’à 10 h par jour et 40 h par semaine.",
            "en": "Our sites (building, public works, gardens) or a permit allow up to 10 hours a day and"
            " 40 a week.",
        },
        {
            "fr": "la loi pour les chantiers, sinon l’inspection du travail",
            "en": "the law for sites, else the labour inspection",
        },
        (law.HOURS, law.HOURS_SITES),
    ),
    Declarable(
        Declaration.DANGEROUS_WORK,
        {
            "fr": "Nous avons déclaré à l’inspection du travail les travaux réglementés confiés à des jeunes"
            " en formation.",
            "en": "We declared to the labour inspection the regulated work given to those who learn the"
            " trade.",
        },
        _INSPECTION,
        (law.DANGEROUS, law.DANGEROUS_WHO, law.DANGEROUS_BY),
    ),
    Declarable(
        Declaration.ADULTS_ONLY,
        {
            "fr": "L’offre est réservée aux personnes de 18 ans et plus, car le travail l’exige.",
            "en": "The offer is for people of 18 and more only, since the work needs it.",
        },
        {
            "fr": "la loi, pour un travail interdit avant 18 ans",
            "en": "the law, for work forbidden to minors",
        },
        (law.AGE_FOR_SAFETY, law.NO_AGE),
    ),
    Declarable(
        Declaration.CHAMBER,
        {
            "fr": "Pendant les vacances, le stage suit la convention d’une chambre (CCI, CMA, agriculture).",
            "en": "In the holidays it follows the agreement of a chamber (trade, crafts, agriculture).",
        },
        {"fr": "une chambre consulaire", "en": "a chamber"},
        (law.HOLIDAY_OBSERVATION,),
        (OfferKind.OBSERVATION,),
    ),
    Declarable(
        Declaration.MORE_TRAINEES,
        {
            "fr": "Un arrêté rectoral nous permet plus de stagiaires de lycée professionnel.",
            "en": "An order of the rector lets us take more trainees of vocational schools.",
        },
        {"fr": "l’autorité académique", "en": "the education authority"},
        (law.QUOTA_MORE,),
        (OfferKind.PLACEMENT,),
    ),
    Declarable(
        Declaration.MORE_APPRENTICES,
        {
            "fr": "Une dérogation nous permet plus de deux jeunes par maître d’apprentissage.",
            "en": "A derogation lets us have more than two apprentices for each master.",
        },
        {"fr": "le comité départemental pour l’emploi", "en": "the department’s employment committee"},
        (law.APPRENTICES_MORE,),
        (OfferKind.APPRENTICESHIP,),
    ),
    Declarable(
        Declaration.NO_WAITING,
        {
            "fr": "Le poste est un autre, ou le stage précédent a été arrêté par la personne elle-même.",
            "en": "The post is another one, or the trainee before stopped of their own will.",
        },
        {"fr": "la loi", "en": "the law"},
        (law.WAITING,),
        (OfferKind.PLACEMENT,),
    ),
    Declarable(
        Declaration.BRANCH_AGREEMENT,
        {
            "fr": "L’accord de notre branche permet un contrat de professionnalisation de 24 mois au plus.",
            "en": "Our branch’s agreement allows a contract of professionnalisation of up to 24 months.",
        },
        _AGREEMENT,
        (law.PROFESSIONAL_LONGER,),
        (OfferKind.APPRENTICESHIP,),
    ),
    Declarable(
        Declaration.PRIORITY_PUBLIC,
        {
            "fr": "Le contrat est réservé aux personnes sans diplôme professionnel ni bac, ou au chômage"
            " depuis plus d’un an (36 mois au plus).",
            "en": "The contract is for people without a diploma, or unemployed for more than a year (up to"
            " 36 months).",
        },
        {"fr": "la loi, pour ces personnes", "en": "the law, for these people"},
        (law.PROFESSIONAL_PRIORITY, law.PROFESSIONAL_LENGTH),
        (OfferKind.APPRENTICESHIP,),
    ),
    Declarable(
        Declaration.DISABLED_APPRENTICE,
        {
            "fr": "La durée de 48 mois au plus est pour une personne reconnue travailleur handicapé.",
            "en": "Up to 48 months are for somebody recognised as a disabled worker.",
        },
        {"fr": "la loi, pour ces personnes", "en": "the law, for these people"},
        (law.APPRENTICE_DISABLED,),
        (OfferKind.APPRENTICESHIP,),
    ),
)  # fmt: skip

BY_CODE = {one.code: one for one in DECLARABLE}
