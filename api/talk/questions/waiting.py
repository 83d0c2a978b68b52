"""What waits for a person among questions."""

from api.platform.access import Role
from api.platform.feature.waiting import Waiting
from api.talk.questions.queries import IN_INBOX, WITH_ADVISERS

WAITING = [
    Waiting(
        "question.asked",
        {Role.MENTOR},
        "/inbox",
        f"SELECT NULL, NULL, count(*), NULL {IN_INBOX} HAVING count(*) > 0",
    ),
    Waiting(
        "question.unanswered",
        {Role.ADVISER},
        "/staff/questions",
        f"SELECT NULL, NULL, count(*), NULL {WITH_ADVISERS} HAVING count(*) > 0",
    ),
]
