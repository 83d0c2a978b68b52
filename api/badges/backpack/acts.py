"""The acts of backpack that the audit keeps."""

from api.platform.feature.act import Act

BADGE_DELETED = Act("badge.deleted", {"fr": "Badge supprimé", "en": "Badge deleted"}, a_day=100)
BADGE_SHARED = Act(
    "badge.shared", {"fr": "Badge montré par un lien", "en": "Badge shown by a link"}, a_day=50
)
BADGE_SHARE_STOPPED = Act(
    "badge.share_stopped",
    {"fr": "Lien d’un badge arrêté", "en": "Link of a badge stopped"},
    ends=BADGE_SHARED,
)
BADGE_PARENT_ACCEPTED = Act(
    "badge.parent_accepted", {"fr": "Badge accepté par le parent", "en": "Badge accepted by the parent"}
)
BADGE_PARENT_REFUSED = Act(
    "badge.parent_refused", {"fr": "Badge refusé par le parent", "en": "Badge refused by the parent"}
)
