"""What a link to the search shows; what somebody searched is not repeated."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/search",
        {"fr": "Chercher partout", "en": "Search everything"},
        {
            "fr": "Un mot ou une phrase\u00a0: lieux, formations, métiers, événements, stages, réponses.",
            "en": "A word or a sentence: places, trainings, jobs, events, placements, answers, facts.",
        },
        searches_near=True,
    )
]
"""The search."""
