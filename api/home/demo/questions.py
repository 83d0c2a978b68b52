"""Questions of the demonstration's student: one that is answered, one in inboxes, one with the advisers.

Made once; those that still wait are asked anew each day, so that the demonstration does not grow old.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import text

from api.home.demo.cases import write_case
from api.home.demo.people import APPRENTICE, COMMUNE, DEPARTMENT
from api.people.accounts.demo import CREATE, row_of
from api.platform.access import Role
from api.platform.kit.bulk import Connection
from api.platform.kit.clock import now
from api.platform.kit.database import driver_sql
from api.safety.safeguarding.service import screen

_TALK = (
    ("student", 0, "Bonjour ! Est-ce qu’on travaille dehors même en hiver ?"),
    (
        "mentor",
        95,
        "Bonjour ! Oui, presque tous les jours. En hiver, on taille les arbres et on prépare les chantiers du"
        " printemps. Bien habillé, on s’y fait vite.",
    ),
    ("student", 130, "Merci ! Et il faut être fort en maths ?"),
    (
        "mentor",
        160,
        "Un peu, pour les surfaces et les plans. Ça s’apprend sur de vrais jardins, c’est plus facile qu’au"
        " tableau. Si tu veux, mon numéro : 06 39 98 00 00",
    ),
    ("student", 175, "D’accord. Et quelle formation faut-il choisir pour commencer ?"),
)
"""A few days ago: side, minutes after the question, words; the number is one that nobody has."""

# As the child and a parent would have agreed. Whoever withdraws it in the demonstration has done so.
_CONSENT = text(
    """
    INSERT INTO public.consent_decision (account_id, purpose, party, answer, how, decided_at)
    SELECT :account_id, 'conversations', party, 'agreed', 'app', :now
    FROM unnest(ARRAY['self', 'parent']) AS party
    WHERE NOT EXISTS (
        SELECT FROM public.consent_decision d
        WHERE d.account_id = :account_id AND d.purpose = 'conversations')
    """
)

_IN_FORCE = text(
    """
    INSERT INTO consent_in_force (account_id, purpose, since) VALUES (:account_id, 'conversations', :now)
    ON CONFLICT DO NOTHING
    """
)

_QUESTION = text(
    """
    INSERT INTO question (id, account_id, text, mentor_id, career_code, commune_code, department, minor,
        status, created_at, taken_at, ended_at)
    VALUES (:id, :account_id, :text, :mentor_id, :career_code, :commune_code, :department, true, :status,
        :asked_at, :taken_at, :taken_at)
    ON CONFLICT (id) DO UPDATE SET created_at = EXCLUDED.created_at, reminded_at = NULL, widened_at = NULL
    WHERE question.status = 'waiting'
    """
)

_OFFER = text(
    """
    INSERT INTO question_offer (question_id, account_id, offered_at) VALUES (:id, :mentor_id, :asked_at)
    ON CONFLICT (question_id, account_id) DO UPDATE SET offered_at = EXCLUDED.offered_at
    """
)

_CONVERSATION = text(
    """
    INSERT INTO conversation (id, question_id, student_id, mentor_id, career_code, department, opened_at,
        answered_at, last_at, last_seq, student_delivered, mentor_delivered, student_seen, mentor_seen)
    VALUES (:id, :question_id, :account_id, :mentor_id, :career_code, :department, :asked_at, :answered_at,
        :last_at, :last_seq, :last_seq, :last_seq, :last_seq, :last_seq - 1)
    ON CONFLICT DO NOTHING
    """
)

_MESSAGE = text(
    """
    INSERT INTO message (conversation_id, seq, id, side, text, masked, sent_at)
    SELECT c.id, :seq, :message_id, :side, :text, :masked, :sent_at FROM conversation c
    WHERE c.id = :id AND c.student_id = :account_id
    ON CONFLICT DO NOTHING
    """
)


def write_questions(connection: Connection) -> int:
    """Make what the demonstration's student asked; how many questions."""
    student, mentor = row_of(Role.STUDENT), row_of(Role.MENTOR)
    moment = now()
    connection.execute(driver_sql(CREATE), student)
    for statement in (_CONSENT, _IN_FORCE):
        connection.execute(driver_sql(statement), {"account_id": student["id"], "now": moment})
    asked_at = moment - timedelta(days=3)
    talk = _question(
        connection, "talk", _TALK[0][2], asked_at, status="taken", mentor_id=mentor["id"], taken_at=asked_at
    )
    _converse(connection, talk, mentor["id"], asked_at)
    waiting = _question(
        connection,
        "waiting",
        "Je suis en 3e et j’hésite entre un bac pro et un bac général. Qu’est-ce qui t’a décidé ?",
        moment - timedelta(hours=20),
    )
    for name in (Role.MENTOR, APPRENTICE):
        offer = {"id": waiting, "mentor_id": row_of(name)["id"], "asked_at": moment - timedelta(hours=20)}
        connection.execute(driver_sql(_OFFER), offer)
    _question(
        connection,
        "adviser",
        "Est-ce qu’on peut devenir paysagiste sans aimer conduire des machines ?",
        moment - timedelta(days=22),
        status="with_adviser",
    )
    return 3


def _question(connection: Connection, name: str, words: str, asked_at: datetime, **values: Any) -> UUID:
    student = row_of(Role.STUDENT)["id"]
    question = uuid5(student, f"question {name}")
    defaults = {"mentor_id": None, "status": "waiting", "taken_at": None, "career_code": "A1208"}
    connection.execute(
        driver_sql(_QUESTION),
        {
            **defaults,
            **values,
            "id": question,
            "account_id": student,
            "text": words,
            "commune_code": COMMUNE,
            "department": DEPARTMENT,
            "asked_at": asked_at,
        },
    )
    return question


def _converse(connection: Connection, question: UUID, mentor: UUID, asked_at: datetime) -> None:
    student = row_of(Role.STUDENT)["id"]
    conversation = uuid5(question, "conversation")
    moments = [asked_at + timedelta(minutes=minutes) for _, minutes, _ in _TALK]
    connection.execute(
        driver_sql(_CONVERSATION),
        {
            "id": conversation,
            "question_id": question,
            "account_id": student,
            "mentor_id": mentor,
            "career_code": "A1208",
            "department": DEPARTMENT,
            "asked_at": asked_at,
            "answered_at": moments[1],
            "last_at": moments[-1],
            "last_seq": len(_TALK),
        },
    )
    for seq, ((side, _, words), sent_at) in enumerate(zip(_TALK, moments, strict=True), 1):
        message, screened = uuid5(conversation, str(seq)), screen(words)
        connection.execute(
            driver_sql(_MESSAGE),
            {
                "id": conversation,
                "account_id": student,
                "seq": seq,
                "message_id": message,
                "side": side,
                "text": screened.text,
                "masked": bool(screened.masked),
                "sent_at": sent_at,
            },
        )
        if screened.masked:
            author = student if side == "student" else mentor
            write_case(connection, message, author, words, screened.spans, sent_at)
