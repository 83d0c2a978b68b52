"""The demonstration's referent has something to look at: a telephone number that was masked in a message."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import text

from api.home.demo.people import DEPARTMENT
from api.platform.kit.bulk import Connection
from api.platform.kit.database import driver_sql
from api.safety.safeguarding.service import Span

# Made once: whoever decided it in the demonstration has done so.
_CASE = text(
    """
    INSERT INTO moderation_case (id, origin, subject_kind, subject_id, gravity, department, about_id,
        opened_at, told_at)
    VALUES (:id, 'contact', 'message', :message_id, 1, :department, :author_id, :at, :at)
    ON CONFLICT DO NOTHING
    """
)

_EVIDENCE = text(
    """
    INSERT INTO moderation_evidence (case_id, subject_kind, subject_id, author_id, original, spans,
        written_at)
    VALUES (:id, 'message', :message_id, :author_id, :original, CAST(:spans AS jsonb), :at)
    ON CONFLICT DO NOTHING
    """
)


def write_case(
    connection: Connection, message: UUID, author: UUID, original: str, spans: Sequence[Span], at: datetime
) -> None:
    """File what was masked in a message of the demonstration."""
    found = [{"finding": span.finding, "start": span.start, "end": span.end} for span in spans]
    values = {
        "id": uuid5(message, "case"),
        "message_id": message,
        "author_id": author,
        "department": DEPARTMENT,
        "original": original,
        "spans": json.dumps(found),
        "at": at,
    }
    for statement in (_CASE, _EVIDENCE):
        connection.execute(driver_sql(statement), values)
