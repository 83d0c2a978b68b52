"""What an offer must not wish, exclude, ask or promise: the name, the article, and what to write instead.

The expressions that tell each stand in `lists/<ground>.txt`.
"""

from dataclasses import dataclass
from datetime import date

from api.placements.offers.law import forbidden
from api.placements.offers.law.articles import Article
from api.placements.offers.law.forbidden import Task
from api.placements.offers.models import HeldFor
from api.platform.kit.language import Words


@dataclass(frozen=True)
class Ground:
    """One ground, as companies and referents read of it."""

    code: HeldFor
    ground: str
    """Its name in answers and of its lists; unique."""
    name: Words
    article: str
    instead: Words
    """What the company may write."""


LAW = "Code du travail L1132-1, Code pénal 225-1"
LOOKS = "looks"
PRIVATE_LIFE = "private_life"
"""It names networks, and no account on them."""
NO_PAY = "no_pay"
"""Lawful where people only observe, and in placements of two months at most."""

_ALL = (
    Ground(
        HeldFor.DISCRIMINATION,
        "sex",
        {
            "fr": "le sexe ou le genre",
            "en": "sex or gender",
        },
        LAW,
        {
            "fr": "Décrivez le travail, et écrivez «\u00a0ouvert à toutes et à tous\u00a0».",
            "en": "Describe the work, and write “open to everyone”.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "orientation",
        {
            "fr": "l’orientation sexuelle, l’identité de genre ou les mœurs",
            "en": "sexual orientation, gender identity or morals",
        },
        LAW,
        {
            "fr": "N’en parlez pas\u00a0: la vie privée n’a rien à voir avec le travail.",
            "en": "Do not mention it: private life has nothing to do with work.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "age",
        {
            "fr": "l’âge, au-delà des limites de la loi",
            "en": "age, beyond the limits of the law",
        },
        LAW,
        {
            "fr": "Citez seulement la limite de la loi («\u00a0contrat d’apprentissage\u00a0: de 16 à 29 ans "
            "révolus\u00a0»).",
            "en": "Only quote the limit of the law (“apprenticeship: 16 to 29”).",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        LOOKS,
        {
            "fr": "l’apparence physique",
            "en": "looks",
        },
        LAW,
        {
            "fr": "Parlez de la tenue de travail ou de l’hygiène que le métier demande, non du "
            "corps ni du visage.",
            "en": "Speak of work clothes or hygiene that the job asks for, not of body or face.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "health",
        {
            "fr": "l’état de santé",
            "en": "health",
        },
        LAW,
        {
            "fr": "Décrivez les gestes du travail\u00a0; l’aptitude se voit avec le médecin du travail "
            "ou l’école, pas dans l’annonce.",
            "en": "Describe the tasks; the occupational doctor or the school looks at fitness, not "
            "the offer.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "disability",
        {
            "fr": "le handicap",
            "en": "disability",
        },
        LAW,
        {
            "fr": "Dites comment on entre et ce qui peut être aménagé\u00a0: "
            "«\u00a0parlons ensemble de vos besoins\u00a0».",
            "en": "Say how one gets in and what can be adapted; “let us talk about your needs”.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "pregnancy_family",
        {
            "fr": "la grossesse ou la situation de famille",
            "en": "pregnancy or family",
        },
        LAW,
        {
            "fr": "Donnez les horaires et les dates\u00a0; chaque personne saura si elle est disponible.",
            "en": "Give hours and dates; everyone will know whether they are available.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "origin",
        {
            "fr": "l’origine, la nationalité ou la couleur de peau",
            "en": "origin, nationality or skin colour",
        },
        LAW,
        {
            "fr": "Retirez ces mots. Pour une étudiante ou un étudiant d’un autre pays, l’école et la "
            "convention disent ce qu’il faut.",
            "en": "Take these words out. For a foreign student the school says what is needed.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "name",
        {
            "fr": "le nom",
            "en": "the name",
        },
        LAW,
        {
            "fr": "N’en parlez pas\u00a0: triez les candidatures sans regarder le nom.",
            "en": "Do not mention it: sort applications without looking at names.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "language",
        {
            "fr": "la langue ou l’accent, sans besoin du poste",
            "en": "language or accent, where the work does not need it",
        },
        LAW,
        {
            "fr": "Dites le niveau dont le travail a besoin («\u00a0comprendre des"
            " consignes en français\u00a0»).",
            "en": "Say the level that the work needs (“understand instructions in French”).",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "residence",
        {
            "fr": "le lieu de résidence",
            "en": "place of residence",
        },
        LAW,
        {
            "fr": "Donnez l’adresse, les horaires et les moyens de venir\u00a0; chaque personne"
            " verra si c’est possible.",
            "en": "Give address, hours and ways to come; everyone will see whether it is possible.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "means",
        {
            "fr": "la situation économique ou sociale",
            "en": "economic or social situation",
        },
        LAW,
        {
            "fr": "N’en parlez pas\u00a0: dites seulement ce que le travail demande.",
            "en": "Do not mention it: only say what the work asks for.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "religion",
        {
            "fr": "la religion, vraie ou supposée",
            "en": "religion, real or supposed",
        },
        LAW,
        {
            "fr": "N’en parlez pas\u00a0: écrivez «\u00a0ouvert à toutes et à tous, quelles que soient les "
            "convictions\u00a0».",
            "en": "Do not mention it: write “open to everyone, whatever they believe”.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "opinions",
        {
            "fr": "les opinions politiques",
            "en": "political opinions",
        },
        LAW,
        {
            "fr": "N’en parlez pas\u00a0: le travail ne demande aucune opinion.",
            "en": "Do not mention it: the work asks for no opinion.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        PRIVATE_LIFE,
        {
            "fr": "la vie privée, lue sur des comptes personnels",
            "en": "private life, read in personal accounts",
        },
        "Code du travail L1221-6, L1221-9 et L1132-1",
        {
            "fr": "Retirez ces mots\u00a0: on ne demande que ce qui a un lien direct avec le poste, et des"
            " comptes personnels disent des opinions, une origine, une santé.",
            "en": "Take these words out: only what directly concerns the post may be asked, and personal"
            " accounts tell opinions, origin, health.",
        },
    ),
    Ground(
        HeldFor.DISCRIMINATION,
        "union",
        {
            "fr": "l’activité syndicale, ou d’avoir témoigné ou signalé",
            "en": "union activity, or having testified or reported",
        },
        LAW,
        {
            "fr": "N’en parlez pas\u00a0: se syndiquer est un droit.",
            "en": "Do not mention it: joining a union is a right.",
        },
    ),
    Ground(
        HeldFor.POLITICAL,
        "campaign",
        {
            "fr": "une campagne ou un engagement politique",
            "en": "a campaign or a political commitment",
        },
        "Code de l’éducation L511-2, L811-1\u00a0; Code pénal 225-1",
        {
            "fr": "Gardez le travail lui-même, sans rien de ce qui soutient un parti, une liste ou "
            "une cause.",
            "en": "Keep the work itself, without anything that supports a party, a list or a cause.",
        },
    ),
    Ground(
        HeldFor.RELIGIOUS,
        "worship",
        {
            "fr": "un culte, une prière ou le fait de convaincre d’une foi",
            "en": "worship, prayer, or winning others for a faith",
        },
        "Code du travail L1132-1 et L1121-1, Code de l’éducation L141-5-1",
        {
            "fr": "Gardez le travail lui-même\u00a0: ni prière, ni office, ni foi à partager ou à prouver.",
            "en": "Keep the work itself: no prayer, no service, no faith to share or to prove.",
        },
    ),
    Ground(
        HeldFor.UNPAID_WORK,
        NO_PAY,
        {
            "fr": "un travail non payé",
            "en": "unpaid work",
        },
        "Code de l’éducation L124-6, Code du travail D6222-26 et L1221-1",
        {
            "fr": "Dites ce qui est versé\u00a0: la gratification au-delà de deux mois, le salaire dès "
            "le premier jour d’un contrat.",
            "en": "Say what is paid: the allowance beyond two months, wages from the first day of "
            "a contract.",
        },
    ),
    Ground(
        HeldFor.UNPAID_WORK,
        "delayed_pay",
        {
            "fr": "une paie retardée, réduite, reprise ou qui dépend des résultats",
            "en": "pay that comes late, is cut, taken back or depends on results",
        },
        "Code du travail D6222-26, L1331-2, L3242-1\u00a0; Code de l’éducation L124-6",
        {
            "fr": "La paie commence le premier jour et ne se rend pas\u00a0: écrivez la règle du "
            "contrat ou de la convention.",
            "en": "Pay starts on the first day and is never given back: write the rule of the "
            "contract or agreement.",
        },
    ),
    Ground(
        HeldFor.UNPAID_WORK,
        "fees",
        {
            "fr": "de l’argent demandé à la personne\u00a0: frais, caution, achat",
            "en": "money asked of the young person: fees, deposit, purchase",
        },
        "Code du travail L6221-2, L5321-3, L3251-1\u00a0; Code de l’éducation L124-1",
        {
            "fr": "Prêtez la tenue et les outils, et ne demandez ni frais ni caution\u00a0: un contrat "
            "ou un stage ne s’achète pas.",
            "en": "Lend clothes and tools, and ask for neither fee nor deposit: a contract or "
            "placement is not bought.",
        },
    ),
    Ground(
        HeldFor.UNPAID_WORK,
        "undeclared",
        {
            "fr": "un travail non déclaré",
            "en": "undeclared work",
        },
        "Code du travail L8221-1 à L8221-5",
        {
            "fr": "Tout le temps de travail est déclaré et figure au contrat\u00a0:"
            " retirez ce qui n’y est pas.",
            "en": "All working time is declared and stands in the contract: take out what does not.",
        },
    ),
    Ground(
        HeldFor.UNPAID_WORK,
        "replacing",
        {
            "fr": "le travail d’une personne salariée, ou d’un renfort, confié à une ou un stagiaire",
            "en": "an employee’s or a helping hand’s work given to a trainee",
        },
        "Code de l’éducation L124-7",
        {
            "fr": "En stage, on apprend à côté de quelqu’un\u00a0: dites avec qui, et ce qu’on apprend. "
            "Pour tenir un poste, publiez un emploi.",
            "en": "A trainee learns beside somebody: say with whom, and what is learned. To fill a "
            "post, publish a job.",
        },
    ),
)
GROUNDS = {each.ground: each for each in _ALL}
TASKS = forbidden.BY_CODE | {
    "explosives": Task(
        "explosives",
        {"fr": "Explosifs, feux d’artifice, armes", "en": "Explosives, fireworks, weapons"},
        # Explosives are dangerous agents as well (R4412-3).
        forbidden.BY_CODE["chemicals"].article,
        derogable=False,
    ),
    "gambling": Task(
        "gambling",
        {"fr": "Jeux d’argent, paris, tabac", "en": "Gambling, betting, tobacco"},
        Article(
            "L320-7",
            "Code de la sécurité intérieure",
            date(2020, 1, 1),
            "https://www.legifrance.gouv.fr/affichCode.do?idSectionTA=LEGISCTA00003"
            "9169684&cidTexte=LEGITEXT000025503132",
        ),
        derogable=False,
    ),
}
"""Work forbidden to minors, and what a referent is asked about though no article on work names it."""
FORBIDDEN_INSTEAD: dict[bool, Words] = {
    True: {
        "fr": "Écrivez que la personne mineure regarde sans toucher ou, pour qui apprend ce métier,"
        " que la dérogation est déclarée à l’inspection du travail.",
        "en": "Write that the minor watches without touching or, for who learns this trade,"
        " that the derogation was declared to the labour inspection.",
    },
    False: {
        "fr": "Écrivez que la personne mineure regarde sans toucher\u00a0: aucune"
        " dérogation n’existe pour cela.",
        "en": "Write that the minor watches without touching: there is no derogation for this.",
    },
}
"""Of work forbidden to minors, by whether its employer may declare a derogation.

The expressions of `TASKS` stand in `lists/tasks_*.txt`."""
