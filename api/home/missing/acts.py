"""The acts of missing questions that the audit keeps."""

from api.platform.feature.act import Act

MISSING_QUESTION_DECIDED = Act(
    "missing_question.decided",
    {"fr": "Question sans réponse traitée", "en": "Question without an answer seen to"},
)
