"""The articles that rules name: where they stand, and since when they read as they were read."""

from dataclasses import dataclass
from datetime import date

from api.platform.kit.language import Words

_LEGIFRANCE = "https://www.legifrance.gouv.fr/codes/article_lc/"
_TRAVAIL = "Code du travail"


@dataclass(frozen=True)
class Article:
    """One article, in the version that was read."""

    number: str
    text: str
    """Of which code, order or circular."""
    version: date
    """Since when that version is in force."""
    address: str
    """Where it was read, or stands."""
    doubt: Words | None = None
    """Why the version in force may read otherwise, where it was not read itself."""

    @property
    def name(self) -> str:
        """As it is cited: « Code du travail L4153-6 »."""
        return f"{self.text} {self.number}".strip()


def travail(number: str, legi: int, version: str) -> Article:
    """An article of the Code du travail by its number in Légifrance."""
    return Article(number, _TRAVAIL, date.fromisoformat(version), f"{_LEGIFRANCE}LEGIARTI{legi:012d}")


def education(number: str, version: str, address: str | int, doubt: Words | None = None) -> Article:
    """An article of the Code de l'éducation, in the version of a date, and where it was read: an address, or
    its number in Légifrance.
    """
    where = address if isinstance(address, str) else f"{_LEGIFRANCE}LEGIARTI{address:012d}"
    return Article(number, "Code de l’éducation", date.fromisoformat(version), where, doubt)


_DUREE = (
    "https://v4www2.urssaf.fr/portail/sites/urssaf/home/employeur/calculer-les-cotisations/la-base-de-calcul/"
    "cas-particuliers--bases-forfaita/le-stagiaire-en-milieu-professio/le-recours-encadre-aux-stages.html"
)
_DECREE_2014 = "https://www.legifrance.gouv.fr/codes/id/LEGISCTA000029814078"
_COMMENTED: Words = {
    "fr": "Lu dans un commentaire du texte d’origine, non dans la version consolidée\u00a0: une modification"
    " plus récente n’est pas exclue.",
    "en": "Read in a comment on the text as it was first published, not in the consolidated version: a later"
    " change is not excluded.",
}
_QUOTA = "https://www.legoux-associes.com/decret-nombre-maximal-de-stagiaires-organisme-daccueil-tuteur-sorti"
_BO = "https://www.education.gouv.fr/bo/"

NIGHT = travail("L3163-1", 6902789, "2008-05-01")
NIGHT_BAN = travail("L3163-2", 6902790, "2008-05-01")
NIGHT_SECTORS = travail("R3163-1", 20401462, "2008-11-28")
NIGHT_HOTELS = travail("R3163-2", 18534035, "2008-05-01")
NIGHT_BAKERIES = travail("R3163-3", 18534033, "2008-05-01")
NIGHT_SHOWS = travail("R3163-4", 19424492, "2008-09-05")
NIGHT_BY = travail("R3163-5", 18534029, "2008-05-01")
HOURS = travail("L3162-1", 37385958, "2019-01-01")
HOURS_SITES = travail("R3162-1", 37810809, "2018-12-15")
BREAK = travail("L3162-3", 6902788, "2008-05-01")
REST = travail("L3164-1", 6902793, "2008-05-01")
DAYS_OFF = travail("L3164-2", 36262892, "2017-12-22")
SUNDAY = travail("L3132-3", 20967733, "2009-08-12")
SUNDAY_APPRENTICES = travail("L3164-5", 6902797, "2008-05-01")
SUNDAY_SECTORS = travail("R3164-1", 18534020, "2008-05-01")
PUBLIC_HOLIDAYS = travail("L3164-6", 6902800, "2008-05-01")
PUBLIC_HOLIDAYS_BY = travail("L3164-8", 6902802, "2008-05-01")
PUBLIC_HOLIDAYS_SECTORS = travail("R3164-2", 19424496, "2008-09-05")
YOUNG_WORKERS = travail("L3161-1", 6902785, "2008-05-01")
BAR = travail("L4153-6", 37410883, "2019-01-01")
BAR_BY = travail("R4153-8", 18532724, "2008-05-01")
PUPILS = travail("L4153-1", 37386047, "2019-01-01")
HOLIDAY_JOBS = travail("L4153-3", 6903181, "2008-05-01")
HOLIDAY_JOBS_REST = Article(
    "D4153-2",
    _TRAVAIL,
    date(2013, 10, 14),
    "https://www.legifrance.gouv.fr/affichCode.do?idSectionTA=LEGISCTA000018532743&cidTexte=LEGITEXT000006072050",
)
DANGEROUS = travail("L4153-8", 6903187, "2008-05-01")
DANGEROUS_WHO = travail("R4153-39", 30508222, "2015-05-02")
DANGEROUS_BY = travail("R4153-41", 43128597, "2021-02-13")
ADULT_BREAK = travail("L3121-16", 33020444, "2016-08-10")
ADULT_DAY = travail("L3121-18", 33020428, "2016-08-10")
ADULT_WEEK = travail("L3121-20", 33020414, "2016-08-10")
ADULT_REST = travail("L3131-1", 33020918, "2016-08-10")
ADULT_DAYS = travail("L3132-1", 6902580, "2008-05-01")
ADULT_NIGHT = travail("L3122-20", 33020121, "2016-08-10")
ADULT_NIGHT_WORKER = travail("L3122-5", 33020171, "2016-08-10")
ADULT_NIGHT_DAY = travail("L3122-6", 35653023, "2018-01-01")
ADULT_NIGHT_WEEK = travail("L3122-7", 33020165, "2016-08-10")
ADULT_NIGHT_LONGER = travail("L3122-17", 33020133, "2016-08-10")
AGE_FOR_SAFETY = travail("L1133-2", 18931868, "2008-05-29")
NO_AGE = travail("L1132-1", 45391841, "2022-09-01")
APPRENTICE_AGE = travail("L6222-1", 37385936, "2019-01-01")
APPRENTICE_AGE_LIMITS = travail("L6222-2", 37385933, "2019-01-01")
APPRENTICE_LENGTH = travail("L6222-7-1", 38951821, "2019-08-23")
APPRENTICE_DISABLED = travail("R6222-46", 18524056, "2008-05-01")
APPRENTICES_PER_MASTER = travail("R6223-6", 37813430, "2019-01-01")
APPRENTICES_MORE = travail("R6223-7", 49754360, "2024-07-01")
PROFESSIONAL_WHO = travail("L6325-1", 31088014, "2016-01-01")
PROFESSIONAL_PRIORITY = travail("L6325-1-1", 31087275, "2015-08-19")
PROFESSIONAL_LENGTH = travail("L6325-11", 37386541, "2019-01-01")
PROFESSIONAL_LONGER = travail("L6325-12", 28698345, "2015-01-01")
APPRENTICE_WAGE = travail("D6222-26", 38033238, "2019-01-01")
PROFESSIONAL_WAGE = travail("D6325-15", 18522997, "2008-05-01")
PROFESSIONAL_PER_TUTOR = travail("D6325-9", 18523013, "2008-05-01")
ASKED_OF_CANDIDATES = travail("L1221-6", 6900845, "2008-05-01")
PRIVATE_LIFE = travail("L1121-1", 6900785, "2008-05-01")

PLACEMENTS = education("L124-1", "2014-07-12", 29233449)
PLACEMENT_LENGTH = education("L124-5", "2014-07-12", 29234973)
PLACEMENT_HOURS = education("D124-6", "2014-12-01", _DECREE_2014)
PLACEMENT_DANGERS = education("L124-14", "2014-07-12", 29234217)
WAITING = education("L124-11", "2014-07-12", _DUREE, _COMMENTED)
GRATIFICATION = education("L124-6", "2015-09-01", 29234400)
GRATIFICATION_AMOUNT = education("D124-8", "2014-12-01", _DECREE_2014)
QUOTA = education("R124-10", "2015-10-29", _QUOTA, _COMMENTED)
QUOTA_MORE = education("R124-11", "2015-10-29", _QUOTA, _COMMENTED)
QUOTA_COUNT = education("R124-12", "2015-10-29", _QUOTA, _COMMENTED)
PER_TUTOR = education("R124-13", "2015-10-29", _QUOTA, _COMMENTED)
HOLIDAY_OBSERVATION = education(
    "L332-3-1", "2011-07-30", "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000024411115"
)
OBSERVERS = education(
    "D331-9", "2013-10-14", "https://lexbase.fr/texte-de-loi/code-de-leducationd3319/L7593MAH.html"
)
SECONDE = education(
    "D333-2",
    "2023-12-01",
    "https://nomoscope.fr/code_de_l_education/commit/cc15a7e15bc14dd323cfe0ebdaa17348e1453462",
)
COLLEGE_CIRCULAR = Article(
    "MENE2407449C", "Circulaire du 12-7-2024", date(2024, 7, 18), f"{_BO}2024/Hebdo29/MENE2407449C"
)
SECONDE_CIRCULAR = Article(
    "MENE2400643C", "Circulaire du 28-3-2024", date(2024, 3, 28), f"{_BO}2024/Hebdo13/MENE2400643C"
)
UNDER_16_CIRCULAR = Article(
    "n° 2003-134", "Circulaire du 8-9-2003", date(2003, 9, 18), f"{_BO}2003/34/MENE0301440C.htm"
)
