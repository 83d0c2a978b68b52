"""What waits for a person in conversations."""

from api.platform.access import Role
from api.platform.feature.waiting import Waiting
from api.talk.conversations.queries import READS, SIDE_OF, TO_ANSWER

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
        "conversation.unread",
        {Role.STUDENT, Role.MENTOR, Role.ADVISER},
        "/conversations/{id}",
        f"""
        SELECT CASE WHEN count(*) = 1 THEN min(c.id::text) END, NULL, count(*), NULL
        FROM conversation c
        WHERE {READS} AND c.status = 'open' AND NOT (c.mentor_id = :account_id AND {TO_ANSWER}) AND EXISTS (
            SELECT FROM message x WHERE x.conversation_id = c.id AND x.status = 'visible'
                AND x.side <> {SIDE_OF}
                AND x.seq > CASE WHEN {SIDE_OF} = 'student' THEN c.student_seen ELSE c.mentor_seen END)
        HAVING count(*) > 0
        """,
    ),
]
