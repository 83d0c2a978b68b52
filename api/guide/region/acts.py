"""The acts of the territory that the audit keeps."""

from api.platform.feature.act import Act

CONTACT_CHANGED = Act(
    "contact.changed", {"fr": "Contact d’un département changé", "en": "Contact of a department changed"}
)
CONTACT_TAKEN_BACK = Act(
    "contact.taken_back",
    {"fr": "Contact d’un département retiré", "en": "Contact of a department taken back"},
)
