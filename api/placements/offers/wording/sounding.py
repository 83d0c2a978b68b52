"""What a sentence is told to touch that sounds like a fault (`learned`) and names no ground."""

from api.placements.offers.models import HeldFor
from api.placements.offers.wording.grounds import GROUNDS, LAW, Ground

SOUNDING = {
    each.code: each
    for each in (
        Ground(
            HeldFor.DISCRIMINATION,
            "person",
            {
                "fr": "ce qu’une personne est, au lieu du travail à faire",
                "en": "what somebody is, instead of the work to do",
            },
            LAW,
            {
                "fr": "Décrivez le travail et ce qu’on y apprend, sans souhaiter ni écarter personne.",
                "en": "Describe the work and what is learned, without wishing for or excluding anybody.",
            },
        ),
        GROUNDS["campaign"],
        GROUNDS["worship"],
        Ground(
            HeldFor.UNPAID_WORK,
            "terms",
            {
                "fr": "un travail ou de l’argent que la personne ne doit pas",
                "en": "work or money that the young person does not owe",
            },
            "Code de l’éducation L124-6 et L124-7, Code du travail D6222-26 et L8221-1",
            {
                "fr": "Dites avec qui la personne apprend, ce qu’elle reçoit, et que rien ne lui est"
                " demandé.",
                "en": "Say with whom the young person learns, what is paid, and that nothing is asked.",
            },
        ),
        Ground(
            HeldFor.FORBIDDEN_WORK,
            "danger",
            {
                "fr": "un travail que la loi peut interdire avant 18 ans",
                "en": "work that the law may forbid to minors",
            },
            "Code du travail L4153-8, D4153-15 à D4153-37",
            {
                "fr": "Écrivez ce que la personne mineure fait, et ce qu’elle regarde sans toucher.",
                "en": "Write what the minor does, and what they watch without touching.",
            },
        ),
        Ground(
            HeldFor.ADVANCE,
            "advance",
            {
                "fr": "ce qui peut inquiéter des jeunes ou leurs parents",
                "en": "what may worry young people or their parents",
            },
            "Code du travail L4121-1, Code pénal 227-22-1",
            {
                "fr": "Dites avec qui la personne est et ce qu’elle fait, sans tenue, photo, secret,"
                " rendez-vous ni appel à une seule personne.",
                "en": "Say with whom the young person is and what they do, without clothes, pictures,"
                " secrets, meetings or calls with one person alone.",
            },
        ),
    )
}
"""By what it is held for."""
BY_NAME = GROUNDS | {each.ground: each for each in SOUNDING.values()}
"""Every ground, named by lists or heard."""
