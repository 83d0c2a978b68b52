"""What an operator watches of mails."""

from sqlalchemy import text

from api.platform.feature.measured import Measured

MEASURED = (
    Measured("epass_mails_waiting", "Mails that were not sent yet", text("SELECT count(*) FROM mail")),
    Measured(
        "epass_mails_waiting_seconds",
        "Seconds that the oldest of them waits",
        text("SELECT extract(epoch FROM now() - min(created_at)) FROM mail"),
    ),
)
