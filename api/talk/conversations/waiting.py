"""What waits for a person in conversations."""

from api.platform.access import Role
from api.platform.feature.waiting import Waiting
from api.talk.conversations.queries import AWAITS, READS, TO_ANSWER

WAITING = [
    Waiting(
        "conversation.to_answer",
        {Role.MENTOR, Role.ADVISER},
        "/conversations/{id}",
        f"""
        SELECT CASE WHEN count(*) = 1 THEN min(c.id::text) END, NULL, count(*), NULL
        FROM conversation c WHERE {READS} AND c.mentor_id = :account_id AND {TO_ANSWER}
        HAVING count(*) > 0
        """,
    ),
    Waiting(
        "conversation.awaits",
        {Role.MENTOR, Role.ADVISER},
        "/conversations/{id}",
        f"""
        SELECT CASE WHEN count(*) = 1 THEN min(c.id::text) END, NULL, count(*), NULL
        FROM conversation c
        WHERE {READS} AND c.mentor_id = :account_id AND {AWAITS} AND NOT {TO_ANSWER}
        HAVING count(*) > 0
        """,
    ),
    # An answer that was read needs no other.
    Waiting(
        "conversation.unread",
        {Role.STUDENT},
        "/conversations/{id}",
        """
        SELECT CASE WHEN count(*) = 1 THEN min(c.id::text) END, NULL, count(*), NULL
        FROM conversation c
        WHERE c.student_id = :account_id AND c.status = 'open' AND EXISTS (
            SELECT FROM message x WHERE x.conversation_id = c.id AND x.status = 'visible'
                AND x.side = 'mentor' AND x.seq > c.student_seen)
        HAVING count(*) > 0
        """,
    ),
]
