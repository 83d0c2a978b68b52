"""Vouched ages."""

from api.people.vouching import acts
from api.people.vouching.jobs import blueprint
from api.people.vouching.labels import LABELS
from api.people.vouching.personal_data import PERSONAL_DATA
from api.people.vouching.problems import FIELD_WORDS, TITLES
from api.people.vouching.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "vouching",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    retention=[
        Period(
            "age_code_retention_days",
            "days",
            "Qui a utilisé un code personnel, après la fin de ce code",
            "Who used a personal code, after that code’s end",
        )
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    acts=constants(acts, Act),
    labels=LABELS,
)
