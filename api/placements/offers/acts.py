"""The acts of offers that the audit keeps."""

from api.platform.feature.act import Act

OFFER_PUBLISHED = Act(
    "offer.published", {"fr": "Offre publiée par la Région", "en": "Offer published by the Region"}
)
OFFER_HIDDEN = Act("offer.hidden", {"fr": "Offre masquée", "en": "Offer hidden"})
OFFER_DELETED = Act("offer.deleted", {"fr": "Offre supprimée", "en": "Offer deleted"})
