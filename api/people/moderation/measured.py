"""What an operator watches of moderation: how much waits, and for how long; nothing of whom it is about."""

from sqlalchemy import text

from api.people.moderation.queries import is_work
from api.platform.feature.measured import Measured

_OPEN = f"FROM moderation_case c WHERE c.decided_at IS NULL AND {is_work('c')} GROUP BY c.gravity"

MEASURED = (
    Measured(
        "epass_moderation_waiting",
        "Cases that nobody has decided, by gravity",
        text(f"SELECT c.gravity, count(*) {_OPEN}"),
        ["gravity"],
    ),
    Measured(
        "epass_moderation_waiting_seconds",
        "Seconds that the oldest of them waits, by gravity",
        text(f"SELECT c.gravity, extract(epoch FROM now() - min(c.opened_at)) {_OPEN}"),
        ["gravity"],
    ),
    Measured(
        "epass_appeals_waiting",
        "Decisions that are contested and wait for somebody else",
        text("SELECT count(*) FROM moderation_appeal WHERE decided_at IS NULL"),
    ),
)
