"""Mails."""

from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period
from api.platform.mail.jobs import blueprint
from api.platform.mail.measured import MEASURED
from api.platform.mail.routes import router

FEATURE = Feature(
    "mail",
    router=router,
    jobs=blueprint,
    measured=MEASURED,
    retention=[
        Period("mail_retention_days", "days", "Mail qui n’a pas pu partir", "Mail that could not be sent")
    ],
)
