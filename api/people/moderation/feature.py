"""Moderation."""

from api.people.moderation import acts, kinds
from api.people.moderation.chatted import CHAT
from api.people.moderation.jobs import blueprint
from api.people.moderation.labels import LABELS
from api.people.moderation.measured import MEASURED
from api.people.moderation.personal_data import PERSONAL_DATA
from api.people.moderation.problems import FIELD_WORDS, TITLES
from api.people.moderation.routes import router
from api.people.moderation.saying import WORDS
from api.people.moderation.waiting import WAITING
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "moderation",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    reportables=[WORDS, CHAT],
    measured=MEASURED,
    waiting=WAITING,
    retention=[
        Period(
            "reported_items_retention_days",
            "days",
            "Contenu signalé, gardé comme preuve même si le compte est effacé",
            "Reported items, kept as evidence even when the account is deleted",
        ),
        Period(
            "transmitted_retention_days",
            "days",
            "Contenu transmis aux autorités, gardé comme preuve",
            "Items handed to the authorities, kept as evidence",
        ),
        Period(
            "masked_retention_days",
            "days",
            "Coordonnées masquées dans un message que personne n’a signalé",
            "Masked contact details of a message that nobody reported",
        ),
        Period(
            "minor_case_days",
            "days",
            "Signalement qui n’est pas grave, si personne n’a décidé (un signalement grave attend"
            " qu’on décide)",
            "Report that is not grave, if nobody decided; a grave one waits until somebody does",
        ),
        Period(
            "hold_hours",
            "hours",
            "Délai pour décider, quand une personne adulte ne peut plus écrire aux moins de 18 ans",
            "Time to decide, when an adult cannot write to minors",
        ),
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
