"""Accounts and signing in."""

from api.people.accounts.jobs import blueprint
from api.people.accounts.routes import router
from api.people.accounts.service import PERSONAL_DATA
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "accounts",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
)
