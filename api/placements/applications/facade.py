"""What the features above ask of applications: who may apply by age, names for notices."""

from api.placements.applications.ages import why_wrong_age
from api.placements.applications.change_queries import NAMES

__all__ = ["NAMES", "why_wrong_age"]
