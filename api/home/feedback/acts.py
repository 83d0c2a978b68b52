"""The act of error reports that the audit keeps."""

from api.platform.feature.act import Act

ERROR_REPORT_HANDLED = Act(
    "error_report.handled", {"fr": "Signalement d’une erreur traité", "en": "Report of an error handled"}
)
