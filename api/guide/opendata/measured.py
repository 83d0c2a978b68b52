"""What an operator watches of imports."""

from sqlalchemy import text

from api.platform.feature.measured import Measured

MEASURED = (
    Measured(
        "epass_import_age_seconds",
        "Seconds since a source was last imported",
        text(
            """
            SELECT source, extract(epoch FROM now() - max(finished_at)) FROM import_run
            WHERE address <> 'demo' GROUP BY source
            """
        ),
        ["source"],
    ),
    Measured(
        "epass_imports_refused",
        "Lists of the schedule that are refused at the moment, by source",
        text("SELECT source, count(*) FROM import_refusal GROUP BY source"),
        ["source"],
    ),
)
