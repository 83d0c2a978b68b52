"""The way that somebody plans: the year's calendar, and a copy shown by a link."""

from api.guide.path.jobs import blueprint
from api.guide.path.problems import TITLES
from api.guide.path.routes import router
from api.guide.path.shown import SHOWN
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "path",
    router=router,
    shown=SHOWN,
    jobs=blueprint,
    titles=TITLES,
    retention=[
        Period(
            "shared_path_retention_days",
            "days",
            "Parcours montré par un lien, sans nom, après le dernier envoi",
            "Path shown by a link, without a name, after it was last sent",
        )
    ],
)
