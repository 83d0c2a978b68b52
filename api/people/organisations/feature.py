"""Organisations and schools."""

from api.people.organisations import kinds
from api.people.organisations.jobs import blueprint
from api.people.organisations.personal_data import PERSONAL_DATA
from api.people.organisations.problems import FIELD_WORDS, TITLES
from api.people.organisations.queries import NAMES
from api.people.organisations.routes import router
from api.platform.feature.feature import Feature
from api.platform.feature.notice import kinds_in
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
    kinds=kinds_in(kinds),
)
