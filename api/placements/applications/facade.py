"""What the features above ask of applications: who may apply by age, for what one did, names for notices."""

from api.placements.applications.ages import why_wrong_age
from api.placements.applications.change_queries import NAMES
from api.placements.applications.lists import applied_to

__all__ = ["NAMES", "applied_to", "why_wrong_age"]
