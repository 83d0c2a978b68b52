"""Videos on careers and trainings, which stand above: the root says how each is known."""

from api.guide.videos import acts
from api.guide.videos.problems import FIELD_WORDS, TITLES
from api.guide.videos.routes import Subject, router_on
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature

__all__ = ["Subject", "videos_on"]


def videos_on(*subjects: Subject) -> Feature:
    """The feature, with its routes for each of these kinds."""
    return Feature(
        "videos",
        router=router_on(subjects),
        acts=constants(acts, Act),
        titles=TITLES,
        field_words=FIELD_WORDS,
    )
