"""The acts of audit that the audit keeps."""

from api.platform.feature.act import Act

PEOPLE_LOOKED_UP = Act(
    "people.looked_up", {"fr": "Personnes consultées par la Région", "en": "People looked up by the Region"}
)
