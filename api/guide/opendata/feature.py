"""Importers of open data."""

from api.guide.opendata.jobs import blueprint
from api.guide.opendata.service import CREDITS
from api.platform.feature.feature import Feature

FEATURE = Feature("opendata", jobs=blueprint, credits=CREDITS)
