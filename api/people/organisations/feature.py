"""Organisations and schools."""

from api.people.organisations import acts, kinds
from api.people.organisations.jobs import blueprint
from api.people.organisations.labels import LABELS
from api.people.organisations.personal_data import PERSONAL_DATA
from api.people.organisations.problems import FIELD_WORDS, TITLES
from api.people.organisations.queries import NAMES
from api.people.organisations.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "organisations",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    names={"organisation_id": NAMES},
    retention=[
        Period(
            "invitation_retention_days",
            "days",
            "Invitation terminée, sans son adresse",
            "Ended invitation, without its address",
        )
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
