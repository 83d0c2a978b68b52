"""The acts of answers that the audit keeps."""

from api.platform.feature.act import Act

ANSWER_PUBLISHED = Act("answer.published", {"fr": "Réponse publiée", "en": "Answer published"})
ANSWER_WRITTEN = Act(
    "answer.written", {"fr": "Réponse de la Région écrite", "en": "Answer of the Region written"}
)
ANSWER_REFUSED = Act("answer.refused", {"fr": "Réponse non publiée", "en": "Answer not published"})
