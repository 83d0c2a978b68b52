"""The act of cards that the audit keeps: that one was shown, nothing of what stood on it."""

from api.platform.feature.act import Act

CARD_SHOWN = Act(
    "card.shown", {"fr": "Carte montrée à l’écran", "en": "Card shown on screen"}, a_day=50, goes_on=True
)
