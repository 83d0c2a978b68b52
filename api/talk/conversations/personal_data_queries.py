"""SQL of what conversations keep about a person: their copy, and its end."""

from sqlalchemy import text

from api.safety.reach import was_minor
from api.talk.conversations.queries import OTHER_NAME, OWN, READS, SHOWN, SIDE_OF

# What somebody wrote as a minor, or at an age that nobody knows, is read by nobody any more; what an adult
# said stays with whom it was said to.
_ERASE_WORDS = text(
    f"""
    UPDATE message x SET text = '', masked = false, distress = false,
        status = CASE WHEN x.status = 'held' THEN 'held' ELSE 'erased' END
    FROM conversation c JOIN account a ON a.id = :account_id
    WHERE c.id = x.conversation_id AND {OWN} AND x.side = {SIDE_OF}
      AND {was_minor("a.birth_date", "x.sent_at")}
    """
)

OTHERS = text(
    f"""
    SELECT DISTINCT CASE WHEN c.student_id = :account_id THEN c.mentor_id ELSE c.student_id END AS account_id
    FROM conversation c WHERE {OWN} AND c.student_id IS NOT NULL AND c.mentor_id IS NOT NULL
    """
)

_FORGET_STUDENT = text("UPDATE conversation SET student_id = NULL WHERE student_id = :account_id")

_FORGET_MENTOR = text("UPDATE conversation SET mentor_id = NULL WHERE mentor_id = :account_id")

_FORGET_QUICK_REPLIES = text("DELETE FROM quick_reply WHERE account_id = :account_id")

ERASE = (_ERASE_WORDS, _FORGET_STUDENT, _FORGET_MENTOR, _FORGET_QUICK_REPLIES)

ABOUT = text(
    f"""
    SELECT {SIDE_OF} AS my_side, c.status, c.opened_at, c.closed_at,
        {OTHER_NAME} AS with_first_name,
        (SELECT coalesce(json_agg(json_build_object('side', x.side, 'sent_at', x.sent_at,
            'status', x.status, 'text', CASE WHEN x.status = 'hidden' THEN '' ELSE x.text END)
            ORDER BY x.seq), '[]')
         FROM message x WHERE x.conversation_id = c.id AND {SHOWN.format(side=SIDE_OF)}
           AND (x.side = {SIDE_OF} OR {READS})) AS messages
    FROM conversation c
    LEFT JOIN account o ON o.id = CASE WHEN c.student_id = :account_id THEN c.mentor_id ELSE c.student_id END
    WHERE {OWN} ORDER BY c.opened_at
    """
)
