"""The acts of answers that the audit keeps."""

from api.platform.feature.act import Act

ANSWER_PUBLISHED = Act("answer.published", {"fr": "Réponse publiée", "en": "Answer published"})
ANSWER_REFUSED = Act("answer.refused", {"fr": "Réponse non publiée", "en": "Answer not published"})
