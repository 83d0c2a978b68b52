"""Mails."""

from api.platform.feature.feature import Feature
from api.platform.mail.jobs import blueprint
from api.platform.mail.routes import router

FEATURE = Feature("mail", router=router, jobs=blueprint)
