"""The act of videos that the audit keeps."""

from api.platform.feature.act import Act

VIDEOS_CHANGED = Act("videos.changed", {"fr": "Vidéos changées", "en": "Videos changed"})
